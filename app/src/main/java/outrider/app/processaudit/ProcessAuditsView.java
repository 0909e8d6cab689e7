package outrider.app.processaudit;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.Chip;
import outrider.app.fx.EmptyState;
import outrider.app.fx.Icon;
import outrider.app.fx.ListRow;
import outrider.app.fx.LiveList;
import outrider.app.fx.SegmentedTabs;
import outrider.app.shell.KeyBinding;
import outrider.app.shell.PaletteEntry;
import outrider.app.shell.Screen;
import outrider.app.shell.Workspace;
import outrider.core.processaudit.Sample;
import outrider.core.user.Role;

/// The monthly process audit: a tenth of the deals that were closed, each laid beside the way that
/// its pipeline publishes, and what is broken most.
public final class ProcessAuditsView extends Screen {
  private static final double LIST_WIDTH = 340;
  private static final double ROW_HEIGHT = 60;

  private final Workspace space;
  private final ProcessAuditViewModel model;
  private final AuditWords says;
  private final Label month = new Label();
  private final Label figures = new Label();
  private final ButtonWithKey more;
  private final LiveList<AuditedDeal> deals = new LiveList<>(AuditedDeal::id);
  private final ListView<AuditedDeal> list = new ListView<>(deals.items());
  private final WalkPane walk;
  private final BrokenPane broken;
  private final SegmentedTabs<Boolean> tabs = new SegmentedTabs<>();
  private final StackPane body = new StackPane();
  private final HBox both;
  private boolean counts;

  public ProcessAuditsView(Workspace space) {
    super(new BorderPane(), space.words().get("nav.processAudits"));
    this.space = space;
    var words = space.words();
    model = new ProcessAuditViewModel(space.undo(), YearMonth.from(space.today()));
    says = new AuditWords(space);
    walk = new WalkPane(space, model, says);
    broken =
        new BrokenPane(
            space,
            says,
            space.commands().actor().role() == Role.ADMIN
                ? Optional.of(step -> new TightenDialog(space, says).open(step))
                : Optional.empty());
    more = ButtonWithKey.soft(words, "processAudit.drawMore").compact().key("N");
    more.does(() -> draw(model.seed()));
    tabs.tab(false, words.get("processAudit.deals"), Icon.LIST)
        .tab(true, words.get("processAudit.broken.tab"), Icon.REVIEW)
        .onChosen(this::count);
    list.setFixedCellSize(ROW_HEIGHT);
    list.setCellFactory(view -> new DealCell());
    list.setAccessibleText(words.get("processAudit.deals"));
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener((property, before, now) -> {
          if (now != null) {
            model.chosenProperty().set(Optional.of(now.id()));
          }
        });
    list.setMinWidth(LIST_WIDTH);
    list.setPrefWidth(LIST_WIDTH);
    list.getStyleClass().add("audited-deals");
    HBox.setHgrow(walk, Priority.ALWAYS);
    both = new HBox(list, walk);
    body.setFocusTraversable(true);
    stylesheet(ProcessAuditsView.class, "process-audit.css");
    var page = (BorderPane) root();
    page.getStyleClass().addAll("process-audits", "surface");
    page.setTop(toolbar());
    page.setCenter(body);
    listen();
  }

  private void listen() {
    var user = space.commands().actor().user();
    whileShown(model.monthProperty(), now -> month.setText(says.month(now)));
    whileShown(
        space.live(
            model.monthProperty(),
            now -> ProcessAuditQueries.month(now, space.zone(), user),
            model::show));
    whileShown(model.answerProperty(), answer -> answer.ifPresent(this::show));
    whileShown(
        space.live(
            model.chosenProperty(),
            id -> ProcessAuditQueries.walk(id.orElse(""), space.database().configuration()),
            walk::show));
    whileShown(model.chosenProperty(), id -> select());
    whileShown(
        space.live(
            model.monthProperty(),
            now ->
                ProcessAuditQueries.broken(now.minusMonths(ProcessAuditViewModel.MONTHS - 1L), now),
            broken::show));
  }

  private Node toolbar() {
    var words = space.words();
    var back =
        ButtonWithKey.iconOnly(words, "processAudit.earlier", Icon.BACK).does(() -> model.step(-1));
    var next =
        ButtonWithKey.iconOnly(words, "processAudit.later", Icon.NEXT).does(() -> model.step(1));
    month.getStyleClass().addAll("subheading", "num");
    month.setMinWidth(Region.USE_PREF_SIZE);
    figures.getStyleClass().addAll("text-2", "num");
    figures.setMinWidth(0);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var bar = new HBox(8, back, month, next, figures, more, gap, tabs);
    HBox.setMargin(figures, new Insets(0, 4, 0, 8));
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().addAll("process-audit-toolbar", "hairline-bottom");
    return bar;
  }

  private void show(AuditedMonth answer) {
    var words = space.words();
    deals.show(answer.drawn());
    figures.setText(
        answer.drawn().isEmpty()
            ? words.get("processAudit.closed", answer.closed().size())
            : words.get(
                "processAudit.figures",
                answer.closed().size(),
                answer.drawn().size(),
                answer.done(),
                answer.done() == 0
                    ? "–"
                    : words.amounts().percent((double) answer.passed() / answer.done())));
    var missing = answer.drawn().isEmpty() ? 0 : model.toDraw(model.seed()).size();
    more.says("processAudit.drawMore", missing);
    more.setVisible(missing > 0);
    more.setManaged(missing > 0);
    select();
    showBody();
  }

  private void showBody() {
    if (counts) {
      put(broken);
      return;
    }
    model
        .answerProperty()
        .get()
        .ifPresent(answer -> put(answer.drawn().isEmpty() ? toBegin(answer) : both));
  }

