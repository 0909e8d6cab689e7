package outrider.core.diagnosis;

import java.util.List;
import java.util.Optional;
import outrider.core.board.Share;

/// What was found: how the change of revenue is made up, where in the funnel it is, whether
/// everybody is hit, and what explains it.
///
/// @param weeks of the pictures, from the beginning of the time before to what is known
/// @param steps all but the first, in their order
/// @param main the step that fell most beyond chance, by its number in `steps`; empty for none
/// @param since of that step: since when
/// @param people of that step, or of the step that the first cause explains
/// @param causes the best first; the ones that were ruled out at the end
/// @param lags of each week: how far laptops were behind
public record Diagnosis(
    Evidence evidence,
    Weeks weeks,
    Decomposition decomposition,
    List<Step> steps,
    Optional<Integer> main,
    Optional<Break> since,
    Optional<PeopleSplit> people,
    List<Cause> causes,
    List<LagWeek> lags) {

  /// A step of the funnel.
  ///
  /// @param step its number in the evidence, from 1
  /// @param days within which those who come there come there
  /// @param change before the break and during it; of the two times where there is none
  /// @param since empty where it did not fall
  /// @param byWeek who came to the step before in each week, and came here
  public record Step(
      int step, String key, int days, Change change, Optional<Break> since, List<Share> byWeek) {

    public Step {
      byWeek = List.copyOf(byWeek);
    }

    public boolean fell() {
      return since.filter(Break::isSure).isPresent();
    }
  }

  /// @param medianSeconds of the days of people; −1 where nothing is known
  /// @param lateMinutes that people's work was late, on average of a day
  /// @param people how many were late on a day
  public record LagWeek(int medianSeconds, int worstSeconds, int lateMinutes, int people) {
    public boolean isKnown() {
      return medianSeconds >= 0;
    }
  }

  public Diagnosis {
    steps = List.copyOf(steps);
    causes = List.copyOf(causes);
    lags = List.copyOf(lags);
  }

  public Optional<Step> mainStep() {
    return main.map(steps::get);
  }

  /// The cause that is named; empty where nothing explains enough.
  public Optional<Cause> cause() {
    return causes.stream().findFirst().filter(Cause::isNamed);
  }

  /// The step that the wizard goes on with: the one that fell, or that the first cause explains.
  public Optional<Step> lookedAt() {
    return mainStep()
        .or(() ->
            cause()
                .filter(each -> each.target() == Cause.Target.STEP)
                .map(each -> steps.get(each.step() - 1)));
  }

  /// The day on which the fall began: Monday of its week.
  public Optional<Integer> beganOn() {
    return since.map(each -> weeks.begins(each.from()));
  }
}
