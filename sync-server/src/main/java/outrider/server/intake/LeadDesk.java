package outrider.server.intake;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import outrider.core.assign.Workload;
import outrider.core.lead.Lead;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.server.codec.RowJson;
import outrider.server.ops.Limits;
import outrider.server.store.Database;
import outrider.server.store.LeadDeskStore.Entry;
import outrider.server.store.StoredRecord;
import outrider.server.store.WriteTransaction;

/// The open leads as a submission needs to find them. It follows the audit trail, which names every
/// lead that was ever changed, and does so when somebody asks: pushes pay nothing for it.
public final class LeadDesk {
  private static final String LEAD = RecordType.LEAD.wireName();

  private final Database database;

  public LeadDesk(Database database) {
    this.database = database;
  }

  /// Catches up with most of what has happened, in small transactions, so that nobody waits long
  /// for the one that decides.
  public void approach() {
    while (database.read(
            transaction ->
                transaction.tenant().position().seq() - transaction.leadDesk().position())
        > Limits.INTAKE_CATCH_UP) {
      database.write(transaction -> {
        step(transaction);
        return true;
      });
    }
  }

  /// Catches up with all that has happened before this transaction writes anything more.
  public static void catchUp(WriteTransaction transaction) {
    while (transaction.leadDesk().position() < transaction.position().seq()) {
      step(transaction);
    }
  }

  private static void step(WriteTransaction transaction) {
    long from = transaction.leadDesk().position();
    long until = Math.min(from + Limits.INTAKE_CATCH_UP, transaction.position().seq());
    List<String> changed = transaction.leadDesk().changed(from, until);
    Map<String, Entry> open = new HashMap<>();
    for (StoredRecord record : records(transaction, changed)) {
      entry(record).ifPresent(entry -> open.put(entry.leadId(), entry));
    }
    for (String id : changed) {
      Entry entry = open.get(id);
      if (entry == null) {
        transaction.leadDesk().remove(id);
      } else {
        transaction.leadDesk().put(entry);
      }
    }
    transaction.leadDesk().advance(until);
  }

  private static List<StoredRecord> records(WriteTransaction transaction, List<String> ids) {
    return transaction.records().isRemote()
        ? transaction.records().findAll(LEAD, ids)
        : ids.stream().flatMap(id -> transaction.records().find(LEAD, id).stream()).toList();
  }

  private static Optional<Entry> entry(StoredRecord record) {
    if (record.deleted()) {
      return Optional.empty();
    }
    Lead lead = Lead.of(RowJson.read(RecordType.LEAD, record.id(), record.body()));
    if (!lead.isOpen()) {
      return Optional.empty();
    }
    Row row = lead.row();
    return Optional.of(
        new Entry(
            lead.id(),
            lead.owner(),
            lead.isUntouched(),
            PhoneNumbers.normal(row.text(Lead.PHONE)).orElse(null),
            email(row),
            who(row)));
  }

  static Workload workload(WriteTransaction transaction) {
    return new Workload(transaction.leadDesk().untouched(), transaction.leadDesk().turns());
  }

  /// The open lead of the same phone, else of the same e-mail address.
  static Optional<Row> same(WriteTransaction transaction, Row submitted) {
    Stream<String> byPhone =
        PhoneNumbers.normal(submitted.text(Lead.PHONE)).stream()
            .flatMap(phone -> transaction.leadDesk().byPhone(phone).stream());
    Stream<String> byEmail =
        Stream.ofNullable(email(submitted))
            .flatMap(email -> transaction.leadDesk().byEmail(email).stream());
    return Stream.concat(byPhone, byEmail)
        .flatMap(id -> read(transaction, id).stream())
        .findFirst();
  }

  /// The open leads of a phone number in its one spelling, the newest first.
  public static Stream<Row> ofPhone(WriteTransaction transaction, String phone) {
    return transaction.leadDesk().byPhone(phone).stream()
        .flatMap(id -> read(transaction, id).stream());
  }

  /// The open lead of the same name at the same company. It may be the same person, or be called
  /// the same: nobody is merged by that.
  static Optional<Row> similar(WriteTransaction transaction, Row submitted) {
    return Stream.ofNullable(who(submitted))
        .flatMap(who -> transaction.leadDesk().byWho(who).stream())
        .flatMap(id -> read(transaction, id).stream())
        .findFirst();
  }

  private static Optional<Row> read(WriteTransaction transaction, String id) {
    return transaction
        .records()
        .find(LEAD, id)
        .filter(record -> !record.deleted())
        .map(record -> RowJson.read(RecordType.LEAD, id, record.body()));
  }

  private static @Nullable String email(Row row) {
    String plain = plain(row.text(Lead.EMAIL));
    return plain.contains("@") ? plain : null;
  }

  private static @Nullable String who(Row row) {
    String company = plain(row.text(Lead.COMPANY));
    String name = plain(row.text(Fields.NAME));
    return company.isEmpty() || name.isEmpty() ? null : company + '/' + name;
  }

  /// Full-width letters, capitals and spaces make no difference.
  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .replaceAll("\\s+", "")
        .toLowerCase(Locale.ROOT);
  }
}
