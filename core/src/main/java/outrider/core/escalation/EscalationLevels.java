package outrider.core.escalation;

import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// All that HQ does about what is overdue.
///
/// Where nobody has set up any level, not even one that is switched off, two are in force: when the
/// first response to a lead is overdue, its owner is reminded and their manager is told.
public final class EscalationLevels {

  private static final List<EscalationLevel> UNCONFIGURED =
      List.of(
          usual("usual-reminder", EscalationLevel.REMIND_OWNER),
          usual("usual-warning", EscalationLevel.WARN_MANAGER));

  private final List<EscalationLevel> ordered;

  public EscalationLevels(Collection<EscalationLevel> configured) {
    ordered =
        (configured.isEmpty() ? UNCONFIGURED : configured)
            .stream().filter(EscalationLevel::isInForce).sorted(EscalationLevel.ORDER).toList();
  }

  private static EscalationLevel usual(String id, String action) {
    return EscalationLevel.of(
        Row.of(RecordType.ESCALATION_LEVEL, id)
            .with(Fields.NAME, id)
            .with(EscalationLevel.OF, EscalationLevel.FIRST_RESPONSE)
            .with(EscalationLevel.MINUTES, 0L)
            .with(EscalationLevel.ACTION, action));
  }

  /// Those in force, the earliest first.
  public List<EscalationLevel> ordered() {
    return ordered;
  }

  /// Those for a task whose minutes after it was due are up and were not before.
  ///
  /// @param response whether it is the answer that a lead is owed
  /// @param afterMinutes up to which minute it was looked at; -1 for never
  public List<EscalationLevel> due(boolean response, long afterMinutes, long minutesNow) {
    return from(response, afterMinutes).filter(level -> level.minutes() <= minutesNow).toList();
  }

  /// How many minutes after the task was due there is something to do next.
  ///
  /// @param response whether it is the answer that a lead is owed
  /// @param afterMinutes up to which minute it was looked at; -1 for never
  public OptionalLong next(boolean response, long afterMinutes) {
    return from(response, afterMinutes).mapToLong(EscalationLevel::minutes).min();
  }

  private Stream<EscalationLevel> from(boolean response, long afterMinutes) {
    return ordered.stream()
        .filter(level -> level.minutes() > afterMinutes)
        .filter(level -> level.isFor(response));
  }
}
