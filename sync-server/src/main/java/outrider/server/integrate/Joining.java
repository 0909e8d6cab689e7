package outrider.server.integrate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import outrider.core.configuration.Configuration;
import outrider.core.contact.Contact;
import outrider.core.integration.DeliveredRow;
import outrider.core.integration.JoinKey;
import outrider.core.record.FieldKind;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.rule.Reason;
import outrider.server.codec.Json;
import outrider.server.codec.RowJson;
import outrider.server.intake.PhoneNumbers;
import outrider.server.ops.Limits;
import outrider.server.push.OwnCommands;
import outrider.server.store.AccountKeyStore.Entry;
import outrider.server.store.AccountKeyStore.Key;
import outrider.server.store.Database;
import outrider.server.store.SourceStore;
import outrider.server.store.StoredRecord;
import outrider.server.store.Transaction;
import outrider.server.store.WriteTransaction;

/// Finds the customers of rows by tax number, telephone and e-mail, and brings rows that waited to
/// their customer when one of such a key comes to be.
///
/// The keys follow the audit trail, as the desk of the open leads does, when a source delivers:
/// pushes pay nothing for it.
final class Joining {
  private static final List<RecordType> TYPES = List.of(RecordType.ACCOUNT, RecordType.CONTACT);

  private final OwnCommands commands;

  Joining(OwnCommands commands) {
    this.commands = commands;
  }

  /// Whose a row is, or why nobody knows.
  record Found(@Nullable String account, @Nullable String by, Reason why) {}

  /// Catches up with most of what has happened, in small transactions, so that nobody waits long
  /// for the one that takes a delivery.
  void approach(Database database, Configuration configuration) {
    while (database.read(
            transaction ->
                transaction.tenant().position().seq() - transaction.accountKeys().position())
        > Limits.INTAKE_CATCH_UP) {
      database.write(transaction -> {
        step(transaction, configuration);
        return true;
      });
    }
  }

  /// Catches up with all that has happened.
  void catchUp(WriteTransaction transaction, Configuration configuration) {
    while (transaction.accountKeys().position() < transaction.position().seq()) {
      long until = transaction.position().seq();
      step(transaction, configuration);
      if (transaction.accountKeys().position() >= until) {
        // What was released meanwhile is about rows that came from elsewhere, and no customer's.
        return;
      }
    }
  }

  /// The customer of the first key of which there is one and one only.
  Found find(Transaction transaction, List<Key> keys) {
    Reason why = Reason.of(keys.isEmpty() ? "join.no-key" : "join.none");
    for (Key key : keys) {
      List<String> accounts =
          transaction.accountKeys().accounts(key).stream()
              .filter(id -> row(transaction, RecordType.ACCOUNT, id).isPresent())
              .toList();
      if (accounts.size() == 1) {
        return new Found(accounts.getFirst(), key.name(), Reason.of("join.found"));
      }
      if (accounts.size() > 1) {
        why =
            Reason.of("join.several", "key", key.name())
                .with("value", key.value())
                .with("count", accounts.size());
      }
    }
    return new Found(null, null, why);
  }

  private void step(WriteTransaction transaction, Configuration configuration) {
    long from = transaction.accountKeys().position();
    long until = Math.min(from + Limits.INTAKE_CATCH_UP, transaction.position().seq());
    List<Entry> changed = transaction.accountKeys().changed(from, until);
    changed.forEach(transaction.accountKeys()::remove);
    Set<Key> put = new LinkedHashSet<>();
    for (RecordType type : TYPES) {
      List<String> ids =
          changed.stream()
              .filter(entry -> entry.type().equals(type.wireName()))
              .map(Entry::id)
              .toList();
      for (StoredRecord record : records(transaction, type, ids)) {
        if (!record.deleted()) {
          put.addAll(
              keep(transaction, configuration, RowJson.read(type, record.id(), record.body())));
        }
      }
    }
    transaction.accountKeys().advance(until);
    if (!put.isEmpty() && transaction.sources().hasWaiting()) {
      release(transaction, put);
    }
  }

  private static List<StoredRecord> records(
      Transaction transaction, RecordType type, List<String> ids) {
    String name = type.wireName();
    return transaction.records().isRemote()
        ? transaction.records().findAll(name, ids)
        : ids.stream().flatMap(id -> transaction.records().find(name, id).stream()).toList();
  }

  private static List<Key> keep(
      WriteTransaction transaction, Configuration configuration, Row row) {
    @Nullable String account =
        row.type() == RecordType.ACCOUNT ? row.id() : row.textOrNull(Contact.ACCOUNT);
    if (account == null) {
      return List.of();
    }
    List<Key> keys =
        configuration.fields().fields(row.type()).stream()
            .flatMap(field ->
                field.name().equals(JoinKey.TAX_ID.wireName())
                    ? keys(JoinKey.TAX_ID, Stream.of(row.text(field.name())))
                    : field.kind() == FieldKind.PHONE
                        ? keys(JoinKey.PHONE, PhoneNumbers.each(row.text(field.name())))
                        : field.kind() == FieldKind.EMAIL
                            ? keys(JoinKey.EMAIL, Stream.of(row.text(field.name())))
                            : Stream.<Key>empty())
            .toList();
    Entry entry = new Entry(row.type().wireName(), row.id());
    keys.forEach(key -> transaction.accountKeys().put(entry, key, account));
    return keys;
  }

  private static Stream<Key> keys(JoinKey join, Stream<String> texts) {
    return texts
        .flatMap(text -> Mapping.normal(join, text).stream())
        .map(value -> new Key(join.wireName(), value));
  }

  /// A row that waits.
  ///
  /// @param keys the surest first
  record Waits(DeliveredRow row, List<Key> keys) {}

  /// Brings what waited for these keys to its customer, where there is one now.
  private void release(WriteTransaction transaction, Set<Key> keys) {
    List<DeliveredRow> joined = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    for (Key key : keys) {
      for (SourceStore.Waiting waiting : transaction.sources().waitingFor(key)) {
        if (!seen.add(waiting.record())) {
          continue;
        }
        Waits waits = Json.readOwn(waiting.row(), Waits.class);
        Found found = find(transaction, waits.keys());
        if (found.account() != null) {
          joined.add(to(waits.row(), found));
          transaction.sources().forget(waiting.source(), waiting.record());
        }
      }
    }
    if (!joined.isEmpty()) {
      commands.take(transaction, joined);
    }
  }

  static DeliveredRow to(DeliveredRow row, Found found) {
    return new DeliveredRow(
        row.source(), row.kind(), row.key(), found.account(), found.by(), row.values());
  }

  private static Optional<Row> row(Transaction transaction, RecordType type, String id) {
    return transaction
        .records()
        .find(type.wireName(), id)
        .filter(record -> !record.deleted())
        .map(record -> RowJson.read(type, record.id(), record.body()));
  }
}
