package outrider.core.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// In which order a team talks about its weeks: whoever needs it most first, with the reason.
///
/// Each reason has a weight; a person's are added up, and the heaviest is told. The weights say
/// what is talked about before what, and are no measure of anybody.
public final class Agenda {

  /// Why somebody is talked about.
  public enum Why {
    /// Nobody has frozen the week: it is seen as it is now.
    NOT_FROZEN,

    /// What was agreed is still not done.
    CARRIED,

    /// Far fewer touches than in the weeks before.
    QUIET,

    /// Leads waited long.
    LATE,

    /// More was lost than won.
    LOST,

    /// The note is not answered.
    UNANSWERED,

    /// Tasks are overdue.
    OVERDUE,

    /// Nothing stands out.
    CALM
  }

  /// A reason with its figure.
  public record Reason(Why why, long figure, int weight) {}

  /// A person with their reasons, the heaviest first.
  public record Item(String person, List<Reason> reasons) {
    public Item {
      reasons = List.copyOf(reasons);
    }

    public Reason first() {
      return reasons.getFirst();
    }

    int weight() {
      return reasons.stream().mapToInt(Reason::weight).sum();
    }
  }

  /// What is known of a person's week.
  ///
  /// @param weeksCarried of the open action that is carried on longest; 0 for none
  /// @param earlier touches of the weeks before, those that were frozen
  public record Known(
      String person,
      ReviewFigures figures,
      boolean frozen,
      boolean noted,
      boolean answered,
      long weeksCarried,
      List<Long> earlier) {
    public Known {
      earlier = List.copyOf(earlier);
    }
  }

  private static final long LATE_SECONDS = 7_200;
  private static final int TOUCHES_USUAL_MIN = 6;
  private static final int OVERDUE_MIN = 3;
  private static final int OVERDUE_WEIGHT_MAX = 60;

  private Agenda() {}

  public static List<Item> of(List<Known> people) {
    return people.stream()
        .map(known -> new Item(known.person(), reasons(known)))
        .sorted(Comparator.comparingInt(Item::weight).reversed().thenComparing(Item::person))
        .toList();
  }

  private static List<Reason> reasons(Known known) {
    var reasons = new ArrayList<Reason>();
    var figures = known.figures();
    if (known.weeksCarried() > 0) {
      reasons.add(
          new Reason(
              Why.CARRIED,
              known.weeksCarried(),
              (int) Math.min(90, 40 + 10 * known.weeksCarried())));
    }
    var usual = known.earlier().stream().mapToLong(Long::longValue).average().orElse(0);
    if (usual >= TOUCHES_USUAL_MIN && figures.touches() * 2 < usual) {
      reasons.add(new Reason(Why.QUIET, Math.round(usual), 60));
    }
    var response = figures.responseSeconds();
    if (response != null && response > LATE_SECONDS) {
      reasons.add(new Reason(Why.LATE, response, 45));
    }
    if (figures.lost() >= 2 && figures.lost() > figures.won()) {
      reasons.add(new Reason(Why.LOST, figures.lost(), 40));
    }
    if (known.noted() && !known.answered()) {
      reasons.add(new Reason(Why.UNANSWERED, 0, 35));
    }
    if (figures.overdue() >= OVERDUE_MIN) {
      reasons.add(
          new Reason(
              Why.OVERDUE,
              figures.overdue(),
              (int) Math.min(OVERDUE_WEIGHT_MAX, 24 + 2 * figures.overdue())));
    }
    reasons.sort(Comparator.comparingInt(Reason::weight).reversed().thenComparing(Reason::why));
    if (reasons.isEmpty()) {
      reasons.add(new Reason(known.frozen() ? Why.CALM : Why.NOT_FROZEN, 0, 0));
    }
    return reasons;
  }
}
