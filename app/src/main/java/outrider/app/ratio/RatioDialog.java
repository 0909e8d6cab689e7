package outrider.app.ratio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.command.Receipt;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.ChoiceWords;
import outrider.app.fx.DialogCard;
import outrider.app.fx.DialogLayer;
import outrider.app.fx.FormField;
import outrider.app.fx.FxThread;
import outrider.app.fx.Icon;
import outrider.app.fx.NoteArea;
import outrider.app.shell.Workspace;
import outrider.app.store.Sql;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.integration.ExternalRecord;
import outrider.core.ratio.Band;
import outrider.core.ratio.Measure;
import outrider.core.ratio.Ratio;
import outrider.core.ratio.Side;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.record.Values;

/// An administrator says what is divided by what. It shows at once what that comes to on the book,
/// and how many of the months that are over would stand out. FX thread.
final class RatioDialog {
  private static final double WIDTH = 640;
  private static final double HEIGHT = 392;
  private static final String NAME_EN = "nameEn";

  private final Workspace space;
  private final RatioWords text;
  private final RatioViewModel model;
  private final @Nullable Ratio before;
  private final TextField name = new TextField();
  private final TextField nameEn = new TextField();
  private final ComboBox<Measure> above = new ComboBox<>();
  private final ComboBox<Measure> below = new ComboBox<>();
  private final ComboBox<Ratio.Shown> shown = new ComboBox<>();
  private final ComboBox<Side> bad = new ComboBox<>();
  private final TextField least = new TextField();
  private final TextArea advice = new NoteArea();
  private final Label wrong = new Label();
  private final Preview preview;
  private boolean filling;
  private Runnable close = () -> {};

  /// @param before the one that is written anew; null for a new one
  RatioDialog(Workspace space, RatioWords text, RatioViewModel model, @Nullable Ratio before) {
    this.space = space;
    this.text = text;
    this.model = model;
    this.before = before;
    preview = new Preview(text);
    above.setConverter(new ChoiceWords<>(text::measure));
    below.setConverter(new ChoiceWords<>(text::measure));
    shown.setConverter(new ChoiceWords<>(each -> text.get("field.ratio.shownAs." + each.word())));
    bad.setConverter(new ChoiceWords<>(each -> text.get("field.ratio.bad." + each.word())));
    shown.getItems().setAll(Ratio.Shown.values());
    bad.getItems().setAll(Side.values());
    advice.setPrefRowCount(2);
    advice.setWrapText(true);
  }

  /// @param from what it is filled with
  void open(Ratio from) {
    measures(space.database().readNow(RatioQueries::kinds));
    fill(from);
    listen();
    wrong.getStyleClass().addAll("small", "risk-text");
    wrong.setWrapText(true);
    wrong.setMinHeight(Region.USE_PREF_SIZE);
    var form =
        new VBox(
            12,
            pair(field(Fields.NAME, name), field(NAME_EN, nameEn)),
            pair(field(Ratio.NUMERATOR, above), field(Ratio.DENOMINATOR, below)),
            pair(field(Ratio.SHOWN, shown), field(Ratio.BAD, bad)),
            pair(
                field(Ratio.LEAST, least)
                    .hint(new SimpleStringProperty(text.get("ratio.leastHint"))),
                field(Ratio.ADVICE, advice)));
    if (before == null) {
      form.getChildren().addFirst(templates());
    }
    form.setPadding(new Insets(0, 12, 0, 0));
    var scroll = new ScrollPane(form);
    scroll.setFitToWidth(true);
    scroll.setPrefHeight(HEIGHT);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("ratio-scroll");
    var cancel = ButtonWithKey.secondary(space.words(), "list.cancel").key("Esc");
    var save = ButtonWithKey.primary(space.words(), "ratio.save").icon(Icon.DONE).does(this::save);
    var buttons = new ArrayList<ButtonWithKey>();
    if (before != null) {
      buttons.add(
          ButtonWithKey.danger(space.words(), "ratio.delete").icon(Icon.REMOVE).does(this::delete));
    }
    buttons.add(cancel);
    buttons.add(save);
    close =
        space
            .dialogs()
            .open(
                new DialogCard(
                    text.get(before == null ? "ratio.new" : "ratio.edit"),
                    WIDTH,
                    new VBox(12, scroll, preview, wrong),
                    buttons.toArray(ButtonWithKey[]::new)),
                Pos.CENTER,
                Insets.EMPTY,
                DialogLayer.Scrim.NORMAL,
                () -> {});
    cancel.does(close);
    scroll.applyCss();
    scroll.layout();
    name.requestFocus();
    changed();
  }

