package outrider.core.diagnosis;

import java.util.Set;

/// Something in a log that may have changed how people sell.
///
/// @param id of the record that tells it; empty for none
/// @param name what people call it
/// @param day on which it came into force, as an epoch day
/// @param until the day on which it was taken back or over; [Arrival#NEVER] where it stands
/// @param people whom it concerns; empty for everybody
public record Happening(Kind kind, String id, String name, int day, int until, Set<String> people) {

  public Happening {
    people = Set.copyOf(people);
  }

  public enum Kind {
    /// A rule, a checklist, a service level.
    RULE,
    /// A stage, a gate or an order of stages.
    PIPELINE,
    PRICE,
    PROMOTION,
    /// Who may do what.
    PERMISSION,
    /// Who belongs where.
    TEAM,
    /// HQ's program was updated.
    SERVER
  }

  public boolean concerns(String person) {
    return people.isEmpty() || people.contains(person);
  }

  public boolean isOver() {
    return until != Arrival.NEVER;
  }
}
