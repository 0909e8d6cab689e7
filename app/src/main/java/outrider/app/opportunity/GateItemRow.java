package outrider.app.opportunity;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import outrider.app.approval.RequestApprovalDialog;
import outrider.app.attachment.FileDrop;
import outrider.app.attachment.Thumbnail;
import outrider.app.field.FieldEditor;
import outrider.app.field.Typed;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.Chip;
import outrider.app.fx.Icon;
import outrider.app.i18n.Words;
import outrider.app.problem.ConfiguredNames;
import outrider.app.shell.Workspace;
import outrider.core.pipeline.ChecklistItem;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// One condition in the gate dialog: how it stands, what it asks, and the means to meet it right
/// there. The means are made once, so that what is being typed survives every refresh.
final class GateItemRow extends HBox {

  private static final int THUMBNAILS_MAX = 4;

  private final Workspace space;
  private final GateViewModel model;
  private final ConfiguredNames names;
  private final ChecklistItem item;
  private final StackPane mark = new StackPane();
  private final Label proof = new Label();
  private final Label note = new Label();
  private final HBox thumbnails = new HBox(8);
  private final VBox means = new VBox(6);
  private final Hyperlink reconsider = new Hyperlink();
  private final CheckBox tick = new CheckBox();
  private final Label fieldError = new Label();
  private final Map<String, FieldEditor> editors = new LinkedHashMap<>();
  private final BiConsumer<ChecklistItem, String> declined;
  private final List<String> asked;
  private List<String> shownFiles = List.of();

  /// @param declined says no to a decision, with the reason
  GateItemRow(
      Workspace space,
      GateViewModel model,
      ConfiguredNames names,
      GateItem first,
      BiConsumer<ChecklistItem, String> declined) {
    this.space = space;
    this.declined = declined;
    this.asked = first.fields();
    this.model = model;
    this.names = names;
    this.item = first.item();
    getStyleClass().add("gate-item");
    mark.setMinWidth(16);
    mark.setAlignment(Pos.TOP_CENTER);
    mark.getStyleClass().add("gate-mark");
    proof.getStyleClass().addAll("small", "num");
    proof.setMinWidth(USE_PREF_SIZE);
    note.getStyleClass().addAll("small", "text-3");
    note.setWrapText(true);
    reconsider.setText(space.words().get("stageGate.reconsider"));
    reconsider.getStyleClass().add("small");
    reconsider.setMinWidth(USE_PREF_SIZE);
    reconsider.setOnAction(done -> model.unskip(item));
    var text = new VBox(1, title(), note, means);
    VBox.setMargin(means, new javafx.geometry.Insets(6, 0, 0, 0));
    HBox.setHgrow(text, Priority.ALWAYS);
    getChildren().addAll(mark, text);
    thumbnails.setManaged(false);
    buildMeans();
    show(first);
  }

  void show(GateItem now) {
    var words = space.words();
    var met = now.progress().met() || now.progress().excused();
    var skipped = now.progress().skipped() && !met;
    mark.getChildren().setAll(icon(now, met, skipped));
    proof.setText(proof(now, met));
    proof.getStyleClass().removeAll("risk-text", "text-3");
    proof.getStyleClass().add(met || !item.required() ? "text-3" : "risk-text");
    reconsider.setVisible(skipped);
    reconsider.setManaged(skipped);
    note.setText(
        skipped
            ? words.get("stageGate.skipped", now.marked().map(row -> row.text("reason")).orElse(""))
            : hint(now));
    note.setVisible(!note.getText().isEmpty());
    note.setManaged(note.isVisible());
    tick.setSelected(met);
    showFiles(now.files());
    var open = !met && !skipped || !editors.isEmpty();
    means.setVisible(open);
    means.setManaged(means.isVisible());
    setAccessibleText(
        names.of(item.row())
            + " "
            + words.get(met ? "stageGate.met" : skipped ? "stageGate.left" : "stageGate.missing"));
    showFieldError();
  }

  private Node icon(GateItem now, boolean met, boolean skipped) {
    if (met) {
      return Icon.SYNCED.node(16, "ok-text");
    }
    if (skipped) {
      return Icon.MINUS_CIRCLE.node(16, "text-3");
    }
    if (now.signOffRefused()) {
      return Icon.REFUSED.node(16, "risk-text");
    }
    return Icon.CIRCLE.node(16, item.required() ? "risk-text" : "text-3");
  }

  /// How much of it is there, or who said so and when.
  private String proof(GateItem now, boolean met) {
    var words = space.words();
    if (now.progress().excused()) {
      return words.get("stageGate.excused");
    }
    if (item.wantsFiles() && now.progress().need() > 1) {
      return words.get("stageGate.count", now.progress().have(), now.progress().need());
    }
    return met
        ? now.marked()
            .map(row ->
                names.user(row.textOrNull("by"))
                    + " · "
                    + words
                        .moments()
                        .near(
                            Instant.ofEpochMilli(row.number("at", 0)),
                            space.clock().instant(),
                            space.zone()))
            .orElse("")
        : "";
  }

