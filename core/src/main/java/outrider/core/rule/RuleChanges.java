package outrider.core.rule;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import outrider.core.configuration.RuleChange;
import outrider.core.record.Fields;
import outrider.core.record.Ids;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.tag.TagRule;

/// Writes down that a rule was changed. What it is called and where it stands among others are no
/// changes of what it does.
final class RuleChanges {

  private static final String INACTIVE = "inactive";

  private static final Set<String> SAYS_NOTHING =
      Set.of(Fields.NAME, RuleChange.NAME_EN, "position", TagRule.SINCE);

  private RuleChanges() {}

  /// @param before null where it is being made
  /// @param after null where it is being deleted
  static void write(@Nullable Row before, @Nullable Row after, Draft draft) {
    var rule = after != null ? after : before;
    if (rule == null) {
      return;
    }
    var what =
        RuleChange.TOLD_OF.contains(rule.type()) ? what(before, after) : telling(before, after);
    if (what.isEmpty()) {
      return;
    }
    draft.put(
        Row.of(RecordType.RULE_CHANGE, Ids.derive(draft.envelope(), "rule-change/" + rule.id()))
            .with(RuleChange.OF, rule.type().wireName())
            .with(RuleChange.RULE, rule.id())
            .with(Fields.NAME, rule.value(Fields.NAME))
            .with(RuleChange.NAME_EN, rule.value(RuleChange.NAME_EN))
            .with(RuleChange.WHAT, what)
            .with(RuleChange.AT, draft.at())
            .with(RuleChange.BY, draft.actor().user()));
  }

  /// Of people, teams and products only that what they may, where they are, what they cost changed.
  private static String telling(@Nullable Row before, @Nullable Row after) {
    if (before == null || after == null) {
      return "";
    }
    var fields = RuleChange.TELLING.getOrDefault(after.type(), Set.of());
    return new Change(after.type(), after.id(), before, after)
            .steps().keySet().stream().anyMatch(fields::contains)
        ? RuleChange.CHANGED
        : "";
  }

  private static String what(@Nullable Row before, @Nullable Row after) {
    if (before == null) {
      return RuleChange.MADE;
    }
    if (after == null) {
      return RuleChange.DELETED;
    }
    if (before.flag(INACTIVE) != after.flag(INACTIVE)) {
      return after.flag(INACTIVE) ? RuleChange.SWITCHED_OFF : RuleChange.SWITCHED_ON;
    }
    var change = new Change(after.type(), after.id(), before, after);
    return SAYS_NOTHING.containsAll(change.steps().keySet()) ? "" : RuleChange.CHANGED;
  }
}
