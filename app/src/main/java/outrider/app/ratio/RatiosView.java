package outrider.app.ratio;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.ChoiceMenu;
import outrider.app.fx.ClipboardText;
import outrider.app.fx.EmptyState;
import outrider.app.fx.FilterChip;
import outrider.app.fx.Icon;
import outrider.app.shell.KeyBinding;
import outrider.app.shell.PaletteEntry;
import outrider.app.shell.Place;
import outrider.app.shell.Screen;
import outrider.app.shell.Workspace;
import outrider.core.ratio.Band;
import outrider.core.ratio.Ratio;
import outrider.core.ratio.RatioFlag;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// The company's own ratios, branch by branch and month by month: what stands out beyond chance is
/// flagged, and whoever leads the branch acts on it or says why nothing has to be done.
public final class RatiosView extends Screen {
  private final Workspace space;
  private final RatioViewModel model;
  private final RatioWords text;
  private final FlagCard flags;
  private final RatioCard matrix;
  private final BandChart chart;
  private final FilterChip ratio;
  private final FilterChip branch;
  private final RecordsPanel panel;
  private final Label months = new Label();
  private final Label notice = new Label();
  private final ButtonWithKey later;
  private final StackPane content = new StackPane();
  private final HBox bar;
  private final ScrollPane shown;

  public RatiosView(Workspace space) {
    super(new BorderPane(), space.words().get("nav.ratios"));
    this.space = space;
    var words = space.words();
    text = new RatioWords(space);
    model =
        new RatioViewModel(
            space.database(), space.clock(), space.zone(), space.commands().actor().user());
    flags = new FlagCard(space, text, new Deeds());
    matrix = new RatioCard(text, this::openCell);
    chart = new BandChart(text);
    ratio = new FilterChip(text.get("ratio.ratio"), "").icon(Icon.REVIEW).does(this::chooseRatio);
    branch = new FilterChip(text.get("ratio.branch"), "").icon(Icon.TEAM).does(this::chooseBranch);
    later =
        ButtonWithKey.iconOnly(words, "ratio.later", Icon.NEXT)
            .compact()
            .does(model.window()::later);
    panel = new RecordsPanel(space, text, this::openRecord, this::chooseSide, model::close);
    bar = toolbar();
    shown = body();
    stylesheet(RatiosView.class, "ratio.css");
    var page = (BorderPane) root();
    page.getStyleClass().add("ratios");
    page.setTop(bar);
    page.setCenter(content);
    StackPane.setAlignment(panel, Pos.CENTER_RIGHT);
    content.setFocusTraversable(true);
    whileShown(model::start);
    whileShown(() -> space.ticker().everyMinute(now -> model.refresh()));
    whileShown(model.shownProperty(), it -> it.ifPresent(this::show));
    whileShown(
        model.branchProperty(),
        it ->
            model
                .shownProperty()
                .get()
                .flatMap(RatioViewModel.Shown::answer)
                .ifPresent(this::draw));
    whileShown(model.openedProperty(), this::showPanel);
  }

  private HBox toolbar() {
    months.getStyleClass().addAll("bold", "num");
    months.setMinWidth(Region.USE_PREF_SIZE);
    notice.getStyleClass().addAll("small", "warn-text");
    notice.setMinWidth(0);
    notice.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(notice, Priority.ALWAYS);
    var earlier =
        ButtonWithKey.iconOnly(space.words(), "ratio.earlier", Icon.BACK)
            .compact()
            .does(model.window()::earlier);
    var tools = new HBox(8, ratio, earlier, months, later, notice);
    if (model.branches().isAdministrator()) {
      var editing =
          ButtonWithKey.secondary(space.words(), "ratio.edit")
              .compact()
              .icon(Icon.EDIT)
              .does(this::edit);
      tools.getChildren().addAll(editing, toDefine());
    }
    tools.setAlignment(Pos.CENTER_LEFT);
    tools.getStyleClass().add("ratio-bar");
    return tools;
  }

  private ButtonWithKey toDefine() {
    return ButtonWithKey.primary(space.words(), "ratio.new")
        .compact()
        .icon(Icon.ADD)
        .key("N")
        .does(this::define);
  }

