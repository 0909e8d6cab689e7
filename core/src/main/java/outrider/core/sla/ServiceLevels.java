package outrider.core.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import outrider.core.calendar.BusinessCalendar;
import outrider.core.lead.Lead;

/// What the business promises to leads: its definitions in the order in which they are asked, and
/// the calendars that they count by.
public final class ServiceLevels {

  /// How soon a new lead is answered where nobody configured anything: most are lost to whoever
  /// answers first.
  public static final Duration UNCONFIGURED = Duration.ofHours(1);

  private final List<ServiceLevel> ordered;
  private final Map<String, BusinessCalendar> calendars;

  public ServiceLevels(
      Collection<ServiceLevel> definitions, Map<String, BusinessCalendar> calendars) {
    this.ordered = definitions.stream().sorted(ServiceLevel.ORDER).toList();
    this.calendars = Map.copyOf(calendars);
  }

  /// All definitions, the first asked first.
  public List<ServiceLevel> ordered() {
    return ordered;
  }

  /// The definition that says how soon this lead is answered.
  public Optional<ServiceLevel> firstResponseOf(Lead lead) {
    return ordered.stream()
        .filter(ServiceLevel::active)
        .filter(ServiceLevel::isFirstResponse)
        .filter(ServiceLevel::isSound)
        .filter(level -> level.isFor(lead))
        .findFirst();
  }

  /// When a lead that arrives at a moment is to be answered. A definition whose calendar cannot be
  /// read counts around the clock: too early is better than never.
  public Promise firstResponse(Lead lead, Instant arrived) {
    return firstResponseOf(lead)
        .map(level -> promise(level, arrived))
        .orElseGet(() ->
            new Promise(
                Optional.empty(),
                UNCONFIGURED,
                false,
                BusinessCalendar.AROUND_THE_CLOCK,
                arrived,
                arrived.plus(UNCONFIGURED)));
  }

  /// What a definition promises, whether or not it is the one that applies.
  public Promise promise(ServiceLevel level, Instant arrived) {
    var calendar =
        Optional.ofNullable(level.calendar()).flatMap(id -> Optional.ofNullable(calendars.get(id)));
    var hours = calendar.orElse(BusinessCalendar.AROUND_THE_CLOCK);
    return new Promise(
        Optional.of(level),
        level.duration(),
        calendar.isPresent(),
        hours,
        arrived,
        hours.plus(arrived, level.duration()));
  }
}
