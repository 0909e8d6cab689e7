package outrider.server.ops;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import outrider.server.store.Database;
import outrider.server.store.HistoryStore.Link;
import outrider.server.store.TenantStore;

/// Follows the audit trail from its first line to its last, and finds the first that was altered,
/// taken out or put in.
public final class AuditTrail {
  private static final int PAGE = 1_000;

  /// How far a line is looked for that stands at another's place.
  private static final int MOVED_MAX = 10_000;

  private final Database database;

  public AuditTrail(Database database) {
    this.database = database;
  }

  /// What is the matter with a line.
  public enum Flaw {
    /// It says other than what was written.
    ALTERED,
    /// It is not there.
    REMOVED,
    /// It stood at another place.
    REORDERED,
    /// Nobody wrote it, or it was written anew.
    ADDED
  }

  /// @param lines how many lines are whole, from the first on
  /// @param head the newest link: keep it elsewhere, and nobody can write the whole trail anew
  /// @param brokenAt the number of the first line that is not what was written
  /// @param flaw what is the matter with it
  public record Finding(long lines, String head, OptionalLong brokenAt, Optional<Flaw> flaw) {
    static Finding whole(long lines, String head) {
      return new Finding(lines, head, OptionalLong.empty(), Optional.empty());
    }

    static Finding broken(long lines, String head, Flaw flaw) {
      return new Finding(lines, head, OptionalLong.of(lines + 1), Optional.of(flaw));
    }

    public boolean isIntact() {
      return brokenAt.isEmpty();
    }
  }

  /// What the trail says of itself, by its own links and by the records it is about.
  public Finding verify() {
    return verify(Optional.empty());
  }

  /// @param known a newest link that was written down earlier: a trail that was written anew from
  ///   some line on, however neatly, no longer holds it
  public Finding verify(Optional<String> known) {
    return database.read(transaction -> {
      boolean met = known.isEmpty() || known.get().equals(TenantStore.FIRST_HASH);
      String hash = TenantStore.FIRST_HASH;
      long seq = 0;
      for (List<Link> page = transaction.history().after(seq, PAGE);
          !page.isEmpty();
          page = transaction.history().after(seq, PAGE)) {
        for (Link link : page) {
          boolean follows =
              link.seq() == seq + 1 && link.previousHash().equals(hash) && link.isIntact();
          if (!follows) {
            return Finding.broken(seq, hash, flaw(link, seq + 1));
          }
          seq = link.seq();
          hash = link.hash();
          met |= known.filter(hash::equals).isPresent();
        }
      }
      TenantStore.Position end = transaction.tenant().position();
      boolean complete =
          met
              && end.historyHash().equals(hash)
              && end.seq() == seq
              && transaction.records().newestSeq() <= seq;
      if (complete) {
        return Finding.whole(seq, hash);
      }
      boolean cut = end.seq() > seq || transaction.records().newestSeq() > seq;
      return Finding.broken(seq, hash, cut ? Flaw.REMOVED : Flaw.ADDED);
    });
  }

  /// @param expected the number that was to come
  private static Flaw flaw(Link link, long expected) {
    if (link.seq() != expected) {
      return Flaw.REMOVED;
    }
    if (link.isIntact()) {
      return Flaw.ADDED;
    }
    for (long step = 1; step <= MOVED_MAX; step++) {
      if (link.isIntactAs(expected + step) || link.isIntactAs(expected - step)) {
        return Flaw.REORDERED;
      }
    }
    return Flaw.ALTERED;
  }
}
