package outrider.server.ops;

import java.util.LinkedHashMap;
import java.util.Map;
import outrider.server.store.Database;
import outrider.server.store.StoreException;

/// Whether this server is alive, and whether it should be given work.
public final class Health {
  private final Database database;
  private final DiskSpace disk;
  private volatile boolean draining;

  public Health(Database database, DiskSpace disk) {
    this.database = database;
    this.disk = disk;
  }

  /// @param ready whether requests should be sent here
  /// @param checks what was looked at, each `up` or what is the matter
  public record Report(boolean ready, Map<String, String> checks) {
    public String status() {
      return ready ? "up" : "down";
    }
  }

  public Report check() {
    Map<String, String> checks = new LinkedHashMap<>();
    checks.put("database", database());
    checks.put("disk", disk.isLow() ? "only " + disk.usableBytes() + " bytes left" : "up");
    checks.put("work", draining ? "stopping" : "up");
    return new Report(checks.values().stream().allMatch("up"::equals), checks);
  }

  /// A write that changes nothing shows that the lock can be had and the log appended to.
  private String database() {
    try {
      database.write(transaction -> transaction.position().seq());
      return "up";
    } catch (StoreException failure) {
      return failure.getClass().getSimpleName();
    }
  }

  /// From now on the server asks for no new work.
  public void drain() {
    draining = true;
  }
}
