package outrider.app.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.ChoiceWords;
import outrider.app.fx.FormField;
import outrider.app.fx.Icon;
import outrider.app.shell.Workspace;
import outrider.core.cadence.Cadence;
import outrider.core.experiment.Experiment;
import outrider.core.experiment.Variant;

/// The ways that are compared, each with its name and what is said or run.
final class VariantForms extends VBox {

  private static final class One {
    final TextField name = new TextField();
    final TextArea text = new TextArea();
    final ComboBox<Optional<String>> cadence = new ComboBox<>();
  }

  private final Workspace space;
  private final ExperimentWords words;
  private final Runnable changed;
  private final List<One> forms = new ArrayList<>();
  private boolean isOfCadence = true;

  VariantForms(Workspace space, ExperimentWords words, Runnable changed) {
    super(10);
    this.space = space;
    this.words = words;
    this.changed = changed;
  }

  void show(String subject, List<Variant> variants) {
    isOfCadence = subject.equals(Experiment.CADENCE);
    forms.clear();
    for (var index = 0; index < Math.max(Variant.LEAST, variants.size()); index++) {
      var one = form();
      if (index < variants.size()) {
        var variant = variants.get(index);
        one.name.setText(variant.name());
        one.text.setText(variant.text());
        one.cadence.setValue(Optional.ofNullable(variant.cadence()));
      } else {
        one.name.setText(words.get(index == 0 ? "experiment.asNow" : "experiment.otherWay"));
      }
      forms.add(one);
    }
    if (isOfCadence && !forms.isEmpty()) {
      var usual = space.database().configuration().cadences().offered();
      if (forms.getFirst().cadence.getValue().isEmpty() && !usual.isEmpty()) {
        forms.getFirst().cadence.setValue(Optional.of(usual.getFirst().id()));
      }
      if (forms.size() > 1 && forms.get(1).cadence.getValue().isEmpty() && usual.size() > 1) {
        forms.get(1).cadence.setValue(Optional.of(usual.get(1).id()));
      }
    }
    draw();
  }

  private One form() {
    var one = new One();
    one.text.setWrapText(true);
    one.text.setPrefRowCount(2);
    one.cadence.setConverter(
        new ChoiceWords<>(
            id -> id.map(words.names()::cadence).orElse(words.get("experiment.chooseCadence"))));
    one.cadence.getItems().add(Optional.empty());
    space.database().configuration().cadences().offered().stream()
        .map(Cadence::id)
        .forEach(id -> one.cadence.getItems().add(Optional.of(id)));
    one.cadence.setValue(Optional.empty());
    one.name.textProperty().subscribe((was, now) -> changed.run());
    one.text.textProperty().subscribe((was, now) -> changed.run());
    one.cadence.valueProperty().subscribe((was, now) -> changed.run());
    return one;
  }

  private void draw() {
    getChildren().clear();
    var title = new Label(words.label(Experiment.VARIANTS));
    title.getStyleClass().add("section-title");
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var head = new HBox(8, title, gap);
    head.setAlignment(Pos.CENTER_LEFT);
    if (forms.size() < Variant.MOST) {
      head.getChildren()
          .add(
              ButtonWithKey.plain(space.words(), "experiment.addVariant")
                  .icon(Icon.ADD)
                  .compact()
                  .does(() -> {
                    forms.add(form());
                    draw();
                    changed.run();
                  }));
    }
    if (forms.size() > Variant.LEAST) {
      head.getChildren()
          .add(
              ButtonWithKey.plain(space.words(), "experiment.removeVariant")
                  .icon(Icon.REMOVE)
                  .compact()
                  .does(() -> {
                    forms.removeLast();
                    draw();
                    changed.run();
                  }));
    }
    getChildren().add(head);
    for (var index = 0; index < forms.size(); index++) {
      getChildren().add(line(index, forms.get(index)));
    }
  }

  private Node line(int index, One one) {
    var letter = new Label(Variant.letter(index));
    letter.getStyleClass().addAll("subheading", "num");
    letter.setMinWidth(20);
    Control what = isOfCadence ? one.cadence : one.text;
    what.setMaxWidth(Double.MAX_VALUE);
    var name = new FormField(label("experiment.variantName"), one.name);
    name.setPrefWidth(180);
    name.setMinWidth(180);
    var said =
        new FormField(
            label(isOfCadence ? "experiment.variantCadence" : "experiment.variantText"), what);
    HBox.setHgrow(said, Priority.ALWAYS);
    var line = new HBox(12, letter, name, said);
    line.setAlignment(Pos.TOP_LEFT);
    return line;
  }

  private SimpleStringProperty label(String key) {
    return new SimpleStringProperty(words.get(key));
  }

  /// As they are written now.
  List<Variant> read() {
    return forms.stream()
        .map(one ->
            new Variant(
                one.name.getText().strip(),
                isOfCadence ? "" : one.text.getText().strip(),
                isOfCadence ? one.cadence.getValue().orElse(null) : null))
        .toList();
  }
}
