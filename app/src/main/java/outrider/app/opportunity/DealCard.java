package outrider.app.opportunity;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// An open deal as a card of the board shows it.
///
/// @param no its number in the local database
/// @param account the customer's name, empty where the deal has none
/// @param amount in minor units; null where nobody has said how much
/// @param stage the one that it stands under on the board, whichever version it runs on
/// @param checksDone how many of `checks` conditions of the way to the next stage are met
/// @param overrides how often it was let through an unmet gate
record DealCard(
    long no,
    String id,
    String name,
    String account,
    @Nullable Long amount,
    String currency,
    @Nullable String owner,
    String intent,
    String stage,
    long stageSince,
    int checksDone,
    int checks,
    long overrides) {

  /// The customer where there is one: that is how people call a deal.
  String title() {
    return account.isEmpty() ? name : account;
  }

  /// The deal's own name below its customer's, without naming the customer once more. Empty where
  /// there is no customer.
  String subtitle() {
    if (account.isEmpty()) {
      return "";
    }
    var again = " · " + account;
    return name.endsWith(again) ? name.substring(0, name.length() - again.length()) : name;
  }

  /// What it adds to a sum.
  long amountMinor() {
    return amount == null ? 0 : amount;
  }

  /// Whole days in the present stage.
  long days(long now) {
    return Math.max(0, TimeUnit.MILLISECONDS.toDays(now - stageSince));
  }

  DealCard withChecks(int done, int of) {
    return new DealCard(
        no,
        id,
        name,
        account,
        amount,
        currency,
        owner,
        intent,
        stage,
        stageSince,
        done,
        of,
        overrides);
  }

  /// The same deal under the stage of another version of its pipeline.
  DealCard under(String column) {
    return new DealCard(
        no,
        id,
        name,
        account,
        amount,
        currency,
        owner,
        intent,
        column,
        stageSince,
        checksDone,
        checks,
        overrides);
  }
}
