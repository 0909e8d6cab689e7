package outrider.app.importing.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import outrider.app.duplicate.PhoneNumbers;
import outrider.app.importing.file.ContentKind;
import outrider.app.importing.file.WrittenAmount;
import outrider.app.importing.file.WrittenDate;
import outrider.app.importing.mapping.ImportTarget;
import outrider.app.importing.mapping.KnownWords;
import outrider.app.importing.mapping.ValueChoice;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.rule.Reason;

/// Reads the cells of one column as values of one field. What cannot be read is never dropped: it
/// goes to the record's note, or, where the record is not right without it, the row is refused.
final class CellReader {
  private static final BigDecimal WAN = BigDecimal.valueOf(10_000);
  private static final Pattern SET_SEPARATOR = Pattern.compile("[,，;；、|]");
  private static final Set<String> YES = Set.of("yes", "y", "true", "1", "是", "有", "对");
  private static final Set<String> NO = Set.of("no", "n", "false", "0", "否", "无", "不");

  /// Different cells of a column that are remembered with what was read in them.
  private static final int REMEMBERED_MAX = 2_000;

  private final FieldDefinition field;
  private final String header;
  private final WrittenDate.Order order;
  private final boolean wan;
  private final Map<String, Optional<String>> chosen = new HashMap<>();
  private final KnownWords known;
  private final PhoneNumbers phones;
  private final ZoneId zone;
  private final Map<String, ReadValue> remembered = new HashMap<>();

  /// @param header what the column is called in the file
  CellReader(
      FieldDefinition field,
      String header,
      WrittenDate.Order order,
      boolean wan,
      List<ValueChoice> choices,
      KnownWords known,
      PhoneNumbers phones,
      ZoneId zone) {
    this.field = field;
    this.header = header;
    this.order = order;
    this.wan = wan;
    this.known = known;
    this.phones = phones;
    this.zone = zone;
    for (var choice : choices) {
      // A word nobody decided about stays as it is where the field takes any word.
      if (choice.how() != ValueChoice.How.UNKNOWN) {
        chosen.put(choice.raw(), choice.value());
      }
    }
  }

  FieldDefinition field() {
    return field;
  }

  String header() {
    return header;
  }

  /// Reads a cell; columns repeat themselves, so that most cells were read before.
  ///
  /// @param cell stripped and not blank
  ReadValue read(String cell) {
    var before = remembered.get(cell);
    if (before != null) {
      return before;
    }
    var value = readAnew(cell);
    if (remembered.size() < REMEMBERED_MAX) {
      remembered.put(cell, value);
    }
    return value;
  }

  private ReadValue readAnew(String cell) {
    return switch (field.kind()) {
      case TEXT -> word(cell);
      case LONG_TEXT -> new ReadValue.Value(cell);
      case PHONE ->
          phones.normal(cell).isPresent() ? new ReadValue.Value(cell) : bad("row.phone", cell);
      case EMAIL ->
          ContentKind.of(cell) == ContentKind.EMAIL
              ? new ReadValue.Value(cell)
              : bad("row.email", cell);
      case NUMBER ->
          WrittenAmount.of(cell)
              .flatMap(amount -> whole(amount.value()))
              .map(CellReader::value)
              .orElseGet(() -> odd("row.number", cell));
      case MONEY ->
          WrittenAmount.of(cell)
              .flatMap(this::minor)
              .map(CellReader::value)
              .orElseGet(() -> odd("row.amount", cell));
      case DATE ->
          WrittenDate.of(cell)
              .map(date -> value(date.read(order).toLocalDate().toEpochDay()))
              .orElseGet(() -> odd("row.date", cell));
      case INSTANT ->
          WrittenDate.of(cell)
              .map(date -> value(date.read(order).atZone(zone).toInstant().toEpochMilli()))
              .orElseGet(() -> odd("row.date", cell));
      case FLAG -> flag(cell);
      case CHOICE, REFERENCE -> known(cell);
      case TEXT_SET ->
          new ReadValue.Value(
              Arrays.stream(SET_SEPARATOR.split(cell))
                  .map(String::strip)
                  .filter(word -> !word.isEmpty())
                  .toList());
    };
  }

  /// A field of free words still knows some: "google" becomes the "Google" that is there already.
  private ReadValue word(String cell) {
    var decided = chosen.get(cell);
    if (decided != null) {
      return decided.<ReadValue>map(ReadValue.Value::new).orElse(ReadValue.BLANK);
    }
    return new ReadValue.Value(known.exact(cell).orElse(cell));
  }

  /// A lead whose pool is not known would land in somebody's book unseen: its row is refused.
  private ReadValue known(String cell) {
    var decided = chosen.get(cell);
    if (ImportTarget.isPool(field)) {
      return (decided == null ? known.exact(cell) : decided)
          .<ReadValue>map(ReadValue.Value::new)
          .orElseGet(() -> bad("row.unknown-pool", cell));
    }
    if (decided != null) {
      return decided.<ReadValue>map(ReadValue.Value::new).orElse(ReadValue.BLANK);
    }
    return known
        .exact(cell)
        .<ReadValue>map(ReadValue.Value::new)
        .orElseGet(() -> odd("row.unknown-value", cell));
  }

  private ReadValue flag(String cell) {
    var text = cell.toLowerCase(Locale.ROOT);
    if (YES.contains(text)) {
      return new ReadValue.Value(true);
    }
    return NO.contains(text) ? new ReadValue.Value(false) : odd("row.flag", cell);
  }

  private Optional<Long> minor(WrittenAmount amount) {
    var units = wan && !amount.wan() ? amount.value().multiply(WAN) : amount.value();
    return whole(units.movePointRight(2));
  }

  private static Optional<Long> whole(BigDecimal number) {
    try {
      return Optional.of(number.setScale(0, RoundingMode.HALF_UP).longValueExact());
    } catch (ArithmeticException _) {
      return Optional.empty();
    }
  }

  private static ReadValue value(Object value) {
    return new ReadValue.Value(value);
  }

  private ReadValue odd(String id, String cell) {
    return field.required() ? bad(id, cell) : new ReadValue.Odd(cell, reason(id, cell));
  }

  private ReadValue bad(String id, String cell) {
    return new ReadValue.Bad(reason(id, cell));
  }

  private Reason reason(String id, String cell) {
    var shown = cell.length() > 40 ? cell.substring(0, 40) : cell;
    return Reason.of(id, "type", field.type().wireName())
        .with("field", field.name())
        .with("value", shown);
  }

  boolean refersTo() {
    return field.kind() == FieldKind.REFERENCE;
  }
}
