package outrider.core.tender;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import outrider.core.rule.Reason;

/// Which tenders are worth a look, and why the others are not. Pure: the moment comes along.
///
/// @param include one of these words has to be there; empty for any tender
/// @param exclude none of these may be in the title
/// @param regions one of these has to be part of the region, or of the title where no region is
///   said; empty for everywhere
/// @param budgetFromMinor null for no least
/// @param budgetToMinor null for no most
/// @param daysLeft how many days there have to be until the deadline
public record Screening(
    List<String> include,
    List<String> exclude,
    List<String> regions,
    @Nullable Long budgetFromMinor,
    @Nullable Long budgetToMinor,
    long daysLeft) {

  public Screening {
    include = List.copyOf(include);
    exclude = List.copyOf(exclude);
    regions = List.copyOf(regions);
  }

  /// @param reasons of an accepted one what speaks for it, of another everything that speaks
  ///   against it
  public record Verdict(boolean accepted, List<Reason> reasons) {}

  public Verdict of(Notice notice, long now) {
    var against = new ArrayList<Reason>();
    var speaks = new ArrayList<Reason>();
    words(notice, speaks, against);
    region(notice, speaks, against);
    budget(notice, speaks, against);
    deadline(notice, now, speaks, against);
    return against.isEmpty() ? new Verdict(true, speaks) : new Verdict(false, against);
  }

  private void words(Notice notice, List<Reason> speaks, List<Reason> against) {
    var title = plain(notice.title());
    var all = title + '\n' + plain(notice.words());
    var found = include.stream().filter(word -> all.contains(plain(word))).toList();
    if (!include.isEmpty() && found.isEmpty()) {
      against.add(Reason.of("tender.no-word"));
    } else if (!found.isEmpty()) {
      speaks.add(Reason.of("tender.word", "words", String.join("\n", found)));
    }
    exclude.stream()
        .filter(word -> title.contains(plain(word)))
        .findFirst()
        .ifPresent(word -> against.add(Reason.of("tender.excluded", "word", word)));
  }

  private void region(Notice notice, List<Reason> speaks, List<Reason> against) {
    if (regions.isEmpty()) {
      return;
    }
    var said = notice.region().isBlank() ? notice.title() + notice.buyer() : notice.region();
    Optional<String> found =
        regions.stream().filter(region -> plain(said).contains(plain(region))).findFirst();
    if (found.isPresent()) {
      speaks.add(Reason.of("tender.region", "region", found.get()));
    } else {
      against.add(
          Reason.of(
              "tender.elsewhere", "region", notice.region().isBlank() ? "?" : notice.region()));
    }
  }

  /// Where nothing is said of money, a person looks.
  private void budget(Notice notice, List<Reason> speaks, List<Reason> against) {
    var budget = notice.budgetMinor();
    if (budget == null) {
      if (budgetFromMinor != null || budgetToMinor != null) {
        speaks.add(Reason.of("tender.budget-unknown"));
      }
    } else if (budgetFromMinor != null && budget < budgetFromMinor) {
      against.add(money("tender.budget-low", budget, budgetFromMinor));
    } else if (budgetToMinor != null && budget > budgetToMinor) {
      against.add(money("tender.budget-high", budget, budgetToMinor));
    } else {
      speaks.add(Reason.of("tender.budget").with("amount", budget / 100));
    }
  }

  private static Reason money(String id, long budget, long edge) {
    return Reason.of(id).with("amount", budget / 100).with("edge", edge / 100);
  }

  private void deadline(Notice notice, long now, List<Reason> speaks, List<Reason> against) {
    var deadline = notice.deadline();
    if (deadline == null) {
      return;
    }
    var days = Math.floorDiv(deadline - now, TimeUnit.DAYS.toMillis(1));
    if (deadline <= now) {
      against.add(Reason.of("tender.over"));
    } else if (days < daysLeft) {
      against.add(Reason.of("tender.soon").with("days", days));
    } else {
      speaks.add(Reason.of("tender.days").with("days", days));
    }
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }
}
