package outrider.app.board;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.Icon;
import outrider.app.shell.Workspace;
import outrider.core.pipeline.OpportunityStage;

/// Two questions with their answers: which channel brings the best leads, and which customers stay
/// at the proposal. Each answer says of how many it is, how sure it is, and when it is none.
final class AnswersCard extends VBox {
  enum Question {
    BEST_CHANNEL,
    STUCK
  }

  private static final int LINES = 3;

  private final BoardWords text;
  private final BoardViewModel model;
  private final BiConsumer<String, Behind> open;
  private final VBox answer = new VBox(4);
  private final ButtonWithKey stage;
  private Supplier<List<Node>> shown = List::of;

  AnswersCard(
      Workspace space, BoardWords text, BoardViewModel model, BiConsumer<String, Behind> open) {
    super(8);
    this.text = text;
    this.model = model;
    this.open = open;
    getStyleClass().addAll("card", "board-card", "board-answers");
    setMinWidth(0);
    var title = new Label(text.get("board.questions"));
    title.getStyleClass().add("subheading");
    var best =
        ButtonWithKey.secondary(space.words(), "board.ask.bestChannel")
            .key("B")
            .does(() -> ask(Question.BEST_CHANNEL));
    var stuck =
        ButtonWithKey.secondary(space.words(), "board.ask.stuck")
            .key("K")
            .does(() -> ask(Question.STUCK));
    stage = ButtonWithKey.plain(space.words(), "board.otherStage").compact();
    stage.does(() -> chooseStage(stage));
    for (var button : List.of(best, stuck)) {
      button.setMaxWidth(Double.MAX_VALUE);
    }
    answer.setMinWidth(0);
    getChildren().addAll(title, best, stuck, answer);
  }

  void ask(Question question) {
    shown =
        () ->
            model
                .answerProperty()
                .get()
                .map(found ->
                    question == Question.BEST_CHANNEL
                        ? best(found.report().bestChannel())
                        : stuck(found.report().stuck()))
                .orElse(List.of());
    draw();
  }

  /// The answer anew, from the newest report.
  void draw() {
    answer.getChildren().setAll(shown.get());
  }

  private List<Node> best(BoardReport.BestChannel found) {
    var lines = new ArrayList<Node>();
    if (found.ranked().isEmpty()) {
      lines.add(said(text.get("board.best.none", outrider.core.board.Share.FEW_BELOW), "text-2"));
      return lines;
    }
    var first = found.ranked().getFirst();
    lines.add(
        said(text.get(found.byWin() ? "board.best.won" : "board.best.deal", first.name()), "bold"));
    ranked(lines, found.ranked());
    if (found.ranked().size() > 1) {
      lines.add(said(text.get(found.isClear() ? "board.clear" : "board.unclear"), "text-2"));
    }
    few(lines, found.few(), "board.best.few");
    return lines;
  }

  private List<Node> stuck(BoardReport.Stuck found) {
    var lines = new ArrayList<Node>();
    if (found.stage().isEmpty()) {
      lines.add(said(text.get("board.stuckNone"), "text-2"));
      return lines;
    }
    var name = text.step(found.stage().get());
    if (found.ranked().isEmpty()) {
      lines.add(
          said(text.get("board.stuck.none", name, outrider.core.board.Share.FEW_BELOW), "text-2"));
    } else {
      lines.add(
          said(text.get("board.stuck.first", found.ranked().getFirst().name(), name), "bold"));
      ranked(lines, found.ranked());
      if (found.ranked().size() > 1) {
        var clear = found.ranked().getFirst().share().isClearlyAbove(found.ranked().get(1).share());
        lines.add(said(text.get(clear ? "board.clear" : "board.unclear"), "text-2"));
      }
    }
    lines.add(said(text.get("board.stuck.means", name, text.days(found.afterMillis())), "text-3"));
    if (found.all().whole() > 0) {
      lines.add(link(text.get("board.stuck.all", text.sure(found.all())), found.behind()));
    }
    few(lines, found.few(), "board.stuck.few");
    lines.add(new HBox(stage));
    return lines;
  }

  private void ranked(List<Node> lines, List<BoardReport.Ranked> ranked) {
    ranked.stream()
        .limit(LINES)
        .forEach(
            each -> lines.add(link(each.name() + "  " + text.sure(each.share()), each.behind())));
  }

  private void few(List<Node> lines, int few, String key) {
    if (few > 0) {
      lines.add(said(text.get(key, few), "text-3"));
    }
  }

  private Node link(String words, Behind behind) {
    var label = new Label(words);
    label.getStyleClass().addAll("small", "num", "accent-text");
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    var button = FunnelChart.button(label, words);
    button.getStyleClass().add("board-link");
    button.setOnAction(press -> open.accept(words, behind));
    return button;
  }

  private static Label said(String words, String style) {
    var label = new Label(words);
    label.getStyleClass().addAll("small", style);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private void chooseStage(Node below) {
    var menu = new ContextMenu();
    var chosen = model.answerProperty().get().flatMap(found -> found.report().stuck().stage());
    for (var each : stages()) {
      var item = new RadioMenuItem(text.step(each.id()), Icon.GATE.node(12));
      item.setSelected(chosen.filter(each.id()::equals).isPresent());
      item.setOnAction(done -> model.stuckAtProperty().set(java.util.Optional.of(each.id())));
      menu.getItems().add(item);
    }
    menu.show(below, Side.BOTTOM, 0, 4);
  }

  private List<OpportunityStage> stages() {
    return model
        .answerProperty()
        .get()
        .map(found ->
            found.report().stays().stream()
                .flatMap(stay -> model.configuration().stage(stay.stage()).stream())
                .toList())
        .orElse(List.of());
  }
}