  /// The keys stay the screen's when what had the focus goes.
  private void put(Node shown) {
    if (!body.getChildren().equals(List.of(shown))) {
      body.getChildren().setAll(shown);
      body.requestFocus();
    }
  }

  /// What stands there before a sample is drawn: how large it will be, and by which number.
  private Node toBegin(AuditedMonth answer) {
    var words = space.words();
    var name = says.month(model.monthProperty().get());
    if (answer.closed().isEmpty()) {
      return new EmptyState(Icon.AUDIT, words.get("processAudit.noneClosed", name));
    }
    var seed = new TextField(Long.toString(model.ownSeed()));
    seed.setPrefColumnCount(8);
    seed.setMaxWidth(Region.USE_PREF_SIZE);
    seed.getStyleClass().add("num");
    seed.setAccessibleText(words.get("processAudit.seed"));
    var label = new Label(words.get("processAudit.seed"));
    label.setLabelFor(seed);
    label.getStyleClass().add("text-2");
    var wrong = new Label(words.get("processAudit.seedWrong"));
    wrong.getStyleClass().addAll("small", "risk-text");
    wrong.setVisible(false);
    var draw = ButtonWithKey.primary(words, "processAudit.draw").key("N");
    draw.says("processAudit.draw", Sample.size(answer.closed().size()));
    Runnable does =
        () -> number(seed.getText()).ifPresentOrElse(this::draw, () -> wrong.setVisible(true));
    draw.does(does);
    seed.setOnAction(done -> does.run());
    var line = new HBox(8, label, seed);
    line.setAlignment(Pos.CENTER);
    var hint = new Label(words.get("processAudit.seedHint"));
    hint.getStyleClass().addAll("small", "text-3");
    hint.setWrapText(true);
    var empty =
        new EmptyState(
            Icon.AUDIT,
            words.get(
                "processAudit.toDraw",
                answer.closed().size(),
                name,
                Sample.size(answer.closed().size())),
            draw);
    empty.getChildren().addAll(line, hint, wrong);
    return empty;
  }

  private static Optional<Long> number(String typed) {
    try {
      return Optional.of(Long.valueOf(typed.strip()));
    } catch (NumberFormatException noNumber) {
      return Optional.empty();
    }
  }

  private void draw(long seed) {
    var count = model.toDraw(seed).size();
    if (count > 0) {
      space.tell(model.draw(seed), space.words().get("processAudit.drawn", count));
    }
  }

  /// By the key: the number that anybody finds by themselves.
  private void drawByKey() {
    if (!counts) {
      draw(model.seed());
    }
  }

  private void select() {
    var at = model.chosenProperty().get().map(id -> deals.indexOf(id)).orElse(-1);
    ListRow.select(list, at);
  }

  private void count(boolean counting) {
    counts = counting;
    tabs.select(counting);
    showBody();
    body.requestFocus();
  }

  @Override
  public List<KeyBinding> keys() {
    return List.of(
        KeyBinding.hintedAs("J K", "J", "processAudit.key.deal", () -> model.move(1)),
        KeyBinding.of("K", "processAudit.key.deal", () -> model.move(-1)),
        KeyBinding.hintedAs("↑ ↓", "Down", "processAudit.key.step", () -> walk.moveStep(1)),
        KeyBinding.of("Up", "processAudit.key.step", () -> walk.moveStep(-1)),
        KeyBinding.hinted("B", "processAudit.broken", () -> walk.judgeSelected("broken")),
        KeyBinding.hinted("G", "processAudit.inOrder", () -> walk.judgeSelected("kept")),
        KeyBinding.hinted("L", "processAudit.stepNote", walk::noteSelected),
        KeyBinding.of("N", "processAudit.key.draw", this::drawByKey),
        KeyBinding.of("Ctrl+Enter", "processAudit.finish", walk::finish),
        KeyBinding.of("T", "processAudit.broken.tab", () -> count(!counts)),
        KeyBinding.of("Left", "processAudit.earlier", () -> model.step(-1)),
        KeyBinding.of("Right", "processAudit.later", () -> model.step(1)));
  }

  @Override
  public List<PaletteEntry> actions() {
    return List.of(
        PaletteEntry.of(
            Icon.REVIEW, space.words().get("processAudit.broken.tab"), "T", () -> count(!counts)));
  }

  @Override
  public Node firstFocus() {
    return body;
  }

  /// A deal of the sample in the list.
  private final class DealCell extends ListCell<AuditedDeal> {
    private final Label name = new Label();
    private final Label about = new Label();
    private final Chip state = new Chip("", Chip.Tone.PLAIN);
    private final VBox lines;

    DealCell() {
      name.getStyleClass().add("bold");
      about.getStyleClass().addAll("small", "text-2");
      name.setMinWidth(0);
      about.setMinWidth(0);
      HBox.setHgrow(name, Priority.ALWAYS);
      name.setMaxWidth(Double.MAX_VALUE);
      var first = new HBox(8, name, state);
      first.setAlignment(Pos.CENTER_LEFT);
      lines = new VBox(3, first, about);
      lines.setAlignment(Pos.CENTER_LEFT);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable AuditedDeal deal, boolean empty) {
      super.updateItem(deal, empty);
      if (deal == null || empty) {
        setGraphic(null);
        return;
      }
      var owner = space.reasons().names().user(deal.owner());
      name.setText(deal.name());
      about.setText(
          deal.account().isEmpty()
              ? owner
              : space.words().get("processAudit.accountOwner", deal.account(), owner));
      state.setText(says.state(deal.audit()));
      state.setTone(AuditWords.tone(deal.audit()));
      setGraphic(lines);
      setAccessibleText(deal.name() + " " + state.getText());
    }
  }
}
