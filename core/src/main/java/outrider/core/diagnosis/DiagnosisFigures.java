package outrider.core.diagnosis;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import outrider.core.board.Share;

/// What a diagnosis found, as it was when it was kept. Amounts in minor units, days in epoch days.
///
/// @param knownUntil the first day of which nothing was known
/// @param leads and `conversion`, `size`, `cycle`: what each added to the change of revenue
/// @param step the key of the step that fell; null where none did
/// @param cameBefore and `ofBefore`, `cameAfter`, `ofAfter`: its shares before the fall and in it
/// @param fellFrom the day on which the fall began; null where nothing fell
/// @param fellUntil the day on which it was as before again; null where it was not
/// @param verdict a word of [PeopleSplit.Verdict]; null where nothing fell
/// @param causes the best first
public record DiagnosisFigures(
    long knownUntil,
    long revenueBefore,
    long revenueNow,
    long leads,
    long conversion,
    long size,
    long cycle,
    @Nullable String step,
    long cameBefore,
    long ofBefore,
    long cameAfter,
    long ofAfter,
    @Nullable Long fellFrom,
    @Nullable Long fellUntil,
    @Nullable String verdict,
    List<KeptCause> causes) {

  public static final int CAUSES_MAX = 12;
  private static final int STEP_MAX = 64;

  public DiagnosisFigures {
    causes = List.copyOf(causes);
  }

  public static DiagnosisFigures of(Diagnosis found) {
    var decomposition = found.decomposition();
    var step = found.lookedAt();
    var change = step.map(Diagnosis.Step::change).orElse(new Change(Share.NONE, Share.NONE));
    var since = found.since();
    return new DiagnosisFigures(
        found.evidence().horizon(),
        decomposition.before().revenueMinor(),
        decomposition.now().revenueMinor(),
        decomposition.parts().getOrDefault(Factor.LEADS, 0L),
        decomposition.parts().getOrDefault(Factor.CONVERSION, 0L),
        decomposition.parts().getOrDefault(Factor.SIZE, 0L),
        decomposition.parts().getOrDefault(Factor.CYCLE, 0L),
        step.map(Diagnosis.Step::key).orElse(null),
        change.before().part(),
        change.before().whole(),
        change.after().part(),
        change.after().whole(),
        found.beganOn().map(Integer::longValue).orElse(null),
        since
            .filter(fall -> fall.to() < found.weeks().count())
            .map(fall -> (long) found.weeks().begins(fall.to()))
            .orElse(null),
        found.people().map(each -> each.verdict().name().toLowerCase(Locale.ROOT)).orElse(null),
        found.causes().stream()
            .filter(cause -> cause.weight() > 0)
            .limit(CAUSES_MAX)
            .map(KeptCause::of)
            .toList());
  }

  public Share before() {
    return new Share(cameBefore, ofBefore);
  }

  public Share during() {
    return new Share(cameAfter, ofAfter);
  }

  /// Of revenue before: −0.221 for 22.1% less; 0 where there was none.
  public double change() {
    return revenueBefore == 0 ? 0 : (double) revenueNow / revenueBefore - 1;
  }

  public boolean isSound() {
    return cameBefore >= 0
        && cameBefore <= ofBefore
        && cameAfter >= 0
        && cameAfter <= ofAfter
        && revenueBefore >= 0
        && revenueNow >= 0
        && (step == null || !step.isEmpty() && step.length() <= STEP_MAX)
        && (verdict == null || isVerdict(verdict))
        && causes.size() <= CAUSES_MAX
        && causes.stream().allMatch(KeptCause::isSound);
  }

  private static boolean isVerdict(String word) {
    return java.util.Arrays.stream(PeopleSplit.Verdict.values())
        .anyMatch(each -> each.name().toLowerCase(Locale.ROOT).equals(word));
  }
}
