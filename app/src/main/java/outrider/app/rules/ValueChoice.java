package outrider.app.rules;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// The values of a condition: those that leads in the book have, to be ticked, and any other, to be
/// typed with a comma between.
final class ValueChoice extends VBox {

  /// More boxes than these are a wall; whoever needs a rarer value types it.
  private static final int OFFERED_MAX = 8;

  private final List<CheckBox> boxes = new ArrayList<>();
  private final TextField others = new TextField();

  /// @param label what the values are, for whoever hears the boxes rather than sees them
  /// @param changed called when a box was ticked; the text tells for itself
  ValueChoice(
      String label, List<String> known, List<String> chosen, String prompt, Runnable changed) {
    super(8);
    var offered = new LinkedHashSet<>(known.stream().limit(OFFERED_MAX).toList());
    offered.addAll(chosen);
    var flow = new FlowPane(16, 6);
    for (var value : offered) {
      var box = new CheckBox(value);
      box.setAccessibleText(label + " " + value);
      box.setSelected(chosen.contains(value));
      box.selectedProperty().subscribe((before, now) -> changed.run());
      boxes.add(box);
      flow.getChildren().add(box);
    }
    others.setPromptText(prompt);
    if (!offered.isEmpty()) {
      getChildren().add(flow);
    }
    getChildren().add(others);
  }

  TextField others() {
    return others;
  }

  List<String> chosen() {
    var chosen = new ArrayList<String>();
    boxes.stream().filter(CheckBox::isSelected).map(CheckBox::getText).forEach(chosen::add);
    chosen.addAll(list(others));
    return chosen;
  }

  /// What was typed with commas between, Chinese or not.
  static List<String> list(TextField input) {
    return Stream.of(input.getText().split("[,，;；、]"))
        .filter(word -> !word.isBlank())
        .map(String::strip)
        .toList();
  }
}
