package outrider.app.rules;

import java.util.Collection;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import outrider.app.command.Receipt;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.FormField;
import outrider.app.fx.FxThread;
import outrider.app.fx.Icon;
import outrider.app.record.DeleteDialog;
import outrider.app.shell.Workspace;
import outrider.core.configuration.AssignmentRule;
import outrider.core.configuration.CustomField;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.rule.Decision;
import outrider.core.rule.Reason;

/// The panel in which one rule is written: its fields, the sentence it makes, a line to try it, and
/// what to do with it. What is wrong stands beside its field, in the words of the very rules that
/// would refuse it.
final class RuleEditor extends VBox implements RuleForm.Listener {
  private final Workspace space;
  private final RulesViewModel model;
  private final RuleSentences sentences;
  private final String id;
  private final RuleForm form;
  private final Label sentence = new Label();
  private final Label flaw = new Label();
  private final Optional<RuleTrial> trial;
  private final Optional<FormOutlet> outlet;
  private final Optional<RecordPreview> preview;
  private final VBox content = new VBox();
  private final ButtonWithKey save;
  private final ButtonWithKey discard;
  private final ButtonWithKey delete;

  /// @param office HQ's address as this laptop knows it; blank where there is none
  RuleEditor(Workspace space, RulesViewModel model, Row row, String office) {
    this.space = space;
    this.model = model;
    this.sentences = new RuleSentences(space);
    this.id = row.id();
    var words = space.words();
    form = form(row);
    trial = trial(row);
    outlet =
        row.type() == RecordType.FORM
            ? Optional.of(new FormOutlet(space, row, model.configuration(), office))
            : Optional.empty();
    preview =
        row.type() == RecordType.FIELD || row.type() == RecordType.LAYOUT
            ? RecordType.byWireName(row.text(CustomField.OF))
                .map(of -> new RecordPreview(space, of, row, model.configuration()))
            : Optional.empty();
    save = ButtonWithKey.primary(words, "rules.save").key("Ctrl+Enter").does(this::save);
    discard = ButtonWithKey.plain(words, "rules.discard").does(() -> model.discard(id));
    delete = ButtonWithKey.iconOnly(words, "list.delete", Icon.REMOVE).does(this::delete);
    getStyleClass().addAll("side-panel", "rule-editor");
    if (companion().isPresent()) {
      getStyleClass().add("wide");
    }
    getChildren().addAll(saying(), scrolled(), deeds());
    form.setDisable(!model.mayEdit() || isRemoved(row));
    refresh();
  }

  private RuleForm form(Row row) {
    var configuration = model.configuration();
    return switch (row.type()) {
      case SERVICE_LEVEL -> new ServiceLevelForm(space, row, configuration, model.sources(), this);
      case ASSIGNMENT_RULE -> new AssignmentForm(space, row, configuration, model.known(), this);
      case ESCALATION_LEVEL -> new EscalationForm(space, row, this);
      case CADENCE -> new CadenceForm(space, row, configuration, this);
      case TAG_RULE -> new TagRuleForm(space, row, configuration, model.known(), this);
      case FORM -> new WebForm(space, row, configuration, model.known(), this);
      case POOL -> new PoolForm(space, row, configuration, this);
      case FIELD -> new CustomFieldForm(space, row, configuration, this);
      case LAYOUT -> new LayoutForm(space, row, configuration, this);
      default -> new CalendarForm(space, row, this);
    };
  }

  private Optional<RuleTrial> trial(Row row) {
    var configuration = model.configuration();
    return switch (row.type()) {
      case SERVICE_LEVEL, CALENDAR, CADENCE -> Optional.of(new TryLine(space, row, configuration));
      case TAG_RULE -> Optional.of(new TagRuleTrial(space, row));
      case ASSIGNMENT_RULE ->
          Optional.of(
              new AssignmentTrial(space, row, configuration, model.known(), model::workload));
      default -> Optional.empty();
    };
  }

  /// What stands at the right of the editor where there is the room: how a form looks, who gets a
  /// lead.
  Optional<Node> companion() {
    return outlet
        .<Node>map(it -> it)
        .or(() -> preview)
        .or(() -> trial.filter(AssignmentTrial.class::isInstance).map(RuleTrial::node));
  }

  /// Where there is no room beside the editor, its companion goes below its fields.
  void takeIn(Node below) {
    if (!content.getChildren().contains(below)) {
      content.getChildren().add(below);
    }
  }

  /// Moves the field of a form that has the focus; false where this is no form or none has it.
  boolean moveField(int by) {
    return model.mayEdit()
        && switch (form) {
          case WebForm fields -> fields.moveField(by);
          case LayoutForm layout -> layout.moveField(by);
          default -> false;
        };
  }

