package outrider.server.intake;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import outrider.core.configuration.Configuration;
import outrider.core.configuration.Form;
import outrider.core.intake.Reading;
import outrider.core.rule.Reason;
import outrider.server.access.Configurations;
import outrider.server.problem.ProblemException;
import outrider.server.push.OwnCommands;
import outrider.server.store.Database;
import outrider.server.store.WriteTransaction;

/// Leads that HQ finds by itself, such as in a feed of tenders. They go the way of those that are
/// handed in by a form: found to be known, given to somebody, answered in time.
public final class FoundLeads {
  private final Configurations configurations;
  private final OwnCommands commands;
  private final InstantSource clock;

  public FoundLeads(Configurations configurations, OwnCommands commands, InstantSource clock) {
    this.configurations = configurations;
    this.commands = commands;
    this.clock = clock;
  }

  /// Catches up with most of what has happened, before the transaction that takes them.
  public void approach(Database database) {
    new LeadDesk(database).approach();
  }

  /// @param form what its fields mean; none that anybody could send by
  /// @param why it was taken, said beside the lead
  /// @return the id of the lead, or of the line on a known one
  /// @throws ProblemException where it cannot become a lead, or nobody is there for it; nothing of
  ///   it is kept then
  public String take(
      WriteTransaction transaction, Form form, Map<String, String> values, List<Reason> why) {
    return transaction.attempt(() -> {
      Configuration configuration = configurations.in(transaction);
      Reading reading = Reading.of(form, configuration.fields(), new LinkedHashMap<>(values));
      if (!reading.wrong().isEmpty()) {
        throw new ProblemException(FieldProblems.of(reading.wrong()));
      }
      LeadDesk.catchUp(transaction);
      return new Arrivals(
              transaction,
              commands,
              configuration,
              form,
              clock.millis(),
              () -> UuidCreator.getTimeOrderedEpoch().toString(),
              why)
          .take(reading)
          .reference();
    });
  }
}
