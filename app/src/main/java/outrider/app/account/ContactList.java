package outrider.app.account;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import outrider.app.fx.Column;
import outrider.app.list.Condition;
import outrider.app.list.NameAndCompany;
import outrider.app.list.Operator;
import outrider.app.list.RowColumns;
import outrider.app.list.SavedView;
import outrider.app.shell.Workspace;
import outrider.app.store.Query;
import outrider.app.store.Table;
import outrider.core.contact.Contact;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Columns and views of the list of contacts.
final class ContactList {
  private ContactList() {}

  /// The name of every account that a contact belongs to, by id.
  static Query<Map<String, String>> accountNames() {
    return Query.of(
        "names of contacts' accounts",
        sql -> {
          var names = new HashMap<String, String>();
          sql.each(
              "SELECT id, name FROM account WHERE id IN (SELECT account FROM contact)",
              columns -> names.put(columns.text(1), columns.text(2)));
          return names;
        },
        Table.ACCOUNT,
        Table.CONTACT);
  }

  static List<Column<Row>> columns(Workspace space, Supplier<Map<String, String>> accountNames) {
    var columns = new RowColumns(space, RecordType.CONTACT);
    var shown = new ArrayList<Column<Row>>();
    shown.add(
        Column.<Row, NameAndCompany>node(
                Fields.NAME,
                "contact.nameAndAccount",
                220,
                NameAndCompany::new,
                (cell, row) ->
                    cell.show(
                        row.text(Fields.NAME),
                        accountNames.get().getOrDefault(row.text(Contact.ACCOUNT), "")))
            .canSort()
            .canGrow());
    shown.add(columns.of("title", 130, "text-2").drops(6));
    shown.add(columns.of("role", 120, "text-2").drops(5));
    shown.add(columns.of("phone", 140).drops(3));
    shown.add(columns.of(Fields.TAGS, 90).drops(8));
    shown.add(columns.of(Fields.LAST_CONTACT_AT, 116, "text-2").drops(4));
    shown.add(columns.of(Fields.OWNER, 90, "text-2").drops(7));
    shown.addAll(
        columns.others(
            Set.of(
                Fields.NAME,
                "title",
                "role",
                "phone",
                Fields.TAGS,
                Fields.LAST_CONTACT_AT,
                Fields.OWNER)));
    return shown;
  }

  /// All come first, as they do for accounts.
  static List<SavedView> views() {
    var mine =
        SavedView.builtIn(
            "mine",
            "contact.view.mine",
            Fields.NAME,
            Condition.of(Fields.OWNER, Operator.IS, Condition.ME));
    var all = SavedView.builtIn("all", "contact.view.all", Fields.NAME);
    var deciders =
        SavedView.builtIn(
            "deciders",
            "contact.view.deciders",
            Fields.NAME,
            Condition.of("role", Operator.IS, "decider"));
    return List.of(all, mine, deciders);
  }
}
