package outrider.app.lead;

import java.util.ArrayList;
import java.util.List;
import outrider.core.lead.FollowUpWindow;
import outrider.core.lead.Lead;
import outrider.core.record.Row;

/// What may go wrong with a lead, as whoever takes it over has to know. The words are chosen at the
/// screen.
enum LeadRisk {
  /// The next step is overdue.
  OVERDUE("leads.risk.overdue"),
  /// Contacted once and not again in 48 hours.
  WINDOW_MISSED("leads.risk.windowMissed"),
  WINDOW_CLOSING("leads.risk.windowClosing"),
  NO_NEXT_STEP("leads.risk.noNextStep"),
  /// Seven touches and still no deal.
  MANY_TOUCHES("leads.risk.manyTouches"),
  /// Neither phone nor WeChat nor mail.
  UNREACHABLE("leads.risk.unreachable"),
  /// Two people disagree about a field.
  CONFLICT("leads.risk.conflict");

  private final String wordKey;

  LeadRisk(String wordKey) {
    this.wordKey = wordKey;
  }

  String wordKey() {
    return wordKey;
  }

  /// @param now corrected epoch milliseconds
  static List<LeadRisk> of(Row row, boolean conflict, long now) {
    var lead = Lead.of(row);
    var risks = new ArrayList<LeadRisk>();
    if (conflict) {
      risks.add(CONFLICT);
    }
    if (!lead.isOpen()) {
      return risks;
    }
    var next = lead.nextStepAt();
    if (next.isEmpty()) {
      risks.add(NO_NEXT_STEP);
    } else if (next.getAsLong() < now) {
      risks.add(OVERDUE);
    }
    switch (FollowUpWindow.state(lead, now)) {
      case MISSED -> risks.add(WINDOW_MISSED);
      case WARNING -> risks.add(WINDOW_CLOSING);
      case OPEN, NONE -> {}
    }
    if (lead.touches() >= FollowUpWindow.TOUCHES_MAX && !row.has(Lead.OPPORTUNITY)) {
      risks.add(MANY_TOUCHES);
    }
    if (!row.has(Lead.PHONE) && !row.has("wechat") && !row.has(Lead.EMAIL)) {
      risks.add(UNREACHABLE);
    }
    return risks;
  }
}