  private Node templates() {
    var box = new ComboBox<RatioTemplate>();
    box.getItems().setAll(RatioTemplate.values());
    box.setConverter(new ChoiceWords<>(each -> text.get(each.wordKey())));
    box.setPromptText(text.get("ratio.chooseTemplate"));
    box.valueProperty()
        .subscribe((was, now) -> {
          if (now != null) {
            fill(now.ratio(text));
            changed();
          }
        });
    return new FormField(new SimpleStringProperty(text.get("ratio.template")), box);
  }

  /// What can be counted: out of the book, and of each kind that other systems deliver.
  private void measures(List<String> kinds) {
    var all = new ArrayList<Measure>();
    Arrays.stream(Measure.Of.values())
        .filter(of -> !of.isExternal())
        .map(Measure::of)
        .forEach(all::add);
    Stream.concat(ExternalRecord.KINDS.stream(), kinds.stream())
        .distinct()
        .flatMap(kind -> Stream.of(Measure.external(kind), Measure.amount(kind)))
        .filter(measure -> Measure.read(measure.text()).isPresent())
        .forEach(all::add);
    above.getItems().setAll(all);
    below.getItems().setAll(all);
  }

  private void fill(Ratio from) {
    filling = true;
    name.setText(from.name());
    nameEn.setText(from.row().text(NAME_EN));
    choose(above, from.numerator());
    choose(below, from.denominator());
    shown.setValue(from.shown());
    bad.setValue(from.bad());
    least.setText(Long.toString(from.least()));
    advice.setText(from.advice());
    filling = false;
  }

  private static void choose(ComboBox<Measure> box, Optional<Measure> measure) {
    measure
        .filter(each -> !box.getItems().contains(each))
        .ifPresent(each -> box.getItems().add(each));
    box.setValue(measure.orElse(null));
  }

  private void listen() {
    Stream.of(name.textProperty(), least.textProperty())
        .forEach(each -> each.subscribe((was, now) -> changed()));
    Stream.of(
            above.valueProperty(),
            below.valueProperty(),
            shown.valueProperty(),
            bad.valueProperty())
        .forEach(each -> each.subscribe((was, now) -> changed()));
  }

  private FormField field(String field, Control control) {
    control.setMaxWidth(Double.MAX_VALUE);
    var label = text.names().field(RecordType.RATIO, field);
    var made = new FormField(new SimpleStringProperty(label), control);
    HBox.setHgrow(made, Priority.ALWAYS);
    made.setPrefWidth(WIDTH / 2);
    return made;
  }

  private static HBox pair(Node one, Node other) {
    return new HBox(12, one, other);
  }

  /// Says what is wrong with it, or works it out on the book.
  private void changed() {
    if (filling) {
      return;
    }
    var written = written();
    var flaws = written.flaws();
    if (!flaws.isEmpty()) {
      preview.say(text.get("ratio.previewFlaw"));
      wrong.setText(
          written.numerator().isEmpty() || written.denominator().isEmpty()
              ? ""
              : said(flaws.getFirst()));
      return;
    }
    wrong.setText("");
    preview.say(text.get("ratio.previewing"));
    var unused =
        space
            .database()
            .read((Sql sql) -> model.read(sql, written, model.window().present().minusMonths(1)))
            .thenAcceptAsync(
                answer -> {
                  if (written.equals(written())) {
                    preview.show(answer);
                  }
                },
                FxThread.executor());
  }

  private String said(Ratio.Flaw flaw) {
    return space
        .words()
        .named(
            "reason." + flaw.id(),
            Map.of("least", text.number(Ratio.LEAST_MIN), "most", text.number(Ratio.LEAST_MAX)));
  }

  /// As it is written now; what is not filled in is not there.
  private Ratio written() {
    var old = before;
    return Ratio.of(new Row(RecordType.RATIO, old == null ? "" : old.id(), fields()));
  }

  private Map<String, Object> fields() {
    var fields = new LinkedHashMap<String, Object>();
    put(fields, Fields.NAME, name.getText());
    put(fields, NAME_EN, nameEn.getText());
    put(fields, Ratio.NUMERATOR, word(above, Measure::text));
    put(fields, Ratio.DENOMINATOR, word(below, Measure::text));
    put(fields, Ratio.SHOWN, word(shown, Ratio.Shown::word));
    put(fields, Ratio.BAD, word(bad, Side::word));
    // What is no number is one that the rules refuse.
    var typed = least.getText().strip();
    fields.put(Ratio.LEAST, typed.matches("\\d{1,9}") ? Long.parseLong(typed) : -1L);
    put(fields, Ratio.ADVICE, advice.getText());
    return fields;
  }

  private static void put(Map<String, Object> fields, String field, String typed) {
    if (!typed.isBlank()) {
      fields.put(field, typed.strip());
    }
  }

