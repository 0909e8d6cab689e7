package outrider.app.rules;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import outrider.core.record.Row;

/// Rules that somebody is writing and has not saved. Kept for as long as the person is signed in,
/// so that looking something up on another screen, or switching the language, loses nothing. FX
/// thread only.
public final class RuleDrafts {

  /// What was typed, and the row that was there when the typing began; both by id.
  private final Map<String, Row> typed = new LinkedHashMap<>();

  private final Map<String, Row> bases = new HashMap<>();

  Collection<Row> all() {
    return typed.values();
  }

  Optional<Row> find(String id) {
    return Optional.ofNullable(typed.get(id));
  }

  /// What stood there before the first stroke; nothing at all for a new rule.
  ///
  /// @param now what stands there now, where nothing was typed yet
  Row base(String id, Supplier<Row> now) {
    return bases.computeIfAbsent(id, unknown -> now.get());
  }

  boolean isNew(String id) {
    var base = bases.get(id);
    return base != null && base.fields().isEmpty();
  }

  void begin(Row fresh) {
    bases.put(fresh.id(), Row.of(fresh.type(), fresh.id()));
    typed.put(fresh.id(), fresh);
  }

  void keep(Row draft) {
    typed.put(draft.id(), draft);
  }

  /// What stood there when somebody saved, on which they may have typed more since.
  void saved(Row then) {
    bases.replace(then.id(), then);
  }

  void forget(String id) {
    typed.remove(id);
    bases.remove(id);
  }
}
