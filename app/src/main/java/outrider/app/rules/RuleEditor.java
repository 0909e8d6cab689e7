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
  private final TryLine tryLine;
  private final ButtonWithKey save;
  private final ButtonWithKey discard;
  private final ButtonWithKey delete;

  RuleEditor(Workspace space, RulesViewModel model, Row row) {
    this.space = space;
    this.model = model;
    this.sentences = new RuleSentences(space);
    this.id = row.id();
    var words = space.words();
    form =
        row.type() == RecordType.SERVICE_LEVEL
            ? new ServiceLevelForm(space, row, model.configuration(), model.sources(), this)
            : row.type() == RecordType.CADENCE
                ? new CadenceForm(space, row, model.configuration(), this)
                : new CalendarForm(space, row, this);
    tryLine = new TryLine(space, row, model.configuration());
    save = ButtonWithKey.primary(words, "rules.save").key("Ctrl+Enter").does(this::save);
    discard = ButtonWithKey.plain(words, "rules.discard").does(() -> model.discard(id));
    delete = ButtonWithKey.iconOnly(words, "list.delete", Icon.REMOVE).does(this::delete);
    getStyleClass().addAll("side-panel", "rule-editor");
    getChildren().addAll(saying(), scrolled(), deeds());
    form.setDisable(!model.mayEdit());
    refresh();
  }

  /// Whether this is the editor of what the row says.
  boolean shows(Row row) {
    return id.equals(row.id()) && (model.isUnsaved(id) || form.read().equals(row));
  }

  /// The configuration around the rule may have changed while it is written.
  void refresh() {
    var typed = form.read();
    sentence.setText(sentences.say(typed).orElseGet(() -> space.words().get("rules.unfinished")));
    tryLine.show(typed, model.configuration());
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
    var said = new VBox(12, sentence, tryLine);
    said.getStyleClass().addAll("card", "rule-saying");
    return said;
  }

  private Node scrolled() {
    var scroll = new ScrollPane(form);
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
          if (now) {
            reveal(part);
          }
        });
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
  private static void reveal(Node part) {
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
    var name = form.read().text(Fields.NAME);
    var unused =
        model
            .save(id)
            .whenCompleteAsync(
                (answer, failure) -> {
                  switch (answer) {
                    case null -> space.toasts().error(space.words().get("record.notSaved"));
                    case Receipt.Refused refused -> refused(refused.reasons());
                    case Receipt.Done _ -> {
                      model.saved(id);
                      space
                          .toasts()
                          .show(space.words().get("record.saved", name), () -> space.undo().undo());
                    }
                  }
                },
                FxThread.executor());
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
    if (model.mayEdit()) {
      model
          .configuration()
          .row(form.read().type(), id)
          .ifPresent(row ->
              DeleteDialog.open(
                  space,
                  row,
                  space
                      .words()
                      .get(
                          switch (row.type()) {
                            case CALENDAR -> "rules.deleteCalendar";
                            case CADENCE -> "rules.deleteCadence";
                            default -> "rules.deleteLevel";
                          }),
                  () -> model.discard(id)));
    }
  }
}
