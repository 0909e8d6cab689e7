package outrider.app.library;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import outrider.app.fx.Icon;
import outrider.app.search.NewestAnswer;
import outrider.app.shell.PaletteEntry;
import outrider.app.shell.PaletteSource;
import outrider.app.shell.Place;
import outrider.app.shell.Workspace;
import outrider.app.store.SearchText;
import outrider.app.store.Sql;

/// Finds cases for the palette by what their title or script says.
public final class CaseSearch implements PaletteSource {
  private static final int FOUND_MAX = 3;

  private record Found(String id, String title, String industry) {}

  private final Workspace space;
  private final NewestAnswer answer;

  public CaseSearch(Workspace space) {
    this.space = space;
    answer = new NewestAnswer(space);
  }

  @Override
  public String groupKey() {
    return "nav.caseLibrary";
  }

  @Override
  public void find(String typed, Consumer<List<PaletteEntry>> found) {
    var match = SearchText.query(typed);
    if (match.isEmpty()) {
      answer.overtake();
      found.accept(List.of());
      return;
    }
    answer.ask(
        sql -> search(sql, match),
        rows -> found.accept(rows.stream().map(row -> entry(row, typed)).toList()));
  }

  private static List<Found> search(Sql sql, String match) {
    return sql.list(
        "SELECT c.id, c.name, c.industry FROM case_study_search s JOIN case_study c"
            + " ON c.no = s.rowid WHERE s.text MATCH ? AND c.state = 'published' LIMIT "
            + FOUND_MAX,
        columns -> new Found(columns.text(1), columns.text(2), columns.text(3)),
        match);
  }

  private PaletteEntry entry(Found row, String typed) {
    return new PaletteEntry(
        Icon.LIBRARY,
        row.title(),
        typed,
        row.industry(),
        "",
        () -> space.navigator().open(new Place.Library(Optional.of(row.id()))));
  }
}
