package outrider.app.change;

import java.util.ArrayList;
import java.util.Comparator;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.Icon;
import outrider.app.fx.TimelineEntry;
import outrider.app.i18n.Words;
import outrider.core.change.ChangeDuty;
import outrider.core.change.ChangeRequest;
import outrider.core.record.Fields;
import outrider.core.record.Row;

/// What became of a change, from its beginning.
final class ChangeHistory extends VBox {

  private record Step(Icon icon, String said, long at, String body) {}

  ChangeHistory(ChangeText text, Words words, ChangeRequest change) {
    super(10);
    var row = change.row();
    var steps = new ArrayList<Step>();
    step(
        steps,
        Icon.EDIT,
        words.get("change.did.begun", text.person(change.author())),
        row,
        Fields.CREATED_AT,
        "");
    step(steps, Icon.SIGN_OFF, words.get("change.did.asked"), row, ChangeRequest.ASKED_AT, "");
    for (var duty : ChangeDuty.values()) {
      change
          .signature(duty)
          .ifPresent(it ->
              steps.add(
                  new Step(
                      it.agreed() ? Icon.DONE : Icon.CLOSE,
                      words.get(
                          it.agreed() ? "change.did.agreed" : "change.did.refused",
                          text.person(it.by()),
                          text.duty(duty)),
                      it.at(),
                      it.note())));
    }
    step(
        steps,
        Icon.ACTIVE,
        words.get("change.did.published", text.person(row.textOrNull(ChangeRequest.PUBLISHED_BY))),
        row,
        ChangeRequest.PUBLISHED_AT,
        "");
    step(
        steps,
        change.isRolledBack() ? Icon.UNDO : Icon.CLOSE,
        words.get(
            change.isRolledBack() ? "change.did.rolledBack" : "change.did.withdrawn",
            text.person(row.textOrNull(ChangeRequest.ENDED_BY))),
        row,
        ChangeRequest.ENDED_AT,
        "");
    steps.sort(Comparator.comparingLong(Step::at));
    var title = new Label(words.get("change.history"));
    title.getStyleClass().add("subheading");
    getStyleClass().addAll("card", "change-card");
    var entries = new VBox();
    getChildren().addAll(title, entries);
    for (var index = 0; index < steps.size(); index++) {
      var step = steps.get(index);
      var entry = new TimelineEntry(step.icon(), step.said(), text.near(step.at()), step.body());
      entries.getChildren().add(index == steps.size() - 1 ? entry.last() : entry);
    }
  }

  private static void step(
      ArrayList<Step> steps, Icon icon, String said, Row row, String field, String body) {
    @Nullable Long at = row.numberOrNull(field);
    if (at != null) {
      steps.add(new Step(icon, said, at, body));
    }
  }
}
