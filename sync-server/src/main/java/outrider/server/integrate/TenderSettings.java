package outrider.server.integrate;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import outrider.core.tender.Screening;

/// Which public tenders of a feed become leads.
///
/// @param leadSource the source that its leads have
/// @param include one of these words has to be there
/// @param exclude none of these may be in the title
/// @param regions one of these has to be part of the region
/// @param budgetFrom in whole units of the currency
/// @param daysLeft how many days there have to be until the deadline
public record TenderSettings(
    String leadSource,
    @Nullable List<String> include,
    @Nullable List<String> exclude,
    @Nullable List<String> regions,
    @Nullable BigDecimal budgetFrom,
    @Nullable BigDecimal budgetTo,
    @Nullable Long daysLeft) {

  static final String BUYER = "buyer";
  static final String NUMBER = "number";
  static final String REGION = "region";
  static final String DEADLINE = "deadline";
  static final String ADDRESS = "address";
  static final String WORDS = "words";

  /// What every tender has.
  static final Set<String> NEEDED = Set.of("externalKey", "title");

  /// What a column may become.
  static final Set<String> TARGETS =
      Set.of(
          "externalKey",
          "title",
          "amount",
          "currency",
          "occurredAt",
          "phone",
          "email",
          BUYER,
          NUMBER,
          REGION,
          DEADLINE,
          ADDRESS,
          WORDS);

  void check() {
    SourceSettings.require(
        leadSource != null && !leadSource.isBlank(), "Say in `leadSource` what its leads have.");
    for (List<String> words : Arrays.asList(include, exclude, regions)) {
      SourceSettings.require(
          words == null || SourceSettings.isWhole(words), "No word of `tenders` is null.");
    }
  }

  Screening screening() {
    return new Screening(
        include == null ? List.of() : include,
        exclude == null ? List.of() : exclude,
        regions == null ? List.of() : regions,
        minor(budgetFrom),
        minor(budgetTo),
        daysLeft == null ? 0 : daysLeft);
  }

  private static @Nullable Long minor(@Nullable BigDecimal units) {
    return units == null ? null : units.movePointRight(2).longValue();
  }
}
