package outrider.app.diagnosis;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import outrider.app.board.BoardShelf;
import outrider.app.fx.FxThread;
import outrider.app.store.Database;
import outrider.app.store.LiveQuery;
import outrider.app.store.Query;
import outrider.app.store.Sql;
import outrider.app.store.Table;
import outrider.core.diagnosis.KeptDiagnosis;
import outrider.core.rule.Actor;

/// The diagnoses that were kept, and the one that is open. FX thread, but for the query.
final class KeptViewModel {
  private final Database database;
  private final BoardShelf shelf;
  private final InstantSource clock;
  private final ZoneId zone;
  private final Actor actor;
  private final ReadOnlyObjectWrapper<List<KeptLine>> lines =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ObjectProperty<Boolean> listed = new SimpleObjectProperty<>(false);
  private final ObjectProperty<Optional<String>> opened =
      new SimpleObjectProperty<>(Optional.empty());

  /// Only what is looked at is counted, since each needs the funnel of its quarter.
  private volatile boolean counted;

  private @Nullable LiveQuery<List<KeptLine>> live;

  KeptViewModel(
      Database database, BoardShelf shelf, InstantSource clock, ZoneId zone, Actor actor) {
    this.database = database;
    this.shelf = shelf;
    this.clock = clock;
    this.zone = zone;
    this.actor = actor;
    listed.subscribe((before, now) -> look());
    opened.subscribe((before, now) -> look());
  }

  private void look() {
    var wanted = listed.get() || opened.get().isPresent();
    if (wanted != counted) {
      counted = wanted;
      if (wanted && live != null) {
        live.refresh();
      }
    }
  }

  /// Listens to the book until the subscription ends.
  Subscription start() {
    var query =
        database.live(
            Query.of(
                "kept diagnoses", this::read, Table.DIAGNOSIS, Table.FACT, Table.CONFIGURATION),
            FxThread.executor(),
            lines::set);
    live = query;
    return () -> {
      query.close();
      live = null;
    };
  }

  private List<KeptLine> read(Sql sql) {
    return new KeptQueries(shelf, clock.millis(), zone, database.configuration())
        .lines(sql, counted);
  }

  /// The newest first.
  ReadOnlyObjectProperty<List<KeptLine>> linesProperty() {
    return lines.getReadOnlyProperty();
  }

  /// Whether the list is shown instead of the four steps.
  ObjectProperty<Boolean> listedProperty() {
    return listed;
  }

  /// The id of the one that the four steps show; empty for none.
  ObjectProperty<Optional<String>> openedProperty() {
    return opened;
  }

  Optional<KeptLine> open() {
    return opened
        .get()
        .flatMap(
            id -> lines.get().stream().filter(line -> line.kept().id().equals(id)).findFirst());
  }

  boolean mayChange(KeptDiagnosis kept) {
    return actor.mayRevise(kept.keptBy(), kept.team(), database.configuration().tree());
  }
}
