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

  private final Database database;

  public AuditTrail(Database database) {
    this.database = database;
  }

  /// @param lines how many lines are whole, from the first on
  /// @param head the newest link: keep it elsewhere, and nobody can write the whole trail anew
  /// @param brokenAt the number of the first line that is not what was written
  public record Finding(long lines, String head, OptionalLong brokenAt) {
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
            return new Finding(seq, hash, OptionalLong.of(seq + 1));
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
      return new Finding(seq, hash, complete ? OptionalLong.empty() : OptionalLong.of(seq + 1));
    });
  }
}
