package outrider.core.pool;

import outrider.core.lead.Intent;

/// What a lead is taken back for when it has not come about so many days after it was claimed, or,
/// for a follow-up, after the last one. Days are set for each intent; those of an ungraded lead are
/// C's.
public enum RecycleClock {
  FOLLOW_UP("followUpDays"),
  OPPORTUNITY("opportunityDays"),
  DEAL("dealDays");

  private final String prefix;

  RecycleClock(String prefix) {
    this.prefix = prefix;
  }

  /// The field of `Pool` that holds the days.
  public String field(Intent intent) {
    return prefix + intent.name();
  }
}