  private String hint(GateItem now) {
    var words = space.words();
    var asked = names.hint(item.row());
    return switch (item.kind()) {
      case FIELD ->
          asked.isEmpty() ? words.get("stageGate.field") : words.get("stageGate.fieldHint", asked);
      case SIGN_OFF -> {
        if (now.progress().met()) {
          yield now.marked()
              .map(row -> row.text("reason"))
              .filter(said -> !said.isEmpty())
              .orElse(words.get("stageGate.agreed"));
        }
        var role = item.signRole();
        var who =
            role.isEmpty()
                ? signer(words, item)
                : words.get(
                    "stageGate.signRole", words.fields().option(RecordType.USER, "role", role));
        yield now.signOffRefused()
            ? words.get(
                "stageGate.signRefused",
                names.user(now.marked().map(row -> row.textOrNull("by")).orElse(null)),
                now.marked().map(row -> row.text("reason")).orElse(""))
            : asked.isEmpty() ? who : words.get("stageGate.signHint", who, asked);
      }
      case AMOUNT -> asked.isEmpty() ? amountAsked() : asked;
      case TAG ->
          asked.isEmpty()
              ? words.get(
                  "stageGate.tags",
                  String.join(
                      words.get("list.separator"),
                      item.wantedTags().stream().map(names::tag).toList()))
              : asked;
      case DECISION ->
          now.signOffRefused()
              ? words.get(
                  "stageGate.signRefused",
                  names.user(now.marked().map(row -> row.textOrNull("by")).orElse(null)),
                  now.marked().map(row -> row.text("reason")).orElse(""))
              : asked;
      default -> asked;
    };
  }

  /// Whose word an item waits for, where no role is named.
  static String signer(Words words, ChecklistItem item) {
    return item.signKind()
        .map(kind -> words.get("stageGate.signWord." + kind.word()))
        .orElseGet(() -> words.get("stageGate.signAnybody"));
  }

  private String amountAsked() {
    var words = space.words();
    var currency = item.currency().isEmpty() ? Sums.HOME_CURRENCY : item.currency();
    return words.get(
        item.wantsLess() ? "stageGate.amountBelow" : "stageGate.amountFrom",
        words.amounts().compact(item.amountMinor(), currency));
  }

