package outrider.core.diagnosis;

import java.util.List;
import outrider.core.board.Share;

/// Whether a step is as it was: before the fall, during it, and since the fix.
///
/// @param fixedOn the first day after the fix
public record Recovery(
    int step, int beganOn, int fixedOn, Share before, Share during, Share after) {

  /// How far it is.
  public enum State {
    /// Too few since the fix to tell.
    FEW,
    /// No rise beyond chance.
    NOT_YET,
    /// It rose beyond chance, and is still lower than before beyond chance.
    RECOVERING,
    /// It rose beyond chance and is no lower than before beyond chance, or nearly all is back.
    RECOVERED
  }

  private static final double NEARLY_ALL = 0.9;

  public State state() {
    if (after.isFew()) {
      return State.FEW;
    }
    if (!isSure()) {
      return State.NOT_YET;
    }
    return left().fell() && regained() < NEARLY_ALL ? State.RECOVERING : State.RECOVERED;
  }

  /// What of the fall has come back: 1 for all. 0 where that cannot be told.
  public double regained() {
    var lost = before.value() - during.value();
    return lost <= 0 || after.whole() == 0 ? 0 : (after.value() - during.value()) / lost;
  }

  public Change rise() {
    return new Change(during, after);
  }

  public Change left() {
    return new Change(before, after);
  }

  /// Whether it rose beyond chance.
  public boolean isSure() {
    return !rise().isFew() && rise().low() > 0;
  }

  /// Of those who came to the step before in each of the three times and are old enough.
  public static Recovery of(Evidence evidence, int step, int beganOn, int fixedOn) {
    var funnel = new Funnel(evidence);
    var from = evidence.before().from();
    return new Recovery(
        step,
        beganOn,
        fixedOn,
        share(evidence, funnel, step, new Days(from, beganOn)),
        share(evidence, funnel, step, new Days(beganOn, fixedOn)),
        share(evidence, funnel, step, new Days(fixedOn, evidence.horizon())));
  }

  private static Share share(Evidence evidence, Funnel funnel, int step, Days days) {
    var counted =
        evidence.arrivals().stream()
            .filter(each -> funnel.isOld(each, step) && days.has(each.entered(step - 1)))
            .toList();
    return new Share(
        counted.stream().filter(each -> funnel.came(each, step)).count(), counted.size());
  }

  /// Which they are: those who came to the step before in some days, are old enough, and came to
  /// the step, or did not.
  public static List<Arrival> rows(Evidence evidence, int step, Days days, boolean came) {
    var funnel = new Funnel(evidence);
    return evidence.arrivals().stream()
        .filter(each -> funnel.isOld(each, step) && days.has(each.entered(step - 1)))
        .filter(each -> funnel.came(each, step) == came)
        .toList();
  }
}