  /// Takes the field of a layout that has the focus off its page; false where this is no layout or
  /// none has it.
  boolean leaveOutField() {
    return model.mayEdit() && form instanceof LayoutForm layout && layout.leaveOutField();
  }

  /// Whether this is the editor of what the row says.
  boolean shows(Row row) {
    return id.equals(row.id()) && (model.isUnsaved(id) || form.read().equals(row));
  }

  /// The configuration around the rule may have changed while it is written.
  void refresh() {
    var typed = form.read();
    sentence.setText(sentences.say(typed).orElseGet(() -> space.words().get("rules.unfinished")));
    showFlaw(typed);
    trial.ifPresent(it -> it.show(typed, model.configuration()));
    outlet.ifPresent(it -> it.show(typed, model.configuration()));
    preview.ifPresent(it -> it.show(typed, model.configuration()));
    var unsaved = model.isUnsaved(id);
    save.setDisable(!unsaved || !model.mayEdit());
    discard.setVisible(unsaved);
    delete.setDisable(model.isNew(id) || !model.mayEdit());
  }

  /// Puts the cursor into the first field; a scroll pane has its content in the scene only once it
  /// was styled.
  void begin() {
    applyCss();
    layout();
    form.fields().values().stream().findFirst().ifPresent(first -> first.control().requestFocus());
  }

  private Node saying() {
    sentence.setWrapText(true);
    sentence.setMinHeight(USE_PREF_SIZE);
    sentence.getStyleClass().addAll("bold", "rule-sentence");
    flaw.setWrapText(true);
    flaw.setMinHeight(USE_PREF_SIZE);
    flaw.setGraphic(Icon.RISK.node(14, "warn-text"));
    flaw.getStyleClass().addAll("small", "warn-text");
    var said = new VBox(12, sentence, flaw);
    if (companion().isEmpty()) {
      trial.ifPresent(it -> said.getChildren().add(it.node()));
    }
    said.getStyleClass().addAll("card", "rule-saying");
    return said;
  }

  /// Whom the rule names may be gone: said above the fold, as well as at the field.
  private void showFlaw(Row typed) {
    var found =
        typed.type() == RecordType.ASSIGNMENT_RULE
            ? RuleFlaws.of(AssignmentRule.of(typed), model.configuration()).values().stream()
                .findFirst()
            : Optional.<RuleFlaws>empty();
    found.ifPresent(it -> flaw.setText(space.words().get(it.inFull())));
    flaw.setVisible(found.isPresent());
    flaw.setManaged(found.isPresent());
  }

  private Node scrolled() {
    content.getStyleClass().add("rule-content");
    content.getChildren().add(form);
    var scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("rule-fields");
    scroll.setFocusTraversable(false);
    setVgrow(scroll, Priority.ALWAYS);
    form.fields().values().forEach(RuleEditor::keepInSight);
    return scroll;
  }

  /// Tab may lead to a field below the fold.
  static void keepInSight(Node part) {
    part.focusWithinProperty()
        .subscribe((before, now) -> {
          if (now && holdsFocus(part)) {
            reveal(part);
          }
        });
  }

  /// A choice that is drawn for the first time says that a row of its hidden list has the focus.
  private static boolean holdsFocus(Node part) {
    var scene = part.getScene();
    for (Node at = scene == null ? null : scene.getFocusOwner(); at != null; at = at.getParent()) {
      if (at == part) {
        return true;
      }
    }
    return false;
  }

  /// The step or the field that a control is in.
  private static Node whole(Control control) {
    for (Node at = control; at != null; at = at.getParent()) {
      if (at instanceof StepCard || at instanceof FormField) {
        return at;
      }
    }
    return control;
  }

  /// Scrolls until a part of the form is in sight; one that is higher than the window is left to
  /// its own parts.
  static void reveal(Node part) {
    for (var at = part.getParent(); at != null; at = at.getParent()) {
      if (at instanceof ScrollPane scroll) {
        reveal(scroll, part);
        return;
      }
    }
  }

  private static void reveal(ScrollPane scroll, Node part) {
    var inside = scroll.getContent();
    scroll.applyCss();
    scroll.layout();
    var content = inside.getBoundsInLocal().getHeight();
    var view = scroll.getViewportBounds().getHeight();
    var bounds = inside.sceneToLocal(part.localToScene(part.getLayoutBounds()));
    if (content <= view || bounds.getHeight() > view) {
      return;
    }
    var from = scroll.getVvalue() * (content - view);
    if (bounds.getMinY() < from) {
      scroll.setVvalue(bounds.getMinY() / (content - view));
    } else if (bounds.getMaxY() > from + view) {
      scroll.setVvalue((bounds.getMaxY() - view) / (content - view));
    }
  }

