package outrider.app.processaudit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import outrider.core.opportunity.Opportunity;
import outrider.core.processaudit.Finding;
import outrider.core.processaudit.ProcessAudit;
import outrider.core.processaudit.Walk;

/// A deal that is looked back at, and its way beside the published one.
record AuditedWalk(ProcessAudit audit, Opportunity deal, String account, Walk walk) {

  /// A step and what stands of it.
  record Line(Walk.Step step, Optional<Finding> finding) {
    boolean isBroken() {
      return finding.filter(Finding::isBroken).isPresent();
    }
  }

  List<Line> lines() {
    var lines = new ArrayList<Line>();
    for (var step : walk.steps()) {
      lines.add(new Line(step, audit.finding(step.id())));
    }
    return lines;
  }
}
