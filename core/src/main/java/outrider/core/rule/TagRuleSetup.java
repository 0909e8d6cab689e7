package outrider.core.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import outrider.core.cadence.Cadence;
import outrider.core.record.Fields;
import outrider.core.record.Ids;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.record.Values;
import outrider.core.tag.Tag;
import outrider.core.tag.TagRule;

/// What a tag rule must be like: found when somebody sets it up. It can come true, its tag and
/// cadence are there, and no other rule says the opposite of the same leads.
final class TagRuleSetup {

  private static final List<String> WHAT_IT_SAYS =
      List.of(
          TagRule.WHEN,
          TagRule.COUNT,
          TagRule.DAYS,
          TagRule.DIRECTION,
          TagRule.KINDS,
          TagRule.WORDS,
          TagRule.INTENTS,
          TagRule.INDUSTRIES,
          TagRule.SOURCES,
          TagRule.TAG,
          TagRule.CADENCE,
          TagRule.INACTIVE);

  private TagRuleSetup() {}

  /// The rule with the time since which it says what it says.
  static Row stamped(Optional<Row> before, Row after, Draft draft) {
    if (after.type() != RecordType.TAG_RULE) {
      return after;
    }
    var isTheSame =
        before.isPresent()
            && WHAT_IT_SAYS.stream()
                .allMatch(field -> Values.same(before.get().value(field), after.value(field)));
    return isTheSame ? after : after.with(TagRule.SINCE, draft.at());
  }

  static List<Reason> check(Row row, Draft draft) {
    var rule = TagRule.of(row);
    var reasons = new ArrayList<Reason>();
    if (row.has(TagRule.DAYS) && (rule.days() < 1 || rule.days() > TagRule.DAYS_MAX)) {
      reasons.add(reason("tag-rule.days", TagRule.DAYS).with("most", TagRule.DAYS_MAX));
    }
    if (!rule.isSilence()) {
      counted(rule, reasons);
    } else if (row.has(TagRule.WORDS) || row.has(TagRule.KINDS) || row.has(TagRule.DIRECTION)) {
      reasons.add(reason("tag-rule.silence", TagRule.WHEN));
    }
    if (Ids.isId(rule.tag()) && draft.row(RecordType.TAG, rule.tag()).isEmpty()) {
      reasons.add(reason("tag-rule.tag-gone", TagRule.TAG));
    }
    rule.cadence().flatMap(id -> cadence(rule, id, draft)).ifPresent(reasons::add);
    if (reasons.isEmpty() && rule.isInForce()) {
      others(rule, draft)
          .flatMap(other -> clash(rule, other).stream())
          .findFirst()
          .ifPresent(reasons::add);
    }
    return reasons;
  }

  private static void counted(TagRule rule, List<Reason> reasons) {
    if (rule.count() < 1 || rule.count() > TagRule.COUNT_MAX) {
      reasons.add(reason("tag-rule.count", TagRule.COUNT).with("most", TagRule.COUNT_MAX));
    }
    if (!TagRule.COUNTED.containsAll(rule.kinds())) {
      reasons.add(reason("field.malformed", TagRule.KINDS));
    }
    if (rule.words().size() > TagRule.WORDS_MAX) {
      reasons.add(reason("tag-rule.words", TagRule.WORDS).with("most", TagRule.WORDS_MAX));
    }
  }

  private static Optional<Reason> cadence(TagRule rule, String id, Draft draft) {
    var found = draft.row(RecordType.CADENCE, id).map(Cadence::of);
    if (found.isEmpty()) {
      return Optional.of(reason("tag-rule.cadence-gone", TagRule.CADENCE));
    }
    return endsAtOnce(rule, found.get(), draft)
        ? Optional.of(
            reason("tag-rule.ends-at-once", TagRule.CADENCE)
                .with("cadence", found.get().name())
                .with("tag", rule.tag()))
        : Optional.empty();
  }

  private static boolean endsAtOnce(TagRule rule, Cadence cadence, Draft draft) {
    return cadence.row().set(Cadence.EXIT_TAGS).stream()
        .anyMatch(word -> Tag.isCalled(word, rule.tag(), draft.row(RecordType.TAG, rule.tag())));
  }

  private static Stream<TagRule> others(TagRule rule, Draft draft) {
    return draft.configuration().tagRules().inForce().stream()
        .flatMap(other -> draft.row(RecordType.TAG_RULE, other.id()).stream())
        .map(TagRule::of)
        .filter(other -> !other.id().equals(rule.id()) && other.isInForce() && other.meets(rule));
  }

  /// Two rules that would both be true of one lead and want opposite things of it.
  private static Optional<Reason> clash(TagRule rule, TagRule other) {
    var phases = rule.isLifecycle() && other.isLifecycle() && !rule.tag().equals(other.tag());
    var cadences =
        rule.cadence().isPresent()
            && other.cadence().isPresent()
            && !rule.cadence().equals(other.cadence());
    if (!phases && !cadences) {
      return Optional.empty();
    }
    if (rule.asksTheSame(other)) {
      return Optional.of(reason("tag-rule.same", TagRule.DAYS).with("other", other.name()));
    }
    var silence = rule.isSilence() ? rule : other;
    var counting = rule.isSilence() ? other : rule;
    if (rule.isSilence() != other.isSilence()
        && counting.kinds().isEmpty()
        && counting.words().isEmpty()
        && silence.days() < counting.days()) {
      return Optional.of(
          reason("tag-rule.turns", TagRule.DAYS)
              .with("way", counting.name() + " → " + silence.name() + " → " + counting.name())
              .with("days", counting.days())
              .with("silence", silence.name()));
    }
    return Optional.empty();
  }

  /// Why a tag or a cadence cannot go, or a cadence cannot end by a tag: a rule is about it.
  static Optional<Reason> inUse(Row row, Draft draft) {
    return switch (row.type()) {
      case TAG -> user(draft, rule -> rule.tag().equals(row.id()), "tag.in-use");
      case CADENCE ->
          user(draft, rule -> rule.cadence().equals(Optional.of(row.id())), "cadence.in-tag-rule");
      default -> Optional.empty();
    };
  }

  /// A tag that ends the cadence that it begins.
  static Optional<Reason> endsAtOnce(Cadence cadence, Draft draft) {
    return user(
            draft,
            rule ->
                rule.cadence().equals(Optional.of(cadence.id()))
                    && endsAtOnce(rule, cadence, draft),
            "cadence.begun-by-tag")
        .map(why ->
            why.with("type", RecordType.CADENCE.wireName()).with("field", Cadence.EXIT_TAGS));
  }

  private static Optional<Reason> user(Draft draft, Predicate<TagRule> uses, String reason) {
    return draft.configuration().tagRules().ordered().stream()
        .flatMap(rule -> draft.row(RecordType.TAG_RULE, rule.id()).stream())
        .map(TagRule::of)
        .filter(uses)
        .findFirst()
        .map(rule -> Reason.of(reason, "rule", rule.row().text(Fields.NAME)));
  }

  private static Reason reason(String id, String field) {
    return FieldRules.reason(id, RecordType.TAG_RULE, field);
  }
}
