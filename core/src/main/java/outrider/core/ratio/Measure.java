package outrider.core.ratio;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Something that can be counted or summed up of a branch's month: out of the book, or of a kind of
/// records that another system delivers.
///
/// @param kind of another system's records, such as `refund`; empty for what is in the book
public record Measure(Of of, String kind) {

  /// What is counted. A record counts in the month of its moment, for the team of whoever has it.
  public enum Of {
    /// Leads by when they came; imported ones are history.
    LEADS("leads"),

    /// Of those, the ones whose first touch was within what was promised.
    LEADS_IN_TIME("leadsInTime"),

    /// Deals that leads became, by when they did.
    LEADS_CONVERTED("leadsConverted"),

    /// Deals by when they began.
    DEALS_OPENED("dealsOpened"),

    /// Deals by when they ended, either way.
    DEALS_CLOSED("dealsClosed"),

    DEALS_WON("dealsWon"),
    DEALS_LOST("dealsLost"),

    /// What the won ones brought.
    WON_AMOUNT("wonAmount"),

    /// Calls, visits, mails, messages and meetings, but for what came in; by who made them.
    TOUCHES("touches"),

    /// The visits among them.
    VISITS("visits"),

    /// Tasks by when they were due.
    TASKS_DUE("tasksDue"),

    /// Of those, the ones that were not done by then.
    TASKS_OVERDUE("tasksOverdue"),

    /// Tasks by when they were done.
    TASKS_DONE("tasksDone"),

    /// Another system's records by when they happened there.
    EXTERNAL("external"),

    /// Their amounts.
    EXTERNAL_AMOUNT("externalAmount");

    private final String word;

    Of(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }

    public boolean isMoney() {
      return this == WON_AMOUNT || this == EXTERNAL_AMOUNT;
    }

    public boolean isExternal() {
      return this == EXTERNAL || this == EXTERNAL_AMOUNT;
    }
  }

  /// What is among what.
  private static final Map<Of, Set<Of>> AMONG =
      new EnumMap<>(
          Map.of(
              Of.LEADS_IN_TIME, Set.of(Of.LEADS),
              Of.DEALS_WON, Set.of(Of.DEALS_CLOSED),
              Of.DEALS_LOST, Set.of(Of.DEALS_CLOSED),
              Of.VISITS, Set.of(Of.TOUCHES),
              Of.TASKS_OVERDUE, Set.of(Of.TASKS_DUE)));

  private static final Pattern KIND = Pattern.compile("[\\p{L}\\p{N}_.-]{1,60}");
  private static final char BETWEEN = ':';

  public static Measure of(Of of) {
    return new Measure(of, "");
  }

  public static Measure external(String kind) {
    return new Measure(Of.EXTERNAL, kind);
  }

  public static Measure amount(String kind) {
    return new Measure(Of.EXTERNAL_AMOUNT, kind);
  }

  /// As it is stored.
  public String text() {
    return kind.isEmpty() ? of.word() : of.word() + BETWEEN + kind;
  }

  /// Nothing for what a newer program may have written, or nobody meant.
  public static Optional<Measure> read(String text) {
    var at = text.indexOf(BETWEEN);
    var word = at < 0 ? text : text.substring(0, at);
    var kind = at < 0 ? "" : text.substring(at + 1);
    return Arrays.stream(Of.values())
        .filter(of -> of.word().equals(word))
        .filter(of -> of.isExternal() ? KIND.matcher(kind).matches() : at < 0)
        .map(of -> new Measure(of, kind))
        .findFirst();
  }

  public boolean isMoney() {
    return of.isMoney();
  }

  /// Whether each of these is one of the others: then there cannot be more of them.
  public boolean isAmong(Measure whole) {
    return Objects.requireNonNullElse(AMONG.get(of), Set.of()).contains(whole.of);
  }
}
