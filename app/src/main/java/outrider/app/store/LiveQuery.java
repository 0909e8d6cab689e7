package outrider.app.store;

import java.util.Collections;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A query that is run again whenever a table it watches was changed by a committed transaction.
///
/// At most one run is in flight and one pending; a result that is overtaken before it was delivered
/// is dropped. Results reach the consumer through the executor it was opened with, in order.
public final class LiveQuery<T> implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LiveQuery.class);

  private final Database database;
  private final Query<T> query;
  private final Executor delivery;
  private final Consumer<T> consumer;

  private final Object lock = new Object();
  private boolean running;
  private boolean pending;
  private boolean closed;
  private boolean deliveryScheduled;
  private Set<T> newest = Set.of();

  LiveQuery(Database database, Query<T> query, Executor delivery, Consumer<T> consumer) {
    this.database = database;
    this.query = query;
    this.delivery = delivery;
    this.consumer = consumer;
  }

  /// Runs the query again although no table changed: an argument of its own did.
  public void refresh() {
    synchronized (lock) {
      if (closed || running) {
        pending = !closed;
        return;
      }
      running = true;
    }
    database.onReader(this::runOnce);
  }

  void touched(Set<Table> tables) {
    if (!Collections.disjoint(tables, query.watches())) {
      refresh();
    }
  }

  private void runOnce(Sql sql) {
    try {
      deliver(query.run().apply(sql));
    } catch (RuntimeException failure) {
      LOG.error("live query {} failed", query.name(), failure);
    }
    synchronized (lock) {
      running = false;
      if (!pending) {
        return;
      }
      pending = false;
    }
    refresh();
  }

  private void deliver(T result) {
    synchronized (lock) {
      newest = Collections.singleton(result);
      if (deliveryScheduled || closed) {
        return;
      }
      deliveryScheduled = true;
    }
    delivery.execute(this::handOver);
  }

  private void handOver() {
    Set<T> result;
    synchronized (lock) {
      deliveryScheduled = false;
      if (closed) {
        return;
      }
      result = newest;
      newest = Set.of();
    }
    result.forEach(consumer);
  }

  @Override
  public void close() {
    synchronized (lock) {
      closed = true;
      pending = false;
    }
    database.forget(this);
  }
}
