package outrider.app.cadence;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import outrider.app.shell.NumberedChoice;
import outrider.app.shell.Workspace;
import outrider.core.cadence.Cadence;

/// Asks which cadence a lead is to run.
public final class CadenceChoice {
  private static final double WIDTH = 360;

  private CadenceChoice() {}

  public static void open(Workspace space, List<Cadence> offered, Consumer<Cadence> chosen) {
    NumberedChoice.open(
        space, "cadence.choose", WIDTH, offered, cadence -> shown(space, cadence), chosen);
  }

  private static NumberedChoice.Shown shown(Workspace space, Cadence cadence) {
    var words = new CadenceWords(space);
    var name = new Label(words.name(cadence.row()));
    name.getStyleClass().add("bold");
    var last = cadence.steps().getLast();
    var about =
        new Label(
            space.words().get("cadence.steps", cadence.steps().size(), words.delay(last.delay())));
    about.getStyleClass().addAll("small", "text-3", "num");
    return new NumberedChoice.Shown(new VBox(name, about), name.getText() + ", " + about.getText());
  }
}
