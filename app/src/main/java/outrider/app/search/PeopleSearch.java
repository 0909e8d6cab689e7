package outrider.app.search;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import outrider.app.fx.Icon;
import outrider.app.shell.PaletteEntry;
import outrider.app.shell.PaletteSource;
import outrider.app.shell.Place;
import outrider.app.shell.Workspace;
import outrider.app.store.Columns;
import outrider.app.store.SearchText;
import outrider.app.store.Sql;

/// Finds leads, customers, contacts and deals for the palette: by one Chinese character, by pinyin
/// initials, by the beginning of any word or number.
///
/// While a search runs, newer ones wait their turn; a search that was overtaken before it began
/// asks nothing.
public final class PeopleSearch implements PaletteSource {
  private static final int OF_EACH = 3;

  /// One kind of record: how it is asked for, and how what was found is shown.
  private record Kind(
      String table, String columns, Icon icon, String note, Function<String, Place> place) {}

  private record Found(Kind kind, String id, String name, String note) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind(
              "lead",
              "coalesce(r.intent || ' · ', '') || coalesce(r.company, '')",
              Icon.PERSON,
              "type.lead",
              Place.LeadRecord::new),
          new Kind("contact", "r.title", Icon.CONTACT, "type.contact", Place.ContactRecord::new),
          new Kind("account", "r.industry", Icon.ACCOUNT, "type.account", Place.AccountRecord::new),
          new Kind(
              "opportunity",
              "r.state",
              Icon.OPPORTUNITY,
              "type.opportunity",
              Place.OpportunityRecord::new));

  private final Workspace space;
  private final NewestAnswer answer;

  public PeopleSearch(Workspace space) {
    this.space = space;
    answer = new NewestAnswer(space);
  }

  @Override
  public String groupKey() {
    return "palette.people";
  }

  @Override
  public String prefix() {
    return "@";
  }

  @Override
  public void find(String text, Consumer<List<PaletteEntry>> found) {
    var match = SearchText.query(text);
    if (match.isEmpty()) {
      answer.overtake();
      found.accept(List.of());
      return;
    }
    answer.ask(
        sql -> search(sql, match),
        rows -> found.accept(rows.stream().map(row -> entry(row, text)).toList()));
  }

  private static List<Found> search(Sql sql, String match) {
    var found = new ArrayList<Found>();
    for (var kind : KINDS) {
      found.addAll(
          sql.list(
              "SELECT r.id, r.name, %2$s FROM %1$s_search s JOIN %1$s r ON r.no = s.rowid"
                      .formatted(kind.table(), kind.columns())
                  + " WHERE s.text MATCH ? LIMIT "
                  + OF_EACH,
              columns -> row(kind, columns),
              match));
    }
    return found;
  }

  private static Found row(Kind kind, Columns columns) {
    var note = columns.textOrNull(3);
    return new Found(kind, columns.text(1), columns.text(2), note == null ? "" : note);
  }

  private PaletteEntry entry(Found row, String text) {
    var kind = row.kind().note().isEmpty() ? "" : space.words().get(row.kind().note());
    var detail =
        row.kind().table().equals("opportunity")
            ? space
                .words()
                .fields()
                .option(outrider.core.record.RecordType.OPPORTUNITY, "state", row.note())
            : row.note();
    var note = kind.isEmpty() || detail.isEmpty() ? kind + detail : kind + " · " + detail;
    return new PaletteEntry(
        row.kind().icon(),
        row.name(),
        text,
        note,
        "",
        () -> space.navigator().open(row.kind().place().apply(row.id())));
  }
}
