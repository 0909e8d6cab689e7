package outrider.server.telephony;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import outrider.core.configuration.Configuration;
import outrider.core.opportunity.Opportunity;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.server.codec.RowJson;
import outrider.server.intake.PhoneNumbers;
import outrider.server.ops.Limits;
import outrider.server.store.Database;
import outrider.server.store.PhoneBookStore.Entry;
import outrider.server.store.StoredRecord;
import outrider.server.store.Transaction;
import outrider.server.store.WriteTransaction;

/// The people at customers by their numbers. It follows the audit trail as the desk of the open
/// leads does, when a call that began elsewhere is told of: pushes pay nothing for it.
final class PhoneBook {
  private static final List<RecordType> TYPES =
      List.of(RecordType.ACCOUNT, RecordType.CONTACT, RecordType.OPPORTUNITY);

  private PhoneBook() {}

  /// Catches up with most of what has happened, in small transactions, so that nobody waits long
  /// for the one that looks a number up.
  static void approach(Database database, Configuration configuration) {
    while (database.read(
            transaction ->
                transaction.tenant().position().seq() - transaction.phoneBook().position())
        > Limits.INTAKE_CATCH_UP) {
      database.write(transaction -> {
        step(transaction, configuration);
        return true;
      });
    }
  }

  /// Catches up with all that has happened before this transaction writes anything more.
  static void catchUp(WriteTransaction transaction, Configuration configuration) {
    while (transaction.phoneBook().position() < transaction.position().seq()) {
      step(transaction, configuration);
    }
  }

  /// The records that a number may be meant for, the likeliest first: the open deals in which its
  /// person is named, the person, and the company whose number it is.
  static Stream<Row> find(Transaction transaction, String phone) {
    return transaction.phoneBook().ofPhone(phone).stream()
        .flatMap(
            entry -> Stream.concat(deals(transaction, entry), row(transaction, entry).stream()));
  }

  private static Stream<Row> deals(Transaction transaction, Entry of) {
    return transaction.phoneBook().dealsOf(of.id()).stream()
        .map(id -> new Entry(RecordType.OPPORTUNITY.wireName(), id))
        .flatMap(entry -> row(transaction, entry).stream());
  }

  private static Optional<Row> row(Transaction transaction, Entry entry) {
    return RecordType.byWireName(entry.type())
        .flatMap(type -> CalledRecord.row(transaction, type, entry.id()));
  }

  private static void step(WriteTransaction transaction, Configuration configuration) {
    long from = transaction.phoneBook().position();
    long until = Math.min(from + Limits.INTAKE_CATCH_UP, transaction.position().seq());
    List<Entry> changed = transaction.phoneBook().changed(from, until);
    changed.forEach(transaction.phoneBook()::remove);
    for (RecordType type : TYPES) {
      List<String> ids =
          changed.stream()
              .filter(entry -> entry.type().equals(type.wireName()))
              .map(Entry::id)
              .toList();
      for (StoredRecord record : records(transaction, type, ids)) {
        if (!record.deleted()) {
          keep(transaction, configuration, RowJson.read(type, record.id(), record.body()));
        }
      }
    }
    transaction.phoneBook().advance(until);
  }

  private static List<StoredRecord> records(
      Transaction transaction, RecordType type, List<String> ids) {
    String name = type.wireName();
    return transaction.records().isRemote()
        ? transaction.records().findAll(name, ids)
        : ids.stream().flatMap(id -> transaction.records().find(name, id).stream()).toList();
  }

  private static void keep(WriteTransaction transaction, Configuration configuration, Row row) {
    if (row.type() == RecordType.OPPORTUNITY) {
      Optional.ofNullable(row.textOrNull(Opportunity.CONTACT))
          .filter(contact -> Opportunity.of(row).isOpen())
          .ifPresent(contact -> transaction.phoneBook().putDeal(row.id(), contact));
      return;
    }
    Entry entry = new Entry(row.type().wireName(), row.id());
    CalledRecord.written(configuration, row)
        .flatMap(number -> PhoneNumbers.normal(number).stream())
        .forEach(number -> transaction.phoneBook().put(entry, number));
  }
}