  private ScrollPane body() {
    var title = new Label(text.get("ratio.chart"));
    title.getStyleClass().add("subheading");
    title.setMinWidth(Region.USE_PREF_SIZE);
    var legend = new Label(text.get("ratio.legend"));
    legend.getStyleClass().addAll("small", "text-2");
    legend.setMinWidth(0);
    var head = new HBox(8, title, branch, legend);
    head.setAlignment(Pos.CENTER_LEFT);
    var drawn = new VBox(8, head, chart);
    drawn.getStyleClass().addAll("card", "ratio-card");
    drawn.setMinWidth(0);
    var all = new VBox(12, flags, matrix, drawn);
    all.getStyleClass().add("ratio-body");
    var scroll = new ScrollPane(all);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("ratio-scroll");
    return scroll;
  }

  private void show(RatioViewModel.Shown found) {
    flags.show(found.flags());
    var answer = found.answer();
    bar.setVisible(answer.isPresent());
    bar.setManaged(answer.isPresent());
    if (answer.isEmpty()) {
      put(empty());
      return;
    }
    var it = answer.get();
    ratio.show(text.get("ratio.ratio"), text.name(it.asked().ratio()));
    months.setText(text.months(it.asked().shown()));
    later.setDisable(model.window().isPresent());
    notice.setText(
        it.progress() < 1
            ? text.get("board.building", space.words().amounts().percent(it.progress()))
            : "");
    matrix.show(it, found.flags());
    draw(it);
    put(shown);
  }

  private void put(Node ground) {
    content.getChildren().setAll(ground);
    if (model.openedProperty().get().isPresent()) {
      content.getChildren().add(panel);
    }
  }

  /// What ratios are, with some to begin with for whoever may define them.
  private Node empty() {
    if (!model.branches().isAdministrator()) {
      return new EmptyState(Icon.REVIEW, text.get("ratio.emptyForManager"));
    }
    var offered =
        RatioTemplate.ofTheBook().stream()
            .map(template ->
                ButtonWithKey.secondary(space.words(), template.wordKey())
                    .does(
                        () -> new RatioDialog(space, text, model, null).open(template.ratio(text))))
            .toArray(ButtonWithKey[]::new);
    var all = new HBox(8, offered);
    all.setAlignment(Pos.CENTER);
    var state = new EmptyState(Icon.REVIEW, text.get("ratio.empty"), toDefine());
    state.getStyleClass().add("ratio-empty");
    state.getChildren().add(2, all);
    return state;
  }

  /// The branch that was chosen, else the first that stands out, else the first that is judged.
  private int drawn(RatioAnswer answer) {
    var branches = answer.asked().branches();
    var lines = IntStream.range(0, branches.size()).filter(line -> branches.get(line).isLeaf());
    var leaves = lines.boxed().toList();
    return model
        .branchProperty()
        .get()
        .flatMap(team ->
            leaves.stream().filter(line -> branches.get(line).team().equals(team)).findFirst())
        .or(() ->
            leaves.stream()
                .filter(line ->
                    IntStream.range(0, RatioAsked.MONTHS)
                        .anyMatch(month ->
                            answer.band(line, month).isFlagged()
                                || answer.flag(line, month).isPresent()))
                .findFirst())
        .or(() ->
            leaves.stream()
                .filter(line -> answer.bands().get(line).stream().anyMatch(Band::isJudged))
                .findFirst())
        .or(() -> leaves.stream().findFirst())
        .orElse(0);
  }

  private void draw(RatioAnswer answer) {
    var line = drawn(answer);
    branch.show(text.get("ratio.branch"), text.team(answer.asked().branches().get(line)));
    chart.show(answer, line);
  }

  private void chooseRatio() {
    ChoiceMenu.below(
        ratio, model.ratios(), each -> Optional.of(each.id()), model.ratioProperty(), text::name);
  }

  private void chooseBranch() {
    var leaves = model.branches().all().stream().filter(Branch::isLeaf).toList();
    ChoiceMenu.below(
        branch, leaves, each -> Optional.of(each.team()), model.branchProperty(), text::team);
  }

  private void openCell(int line, int month) {
    answer()
        .ifPresent(it -> {
          var at = it.asked().branches().get(line);
          if (at.isLeaf()) {
            model.branchProperty().set(Optional.of(at.team()));
          }
          model.open(it, line, month, true);
        });
  }

