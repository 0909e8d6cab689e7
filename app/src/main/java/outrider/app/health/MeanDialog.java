package outrider.app.health;

import java.util.List;
import java.util.OptionalLong;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import outrider.app.field.FigureSheet;
import outrider.app.shell.Workspace;
import outrider.app.team.TeamChoice;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.record.RecordType;
import outrider.core.user.Team;

/// What the industry wins of the deals that it begins, one figure a team. A team without one takes
/// that of the nearest above it.
final class MeanDialog {
  private static final double WIDTH = 520;

  private MeanDialog() {}

  static void open(Workspace space, HealthWords text, List<TeamChoice> teams) {
    var configuration = space.database().configuration();
    var sheet = new FigureSheet(space, "industryMean", text::typedMean, HealthWords::mean);
    for (var choice : teams) {
      configuration
          .tree()
          .team(choice.team())
          .ifPresent(team -> {
            var name = new Label(text.names().team(team.id()));
            name.setPadding(new Insets(0, 0, 0, 12.0 * choice.depth()));
            var above = team.above();
            var inherited =
                above == null ? OptionalLong.empty() : HealthViewModel.mean(configuration, above);
            sheet.line(
                team.id(),
                name,
                inherited.isPresent()
                    ? text.get("health.meanInherited", HealthWords.mean(inherited.getAsLong()))
                    : text.get("health.meanNone"),
                team.industryMean(),
                (before, now) ->
                    new Command.EditFields(
                        RecordType.TEAM,
                        team.id(),
                        List.of(new FieldEdit(Team.INDUSTRY_MEAN, before, now))));
          });
    }
    sheet.open(
        new FigureSheet.Said(
            text.get("health.meanTitle"),
            text.get("health.meanHint"),
            "health.saveMean",
            text.get("health.meanWanting"),
            "undo.edited",
            count -> text.get("health.meanSaved")),
        WIDTH);
  }
}
