package outrider.app.opportunity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.activity.LogBox;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.EmptyState;
import outrider.app.fx.Icon;
import outrider.app.fx.StageStepper;
import outrider.app.problem.ConfiguredNames;
import outrider.app.shell.KeyBinding;
import outrider.app.shell.PaletteEntry;
import outrider.app.shell.Place;
import outrider.app.shell.Screen;
import outrider.app.shell.WindowWidth;
import outrider.app.shell.Workspace;

/// One deal: where it stands and for how long, what its stage asks for, what happened, and its
/// facts.
public final class OpportunityView extends Screen {
  private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");

  /// At 200 % of a small window the page keeps what cannot be found elsewhere.
  private static final double TINY_BELOW = 900;

  private final Workspace space;
  private final ConfiguredNames names;
  private final DealDeeds deeds;
  private final DealHead head;
  private final StageStepper stepper = new StageStepper();
  private final VBox stepperBox = new VBox(stepper);
  private final LogBox logBox;
  private final FactsPanel facts;
  private final DealColumns columns;
  private final VBox page;
  private @Nullable DealPage shown;

  public OpportunityView(Workspace space, String id) {
    super(new VBox(), space.words().get("type.opportunity"));
    this.space = space;
    names = space.reasons().names();
    deeds = new DealDeeds(space, id, () -> Optional.ofNullable(shown));
    head = new DealHead(space, names, deeds);
    logBox = new LogBox(space, deeds::subject);
    facts = new FactsPanel(space);
    columns =
        new DealColumns(
            space.words(),
            new ChecklistPanel(space, names, deeds::advance),
            logBox,
            new DealTimeline(space, names),
            facts);
    stepperBox.getStyleClass().add("deal-stepper");
    parentTitleProperty().set(space.words().get("nav.opportunities"));
    stylesheet(OpportunityView.class, "opportunity.css");
    page = (VBox) root();
    page.getStyleClass().addAll("surface", "deal-page");
    page.getChildren().addAll(head, stepperBox, columns);
    VBox.setVgrow(columns, Priority.ALWAYS);
    whileShown(
        space.live(
            DealPage.query(id, space.commands().actor().user(), space.database()::configuration),
            this::show));
    whileShown(() -> page.widthProperty().subscribe(width -> fold()));
    whileShown(() -> space.ticker().everyMinute(now -> refreshTimes()));
  }

  @Override
  public Place parentPlace() {
    return new Place.Opportunities();
  }

  @Override
  public Node firstFocus() {
    return head.wayOn();
  }

  @Override
  public List<KeyBinding> keys() {
    var keys = new ArrayList<KeyBinding>();
    keys.add(KeyBinding.hintedAs("Ctrl+1 – 9", "Ctrl+1", "key.toStage", () -> deeds.moveTo(1)));
    for (var number = 2; number <= 9; number++) {
      var to = number;
      keys.add(KeyBinding.of("Ctrl+" + number, "key.toStage", () -> deeds.moveTo(to)));
    }
    keys.add(KeyBinding.hinted("L", "deals.log", logBox::open));
    keys.add(KeyBinding.hintedAs("[ ]", "[", "deal.beside", () -> deeds.beside(-1)));
    keys.add(KeyBinding.of("]", "deal.beside", () -> deeds.beside(1)));
    keys.add(KeyBinding.of("Ctrl+D", "deal.call", deeds::call));
    keys.add(KeyBinding.hinted("G", "deal.schedule", deeds::schedule));
    keys.add(KeyBinding.of("Ctrl+V", "files.paste", facts::paste));
    keys.add(KeyBinding.hinted("T", "deal.plan", deeds::plan));
    keys.add(KeyBinding.hinted("M", "member.add", facts::addMember));
    keys.add(KeyBinding.hinted("A", "approval.ask", facts::askForApproval));
    keys.add(KeyBinding.hinted("Esc", "key.back", deeds::back));
    return keys;
  }

  @Override
  public List<PaletteEntry> actions() {
    var entries = new ArrayList<PaletteEntry>();
    entries.add(entry(Icon.LOG, "deals.log", "L", logBox::open));
    entries.add(entry(Icon.CALL, "deal.call", "Ctrl+D", deeds::call));
    entries.add(entry(Icon.GANTT, "deal.schedule", "G", deeds::schedule));
    var stages = deeds.stages();
    for (var index = 0; index < stages.size(); index++) {
      var number = index + 1;
      entries.add(
          PaletteEntry.of(
              Icon.OPPORTUNITY,
              space.words().get("stageGate.go", names.of(stages.get(index).row())),
              number <= 9 ? "Ctrl+" + number : "",
              () -> deeds.moveTo(number)));
    }
    entries.add(entry(Icon.TASK, "deal.plan", "T", deeds::plan));
    entries.add(entry(Icon.TEAM, "member.add", "M", facts::addMember));
    entries.add(entry(Icon.SIGN_OFF, "approval.ask", "A", facts::askForApproval));
    entries.add(entry(Icon.REMOVE, "deal.delete", "", deeds::delete));
    return entries;
  }

  FactsPanel facts() {
    return facts;
  }

  private PaletteEntry entry(Icon icon, String key, String shortcut, Runnable deed) {
    return PaletteEntry.of(icon, space.words().get(key), shortcut, deed);
  }

  private void show(List<DealPage> found) {
    if (found.isEmpty()) {
      shown = null;
      page.getChildren().setAll(gone());
      return;
    }
    shown = found.getFirst();
    if (!page.getChildren().contains(columns)) {
      page.getChildren().setAll(head, stepperBox, columns);
    }
    titleProperty().set(shown.deal().name());
    columns.show(shown);
    refreshTimes();
  }

  private EmptyState gone() {
    var words = space.words();
    return new EmptyState(
        Icon.OPPORTUNITY,
        words.get("deal.gone"),
        ButtonWithKey.secondary(words, "deal.backToBoard").does(deeds::back));
  }

  /// What a minute changes. The rest stays, so that nobody's typing is disturbed.
  private void refreshTimes() {
    if (shown != null) {
      head.show(shown);
      var way = DealSteps.of(shown, names, space.words(), space.clock().instant());
      stepper.show(way.steps(), way.present());
    }
  }

  private void fold() {
    var narrow = WindowWidth.isNarrow(space, root());
    var tiny = root().getScene() != null && WindowWidth.of(space, root()) < TINY_BELOW;
    head.keepEssentials(tiny);
    columns.keepEssentials(tiny);
    root().pseudoClassStateChanged(NARROW, narrow);
    columns.setNarrow(narrow);
  }
}
