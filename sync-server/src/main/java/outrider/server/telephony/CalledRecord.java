package outrider.server.telephony;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import outrider.core.configuration.Configuration;
import outrider.core.protocol.DialRequest;
import outrider.core.record.FieldKind;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.server.codec.RowJson;
import outrider.server.intake.PhoneNumbers;
import outrider.server.problem.Problem;
import outrider.server.problem.ProblemException;
import outrider.server.store.Transaction;

/// The record that somebody calls about, with the numbers at which that may be done: its own, and
/// those of its customer's people.
record CalledRecord(Row row, List<String> numbers) {
  private static final Pattern SEVERAL = Pattern.compile("[/;；、,，\\n]");

  static Optional<CalledRecord> find(
      Transaction transaction, Configuration configuration, DialRequest request) {
    return RecordType.byWireName(request.recordType())
        .filter(type -> !type.isChild() && !type.isConfiguration())
        .flatMap(type -> row(transaction, type, request.record()))
        .map(row -> new CalledRecord(row, numbers(transaction, configuration, row)));
  }

  private static List<String> numbers(
      Transaction transaction, Configuration configuration, Row record) {
    List<Row> rows = new ArrayList<>(List.of(record));
    String account = record.type() == RecordType.ACCOUNT ? record.id() : record.text("account");
    if (!account.isEmpty()) {
      row(transaction, RecordType.ACCOUNT, account).ifPresent(rows::add);
      transaction
          .records()
          .childrenOf(RecordType.CONTACT.wireName(), account)
          .forEach(it -> rows.add(RowJson.read(RecordType.CONTACT, it.id(), it.body())));
    }
    return rows.stream()
        .flatMap(row -> written(configuration, row))
        .map(CalledRecord::plain)
        .filter(number -> !number.isEmpty())
        .toList();
  }

  /// The numbers of a record, as they were written.
  static Stream<String> written(Configuration configuration, Row row) {
    return configuration.fields().fields(row.type()).stream()
        .filter(field -> field.kind() == FieldKind.PHONE)
        .flatMap(field -> SEVERAL.splitAsStream(row.text(field.name())));
  }

  static Optional<Row> row(Transaction transaction, RecordType type, String id) {
    return transaction
        .records()
        .find(type.wireName(), id)
        .filter(record -> !record.deleted())
        .map(record -> RowJson.read(type, record.id(), record.body()));
  }

  /// @throws ProblemException 422 where the number is none of the record's
  void require(String number) {
    if (!numbers.contains(plain(number))) {
      throw new ProblemException(Problem.numberUnknown());
    }
  }

  private static String plain(String number) {
    return PhoneNumbers.normal(number).orElseGet(() -> number.replaceAll("[^0-9+*#]", ""));
  }
}
