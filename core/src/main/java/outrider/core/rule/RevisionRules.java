package outrider.core.rule;

import org.jspecify.annotations.Nullable;
import outrider.core.activity.Activity;
import outrider.core.opportunity.Opportunity;
import outrider.core.record.Ids;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.record.Values;

/// Writes on the timeline of a deal that its amount or its expected day of closing changed, so that
/// a review can say what is different from last week on every laptop, without a network. A change
/// of the stage writes its line already.
final class RevisionRules {

  private RevisionRules() {}

  /// What it was is told by what stood there, whatever the laptop thought: a merge that kept the
  /// other's value changes nothing and writes nothing.
  static void edited(Row before, Row after, Draft draft) {
    if (after.type() != RecordType.OPPORTUNITY) {
      return;
    }
    var line =
        ParentRules.childOf(
                after,
                RecordType.ACTIVITY,
                Ids.derive(draft.envelope(), "revision/" + after.id()),
                draft)
            .with("kind", Activity.REVISION)
            .with("occurredAt", draft.at());
    var told = told(line, Opportunity.AMOUNT, Activity.FROM_AMOUNT, before, after);
    told = told(told, Opportunity.CLOSE_ON, Activity.FROM_CLOSE_ON, before, after);
    if (told != line) {
      draft.put(told);
    }
  }

  private static Row told(Row line, String field, String from, Row before, Row after) {
    var was = before.value(field);
    var is = after.value(field);
    return Values.same(was, is)
        ? line
        : line.with(from, number(was)).with(from.replace("from", "to"), number(is));
  }

  private static @Nullable Long number(@Nullable Object value) {
    return value instanceof Long number ? number : null;
  }
}
