package outrider.core.pool;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import outrider.core.lead.Lead;
import outrider.core.record.Row;

/// Until when a lead of a pool stays with whoever has it, and what ends it then.
///
/// An open lead stays for so many days from the claim; each contact makes it stay for some days
/// from then, where that is later, and nothing makes it stay beyond a number of days from the
/// claim. A clock of the pool may end it sooner. A lead that became a deal goes by the deal's clock
/// alone, and one whose deal was won never goes back.
///
/// The order in which contacts become known makes no difference: the latest one counts.
///
/// @param until the first millisecond at which it goes back
public record Protection(long until, Why why) {

  /// What ends it.
  public enum Why {
    PROTECTION("protection"),
    ACTIVITY("activity"),
    CAP("cap"),
    NO_FOLLOW_UP("no-follow-up"),
    NO_OPPORTUNITY("no-opportunity"),
    NO_DEAL("no-deal");

    private final String word;

    Why(String word) {
      this.word = word;
    }

    /// As it is stored on the lead that went back.
    public String word() {
      return word;
    }

    /// Whether the word says that HQ took the lead back, rather than that a person gave it up.
    public static boolean isRecycling(String word) {
      return Stream.of(values()).anyMatch(why -> why.word.equals(word));
    }
  }

  /// What has become of the deal that a lead was converted to.
  public enum Deal {
    NONE,
    PENDING,
    WON;

    public static Deal of(@Nullable Row opportunity) {
      if (opportunity == null) {
        return NONE;
      }
      return opportunity.text("state").equals("won") ? WON : PENDING;
    }
  }

  /// @return empty where it stays for good: it belongs to nobody, is closed without a deal, or won
  public static Optional<Protection> of(Lead lead, Pool pool, Deal deal) {
    var claimedAt = lead.row().numberOrNull(Lead.CLAIMED_AT);
    if (lead.owner() == null || claimedAt == null || deal == Deal.WON || !pool.active()) {
      return Optional.empty();
    }
    if (lead.isOpen()) {
      return open(lead, pool, claimedAt).stream().min(Comparator.comparingLong(Protection::until));
    }
    return deal == Deal.PENDING
        ? clock(pool, RecycleClock.DEAL, lead, claimedAt, Why.NO_DEAL)
        : Optional.empty();
  }

  private static List<Protection> open(Lead lead, Pool pool, long claimedAt) {
    var contact = Math.max(claimedAt, lead.lastContactAt().orElse(claimedAt));
    var all = new ArrayList<Protection>();
    all.add(protection(pool, claimedAt, contact));
    clock(pool, RecycleClock.FOLLOW_UP, lead, contact, Why.NO_FOLLOW_UP).ifPresent(all::add);
    clock(pool, RecycleClock.OPPORTUNITY, lead, claimedAt, Why.NO_OPPORTUNITY).ifPresent(all::add);
    return all;
  }

  private static Protection protection(Pool pool, long claimedAt, long contact) {
    var first = claimedAt + days(pool.protectionDays());
    var extended = contact > claimedAt ? contact + days(pool.extensionDays()) : first;
    var most = claimedAt + days(pool.capDays());
    if (most <= Math.max(first, extended)) {
      return new Protection(most, Why.CAP);
    }
    return extended > first
        ? new Protection(extended, Why.ACTIVITY)
        : new Protection(first, Why.PROTECTION);
  }

  private static Optional<Protection> clock(
      Pool pool, RecycleClock clock, Lead lead, long from, Why why) {
    var days = pool.days(clock, lead.intent());
    return days.isEmpty()
        ? Optional.empty()
        : Optional.of(new Protection(from + days(days.getAsLong()), why));
  }

  private static long days(long days) {
    return Duration.ofDays(days).toMillis();
  }
}
