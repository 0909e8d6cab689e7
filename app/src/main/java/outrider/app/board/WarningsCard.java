package outrider.app.board;

import java.util.List;
import java.util.function.BiConsumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import outrider.app.fx.Chip;
import outrider.app.fx.Icon;

/// What should be looked at, each with its rows.
final class WarningsCard extends VBox {
  private static final int SHOWN = 6;

  private final BoardWords text;
  private final BiConsumer<String, Behind> open;
  private final VBox list = new VBox(2);
  private final Chip count = new Chip("", Chip.Tone.RISK);

  WarningsCard(BoardWords text, BiConsumer<String, Behind> open) {
    super(8);
    this.text = text;
    this.open = open;
    getStyleClass().addAll("card", "board-card");
    setMinWidth(0);
    var title = new Label(text.get("board.warnings"));
    title.getStyleClass().add("subheading");
    count.getStyleClass().add("num");
    var head = new HBox(8, title, count);
    head.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(head, list);
  }

  void show(List<BoardReport.Warning> warnings) {
    count.setText(text.number(warnings.size()));
    count.setVisible(!warnings.isEmpty());
    count.setManaged(!warnings.isEmpty());
    if (warnings.isEmpty()) {
      var none = new Label(text.get("board.noWarnings"));
      none.getStyleClass().addAll("small", "text-2");
      none.setWrapText(true);
      list.getChildren().setAll(none);
    } else {
      list.getChildren().setAll(warnings.stream().limit(SHOWN).map(this::line).toList());
    }
  }

  private Node line(BoardReport.Warning warning) {
    var head = said(warning);
    var note = note(warning);
    var title = new Label(head);
    title.getStyleClass().addAll("small", "bold");
    var more = new Label(note);
    more.getStyleClass().addAll("small", "num", "text-2");
    var words = new VBox(title, more);
    words.setMinWidth(0);
    var icon =
        warning.kind().equals("over")
            ? Icon.RISK.node(14, "warn-text")
            : Icon.LATE.node(14, "risk-text");
    var row = new HBox(8, icon, words);
    row.setAlignment(Pos.TOP_LEFT);
    var button = FunnelChart.button(row, head + ", " + note);
    button.setOnAction(press -> open.accept(head, warning.behind()));
    return button;
  }

  String said(BoardReport.Warning warning) {
    var of = warning.of().isEmpty() ? "" : text.step(warning.of());
    return switch (warning.kind()) {
      case "step" ->
          text.get(
              "board.warn.step", of, text.percent(warning.before()), text.percent(warning.now()));
      case "response" -> text.get("board.warn.response", text.length((long) warning.now()));
      case "stay" -> text.get("board.warn.stay", of, text.days((long) warning.now()));
      default -> text.get("board.warn.over", of, warning.count());
    };
  }

  private String note(BoardReport.Warning warning) {
    return switch (warning.kind()) {
      case "step", "response" -> text.get("board.n", warning.count());
      case "stay" ->
          text.get(
              "board.warn.limitAndOver", text.number((long) warning.before()), warning.count());
      default -> text.get("board.warn.limit", text.number((long) warning.before()));
    };
  }
}
