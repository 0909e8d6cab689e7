package outrider.app.score;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import outrider.app.fx.FxThread;
import outrider.app.shell.Workspace;
import outrider.app.store.Sql;

/// The score of this book's leads, learned in the background when a screen first asks for it and
/// again at most once an hour. FX thread, but for the learning.
public final class ScoreDesk {
  private static final long KEPT_MILLIS = TimeUnit.HOURS.toMillis(1);

  private final ReadOnlyObjectWrapper<Optional<LearnedScore>> learned =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private boolean learning;

  /// Empty until it is learned.
  public ReadOnlyObjectProperty<Optional<LearnedScore>> learnedProperty() {
    return learned.getReadOnlyProperty();
  }

  /// Learns where that was not done within the hour.
  public void ask(Workspace space) {
    var now = space.clock().millis();
    var isFresh = learned.get().filter(each -> now - each.at() < KEPT_MILLIS).isPresent();
    if (learning || isFresh) {
      return;
    }
    learning = true;
    var unused =
        space
            .database()
            .read((Sql sql) ->
                ScoreQueries.learn(sql, space.database().configuration().fields(), now))
            .whenCompleteAsync(
                (found, failure) -> {
                  learning = false;
                  if (found != null) {
                    learned.set(Optional.of(found));
                  }
                },
                FxThread.executor());
  }

  /// What is known of a lead now, in the order of the features.
  CompletableFuture<Optional<List<String>>> answers(
      Workspace space, LearnedScore score, String lead) {
    return space
        .database()
        .read((Sql sql) -> ScoreQueries.answers(sql, score.fields(), lead, space.clock().millis()));
  }
}
