package outrider.app.pool;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import outrider.app.shell.Workspace;
import outrider.core.lead.Intent;
import outrider.core.lead.Lead;
import outrider.core.pool.Pool;
import outrider.core.pool.Protection;
import outrider.core.pool.RecycleClock;
import outrider.core.record.Row;

/// Pools in sentences: what holds in one, why a lead lies there, and until when one stays.
public final class PoolWords {
  private final Workspace space;

  public PoolWords(Workspace space) {
    this.space = space;
  }

  public String name(Pool pool) {
    return space.reasons().names().of(pool.row());
  }

  /// Everything that holds in a pool, a part after the other.
  public String rules(Pool pool) {
    var words = space.words();
    var parts = new ArrayList<String>();
    parts.add(
        words.get(
            "pool.says.protection", pool.protectionDays(), pool.extensionDays(), pool.capDays()));
    for (var clock : RecycleClock.values()) {
      clock(pool, clock).ifPresent(parts::add);
    }
    pool.claimsPerDay().ifPresent(claims -> parts.add(words.get("pool.says.claims", claims)));
    pool.holdingMax().ifPresent(held -> parts.add(words.get("pool.says.holding", held)));
    if (pool.lock().toDays() > 0) {
      parts.add(words.get("pool.says.lock", pool.lock().toDays()));
    }
    return String.join(" · ", parts);
  }

  private Optional<String> clock(Pool pool, RecycleClock clock) {
    var grades = new ArrayList<String>();
    for (var intent : Intent.values()) {
      pool.days(clock, intent)
          .ifPresent(days -> grades.add(space.words().get("pool.says.grade", intent.name(), days)));
    }
    return grades.isEmpty()
        ? Optional.empty()
        : Optional.of(
            space
                .words()
                .get(
                    "pool.says." + clock.name(),
                    String.join(space.words().get("list.separator"), grades)));
  }

  /// Why a lead lies in its pool, with what somebody said about it.
  public String why(Row lead) {
    var why = lead.text(Lead.POOLED_WHY);
    var key = "pool.why." + why;
    var said = space.words().has(key) ? space.words().get(key) : why;
    var note = lead.text(Lead.POOLED_NOTE);
    return note.isEmpty() ? said : said + " · " + note;
  }

  /// Until when a lead stays with whoever has it.
  public String stays(Protection protection) {
    return space.words().get("pool.stays", moment(protection.until()));
  }

  /// What ends its stay.
  public String because(Protection protection, Pool pool) {
    var days =
        switch (protection.why()) {
          case PROTECTION -> pool.protectionDays();
          case ACTIVITY -> pool.extensionDays();
          case CAP -> pool.capDays();
          case NO_FOLLOW_UP, NO_OPPORTUNITY, NO_DEAL -> 0L;
        };
    return space.words().get("pool.because." + protection.why().word(), days);
  }

  public String moment(long at) {
    return space
        .words()
        .moments()
        .exact(Instant.ofEpochMilli(at), space.clock().instant(), space.zone());
  }

  /// The pools under which this person may put a lead.
  public static List<Pool> placeable(Workspace space) {
    var actor = space.commands().actor();
    return space.database().configuration().pools().placeable(actor.user(), actor.leads());
  }

  /// The pools whose leads this person may claim.
  public static List<Pool> claimable(Workspace space) {
    var pools = space.database().configuration().pools();
    return pools.of(space.commands().actor().user()).stream().filter(Pool::active).toList();
  }
}
