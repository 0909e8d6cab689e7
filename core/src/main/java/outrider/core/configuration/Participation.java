package outrider.core.configuration;

import java.util.List;
import org.jspecify.annotations.Nullable;
import outrider.core.experiment.Entry;
import outrider.core.experiment.Experiment;
import outrider.core.lead.Lead;
import outrider.core.opportunity.Opportunity;
import outrider.core.record.Fields;
import outrider.core.record.Row;

/// Which leads and deals take part in which experiments, as the business is set up.
public final class Participation {

  private Participation() {}

  /// The lead or deal with what it enters at this time: every experiment that runs then, is for it,
  /// and that it is not in yet. What an import brings is history, and what lies in a pool belongs
  /// to nobody: they enter none.
  public static Row entered(Row row, long at, Configuration configuration) {
    var entered = row;
    for (var each : configuration.experiments().all()) {
      if (each.ran(at) && isFor(each, row, configuration) && Entry.of(row, each.id()).isEmpty()) {
        var variant = Entry.assign(each.id(), row.id(), each.variants().size());
        entered = Entry.enter(entered, new Entry(each.id(), variant, at));
      }
    }
    return entered;
  }

  /// Whether a lead or deal is one of those that are compared.
  public static boolean isFor(Experiment experiment, Row row, Configuration configuration) {
    return row.type() == experiment.unit()
        && !experiment.variants().isEmpty()
        && row.has(Fields.OWNER)
        && !row.has(Fields.IMPORT)
        && isOfTeam(experiment.team(), row, configuration)
        && holds(experiment.sources(), row.text(Lead.SOURCE))
        && holds(experiment.industries(), row.text("industry"))
        && hasSubject(experiment, row, configuration);
  }

  private static boolean isOfTeam(@Nullable String team, Row row, Configuration configuration) {
    if (team == null) {
      return true;
    }
    var tree = configuration.tree();
    return tree.user(row.text(Fields.OWNER))
        .map(owner -> owner.team())
        .filter(own -> tree.downward(team).contains(own))
        .isPresent();
  }

  /// Words are compared as cadences compare them.
  private static boolean holds(List<String> wanted, String value) {
    return wanted.isEmpty()
        || wanted.stream().anyMatch(each -> each.strip().equalsIgnoreCase(value.strip()));
  }

  private static boolean hasSubject(Experiment experiment, Row row, Configuration configuration) {
    if (experiment.subject().equals(Experiment.CADENCE)) {
      var today = experiment.variants().getFirst().cadence();
      return configuration
          .cadences()
          .forNew(Lead.of(row))
          .filter(cadence -> cadence.id().equals(today))
          .isPresent();
    }
    return experiment
        .stage()
        .map(lineage ->
            configuration.stages(pipeline(row, configuration)).stream()
                .anyMatch(stage -> stage.lineage().equals(lineage)))
        .orElse(true);
  }

  private static String pipeline(Row deal, Configuration configuration) {
    return deal.has(Opportunity.PIPELINE)
        ? deal.text(Opportunity.PIPELINE)
        : configuration
            .stage(deal.text(Opportunity.STAGE))
            .map(stage -> stage.pipeline())
            .orElse("");
  }
}
