package outrider.app.response;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import outrider.core.calendar.BusinessCalendar;
import outrider.core.calendar.OpenMillis;
import outrider.core.configuration.Configuration;
import outrider.core.lead.Lead;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Waiting in the opening hours that the lead's service level counts; by the clock where none is
/// for it, or it counts every hour.
final class BusinessTime implements Side.Measure {
  private final Configuration configuration;
  private final Instant from;
  private final Instant to;
  private final Map<String, OpenMillis> byLead = new HashMap<>();
  private final Map<BusinessCalendar, OpenMillis> byCalendar = new HashMap<>();

  /// @param from when the first lead came
  /// @param to now
  BusinessTime(Configuration configuration, long from, long to) {
    this.configuration = configuration;
    this.from = Instant.ofEpochMilli(from);
    this.to = Instant.ofEpochMilli(to);
  }

  @Override
  public long millis(WaitedLead lead, long until) {
    return byLead
        .computeIfAbsent(lead.source() + '\n' + lead.intent(), key -> open(lead))
        .between(lead.createdAt(), Math.max(lead.createdAt(), until));
  }

  /// What a service level asks about a lead is its source and its grade.
  private OpenMillis open(WaitedLead lead) {
    var asked =
        Row.of(RecordType.LEAD, "asked")
            .with(Lead.SOURCE, lead.source())
            .with(Lead.INTENT, lead.intent());
    var calendar = configuration.serviceLevels().firstResponse(Lead.of(asked), from).calendar();
    return byCalendar.computeIfAbsent(calendar, hours -> new OpenMillis(hours, from, to));
  }
}
