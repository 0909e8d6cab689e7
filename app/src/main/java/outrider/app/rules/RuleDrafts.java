package outrider.app.rules;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outrider.app.store.Database;
import outrider.app.store.DraftStore;
import outrider.core.record.Row;

/// Rules that somebody is writing and has not saved. Looking something up on another screen,
/// switching the language, signing out or a power cut loses nothing: what was typed is in the book
/// half a second later. FX thread only.
public final class RuleDrafts {
  private static final Logger LOG = LoggerFactory.getLogger(RuleDrafts.class);

  /// Whoever types goes on typing: one write when they rest.
  private static final Duration REST = Duration.millis(400);

  private final PauseTransition rest = new PauseTransition(REST);
  private @Nullable Database book;

  /// What was typed, and the row that was there when the typing began; both by id.
  private final Map<String, Row> typed = new LinkedHashMap<>();

  private final Map<String, Row> bases = new HashMap<>();

  /// Takes up what the book holds, the first time, and keeps everything there from now on.
  void keptIn(Database database) {
    if (book == database) {
      return;
    }
    book = database;
    for (var draft : database.readNow(DraftStore::all)) {
      typed.putIfAbsent(draft.typed().id(), draft.typed());
      bases.putIfAbsent(draft.base().id(), draft.base());
    }
    rest.setOnFinished(done -> write());
  }

  private void write() {
    var kept = book;
    if (kept == null) {
      return;
    }
    var drafts =
        typed.values().stream()
            .map(row -> new DraftStore.Draft(row, bases.getOrDefault(row.id(), row)))
            .toList();
    var unused =
        kept.write(
                transaction -> {
                  DraftStore.put(transaction, drafts);
                  return drafts.size();
                })
            .whenComplete((done, failure) -> {
              if (failure != null) {
                LOG.error("drafts of rules could not be kept", failure);
              }
            });
  }

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
    rest.playFromStart();
  }

  void keep(Row draft) {
    typed.put(draft.id(), draft);
    rest.playFromStart();
  }

  /// What stood there when somebody saved, on which they may have typed more since.
  void saved(Row then) {
    bases.replace(then.id(), then);
    rest.playFromStart();
  }

  void forget(String id) {
    typed.remove(id);
    bases.remove(id);
    rest.playFromStart();
  }
}
