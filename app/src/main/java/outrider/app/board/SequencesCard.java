package outrider.app.board;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import outrider.app.board.BoardTable.Cell;
import outrider.core.record.RecordType;
import outrider.core.sequence.Sequence;
import outrider.core.sequence.Sequences;

/// What won deals share more often than lost ones, in which order; each opens its deals. Says so
/// where there are too few, or where nothing is beyond chance.
final class SequencesCard extends VBox {
  private static final int SHOWN = 8;

  private final BoardWords text;
  private final BoardTableView table;
  private final Label note = new Label();
  private final Label said = new Label();

  SequencesCard(BoardWords text, BiConsumer<String, Behind> open) {
    super(8);
    this.text = text;
    table = new BoardTableView(open);
    getStyleClass().addAll("card", "board-card");
    setMinWidth(0);
    var title = new Label(text.get("board.sequences"));
    title.getStyleClass().add("subheading");
    note.getStyleClass().addAll("small", "text-2");
    said.getStyleClass().add("text-2");
    for (var label : List.of(note, said)) {
      label.setWrapText(true);
      label.setMinHeight(Region.USE_PREF_SIZE);
    }
    getChildren().addAll(title, note, said, table);
    show(said, false);
    show(table, false);
  }

  private static void show(Region part, boolean isShown) {
    part.setVisible(isShown);
    part.setManaged(isShown);
  }

  void show(SequenceQueries.Found found) {
    var sequences = found.sequences();
    note.setText(
        text.get(
            found.isCut() ? "board.sequences.noteLast" : "board.sequences.note",
            text.number(sequences.won()),
            text.number(sequences.lost())));
    said.setText(
        sequences.isFew()
            ? text.get(
                "board.sequences.few", Sequences.DEALS_MIN, sequences.won(), sequences.lost())
            : text.get("board.sequences.none", text.number(sequences.tried())));
    show(said, sequences.found().isEmpty());
    show(table, !sequences.found().isEmpty());
    table.show(table(found));
  }

  /// Chooses the first line.
  void focus() {
    table.getSelectionModel().select(0);
    table.requestFocus();
  }

  /// Also for sharing.
  BoardTable table(SequenceQueries.Found found) {
    return new BoardTable(
        text.get("board.sequences"),
        List.of(
            text.get("board.sequences.order"),
            text.get("board.sequences.won"),
            text.get("board.sequences.lost"),
            text.get("board.sequences.n"),
            text.get("board.sequences.p"),
            text.get("board.sequences.adjusted")),
        found.sequences().found().stream().limit(SHOWN).map(each -> row(found, each)).toList());
  }

  private BoardTable.Row row(SequenceQueries.Found found, Sequence each) {
    var sequences = found.sequences();
    return new BoardTable.Row(
        order(each.deeds()),
        List.of(
            share(each.won(), sequences.won()),
            share(each.lost(), sequences.lost()),
            Cell.of(text.number(each.n()), each.n()),
            Cell.of(p(each.p()), each.p()),
            Cell.of(p(each.adjusted()), each.adjusted())),
        found.behind(each.deeds()));
  }

  private Cell share(int part, int whole) {
    return Cell.of(text.percent((double) part / whole), (double) part / whole);
  }

  private static String p(double p) {
    return p < 0.001 ? "<0.001" : String.format(Locale.ROOT, "%.3f", p);
  }

  private String order(List<String> deeds) {
    return deeds.stream()
        .map(this::deed)
        .reduce((one, other) -> text.get("board.sequences.then", one, other))
        .orElse("");
  }

  private String deed(String kind) {
    if (kind.startsWith("file/")) {
      return text.file(kind.substring("file/".length()));
    }
    var type = kind.equals("demo") || kind.equals("quote") ? RecordType.TASK : RecordType.ACTIVITY;
    return text.option(type, "kind", kind);
  }

  /// Empty before the book has answered.
  Optional<BoardTable> shared(Optional<SequenceQueries.Found> found) {
    return found.map(this::table);
  }
}
