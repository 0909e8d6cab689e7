package outrider.server.ops;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import outrider.server.store.Database;
import outrider.server.store.StoreException;

/// Whether this server is alive, and whether it should be given work.
public final class Health {
  private final Database database;
  private final DiskSpace disk;
  private final Supplier<Optional<String>> filesTrouble;
  private volatile boolean draining;

  /// @param filesTrouble why files cannot be had, if they cannot
  public Health(Database database, DiskSpace disk, Supplier<Optional<String>> filesTrouble) {
    this.database = database;
    this.disk = disk;
    this.filesTrouble = filesTrouble;
  }

  /// @param ready whether requests should be sent here
  /// @param checks what was looked at, each `up` or what is the matter; `files` says nothing about
  ///   being ready
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
    boolean ready = checks.values().stream().allMatch("up"::equals);
    // Without its files HQ still takes everything else: nothing is to be sent elsewhere for it.
    checks.put("files", filesTrouble.get().orElse("up"));
    return new Report(ready, checks);
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
