package outrider.server.integrate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import outrider.core.integration.ExternalRecord;
import outrider.core.integration.JoinKey;
import outrider.core.record.Fields;
import outrider.core.rule.Reason;
import outrider.server.codec.Json;
import outrider.server.intake.PhoneNumbers;
import outrider.server.ops.Limits;
import outrider.server.store.AccountKeyStore.Key;

/// Reads the rows of a source by its settings. A row is read whole or refused with every reason;
/// what no column is mapped to is kept beside it.
final class Mapping {
  private final SourceSettings settings;
  private final Written written;

  Mapping(SourceSettings settings) {
    this.settings = settings;
    this.written = new Written(settings.zoneId());
  }

  /// The columns that are mapped and were not delivered.
  List<String> missing(DeliveredTable table) {
    Set<String> missing = new LinkedHashSet<>(settings.columns().keySet());
    if (settings.isOfTenders()) {
      // Feeds leave out what they have nothing for.
      missing.removeIf(column -> !TenderSettings.NEEDED.contains(settings.columns().get(column)));
    }
    table.columns().forEach(missing::remove);
    return List.copyOf(missing);
  }

  Mapped read(DeliveredTable table) {
    List<Mapped.Read> rows = new ArrayList<>();
    List<Mapped.Refused> refused = new ArrayList<>();
    for (DeliveredTable.Line line : table.lines()) {
      List<Reason> reasons = new ArrayList<>();
      if (line.cells().size() != table.columns().size()) {
        refused.add(new Mapped.Refused(line, List.of(Reason.of("row.torn"))));
        continue;
      }
      Mapped.Read row = read(table.columns(), line.cells(), reasons);
      if (reasons.isEmpty()) {
        rows.add(row);
      } else {
        refused.add(new Mapped.Refused(line, reasons));
      }
    }
    return new Mapped(rows, refused);
  }

  private Mapped.Read read(List<String> columns, List<String> cells, List<Reason> reasons) {
    Map<String, Object> values = new LinkedHashMap<>();
    Map<String, String> more = new LinkedHashMap<>();
    Map<JoinKey, String> keys = new LinkedHashMap<>();
    String kind =
        settings.isOfTenders() ? "tender" : settings.kind() == null ? "" : settings.kind().strip();
    String key = "";
    for (int index = 0; index < columns.size(); index++) {
      String column = columns.get(index);
      String text = Written.cleaned(cells.get(index));
      String field = settings.columns().get(column);
      if (text.isEmpty()) {
        continue;
      }
      if (text.length() > Limits.SOURCE_CELL_CHARS) {
        reasons.add(Reason.of("row.too-long", "column", column));
      } else if (field == null) {
        more.putIfAbsent(column, text);
      } else if (SourceSettings.BESIDE.contains(field) && !settings.isOfTenders()) {
        more.put(field, text);
      } else if (field.equals(ExternalRecord.KEY)) {
        key = text;
      } else if (field.equals(ExternalRecord.KIND)) {
        kind = text;
      } else if (JoinKey.byWireName(field).isPresent()) {
        JoinKey.byWireName(field).ifPresent(join -> keys.put(join, text));
      } else {
        put(values, field, column, text, reasons);
      }
    }
    if (key.isEmpty() || key.length() > Limits.SOURCE_KEY_CHARS) {
      reasons.add(
          Reason.of("row.no-key", "column", settings.columnOf(ExternalRecord.KEY).orElse("")));
    }
    if (kind.isEmpty() || kind.length() > Limits.SOURCE_KIND_CHARS) {
      reasons.add(Reason.of("row.no-kind"));
    }
    if (!more.isEmpty()) {
      values.put(ExternalRecord.MORE, Json.text(more));
    }
    if (values.containsKey(ExternalRecord.AMOUNT)) {
      values.putIfAbsent(Fields.CURRENCY, settings.currencyOf());
    }
    return new Mapped.Read(kind, key, joins(keys), values);
  }

  private void put(
      Map<String, Object> values, String field, String column, String text, List<Reason> reasons) {
    Optional<?> value =
        switch (field) {
          case ExternalRecord.AMOUNT -> written.amount(text);
          case ExternalRecord.QUANTITY -> written.whole(text);
          case ExternalRecord.OCCURRED_AT, ExternalRecord.CHANGED_AT, TenderSettings.DEADLINE ->
              written.moment(text);
          case Fields.CURRENCY -> Written.currency(text);
          default -> Optional.of(text);
        };
    value.ifPresentOrElse(
        it -> values.put(field, it),
        () ->
            reasons.add(
                Reason.of("row.malformed", "column", column)
                    .with("text", text.substring(0, Math.min(text.length(), 60)))));
  }

  private List<Key> joins(Map<JoinKey, String> texts) {
    List<Key> keys = new ArrayList<>();
    for (JoinKey join : settings.joinKeys()) {
      normal(join, texts.getOrDefault(join, ""))
          .ifPresent(value -> keys.add(new Key(join.wireName(), value)));
    }
    return keys;
  }

  /// The one spelling of a key; empty where the text is none.
  static Optional<String> normal(JoinKey join, String text) {
    return switch (join) {
      case TAX_ID -> JoinKey.taxId(text);
      case PHONE -> PhoneNumbers.normal(text);
      case EMAIL -> JoinKey.email(text);
    };
  }
}
