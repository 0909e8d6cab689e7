package outrider.app.team;

import java.util.ArrayList;
import java.util.List;
import outrider.app.i18n.Words;
import outrider.app.problem.ConfiguredNames;

/// The board as lines of text apart by tabs, which every spreadsheet takes from the clipboard:
/// number and sum in columns of their own.
final class BoardText {
  private final Words words;
  private final ConfiguredNames names;

  BoardText(Words words, ConfiguredNames names) {
    this.words = words;
    this.names = names;
  }

  String of(PipelineBoard board) {
    var rows = new ArrayList<String>();
    rows.add(head(board));
    board.lines().stream()
        .filter(line -> line.kind() == BoardLine.Kind.PERSON)
        .forEach(line -> rows.add(row(board, line)));
    rows.add(row(board, board.total()));
    return String.join("\n", rows) + "\n";
  }

  private String head(PipelineBoard board) {
    var cells = new ArrayList<>(List.of(words.get("team.person"), words.get("team.team")));
    for (var column = 0; column < board.columns(); column++) {
      var name = column(board, column);
      cells.add(words.get("team.columnDeals", name));
      cells.add(words.get("team.columnSum", name));
    }
    return String.join("\t", cells);
  }

  private String row(PipelineBoard board, BoardLine line) {
    var cells = new ArrayList<>(List.of(clean(line(line)), clean(names.team(line.team()))));
    for (var column = 0; column < board.columns(); column++) {
      var cell = line.cell(column);
      cells.add(Long.toString(cell.deals()));
      cells.add(cell.sums().full(words));
    }
    return String.join("\t", cells);
  }

  /// The name of a line: a person's, a team's, or the whole.
  String line(BoardLine line) {
    return switch (line.kind()) {
      case TOTAL -> words.get("team.total");
      case TEAM -> line.id().isEmpty() ? words.get("team.noTeam") : names.team(line.id());
      case PERSON -> line.id().isEmpty() ? words.get("team.nobody") : names.user(line.id());
    };
  }

  String column(PipelineBoard board, int column) {
    if (board.isStage(column)) {
      return names.of(board.stages().get(column).row());
    }
    return words.get(column == board.stages().size() ? "team.open" : "team.won");
  }

  /// A name must not break the table, nor begin a formula.
  private static String clean(String name) {
    var flat = name.replaceAll("[\\t\\r\\n]", " ");
    return flat.matches("^[=+@-].*") ? "'" + flat : flat;
  }
}
