package outrider.app.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.Icon;
import outrider.app.shell.Workspace;
import outrider.core.cadence.Cadence;
import outrider.core.record.Fields;

/// Ready cadences, each set up by one click; one that is there already is not offered.
final class CadencePresets extends FlowPane {
  private final Workspace space;
  private final RulesViewModel model;

  CadencePresets(Workspace space, RulesViewModel model) {
    super(8, 6);
    this.space = space;
    this.model = model;
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("rules-note");
  }

  /// Whether there is any that is not set up yet.
  boolean refresh() {
    var label = new Label(space.words().get("cadence.presets"));
    label.getStyleClass().addAll("small", "text-3");
    getChildren().setAll(label);
    for (var preset : missing()) {
      getChildren().add(button(preset));
    }
    return getChildren().size() > 1;
  }

  /// The same as buttons one below the other, the first as the one that most want.
  List<ButtonWithKey> buttons() {
    var buttons = new ArrayList<ButtonWithKey>();
    missing().forEach(preset -> buttons.add(button(preset)));
    return buttons;
  }

  private List<StartingCadences> missing() {
    var known =
        model.configuration().cadences().ordered().stream()
            .map(Cadence::row)
            .map(row -> row.text(Fields.NAME))
            .toList();
    return Arrays.stream(StartingCadences.values())
        .filter(preset -> !known.contains(preset.chinese()))
        .toList();
  }

  private ButtonWithKey button(StartingCadences preset) {
    var name = preset.name(space.words().isChinese());
    var button = ButtonWithKey.soft(space.words(), "cadence.presets").compact().icon(Icon.ADD);
    button.textProperty().unbind();
    button.setText(name);
    button.setDisable(!model.mayEdit());
    button.does(() ->
        space.tell(
            model.setUp(
                preset.commands(model.configuration(), model::newId, space.words().isChinese())),
            space.words().get("cadence.wasAdded", name)));
    return button;
  }
}
