package outrider.server.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hears what other servers of a PostgreSQL commit (`LISTEN`), on a connection of its own, which is
/// opened again when it breaks.
final class NoticeListener implements AutoCloseable {
  static final String CHANNEL = "outrider_commit";

  private static final Logger log = LoggerFactory.getLogger(NoticeListener.class);
  private static final int LOOK_MILLIS = 500;
  private static final int STRAGGLERS_MILLIS = 50;

  private final PostgresDialect dialect;
  private final OthersCommits others;
  private final Thread thread;
  private volatile @Nullable Connection listening;
  private volatile boolean closed;

  NoticeListener(PostgresDialect dialect, OthersCommits others) {
    this.dialect = dialect;
    this.others = others;
    thread = Thread.ofPlatform().name("database-listener").daemon().start(this::run);
  }

  private void run() {
    for (long pauseMillis = 0; !closed; pauseMillis = Math.min(5_000, 2 * pauseMillis + 100)) {
      try {
        Thread.sleep(pauseMillis);
        listen();
      } catch (InterruptedException stop) {
        return;
      } catch (SQLException | RuntimeException failure) {
        if (!closed) {
          log.warn("Nothing is heard of other servers; trying again.", failure);
        }
      }
    }
  }

  private void listen() throws SQLException {
    try (Connection connection = dialect.openListener();
        Statement statement = connection.createStatement()) {
      listening = connection;
      statement.execute("LISTEN " + CHANNEL);
      others.begin();
      PGConnection ears = connection.unwrap(PGConnection.class);
      while (!closed) {
        others.hear(hear(ears, LOOK_MILLIS), () -> hear(ears, STRAGGLERS_MILLIS));
      }
    }
  }

  private List<String> hear(PGConnection ears, int millis) {
    try {
      List<String> heard = new ArrayList<>();
      PGNotification[] messages = ears.getNotifications(millis);
      if (messages != null) {
        for (PGNotification message : messages) {
          heard.add(message.getParameter());
        }
      }
      return heard;
    } catch (SQLException failure) {
      throw dialect.translate(failure);
    }
  }

  @Override
  public void close() {
    closed = true;
    Connection connection = listening;
    try {
      if (connection != null) {
        // The only way to wake somebody who listens to a socket.
        connection.abort(Runnable::run);
      }
      thread.interrupt();
      thread.join();
    } catch (SQLException gone) {
      log.debug("The listening connection was gone before it was closed.", gone);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
