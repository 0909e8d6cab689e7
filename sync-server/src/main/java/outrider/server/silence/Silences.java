package outrider.server.silence;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outrider.core.configuration.Configuration;
import outrider.core.lead.Lead;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.rule.TagFinding;
import outrider.core.tag.TagRule;
import outrider.core.tag.Tagging;
import outrider.server.access.Configurations;
import outrider.server.codec.RowJson;
import outrider.server.ops.Limits;
import outrider.server.push.OwnCommands;
import outrider.server.store.Database;
import outrider.server.store.StoredRecord;
import outrider.server.store.Transaction;

/// Finds the leads that nobody has been in contact with for as long as a tag rule says, while their
/// owners' laptops may be off.
///
/// Silence is counted in days, so HQ walks through its leads now and then rather than keeping a
/// list of when each is to be looked at. Several servers may walk at once: what is found is looked
/// at again in the transaction that writes, and what a rule did is written down under an id that
/// follows from rule and lead. So each comes to be once.
public final class Silences {
  private static final Logger log = LoggerFactory.getLogger(Silences.class);
  private static final String LEAD = RecordType.LEAD.wireName();
  private static final String TAGGING = RecordType.TAGGING.wireName();

  private final Database database;
  private final Configurations configurations;
  private final InstantSource clock;
  private final OwnCommands commands;

  public Silences(Database database, Configurations configurations, InstantSource clock) {
    this(database, configurations, clock, new OwnCommands(configurations, clock));
  }

  public Silences(
      Database database, Configurations configurations, InstantSource clock, OwnCommands commands) {
    this.database = database;
    this.configurations = configurations;
    this.clock = clock;
    this.commands = commands;
  }

  /// One page of leads: those to be tagged, and where the next page begins.
  private record Page(List<String> silent, String last, boolean isLast) {}

  /// Walks through all leads once.
  ///
  /// @return how many were tagged
  public int run() {
    int tagged = 0;
    String from = "";
    while (true) {
      String after = from;
      Page page = database.read(transaction -> look(transaction, after));
      for (int begin = 0; begin < page.silent.size(); begin += Limits.SILENCES_AT_ONCE) {
        int end = Math.min(begin + Limits.SILENCES_AT_ONCE, page.silent.size());
        tagged += together(page.silent.subList(begin, end));
      }
      if (page.isLast) {
        return tagged;
      }
      from = page.last;
    }
  }

  private Page look(Transaction transaction, String after) {
    Configuration configuration = configurations.in(transaction);
    List<TagRule> rules =
        configuration.tagRules().inForce().stream().filter(TagRule::isSilence).toList();
    if (rules.isEmpty()) {
      return new Page(List.of(), after, true);
    }
    List<StoredRecord> leads = transaction.records().after(LEAD, after, Limits.SILENCE_PAGE);
    List<String> candidates = new ArrayList<>();
    List<String> marks = new ArrayList<>();
    long now = clock.millis();
    for (StoredRecord stored : leads) {
      Row lead = RowJson.read(RecordType.LEAD, stored.id(), stored.body());
      for (TagRule rule : rules) {
        if (Lead.of(lead).isOpen() && TagFinding.of(rule, lead, List.of(), now).isPresent()) {
          candidates.add(stored.id());
          marks.add(Tagging.idOf(rule.id(), stored.id()));
        }
      }
    }
    Set<String> done = met(transaction, marks);
    Set<String> silent = new HashSet<>();
    for (int index = 0; index < candidates.size(); index++) {
      if (!done.contains(marks.get(index))) {
        silent.add(candidates.get(index));
      }
    }
    return new Page(
        silent.stream().sorted().toList(),
        leads.isEmpty() ? after : leads.getLast().id(),
        leads.size() < Limits.SILENCE_PAGE);
  }

  /// Those of the marks that say that their rule has done what it does already.
  private static Set<String> met(Transaction transaction, List<String> marks) {
    List<StoredRecord> records =
        transaction.records().isRemote()
            ? transaction.records().findAll(TAGGING, marks)
            : marks.stream()
                .flatMap(id -> transaction.records().find(TAGGING, id).stream())
                .toList();
    Set<String> met = new HashSet<>();
    for (StoredRecord record : records) {
      if (!record.deleted()
          && Tagging.of(RowJson.read(RecordType.TAGGING, record.id(), record.body())).isMet()) {
        met.add(record.id());
      }
    }
    return met;
  }

  private int together(List<String> leads) {
    try {
      return database.write(transaction ->
          leads.stream().mapToInt(lead -> commands.silent(transaction, lead) ? 1 : 0).sum());
    } catch (RuntimeException failure) {
      log.warn("Silent leads could not be tagged together; each is tried alone.", failure);
      return leads.stream().mapToInt(this::alone).sum();
    }
  }

  private int alone(String lead) {
    try {
      return database.write(transaction -> commands.silent(transaction, lead) ? 1 : 0);
    } catch (RuntimeException failure) {
      log.atError()
          .setCause(failure)
          .addKeyValue("lead", lead)
          .log("A silent lead could not be tagged; the next walk tries again.");
      return 0;
    }
  }
}
