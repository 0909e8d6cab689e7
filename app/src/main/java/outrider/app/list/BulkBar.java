package outrider.app.list;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import outrider.app.field.FieldText;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.DataTable;
import outrider.app.fx.DialogCard;
import outrider.app.fx.Icon;
import outrider.app.fx.View;
import outrider.app.shell.Workspace;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.rule.Actor;
import outrider.core.user.Role;
import outrider.core.user.User;
import outrider.core.user.Visibility;

/// What can be done with the checked rows; it floats over the list while any are checked.
public final class BulkBar extends View {
  private final Workspace space;
  private final RecordType type;
  private final DataTable<Row> table;
  private final BulkEdit edit;
  private final BulkReport report;
  private final Label count = new Label();
  private final HBox deeds = new HBox(8);
  private final ContextMenu more = new ContextMenu();

  BulkBar(Workspace space, RecordType type, DataTable<Row> table) {
    super(new HBox(8));
    this.space = space;
    this.type = type;
    this.table = table;
    edit = new BulkEdit(space.database(), space.undo(), type);
    report = new BulkReport(space);
    var words = space.words();
    var bar = (HBox) root();
    bar.getStyleClass().addAll("bulk-bar", "raised");
    bar.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    count.getStyleClass().addAll("bold", "num");
    count.setMinWidth(Region.USE_PREF_SIZE);
    var owner = ButtonWithKey.soft(words, "list.changeOwner").icon(Icon.PERSON).compact().key("O");
    owner.does(this::changeOwner);
    var tags = ButtonWithKey.soft(words, "list.tags").icon(Icon.TAG).compact();
    tags.does(() -> chooseTag(tags));
    var field = ButtonWithKey.soft(words, "list.editField").icon(Icon.EDIT).compact();
    field.does(this::editField);
    deeds.setAlignment(Pos.CENTER_LEFT);
    deeds.getChildren().addAll(owner, tags, field);
    var overflow = ButtonWithKey.iconOnly(words, "list.more", Icon.MORE).compact();
    overflow.does(() -> more.show(overflow, Side.TOP, 0, -4));
    offer("list.delete", Icon.REMOVE, this::delete);
    var cancel = ButtonWithKey.plain(words, "list.cancel").compact().key("Esc");
    cancel.does(table::clearChecked);
    bar.getChildren().addAll(count, rule(), deeds, overflow, rule(), cancel);
    whileShown(
        table.checkedCountProperty(),
        checked -> {
          root().setVisible(checked.intValue() > 0);
          root().setManaged(checked.intValue() > 0);
          count.setText(words.get("list.checked", checked));
        });
  }

  /// Adds a deed for the checked rows to the menu behind the dots.
  public void offer(String wordKey, Icon icon, Runnable deed, Object... arguments) {
    var item = new MenuItem(space.words().get(wordKey, arguments), icon.node(14));
    item.setOnAction(done -> deed.run());
    more.getItems().add(item);
  }

  /// Puts the one deed that this list is for before all others.
  public void lead(ButtonWithKey deed) {
    deeds.getChildren().addFirst(deed);
  }

  /// The numbers of the checked rows.
  public List<Long> checked() {
    return table.checked();
  }

  /// Runs a change of one's own on the checked rows and says what became of it.
  public void run(Function<BulkEdit, CompletableFuture<BulkEdit.Outcome>> change) {
    run(change, true);
  }

  /// The same of one that cannot be taken back.
  public void runForGood(Function<BulkEdit, CompletableFuture<BulkEdit.Outcome>> change) {
    run(change, false);
  }

  private void run(
      Function<BulkEdit, CompletableFuture<BulkEdit.Outcome>> change, boolean undoable) {
    if (table.checked().size() > BulkEdit.RECORDS_MAX) {
      space.toasts().error(space.words().get("list.bulkTooMany", BulkEdit.RECORDS_MAX));
      return;
    }
    report.follow(change.apply(edit), undoable);
  }

  /// Asks to whom the checked rows are to be given; nothing where none is checked.
  void changeOwner() {
    if (!checked().isEmpty()) {
      OwnerChoice.open(
          space, receivers(), user -> run(edits -> edits.assign(checked(), user.id())));
    }
  }

  /// Whom the rules let this person give records to.
  private List<User> receivers() {
    Actor actor = space.commands().actor();
    return space.database().configuration().tree().users().stream()
        .filter(User::active)
        .filter(user ->
            actor.role() == Role.ADMIN
                || actor.scopes().contains(Visibility.userScope(user.id()))
                || actor.role() == Role.REP
                    && user.team() != null
                    && user.team().equals(actor.team()))
        .sorted(Comparator.comparing(User::name))
        .toList();
  }

  private void chooseTag(ButtonWithKey below) {
    var menu = new ContextMenu();
    var text = new FieldText(space);
    var add = new ArrayList<MenuItem>();
    var remove = new Menu(space.words().get("list.removeTag"));
    for (var tag : space.database().configuration().all(RecordType.TAG)) {
      add.add(
          tagItem(
              text.tag(tag.id()),
              id -> run(edits -> edits.addTags(checked(), List.of(id))),
              tag.id()));
      remove
          .getItems()
          .add(
              tagItem(
                  text.tag(tag.id()),
                  id -> run(edits -> edits.removeTags(checked(), List.of(id))),
                  tag.id()));
    }
    menu.getItems().addAll(add);
    menu.getItems().add(remove);
    menu.show(below, Side.TOP, 0, -4);
  }

  private static MenuItem tagItem(String name, Consumer<String> chosen, String id) {
    var item = new MenuItem(name);
    item.setOnAction(done -> chosen.accept(id));
    return item;
  }

  private void editField() {
    new BulkFieldDialog(space, type)
        .open(
            table.checked().size(),
            (field, value) -> run(edits -> edits.set(checked(), field, value)));
  }

  private void delete() {
    var words = space.words();
    int many = table.checked().size();
    var keep = ButtonWithKey.secondary(words, "list.keep").key("Esc");
    var remove = ButtonWithKey.danger(words, "list.deleteMany").says("list.deleteMany", many);
    var card =
        new DialogCard(
            words.get("list.deleteTitle", many),
            480,
            new Label(words.get("list.deleteNote")),
            keep,
            remove);
    var close = space.dialogs().open(card);
    keep.does(close);
    remove.does(() -> {
      close.run();
      var numbers = checked();
      table.clearChecked();
      run(edits -> edits.delete(numbers));
    });
  }

  private static Region rule() {
    var rule = new Region();
    rule.getStyleClass().add("vertical-rule");
    return rule;
  }
}
