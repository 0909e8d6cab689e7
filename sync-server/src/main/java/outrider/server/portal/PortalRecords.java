package outrider.server.portal;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import outrider.core.opportunity.Opportunity;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.server.codec.RowJson;
import outrider.server.ops.Limits;
import outrider.server.store.StoredRecord;
import outrider.server.store.Transaction;

/// The records that a page is about, as they stand.
final class PortalRecords {
  private PortalRecords() {}

  static Optional<Row> find(Transaction transaction, RecordType type, String id) {
    return transaction
        .records()
        .find(type.wireName(), id)
        .filter(record -> !record.deleted())
        .map(record -> row(type, record));
  }

  /// The account's deals that were won, the newest first: its orders.
  static List<Row> orders(Transaction transaction, String account) {
    return transaction.records().containing(RecordType.OPPORTUNITY.wireName(), account).stream()
        .filter(record -> !record.deleted())
        .map(record -> row(RecordType.OPPORTUNITY, record))
        .filter(deal -> deal.text(Opportunity.ACCOUNT).equals(account))
        .filter(deal -> deal.text(Opportunity.STATE).equals("won"))
        .sorted(
            Comparator.comparingLong((Row deal) -> deal.number(Opportunity.CLOSED_ON, 0))
                .reversed()
                .thenComparing(Row::id))
        .limit(Limits.PORTAL_LINES)
        .toList();
  }

  private static Row row(RecordType type, StoredRecord record) {
    return RowJson.read(type, record.id(), record.body());
  }
}
