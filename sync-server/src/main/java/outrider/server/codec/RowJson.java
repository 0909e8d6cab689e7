package outrider.server.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.rule.Change;
import outrider.core.rule.FieldClock;

/// Rows, their clocks and their changes as the texts that are stored. A row's text is also what
/// travels, so a pull copies it without looking inside.
public final class RowJson {
  private static final ObjectReader FIELDS = Json.MAPPER.readerFor(Object.class);
  private static final ObjectReader CLOCKS = Json.MAPPER.readerForMapOf(FieldClock.class);
  private static final ObjectWriter WRITER = Json.MAPPER.writer();

  private RowJson() {}

  public static Row read(RecordType type, String id, String body) {
    try {
      Map<String, Object> fields = FIELDS.readValue(body);
      return new Row(type, id, fields);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("stored row cannot be read: " + id, impossible);
    }
  }

  public static String write(Row row) {
    return text(row.fields());
  }

  public static Map<String, FieldClock> clocks(@Nullable String text) {
    if (text == null) {
      return new LinkedHashMap<>();
    }
    try {
      return CLOCKS.readValue(text);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("stored clocks cannot be read", impossible);
    }
  }

  /// How a stored row says that a field has this value.
  public static String member(String field, String value) {
    String object = text(Map.of(field, value));
    return object.substring(1, object.length() - 1);
  }

  public static String write(Map<String, FieldClock> clocks) {
    return text(clocks);
  }

  /// What the audit trail keeps: a new record whole, a deleted one whole, and of a changed one the
  /// fields that differ, each with its value before and after.
  public static String history(Change change, @Nullable String body) {
    if (change.creates()) {
      return "{\"created\":" + body + "}";
    }
    Row before = change.before();
    if (change.deletes()) {
      return "{\"deleted\":" + (before == null ? "{}" : write(before)) + "}";
    }
    Map<String, Map<String, @Nullable Object>> steps = new LinkedHashMap<>();
    change
        .steps()
        .forEach((field, step) -> {
          Map<String, @Nullable Object> values = new LinkedHashMap<>(4);
          values.put("before", step.before());
          values.put("after", step.after());
          steps.put(field, values);
        });
    return text(Map.of("changed", steps));
  }

  private static String text(Object value) {
    try {
      return WRITER.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("cannot write a row", impossible);
    }
  }
}
