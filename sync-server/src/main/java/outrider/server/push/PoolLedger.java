package outrider.server.push;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outrider.core.command.Envelope;
import outrider.core.lead.Lead;
import outrider.core.opportunity.Opportunity;
import outrider.core.pool.Protection;
import outrider.core.pool.Protection.Deal;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.rule.Change;
import outrider.server.store.PoolStore.Entry;
import outrider.server.store.WriteTransaction;

/// Writes beside the records which leads are of which pool, who has them and when HQ has to look at
/// them next: limits are counted by it, and nothing but what is due is looked at. Costs nothing
/// where a change has to do with no pool.
final class PoolLedger {
  private static final String CLAIM = "ClaimLead";

  private final WriteTransaction transaction;
  private final StoredFacts facts;

  PoolLedger(WriteTransaction transaction, StoredFacts facts) {
    this.transaction = transaction;
    this.facts = facts;
  }

  /// @param at when it was done
  void wrote(Change change, Envelope envelope, long at) {
    switch (change.type()) {
      case LEAD -> lead(change, envelope, at);
      case OPPORTUNITY -> deal(change);
      case POOL -> transaction.pools().lookAgainAtAll(change.id());
      default -> {}
    }
  }

  private void lead(Change change, Envelope envelope, long at) {
    String before = pool(change.before());
    String after = pool(change.after());
    if (after == null) {
      if (before != null) {
        transaction.pools().remove(change.id());
      }
      return;
    }
    Lead lead = Lead.of(Objects.requireNonNull(change.after()));
    transaction.pools().put(new Entry(lead.id(), after, lead.owner(), lead.isOpen(), lookAt(lead)));
    Row was = change.before();
    String owner = lead.owner();
    if (envelope.kind().equals(CLAIM) && was != null && !was.has(Fields.OWNER) && owner != null) {
      transaction.pools().claimed(owner, after, lead.id(), at);
    }
  }

  /// Whether its deal was won is asked when the time has come.
  private @Nullable Long lookAt(Lead lead) {
    Deal deal = lead.isOpen() ? Deal.NONE : Deal.PENDING;
    return facts
        .configuration()
        .pools()
        .find(lead.pool())
        .flatMap(pool -> Protection.of(lead, pool, deal))
        .map(Protection::until)
        .orElse(null);
  }

  private void deal(Change change) {
    Optional.ofNullable(change.after())
        .filter(row ->
            change.before() == null
                || !row.text(Opportunity.STATE).equals(change.before().text(Opportunity.STATE)))
        .map(row -> row.textOrNull(RecordType.LEAD.wireName()))
        .ifPresent(transaction.pools()::lookAgain);
  }

  private static @Nullable String pool(@Nullable Row lead) {
    return lead == null ? null : lead.textOrNull(Fields.POOL);
  }
}
