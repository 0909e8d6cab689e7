package outrider.app.lead;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import outrider.app.activity.Dialer;
import outrider.app.activity.LogBox;
import outrider.app.activity.LogSubject;
import outrider.app.attachment.FileList;
import outrider.app.experiment.VariantCard;
import outrider.app.field.LiveFields;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.DialogCard;
import outrider.app.fx.EmptyState;
import outrider.app.fx.Icon;
import outrider.app.fx.SegmentedTabs;
import outrider.app.list.RecordTrail;
import outrider.app.record.Completeness;
import outrider.app.record.FieldForm;
import outrider.app.score.ScoreDesk;
import outrider.app.score.ScorePanel;
import outrider.app.shell.KeyBinding;
import outrider.app.shell.PaletteEntry;
import outrider.app.shell.Place;
import outrider.app.shell.Screen;
import outrider.app.shell.WindowWidth;
import outrider.app.shell.Workspace;
import outrider.app.task.PlanDialog;
import outrider.core.lead.Lead;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// One lead: who it is, everything known as a form, everything that happened as a timeline, and the
/// takeover card.
///
/// Three columns side by side; in a narrow window three tabs.
public final class LeadView extends Screen {

  private enum Part {
    TIMELINE,
    FORM,
    CARD
  }

  private final Workspace space;
  private final LeadViewModel model;
  private final LeadHead head;
  private final FieldForm form;
  private final LogBox logBox;
  private final LeadTimeline timeline;
  private final TakeoverCard takeover;
  private final LeadTasks tasks;
  private final CadencePanel cadence;
  private final PoolPanel pool;
  private final VariantCard variant;
  private final ScorePanel score;
  private final FileList files;
  private final DuplicateHint duplicates;
  private final VBox completeness = new VBox();
  private final BorderPane body = new BorderPane();
  private final SegmentedTabs<Part> tabs = new SegmentedTabs<>();
  private final Region formSide;
  private final Region cardSide;
  private Part part = Part.TIMELINE;

  public LeadView(Workspace space, String id) {
    this(space, id, new ScoreDesk());
  }

  /// @param scores shared by the screens of leads
  public LeadView(Workspace space, String id, ScoreDesk scores) {
    super(new BorderPane(), "");
    this.space = space;
    model = new LeadViewModel(space.database(), space.undo(), id);
    stylesheet(LeadView.class, "lead.css");
    parentTitleProperty().set(space.words().get("nav.leads"));
    head = new LeadHead(space, model, this::log, this::convert, this::confirmDelete);
    form = new FieldForm(space, RecordType.LEAD, model::edit);
    logBox = new LogBox(space, this::subject);
    timeline = new LeadTimeline(space, logBox);
    takeover = new TakeoverCard(space);
    tasks = new LeadTasks(space, model);
    cadence = new CadencePanel(space, model);
    pool = new PoolPanel(space, model);
    variant = new VariantCard(space);
    score = new ScorePanel(space, scores);
    files = new FileList(space, RecordType.LEAD);
    duplicates = new DuplicateHint(space);
    completeness.getStyleClass().add("completeness");
    formSide = scrolled("form-side", completeness, form);
    cardSide =
        scrolled(
            "card-side",
            duplicates,
            takeover,
            pool,
            variant,
            TakeoverCard.section(space.words().get("score.section")),
            score,
            TakeoverCard.section(space.words().get("cadence.section")),
            cadence,
            taskHead(),
            tasks,
            files);
    tabs.tab(Part.TIMELINE, space.words().get("leads.timeline"));
    tabs.tab(Part.FORM, space.words().get("leads.details"));
    tabs.tab(Part.CARD, space.words().get("leads.takeover"));
    tabs.onChosen(chosen -> {
      part = chosen;
      place();
    });
    tabs.getStyleClass().add("part-tabs");
    root().getStyleClass().addAll("surface", "lead-record");
    ((BorderPane) root()).setTop(head);
    ((BorderPane) root()).setCenter(body);
    whileShown(LiveFields.of(space, fields -> form.showAgain()));
    whileShown(model.wholeProperty(), whole -> whole.ifPresent(this::show));
    whileShown(model.goneProperty(), this::showGone);
    whileShown(() -> root().widthProperty().subscribe(width -> place()));
    whileShown(scores.learnedProperty(), learned -> score.refresh());
    whileShown(model::start);
  }

  @Override
  public Place parentPlace() {
    return new Place.Leads();
  }

  @Override
  public List<KeyBinding> keys() {
    return List.of(
        KeyBinding.hinted("L", "leads.log", this::log),
        KeyBinding.hinted("C", "leads.convert", this::convert),
        KeyBinding.hintedAs("[ ]", "[", "key.beside", () -> goBeside(-1)),
        KeyBinding.of("]", "key.beside", () -> goBeside(1)),
        KeyBinding.of("Ctrl+D", "leads.call", this::dial),
        KeyBinding.of("T", "leads.addTask", this::plan),
        KeyBinding.of("Ctrl+V", "files.paste", files::paste),
        KeyBinding.hinted("Esc", "key.toList", () -> space.navigator().open(new Place.Leads())));
  }

