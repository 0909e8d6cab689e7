package outrider.app.approval;

import outrider.core.approval.Approval;
import outrider.core.opportunity.Opportunity;
import outrider.core.record.Row;

/// A request with the deal that it is about.
///
/// @param account the customer's name, empty for none
/// @param unsent whether HQ has not heard of it, or of the newest that was done with it
/// @param mine whether the person at work may decide it
record ApprovalLine(Row row, Row deal, String account, boolean unsent, boolean mine) {

  String id() {
    return row.id();
  }

  Approval approval() {
    return Approval.of(row);
  }

  Opportunity opportunity() {
    return Opportunity.of(deal);
  }
}
