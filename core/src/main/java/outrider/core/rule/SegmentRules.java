package outrider.core.rule;

import java.util.ArrayList;
import java.util.List;
import outrider.core.record.Fields;
import outrider.core.record.Row;
import outrider.core.segment.Segment;

/// Views that a team shares: everybody of the team looks, whoever made one or leads the team
/// changes it.
final class SegmentRules {

  private SegmentRules() {}

  /// Everything that is wrong with it; each reason names its field.
  static List<Reason> check(Row row) {
    var reasons = new ArrayList<Reason>();
    if (!row.has(Fields.TEAM)) {
      reasons.add(FieldRules.reason("field.required", row.type(), Fields.TEAM));
    }
    if (row.has(Fields.OWNER)) {
      reasons.add(FieldRules.reason("field.managed", row.type(), Fields.OWNER));
    }
    if (!Segment.SCREENS.contains(row.text(Segment.SCREEN))) {
      reasons.add(FieldRules.reason("field.malformed", row.type(), Segment.SCREEN));
    }
    if (row.text(Fields.NAME).length() > Segment.NAME_MAX) {
      reasons.add(FieldRules.reason("field.too-long", row.type(), Fields.NAME));
    }
    if (row.text(Segment.DEFINITION).length() > Segment.DEFINITION_MAX) {
      reasons.add(FieldRules.reason("field.too-long", row.type(), Segment.DEFINITION));
    }
    return reasons;
  }

  static boolean mayChange(Row row, Actor actor) {
    return actor.leads() || actor.user().equals(Segment.of(row).createdBy());
  }
}