  @Override
  public List<PaletteEntry> actions() {
    var actions = new ArrayList<PaletteEntry>();
    actions.add(action(Icon.CALL, "leads.call", "Ctrl+D", this::dial));
    actions.add(action(Icon.LOG, "leads.log", "L", this::log));
    actions.add(action(Icon.OPPORTUNITY, "leads.convert", "C", this::convert));
    actions.add(action(Icon.TASK, "leads.addTask", "T", this::plan));
    actions.addAll(cadence.actions());
    actions.addAll(pool.actions());
    actions.add(action(Icon.REMOVE, "leads.delete", "", this::confirmDelete));
    return List.copyOf(actions);
  }

  LeadViewModel model() {
    return model;
  }

  FieldForm form() {
    return form;
  }

  private PaletteEntry action(Icon icon, String words, String key, Runnable deed) {
    return PaletteEntry.of(icon, space.words().get(words), key, deed);
  }

  private void show(LeadQueries.Whole whole) {
    var lead = whole.lead();
    titleProperty().set(lead.text(Fields.NAME));
    head.show(lead, whole.taggings());
    form.show(lead, whole.conflicts());
    timeline.show(whole);
    takeover.show(whole);
    tasks.show(whole.tasks());
    cadence.show(whole);
    pool.show(whole);
    variant.show(lead);
    score.show(model.id(), Lead.of(lead).isOpen());
    files.show(model.id(), whole.attachments());
    duplicates.show(lead);
    var filled = Completeness.of(space.database().configuration().fields(), lead);
    completeness
        .getChildren()
        .setAll(
            TakeoverCard.section(
                space.words().get("leads.complete", filled.filled(), filled.asked())),
            filled.meter());
    place();
  }

  private void showGone(boolean gone) {
    if (gone) {
      titleProperty().set(space.words().get("leads.gone"));
      ((BorderPane) root()).setTop(null);
      ((BorderPane) root())
          .setCenter(
              new EmptyState(
                  Icon.LEAD,
                  space.words().get("leads.goneNote"),
                  ButtonWithKey.secondary(space.words(), "leads.toList")
                      .does(() -> space.navigator().open(new Place.Leads()))));
    } else if (((BorderPane) root()).getTop() == null) {
      ((BorderPane) root()).setTop(head);
      ((BorderPane) root()).setCenter(body);
    }
  }

  private void place() {
    head.setNarrow(isNarrow());
    if (isNarrow()) {
      body.setTop(tabs);
      body.setLeft(null);
      body.setRight(null);
      body.setCenter(
          switch (part) {
            case TIMELINE -> timeline;
            case FORM -> formSide;
            case CARD -> cardSide;
          });
    } else if (body.getLeft() == null) {
      body.setTop(null);
      body.setCenter(null);
      body.setLeft(formSide);
      body.setCenter(timeline);
      body.setRight(cardSide);
    }
    formSide.pseudoClassStateChanged(LeadPreview.OVER, isNarrow());
    cardSide.pseudoClassStateChanged(LeadPreview.OVER, isNarrow());
  }

  private boolean isNarrow() {
    return WindowWidth.isNarrow(space, root());
  }

  private Optional<Row> lead() {
    return model.wholeProperty().get().map(LeadQueries.Whole::lead);
  }

  private LogSubject subject() {
    return LogSubject.of(
        RecordType.LEAD, model.id(), lead().map(row -> row.text(Fields.NAME)).orElse(""));
  }

  private void log() {
    part = Part.TIMELINE;
    tabs.select(part);
    place();
    logBox.open();
  }

  private void plan() {
    PlanDialog.open(space, Optional.of(subject()));
  }

  private void dial() {
    lead().ifPresent(row -> Dialer.dial(space, row));
  }

  private void convert() {
    lead()
        .filter(row -> Lead.of(row).isOpen() && !Lead.of(row).isPooled())
        .ifPresent(row -> new ConvertDialog(space).open(row));
  }

  private void goBeside(int by) {
    new RecordTrail(space, RecordType.LEAD).goBeside(model.id(), by);
  }

  private void confirmDelete() {
    var words = space.words();
    var keep = ButtonWithKey.secondary(words, "list.keep").key("Esc");
    var delete = ButtonWithKey.danger(words, "leads.delete");
    var name = lead().map(row -> row.text(Fields.NAME)).orElse("");
    var card =
        new DialogCard(
            words.get("leads.deleteTitle", name),
            480,
            new Label(words.get("list.deleteNote")),
            keep,
            delete);
    var close = space.dialogs().open(card);
    keep.does(close);
    delete.does(() -> {
      close.run();
      space.tell(
          model.delete(),
          space.words().get("leads.deleted"),
          () -> space.navigator().open(new Place.Leads()));
    });
  }

  private Node taskHead() {
    var add = ButtonWithKey.plain(space.words(), "leads.addTask").icon(Icon.ADD).compact();
    add.does(this::plan);
    var line = new HBox(8, TakeoverCard.section(space.words().get("leads.tasks")), spring(), add);
    line.getStyleClass().add("section-line");
    return line;
  }

  private static Region spring() {
    var spring = new Region();
    HBox.setHgrow(spring, Priority.ALWAYS);
    return spring;
  }

  private static ScrollPane scrolled(String style, Node... nodes) {
    var content = new VBox(nodes);
    content.getStyleClass().add("side-content");
    var scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add(style);
    return scroll;
  }
}
