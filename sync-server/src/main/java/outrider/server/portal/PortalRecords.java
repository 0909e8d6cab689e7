package outrider.server.portal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import outrider.core.opportunity.Opportunity;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.server.codec.RowJson;
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

  /// The account's deals that were won, the newest first.
  static List<Row> won(Transaction transaction, String account) {
    return transaction.records().containing(RecordType.OPPORTUNITY.wireName(), account).stream()
        .filter(record -> !record.deleted())
        .map(record -> row(RecordType.OPPORTUNITY, record))
        .filter(deal -> deal.text(Opportunity.ACCOUNT).equals(account))
        .filter(deal -> deal.text(Opportunity.STATE).equals("won"))
        .sorted(Comparator.comparingLong(PortalRecords::wonOn).reversed().thenComparing(Row::id))
        .toList();
  }

  /// Epoch day on which a deal was won: as somebody said, else when it came to that stage.
  static long wonOn(Row deal) {
    return deal.number(
        Opportunity.CLOSED_ON, day(deal.number(Opportunity.STAGE_SINCE, 0)).toEpochDay());
  }

  /// The day of a moment where HQ is.
  static LocalDate day(long at) {
    return Instant.ofEpochMilli(at).atZone(ZoneId.systemDefault()).toLocalDate();
  }

  static Row row(RecordType type, StoredRecord record) {
    return RowJson.read(type, record.id(), record.body());
  }
}