  private Node deeds() {
    if (isRemoved(form.read()) && model.mayEdit()) {
      return restoring();
    }
    if (!model.mayEdit()) {
      var note = new Label(space.words().get("rules.readOnly"), Icon.GATE.node(14, "text-3"));
      note.getStyleClass().addAll("small", "text-3");
      return note;
    }
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var bar = new HBox(8, delete, gap, discard, save);
    bar.setAlignment(Pos.CENTER_LEFT);
    return bar;
  }

  private static boolean isRemoved(Row row) {
    return row.type() == RecordType.FIELD && CustomField.of(row).isRemoved();
  }

  /// A field that was removed is brought back as it was, with the values that records kept.
  private Node restoring() {
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var restore =
        ButtonWithKey.primary(space.words(), "fieldSetup.restore").does(() -> setRemoved(false));
    var bar = new HBox(8, gap, restore);
    bar.setAlignment(Pos.CENTER_LEFT);
    return bar;
  }

  private void setRemoved(boolean removed) {
    var row = form.read();
    model
        .configuration()
        .row(RecordType.FIELD, row.id())
        .ifPresent(field ->
            space.tell(
                model.setRemoved(field, removed),
                space
                    .words()
                    .get(
                        removed ? "fieldSetup.wasRemoved" : "fieldSetup.wasRestored",
                        space.reasons().names().of(field))));
  }

  @Override
  public void changed() {
    model.draft(form.read());
    refresh();
  }

  /// Asks the rules about what was typed, and says what they would say of this field.
  @Override
  public void left(String field) {
    if (!model.isUnsaved(id)) {
      return;
    }
    model
        .preview(id)
        .thenAcceptAsync(
            decision -> {
              if (decision instanceof Decision.Rejected rejected) {
                rejected.reasons().stream()
                    .filter(reason -> reason.argument("field").equals(field))
                    .findFirst()
                    .ifPresent(this::showBeside);
              }
            },
            FxThread.executor());
  }

  void save() {
    if (!model.isUnsaved(id) || !model.mayEdit()) {
      return;
    }
    var then = form.read();
    var unused =
        model
            .save(id)
            .whenCompleteAsync(
                (answer, failure) -> {
                  switch (answer) {
                    case null -> space.toasts().error(space.words().get("record.notSaved"));
                    case Receipt.Refused refused -> refused(refused.reasons());
                    case Receipt.Done _ -> {
                      model.saved(then);
                      space
                          .toasts()
                          .show(
                              space.said(answer, space.words().get("record.saved", called(then))),
                              () -> space.undo().undo());
                    }
                  }
                },
                FxThread.executor());
  }

  private String called(Row row) {
    return row.type() == RecordType.FIELD || row.type() == RecordType.LAYOUT
        ? space.reasons().names().of(row)
        : row.text(Fields.NAME);
  }

  /// Each reason beside its field, the focus on the first; what is about no field is said aloud.
  private void refused(Collection<Reason> reasons) {
    var placed = reasons.stream().map(this::showBeside).flatMap(Optional::stream).toList();
    if (placed.isEmpty()) {
      space.toasts().error(space.reasons().say(reasons));
    } else {
      var first = placed.getFirst();
      first.requestFocus();
      // What is wrong stands beneath, in sight only once there is room made for it.
      FxThread.later(() -> reveal(whole(first)));
    }
  }

  private Optional<Control> showBeside(Reason reason) {
    return form.show(reason, space.reasons().say(reason));
  }

  void delete() {
    if (model.isNew(id)) {
      model.discard(id);
      return;
    }
    if (model.mayEdit() && form.read().type() == RecordType.FIELD) {
      setRemoved(true);
    } else if (model.mayEdit() && form.read().type() == RecordType.POOL) {
      model
          .configuration()
          .pools()
          .find(id)
          .ifPresent(pool -> PoolRemoval.open(space, pool, () -> model.discard(id)));
    } else if (model.mayEdit()) {
      model
          .configuration()
          .row(form.read().type(), id)
          .ifPresent(row ->
              DeleteDialog.open(
                  space, row, space.words().get(deleting(row.type())), () -> model.discard(id)));
    }
  }

  private static String deleting(RecordType type) {
    return switch (type) {
      case CALENDAR -> "rules.deleteCalendar";
      case ASSIGNMENT_RULE -> "assignment.delete";
      case FORM -> "webForm.delete";
      case ESCALATION_LEVEL -> "escalation.delete";
      case CADENCE -> "rules.deleteCadence";
      case TAG_RULE -> "tagRule.delete";
      case LAYOUT -> "layout.delete";
      default -> "rules.deleteLevel";
    };
  }
}
