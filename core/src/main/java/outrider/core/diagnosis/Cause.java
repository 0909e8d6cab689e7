package outrider.core.diagnosis;

import java.util.List;
import java.util.Optional;

/// Something that may be behind the fall, with how well it explains it.
///
/// @param id of the record that tells it, or of the person who was away; empty for none
/// @param name what people call it; empty where the kind says it
/// @param from the day on which it began; [Arrival#NEVER] where it has none
/// @param until the day on which it was over; [Arrival#NEVER] where it is not
/// @param target what it explains best
/// @param step of the funnel where the target is one; else 0
/// @param gain twice the gain in log likelihood over nothing having changed
/// @param score `gain` less what its free choices cost: a slope the logarithm of the weeks
///   (Schwarz), a date that no log gives what the best date is better than the mean of all
/// @param weight how likely it is beside the others and beside none of them, from 0 to 1
/// @param people whom it concerns; empty for everybody
public record Cause(
    Kind kind,
    String id,
    String name,
    int from,
    int until,
    Target target,
    int step,
    double gain,
    double score,
    double weight,
    List<String> people,
    List<Reason> reasons) {

  /// Strong evidence by Kass and Raftery (1995): twice the logarithm of the Bayes factor.
  public static final double NAMED_FROM = 6;

  public enum Kind {
    LAG,
    RULE,
    PIPELINE,
    PRICE,
    PROMOTION,
    PERMISSION,
    TEAM,
    SERVER,
    /// One was away.
    AWAY,
    /// Fewer leads came in.
    LEADS,
    /// It does so every year.
    SEASON,
    /// Something that stands in no log.
    UNKNOWN
  }

  /// What may have fallen.
  public enum Target {
    /// How many came in.
    LEADS,
    /// A step of the funnel.
    STEP,
    /// What a win is worth.
    SIZE
  }

  public Cause {
    people = List.copyOf(people);
    reasons = List.copyOf(reasons);
  }

  /// Whether it explains enough to be named as the cause.
  public boolean isNamed() {
    return score >= NAMED_FROM;
  }

  Cause with(double share) {
    return new Cause(
        kind, id, name, from, until, target, step, gain, score, share, people, reasons);
  }

  Cause with(List<Reason> said) {
    return new Cause(kind, id, name, from, until, target, step, gain, score, weight, people, said);
  }

  static Kind kind(Happening.Kind of) {
    return Kind.valueOf(of.name());
  }

  public Optional<Reason> reason(Reason.Code code) {
    return reasons.stream().filter(each -> each.code() == code).findFirst();
  }
}
