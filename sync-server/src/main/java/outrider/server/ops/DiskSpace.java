package outrider.server.ops;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import outrider.server.problem.Problem;
import outrider.server.problem.ProblemException;

/// The room left where the database lies, if it lies on this machine. Writes stop before it is all
/// gone, so that the server can still commit what it has accepted and stop in good order.
public final class DiskSpace {
  private static final long LOOKED_MILLIS = 1_000;

  private final Optional<Path> folder;
  private final InstantSource clock;
  private volatile long lookedAt = Long.MIN_VALUE;
  private volatile long usable;

  /// @param folder empty when the database is another machine's, which says itself when it is full
  public DiskSpace(Optional<Path> folder, InstantSource clock) {
    this.folder = folder;
    this.clock = clock;
  }

  public long usableBytes() {
    if (folder.isEmpty()) {
      return Long.MAX_VALUE;
    }
    long now = clock.millis();
    if (now - LOOKED_MILLIS >= lookedAt || now < lookedAt) {
      try {
        usable = Files.getFileStore(folder.get()).getUsableSpace();
      } catch (IOException unknown) {
        usable = 0;
      }
      lookedAt = now;
    }
    return usable;
  }

  public boolean isLow() {
    return usableBytes() < Limits.DISK_RESERVE_BYTES;
  }

  /// @throws ProblemException 507 when there is too little room to take writes
  public void require() {
    if (isLow()) {
      throw new ProblemException(Problem.diskFull(Limits.RETRY_AFTER_FULL.toSeconds()));
    }
  }
}
