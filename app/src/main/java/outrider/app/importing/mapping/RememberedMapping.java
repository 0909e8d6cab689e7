package outrider.app.importing.mapping;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import outrider.app.duplicate.Spelling;
import outrider.core.record.RecordType;

/// What was chosen for a file with these headers, kept for the next one: the same exhibition, the
/// same supplier, the same columns a month later.
///
/// @param fields header to field; a header that is there with a blank field was left out on purpose
/// @param values header to (word to value), for the words that a person decided
/// @param fixed field to the text that every record got
public record RememberedMapping(
    Map<String, String> fields,
    Map<String, Map<String, String>> values,
    Map<String, String> fixed) {

  public static final RememberedMapping NOTHING =
      new RememberedMapping(Map.of(), Map.of(), Map.of());

  public static RememberedMapping of(Mapping mapping) {
    var fields = new LinkedHashMap<String, String>();
    var values = new LinkedHashMap<String, Map<String, String>>();
    for (var column : mapping.columns()) {
      var header = Spelling.normal(column.column().header());
      fields.put(header, column.field().map(field -> field.name()).orElse(""));
      var decided = new HashMap<String, String>();
      column.values().stream()
          .filter(choice -> choice.how() == ValueChoice.How.CHOSEN)
          .forEach(choice -> decided.put(choice.raw(), choice.value().orElse("")));
      if (!decided.isEmpty()) {
        values.put(header, decided);
      }
    }
    return new RememberedMapping(fields, values, mapping.fixed());
  }

  /// Under which name it is kept: the type and the set of headers, whatever their order.
  public static String key(RecordType type, List<String> headers) {
    return type.wireName()
        + ':'
        + headers.stream().map(Spelling::normal).sorted().collect(Collectors.joining("|"));
  }
}
