package outrider.core.cadence;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outrider.core.calendar.BusinessCalendar;
import outrider.core.lead.Lead;

/// The cadences of a business in the order in which they are asked, and the calendars that they
/// count by.
public final class Cadences {

  private final List<Cadence> ordered;
  private final List<Cadence> offered;
  private final Map<String, BusinessCalendar> calendars;

  public Cadences(Collection<Cadence> definitions, Map<String, BusinessCalendar> calendars) {
    this.ordered = definitions.stream().sorted(Cadence.ORDER).toList();
    this.offered = ordered.stream().filter(Cadence::active).filter(Cadence::isSound).toList();
    this.calendars = Map.copyOf(calendars);
  }

  /// All cadences, the first asked first.
  public List<Cadence> ordered() {
    return ordered;
  }

  /// Those that a person can have a lead run.
  public List<Cadence> offered() {
    return offered;
  }

  /// The cadence that a new lead begins by itself.
  public Optional<Cadence> forNew(Lead lead) {
    return offered.stream()
        .filter(cadence -> !cadence.isByHand())
        .filter(cadence -> cadence.isFor(lead))
        .findFirst();
  }

  /// The hours of a calendar; every hour where it is none, or gone, or cannot be read: too early is
  /// better than never.
  public BusinessCalendar calendar(@Nullable String id) {
    return id == null
        ? BusinessCalendar.AROUND_THE_CLOCK
        : calendars.getOrDefault(id, BusinessCalendar.AROUND_THE_CLOCK);
  }
}