  private void chooseSide(boolean isAbove) {
    model
        .openedProperty()
        .get()
        .filter(it -> it.isAbove() != isAbove)
        .ifPresent(it -> model.open(it.answer(), it.line(), it.month(), isAbove));
  }

  private void showPanel(Optional<RatioViewModel.Opened> opened) {
    content.getChildren().remove(panel);
    if (opened.isPresent()) {
      content.getChildren().add(panel);
      panel.show(opened.get());
    } else {
      content.requestFocus();
    }
  }

  private void openRecord(RatioLine line) {
    Place.ofRecord(line.type(), line.id()).ifPresent(space.navigator()::open);
  }

  private Optional<RatioAnswer> answer() {
    return model.shownProperty().get().flatMap(RatioViewModel.Shown::answer);
  }

  private void define() {
    if (model.branches().isAdministrator()) {
      new RatioDialog(space, text, model, null).open(Ratio.of(Row.of(RecordType.RATIO, "")));
    }
  }

  private void edit() {
    if (model.branches().isAdministrator()) {
      answer()
          .map(it -> it.asked().ratio())
          .ifPresent(it -> new RatioDialog(space, text, model, it).open(it));
    }
  }

  private void copy() {
    answer()
        .ifPresent(it -> {
          ClipboardText.put(text.copied(it));
          space.toasts().show(text.get("response.copied"));
        });
  }

  private void enter() {
    if (model.openedProperty().get().isPresent()) {
      panel.selected().ifPresent(this::openRecord);
    }
  }

  private void actHere() {
    flags.selected().filter(RatioFlag::isOpen).ifPresent(new Deeds()::act);
  }

  private void explainHere() {
    flags.selected().filter(RatioFlag::isOpen).ifPresent(new Deeds()::explain);
  }

  RatioViewModel model() {
    return model;
  }

  @Override
  public List<KeyBinding> keys() {
    var keys = new ArrayList<KeyBinding>();
    if (model.branches().isAdministrator()) {
      keys.add(KeyBinding.hinted("N", "ratio.new", this::define));
    }
    keys.addAll(
        List.of(
            KeyBinding.hinted("R", "ratio.ratio", this::chooseRatio),
            KeyBinding.hintedAs("F G", "F", "ratio.nextFlag", () -> flags.move(1)),
            KeyBinding.of("G", "ratio.previousFlag", () -> flags.move(-1)),
            KeyBinding.hinted("A", "ratio.act", this::actHere),
            KeyBinding.hinted("E", "ratio.explain", this::explainHere),
            KeyBinding.of("J", "board.key.next", () -> walk(TraversalDirection.NEXT)),
            KeyBinding.of("Shift+J", "board.key.previous", () -> walk(TraversalDirection.PREVIOUS)),
            KeyBinding.hinted("P", "ratio.earlier", model.window()::earlier),
            KeyBinding.of("Shift+P", "ratio.later", model.window()::later),
            KeyBinding.of("B", "ratio.branch", this::chooseBranch),
            KeyBinding.hinted("Ctrl+C", "response.copy", this::copy),
            KeyBinding.of("Enter", "key.open", this::enter),
            KeyBinding.of("Esc", "response.closePanel", model::close)));
    return keys;
  }

  @Override
  public List<PaletteEntry> actions() {
    return model.branches().isAdministrator()
        ? List.of(
            PaletteEntry.of(Icon.ADD, text.get("ratio.new"), "N", this::define),
            PaletteEntry.of(Icon.EDIT, text.get("ratio.edit"), "", this::edit))
        : List.of();
  }

  @Override
  public Node firstFocus() {
    return content;
  }

  /// What can be done about what stands out.
  private final class Deeds implements FlagCard.Deeds {
    @Override
    public void act(RatioFlag flag) {
      if (may(flag)) {
        new FlagDialogs(space, text).act(flag);
      }
    }

    @Override
    public void explain(RatioFlag flag) {
      if (may(flag)) {
        new FlagDialogs(space, text).explain(flag);
      }
    }

    @Override
    public void reopen(RatioFlag flag) {
      if (may(flag)) {
        new FlagDialogs(space, text).reopen(flag);
      }
    }

    @Override
    public boolean may(RatioFlag flag) {
      return model.branches().leads(flag.team());
    }
  }
}