  private HBox title() {
    var words = space.words();
    var name = new Label(names.of(item.row()));
    name.getStyleClass().add("bold");
    var chip =
        item.required()
            ? new Chip(words.get("checklist.required"), Chip.Tone.RISK)
            : new Chip(words.get("checklist.recommended"), Chip.Tone.PLAIN);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var row = new HBox(8, name, chip, gap, proof, reconsider);
    if (item.wantsFiles() && !wantsPhotos()) {
      row.getChildren().add(2, new Chip(words.get("stageGate.deliverable"), Chip.Tone.PLAIN));
    }
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private void buildMeans() {
    switch (item.kind()) {
      case ACTION -> means.getChildren().add(tickBox());
      case ATTACHMENT -> means.getChildren().add(fileMeans());
      case DELIVERABLE -> {
        means.getChildren().add(fileMeans());
        DeliverableTemplate.links(space, item, names).ifPresent(means.getChildren()::add);
      }
      case FIELD, AMOUNT -> means.getChildren().add(fieldMeans());
      case TAG ->
          means
              .getChildren()
              .add(
                  ButtonWithKey.secondary(space.words(), "stageGate.addTags")
                      .compact()
                      .icon(Icon.TAG)
                      .does(() -> model.tag(item)));
      case DECISION -> means.getChildren().add(decisionMeans());
      case SIGN_OFF -> means.getChildren().add(signMeans());
    }
    if (!item.required()) {
      means.getChildren().add(skipMeans());
    }
  }

  private Node tickBox() {
    tick.setText(space.words().get("stageGate.done"));
    tick.setOnAction(done -> model.tick(item, tick.isSelected()));
    return tick;
  }

  private Node fileMeans() {
    var drop = new FileDrop(space, wantsPhotos(), files -> model.attach(item, files));
    HBox.setHgrow(drop, Priority.ALWAYS);
    var row = new HBox(8, thumbnails, drop);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private Node fieldMeans() {
    var row = new HBox(8);
    row.setAlignment(Pos.CENTER_LEFT);
    var facts = model.state().facts();
    var deal = facts.deal().row();
    // In the order of the registry: a set knows none, and a range reads from its lower end.
    for (var field : facts.configuration().fields().fields(RecordType.OPPORTUNITY)) {
      var name = field.name();
      if (!asked.contains(name) || field.managed() || !FieldEditor.canEdit(field)) {
        continue;
      }
      var editor = new FieldEditor(space, field);
      editor.show(deal);
      editor.onTyped(() -> {
        model.type(name, editor.read() instanceof Typed.Valid valid ? valid.value() : null);
        showFieldError();
      });
      editors.put(name, editor);
      if (isBudget() && !row.getChildren().isEmpty()) {
        var to = new Label(space.words().get("stageGate.to"));
        to.getStyleClass().add("text-3");
        row.getChildren().add(to);
      }
      if (!isBudget()) {
        var label = new Label(names.field(RecordType.OPPORTUNITY, name));
        label.getStyleClass().addAll("small", "text-2");
        row.getChildren().add(new VBox(4, label, editor.node()));
      } else {
        row.getChildren().add(editor.node());
      }
    }
    fieldError.getStyleClass().addAll("small", "risk-text");
    fieldError.setGraphic(Icon.LATE.node(12, "risk-text"));
    fieldError.setWrapText(true);
    return new VBox(4, row, fieldError);
  }

  /// Yes goes on; no says why, and leads back where the decision says so.
  private Node decisionMeans() {
    var words = space.words();
    var why = new TextField();
    why.setPromptText(words.get("stageGate.noWhy"));
    HBox.setHgrow(why, Priority.ALWAYS);
    var back = item.back();
    var no =
        (back == null
                ? ButtonWithKey.secondary(words, "stageGate.no")
                : ButtonWithKey.secondary(words, "stageGate.noBack")
                    .says("stageGate.noBack", names.stage(back)))
            .compact();
    no.setDisable(true);
    why.textProperty().subscribe(text -> no.setDisable(text.isBlank()));
    no.does(() -> declined.accept(item, why.getText().strip()));
    var yes =
        ButtonWithKey.secondary(words, "stageGate.yes")
            .compact()
            .icon(Icon.DONE)
            .does(() -> model.tick(item, true));
    var row = new HBox(8, why, no, yes);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private Node signMeans() {
    var words = space.words();
    if (model.ownsDeal()) {
      var waits = new Chip(words.get("checklist.waitsForOthers"), Chip.Tone.INFO, Icon.SIGN_OFF);
      var ask =
          ButtonWithKey.secondary(words, "approval.askForItem")
              .compact()
              .icon(Icon.SIGN_OFF)
              .does(() ->
                  new RequestApprovalDialog(space, model.state().facts().deal().row(), item)
                      .open());
      var row = new HBox(8, waits, ask);
      row.setAlignment(Pos.CENTER_LEFT);
      return row;
    }
    var said = new TextField();
    said.setPromptText(words.get("stageGate.signNote"));
    HBox.setHgrow(said, Priority.ALWAYS);
    var no =
        ButtonWithKey.secondary(words, "stageGate.disagree")
            .compact()
            .does(() -> model.sign(item, false, said.getText()));
    var yes =
        ButtonWithKey.secondary(words, "stageGate.agree")
            .compact()
            .icon(Icon.SIGN_OFF)
            .does(() -> model.sign(item, true, said.getText()));
    var row = new HBox(8, said, no, yes);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private Node skipMeans() {
    var words = space.words();
    var why = new TextField();
    why.setPromptText(words.get("stageGate.skipReason"));
    HBox.setHgrow(why, Priority.ALWAYS);
    var skip = ButtonWithKey.soft(words, "stageGate.skip").compact();
    skip.setDisable(true);
    why.textProperty().subscribe(text -> skip.setDisable(text.isBlank()));
    skip.does(() -> model.skip(item, why.getText()));
    why.setOnAction(done -> {
      if (!why.getText().isBlank()) {
        model.skip(item, why.getText());
      }
    });
    var row = new HBox(8, why, skip);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("dense");
    return row;
  }

  private void showFiles(List<Row> files) {
    var ids = files.stream().map(Row::id).toList();
    if (ids.equals(shownFiles)) {
      return;
    }
    shownFiles = ids;
    var nodes = Thumbnail.several(space, files, THUMBNAILS_MAX);
    thumbnails.getChildren().setAll(nodes);
    thumbnails.setManaged(!nodes.isEmpty());
  }

  /// Says what would be right, field by field; nothing while a field is merely empty.
  private void showFieldError() {
    if (editors.isEmpty()) {
      return;
    }
    var sentence = "";
    for (var editor : editors.values()) {
      var wrong = editor.read() instanceof Typed.Wrong said ? said.sentence() : "";
      editor.setWrong(!wrong.isEmpty());
      sentence = sentence.isEmpty() ? wrong : sentence;
    }
    if (sentence.isEmpty() && isBudget()) {
      sentence = budgetError();
    }
    fieldError.setText(sentence);
    fieldError.setVisible(!sentence.isEmpty());
    fieldError.setManaged(!sentence.isEmpty());
  }

  private String budgetError() {
    var low = editors.get("budgetLow");
    var high = editors.get("budgetHigh");
    if (low == null
        || high == null
        || !(low.read() instanceof Typed.Valid(Long from))
        || !(high.read() instanceof Typed.Valid(Long to))
        || to >= from) {
      return "";
    }
    high.setWrong(true);
    var currency = model.state().facts().deal().row().text(Fields.CURRENCY);
    return space
        .words()
        .get(
            "stageGate.budgetOrder",
            space
                .words()
                .amounts()
                .compact(from, currency.isEmpty() ? Sums.HOME_CURRENCY : currency));
  }

  private boolean isBudget() {
    return item.fieldNames().contains("budgetLow") && item.fieldNames().contains("budgetHigh");
  }

  private boolean wantsPhotos() {
    return item.attachmentKind().contains("photo");
  }
}
