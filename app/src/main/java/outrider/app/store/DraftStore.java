package outrider.app.store;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// What somebody is writing and has not saved, in the book itself: encrypted like all of it, and
/// there again after a power cut.
public final class DraftStore {

  private static final String KEY = "rule-drafts";

  private static final String TYPED = "typed/";

  private static final TypeReference<List<Map<String, Object>>> KEPT = new TypeReference<>() {};
  private static final TypeReference<Map<String, String>> WORDS = new TypeReference<>() {};

  /// @param base what stood there when the typing began
  public record Draft(Row typed, Row base) {}

  private DraftStore() {}

  public static void put(Transaction transaction, List<Draft> drafts) {
    var kept = new ArrayList<Map<String, Object>>();
    for (var draft : drafts) {
      var one = new LinkedHashMap<String, Object>();
      one.put("type", draft.typed().type().wireName());
      one.put("id", draft.typed().id());
      one.put("typed", draft.typed().fields());
      one.put("base", draft.base().fields());
      kept.add(one);
    }
    MetaStore.put(transaction, KEY, Json.write(kept));
  }

  /// Drafts of a type that this version of the program does not know are left out.
  public static List<Draft> all(Sql sql) {
    var drafts = new ArrayList<Draft>();
    MetaStore.get(sql, KEY)
        .map(json -> Json.read(json, KEPT))
        .orElse(List.of())
        .forEach(one ->
            RecordType.byWireName(String.valueOf(one.get("type")))
                .ifPresent(type -> {
                  var id = String.valueOf(one.get("id"));
                  drafts.add(
                      new Draft(
                          new Row(type, id, fields(one.get("typed"))),
                          new Row(type, id, fields(one.get("base")))));
                }));
    return drafts;
  }

  /// What was typed into a dialog, by the names of its fields; none for a dialog that was left.
  public static Map<String, String> typed(Sql sql, String form) {
    return MetaStore.get(sql, TYPED + form).map(json -> Json.read(json, WORDS)).orElse(Map.of());
  }

  /// @param words nothing for a dialog that was saved or left
  public static void putTyped(Transaction transaction, String form, Map<String, String> words) {
    MetaStore.put(transaction, TYPED + form, Json.write(words));
  }

  @SuppressWarnings("unchecked") // Written just above.
  private static Map<String, Object> fields(@Nullable Object kept) {
    return (Map<String, Object>) Objects.requireNonNull(kept);
  }
}