  private static <T> String word(ComboBox<T> box, Function<T, String> word) {
    var value = box.getValue();
    return value == null ? "" : word.apply(value);
  }

  private void save() {
    var old = before;
    if (old == null) {
      var id = space.commands().newId();
      submit(
          "undo.created",
          new Command.CreateRecord(RecordType.RATIO, id, fields()),
          () -> model.ratioProperty().set(Optional.of(id)));
      return;
    }
    var edits = edits(old.row());
    if (edits.isEmpty()) {
      close.run();
      return;
    }
    submit("undo.edited", new Command.EditFields(RecordType.RATIO, old.id(), edits), () -> {});
  }

  private List<FieldEdit> edits(Row old) {
    var fields = fields();
    var edits = new ArrayList<FieldEdit>();
    for (var field :
        List.of(
            Fields.NAME,
            NAME_EN,
            Ratio.NUMERATOR,
            Ratio.DENOMINATOR,
            Ratio.SHOWN,
            Ratio.BAD,
            Ratio.LEAST,
            Ratio.ADVICE)) {
      if (!Values.same(old.value(field), fields.get(field))) {
        edits.add(new FieldEdit(field, old.value(field), fields.get(field)));
      }
    }
    return edits;
  }

  private void submit(String undo, Command command, Runnable then) {
    var unused =
        space
            .undo()
            .submit(undo, command)
            .whenCompleteAsync((receipt, failure) -> answered(receipt, then), FxThread.executor());
  }

  private void answered(@Nullable Receipt receipt, Runnable then) {
    if (receipt != null && receipt.done()) {
      close.run();
      then.run();
      space.toasts().show(space.said(receipt, text.get("ratio.saved")), () -> space.undo().undo());
      return;
    }
    wrong.setText(
        receipt == null ? text.get("record.notSaved") : space.reasons().say(receipt.reasons()));
  }

  private void delete() {
    var old = Objects.requireNonNull(before);
    close.run();
    space.tell(
        space.undo().submit("undo.deleted", new Command.DeleteRecord(RecordType.RATIO, old.id())),
        text.get("record.deleted", text.name(old)));
  }

  /// What a ratio comes to on the book, before it is saved.
  private static final class Preview extends VBox {
    private static final int BRANCHES = 4;
    private static final double LEAST_HEIGHT = 142;

    private final RatioWords text;
    private final Label said = new Label();
    private final VBox lines = new VBox(2);

    Preview(RatioWords text) {
      super(6);
      this.text = text;
      getStyleClass().add("ratio-preview");
      setMinHeight(LEAST_HEIGHT);
      var title = new Label(text.get("ratio.preview"));
      title.getStyleClass().add("section-title");
      said.getStyleClass().addAll("small", "text-2");
      said.setWrapText(true);
      said.setMinHeight(Region.USE_PREF_SIZE);
      getChildren().addAll(title, said, lines);
    }

    void say(String sentence) {
      said.setText(sentence);
      lines.getChildren().clear();
    }

    void show(RatioAnswer answer) {
      lines.getChildren().clear();
      if (answer.isEmpty()) {
        said.setText(text.get("ratio.previewEmpty"));
        return;
      }
      var judged = answer.bands().stream().flatMap(List::stream).filter(Band::isJudged).count();
      var flagged = answer.bands().stream().flatMap(List::stream).filter(Band::isFlagged).count();
      var month = text.longMonth(answer.asked().last());
      said.setText(
          judged == 0
              ? text.get("ratio.previewSilent", month)
              : text.get("ratio.previewJudged", month, flagged, judged));
      for (var line : toldFirst(answer)) {
        var figure = answer.figure(line, RatioAsked.MONTHS - 1);
        var team = new Label(text.team(answer.asked().branches().get(line)));
        team.setMinWidth(0);
        HBox.setHgrow(team, Priority.ALWAYS);
        team.setMaxWidth(Double.MAX_VALUE);
        var value = new Label(text.value(answer, figure) + "  " + text.n(figure));
        value.getStyleClass().addAll("num", "text-2");
        value.setMinWidth(Region.USE_PREF_SIZE);
        lines.getChildren().add(new HBox(12, team, value));
      }
    }

    /// Branches that would stand out, then the others.
    private static List<Integer> toldFirst(RatioAnswer answer) {
      return IntStream.range(0, answer.asked().branches().size())
          .boxed()
          .sorted(
              Comparator.comparing((Integer line) ->
                      answer.bands().get(line).stream().noneMatch(Band::isFlagged))
                  .thenComparing(line -> !answer.asked().branches().get(line).isLeaf()))
          .limit(BRANCHES)
          .toList();
    }
  }
}
