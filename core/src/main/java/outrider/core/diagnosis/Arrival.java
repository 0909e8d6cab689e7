package outrider.core.diagnosis;

import java.util.Arrays;

/// A lead, or a deal that no lead preceded, and how far it came. Days are epoch days.
///
/// @param lead its number where it is kept; 0 for a deal that no lead preceded
/// @param deal the number of the deal that it became; 0 for none
/// @param person whose it is
/// @param entered the day on which it came to each step of the funnel; [#NEVER] where it did not.
///   Whoever came to a step has come to those before, but for a deal without a lead
/// @param closedOn the day on which the deal was won or lost; [#NEVER] while it is open
/// @param amountMinor what the deal is worth; 0 where that is not known
public record Arrival(
    int lead, int deal, String person, int[] entered, int closedOn, boolean won, long amountMinor) {

  public static final int NEVER = Integer.MIN_VALUE;

  public Arrival {
    entered = entered.clone();
  }

  @Override
  public int[] entered() {
    return entered.clone();
  }

  /// @param step from 0
  public int entered(int step) {
    return entered[step];
  }

  public boolean cameTo(int step) {
    return entered[step] != NEVER;
  }

  /// The day on which it came in at all.
  public int cameOn() {
    for (var day : entered) {
      if (day != NEVER) {
        return day;
      }
    }
    return NEVER;
  }

  /// Whether it was won within so many days of having come in.
  boolean isWonWithin(int days) {
    return won && closedOn - cameOn() <= days;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Arrival same
        && lead == same.lead
        && deal == same.deal
        && person.equals(same.person)
        && Arrays.equals(entered, same.entered)
        && closedOn == same.closedOn
        && won == same.won
        && amountMinor == same.amountMinor;
  }

  @Override
  public int hashCode() {
    return 31 * lead + deal;
  }

  @Override
  public String toString() {
    return "lead %d deal %d of %s %s".formatted(lead, deal, person, Arrays.toString(entered));
  }
}
