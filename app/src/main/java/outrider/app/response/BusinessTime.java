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
public final class BusinessTime implements Side.Measure {
  private final Configuration configuration;
  private final Instant from;
  private final Instant to;
  private final Map<String, OpenMillis> byLead = new HashMap<>();
  private final Map<BusinessCalendar, OpenMillis> byCalendar = new HashMap<>();

  /// @param from when the first lead came
  /// @param to now
  public BusinessTime(Configuration configuration, long from, long to) {
    this.configuration = configuration;
    this.from = Instant.ofEpochMilli(from);
    this.to = Instant.ofEpochMilli(to);
  }

  @Override
  public long millis(WaitedLead lead, long until) {
    return millis(lead.source(), lead.intent(), lead.createdAt(), until);
  }

  /// How long a lead waited in the opening hours that are for it.
  ///
  /// @param source blank for none
  /// @param intent its grade; blank for none
  /// @param since when it came, in epoch milliseconds
  public long millis(String source, String intent, long since, long until) {
    return byLead
        .computeIfAbsent(source + '\n' + intent, key -> open(source, intent))
        .between(since, Math.max(since, until));
  }

  /// What a service level asks about a lead is its source and its grade.
  private OpenMillis open(String source, String intent) {
    var asked =
        Row.of(RecordType.LEAD, "asked").with(Lead.SOURCE, source).with(Lead.INTENT, intent);
    var calendar = configuration.serviceLevels().firstResponse(Lead.of(asked), from).calendar();
    return byCalendar.computeIfAbsent(calendar, hours -> new OpenMillis(hours, from, to));
  }
}
