package outrider.app.experiment;

import java.util.ArrayList;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import outrider.app.shell.Place;
import outrider.app.shell.Workspace;
import outrider.core.experiment.Entry;
import outrider.core.experiment.Experiment;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Beside a lead or deal: what the lot says is to be said, offered or run here, and why. Not there
/// where it is in no running experiment. FX thread.
public final class VariantCard extends VBox {
  private final Workspace space;
  private final ExperimentWords text;

  public VariantCard(Workspace space) {
    super(8);
    this.space = space;
    text = new ExperimentWords(space);
    getStyleClass().add("variant-card");
    setPadding(new Insets(14, 0, 0, 0));
    setShown(false);
  }

  /// @param row the lead or deal as it stands
  public void show(Row row) {
    var configuration = space.database().configuration();
    var lines = new ArrayList<Node>();
    for (var entry : Entry.all(row)) {
      configuration
          .experiments()
          .find(entry.experiment())
          .filter(Experiment::isRunning)
          .filter(each -> entry.variant() < each.variants().size())
          .filter(each -> isHere(each, row))
          .ifPresent(each -> lines.add(line(each, entry)));
    }
    setShown(!lines.isEmpty());
    var title = new Label(text.get("experiment.here"));
    title.getStyleClass().add("section-title");
    getChildren().setAll(title);
    getChildren().addAll(lines);
  }

  /// What is said or offered in a stage is shown in that stage.
  private boolean isHere(Experiment experiment, Row row) {
    return row.type() != RecordType.OPPORTUNITY
        || experiment
            .stage()
            .map(lineage ->
                lineage.equals(
                    space.database().configuration().lineage(row.text(Experiment.STAGE))))
            .orElse(true);
  }

  private Node line(Experiment experiment, Entry entry) {
    var variant = experiment.variants().get(entry.variant());
    var name =
        new Hyperlink(
            text.get(
                "experiment.use",
                text.option(Experiment.SUBJECT, experiment.subject()),
                text.variant(experiment, entry.variant())));
    name.setMinWidth(0);
    name.setOnAction(done -> space.navigator().open(new Place.Experiments()));
    var says = new Label(text.differs(variant));
    says.setWrapText(true);
    says.setMinHeight(Region.USE_PREF_SIZE);
    var why = new Label(text.get("experiment.whyHere", experiment.name()));
    why.getStyleClass().addAll("small", "text-3");
    why.setWrapText(true);
    why.setMinHeight(Region.USE_PREF_SIZE);
    return new VBox(2, name, says, why);
  }

  private void setShown(boolean is) {
    setVisible(is);
    setManaged(is);
  }
}
