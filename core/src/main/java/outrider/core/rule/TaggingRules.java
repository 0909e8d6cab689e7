package outrider.core.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import outrider.core.activity.Activity;
import outrider.core.cadence.Cadence;
import outrider.core.cadence.Enrollment;
import outrider.core.lead.Lead;
import outrider.core.record.Fields;
import outrider.core.record.Ids;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.tag.TagRule;
import outrider.core.tag.Tagging;

/// Tags that leads get from how often somebody was in touch, and from what was said.
///
/// A rule acts when it becomes true, not while it is: so whoever takes a tag off is not fought, and
/// two rules never take turns. While a rule is true and its tag is there, those behind it in order
/// leave that tag alone. Of a lead that gets a tag it is written down which rule it was and what
/// was counted, and once in its timeline.
final class TaggingRules {

  private TaggingRules() {}

  /// Something happened with a lead, or was taken back.
  ///
  /// @param leadBefore the lead as it was before
  /// @param gone the activity as it was before; null where there was none
  /// @param come the activity as it is now; null where there is none
  static void happened(Row leadBefore, @Nullable Row gone, @Nullable Row come, Draft draft) {
    var rules = draft.configuration().tagRules().inForce();
    if (rules.isEmpty() || leadBefore.type() != RecordType.LEAD) {
      return;
    }
    var now = draft.children(RecordType.ACTIVITY, leadBefore.id());
    var before = new ArrayList<>(now);
    if (come != null) {
      before.removeIf(row -> row.id().equals(come.id()));
    }
    if (gone != null) {
      before.add(gone);
    }
    ask(rules, leadBefore, before, now, draft);
  }

  /// Somebody wrote otherwise what had been said.
  static void rewritten(Row before, Row after, Draft draft) {
    ParentRules.parent(after, draft).ifPresent(lead -> happened(lead, before, after, draft));
  }

  /// A lead that a person or a form makes may say something that matters. Leads of an import are
  /// history.
  static void begun(Row lead, Draft draft) {
    if (!lead.has(Fields.IMPORT)) {
      happened(lead, null, null, draft);
    }
  }

  /// Time has passed: what HQ looks for.
  static Decision silent(String leadId, Draft draft) {
    var rules = draft.configuration().tagRules().inForce();
    var lead = draft.row(RecordType.LEAD, leadId);
    if (lead.isPresent() && rules.stream().anyMatch(TagRule::isSilence)) {
      var activities = draft.children(RecordType.ACTIVITY, leadId);
      // What only counts came true when something happened, or waits for the next time.
      var silences = rules.stream().filter(TagRule::isSilence).toList();
      ask(silences, lead.get(), activities, activities, draft);
    }
    return draft.accepted();
  }

  private static void ask(
      List<TagRule> asked, Row leadBefore, List<Row> before, List<Row> now, Draft draft) {
    var moment =
        now.stream().mapToLong(row -> Activity.of(row).occurredAt()).reduce(draft.at(), Math::max);
    for (var rule : asked) {
      var lead = draft.row(RecordType.LEAD, leadBefore.id()).orElse(leadBefore);
      var known = draft.row(RecordType.TAGGING, Tagging.idOf(rule.id(), lead.id()));
      var found = TagFinding.of(rule, lead, now, moment);
      var wasMet =
          known.filter(row -> Tagging.of(row).isMet()).isPresent()
              && TagFinding.of(rule, leadBefore, before, moment).isPresent();
      if (found.isEmpty()) {
        known
            .filter(row -> Tagging.of(row).isMet())
            .ifPresent(row -> draft.put(row.with(Tagging.MET, null)));
      } else if (!wasMet && !isHeld(rule, lead, now, moment, draft)) {
        act(rule, lead, found.get(), draft);
      }
    }
  }

  /// Whether a rule before this one is true and has tagged the lead: its tag stays.
  private static boolean isHeld(
      TagRule rule, Row lead, List<Row> activities, long moment, Draft draft) {
    if (!rule.isLifecycle()) {
      return false;
    }
    var tags = lead.set(Fields.TAGS);
    for (var earlier : draft.configuration().tagRules().inForce()) {
      if (earlier.id().equals(rule.id())) {
        return false;
      }
      if (earlier.isLifecycle()
          && tags.contains(earlier.tag())
          && !earlier.tag().equals(rule.tag())
          && TagFinding.of(earlier, lead, activities, moment).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static void act(TagRule rule, Row lead, TagFinding found, Draft draft) {
    var tags = new TreeSet<>(lead.set(Fields.TAGS));
    var replaced = new ArrayList<String>();
    if (rule.isLifecycle()) {
      replaced.addAll(otherPhases(rule.tag(), tags, draft));
      tags.removeAll(replaced);
    }
    if (tags.size() >= FieldRules.SET_MAX && !tags.contains(rule.tag())) {
      return;
    }
    var added = tags.add(rule.tag());
    var tagged = lead.with(Fields.TAGS, tags);
    draft.put(tagged);
    CadenceRules.edited(lead, tagged, draft);
    // A rule that somebody makes on a Monday must not begin a cadence for everybody who has been
    // silent for a year.
    var isOld =
        rule.isSilence() && TagFinding.silentSince(lead) + rule.windowMillis() < rule.since();
    var cadence = isOld ? Optional.<Cadence>empty() : next(rule, lead, draft);
    var mark =
        mark(rule, lead, found, replaced, draft).with(Tagging.HAD, added ? null : (Object) true);
    if (cadence.isPresent()) {
      var run = Ids.derive(mark.id(), "run/" + draft.envelope());
      mark =
          mark.with(Tagging.CADENCE, cadence.get().id())
              .with(Tagging.CADENCE_NAME, cadence.get().name())
              .with(Tagging.CADENCE_NAME_EN, cadence.get().row().value("nameEn"))
              .with(Tagging.RUN, run);
      CadenceRules.endAll(tagged, Enrollment.SWITCHED, draft);
      CadenceRuns.start(run, lead.id(), cadence.get(), List.of(), draft);
    }
    if (!isOld && (added || cadence.isPresent())) {
      var entry = entry(mark, draft);
      draft.put(entry);
      mark = mark.with(Tagging.ENTRY, entry.id());
    }
    draft.put(mark);
  }

  private static List<String> otherPhases(String tag, TreeSet<String> tags, Draft draft) {
    var phases = draft.configuration().tagRules().lifecycle();
    return tags.stream().filter(each -> !each.equals(tag) && phases.contains(each)).toList();
  }

  /// The cadence that the lead is to run, where it does not run it already.
  private static Optional<Cadence> next(TagRule rule, Row lead, Draft draft) {
    return rule.cadence()
        .flatMap(id -> draft.row(RecordType.CADENCE, id))
        .map(Cadence::of)
        .filter(cadence -> cadence.active() && cadence.isSound())
        .filter(cadence ->
            CadenceRuns.live(lead.id(), draft).stream()
                .noneMatch(run -> run.isRunning() && run.cadence().equals(cadence.id())));
  }

  private static Row mark(
      TagRule rule, Row lead, TagFinding found, List<String> replaced, Draft draft) {
    var id = Tagging.idOf(rule.id(), lead.id());
    var times = found.times();
    var shown = times.subList(Math.max(0, times.size() - Tagging.TIMES_MAX), times.size());
    var changed = new LinkedHashMap<String, @Nullable Object>();
    changed.put(Tagging.RULE, rule.id());
    changed.put(Fields.NAME, rule.name());
    changed.put(Tagging.NAME_EN, rule.row().value("nameEn"));
    changed.put(Tagging.TAG, rule.tag());
    changed.put(Tagging.MET, true);
    changed.put(Tagging.AT, draft.at());
    changed.put(Tagging.COUNT, rule.isSilence() ? null : (Object) (long) times.size());
    changed.put(Tagging.DAYS, rule.days());
    changed.put(Tagging.TIMES, shown.stream().map(String::valueOf).toList());
    changed.put(Tagging.WORDS, found.words());
    changed.put(Tagging.REPLACED, replaced);
    for (var absent :
        List.of(
            Tagging.CADENCE,
            Tagging.CADENCE_NAME,
            Tagging.CADENCE_NAME_EN,
            Tagging.RUN,
            Tagging.ENTRY,
            Tagging.REMOVED_AT)) {
      changed.put(absent, null);
    }
    return draft
        .row(RecordType.TAGGING, id)
        .orElseGet(() -> ParentRules.childOf(lead, RecordType.TAGGING, id, draft))
        .with(changed);
  }

  /// The line in the timeline: said by the rules, whoever did what made them true.
  private static Row entry(Row mark, Draft draft) {
    var lead = draft.row(RecordType.LEAD, mark.text(Fields.PARENT)).orElseThrow();
    return ParentRules.childOf(
            lead, RecordType.ACTIVITY, Ids.derive(mark.id(), "entry/" + draft.envelope()), draft)
        .with(Fields.CREATED_BY, Actor.HEADQUARTERS)
        .with("kind", "note")
        .with("occurredAt", draft.at())
        .with("text", ReasonText.write(TaggingReasons.of(Tagging.of(mark)), ""));
  }

  /// An activity that was deleted: a tag that the lead got because of it was never meant.
  static void takenBack(Row leadBefore, Row activity, Draft draft) {
    happened(leadBefore, activity, null, draft);
    if (leadBefore.type() != RecordType.LEAD) {
      return;
    }
    var taggings = draft.children(RecordType.TAGGING, leadBefore.id());
    if (taggings.isEmpty()) {
      return;
    }
    var left = draft.children(RecordType.ACTIVITY, leadBefore.id());
    var at = String.valueOf(Activity.of(activity).occurredAt());
    for (var row : taggings) {
      var tagging = Tagging.of(row);
      var rule = draft.row(RecordType.TAG_RULE, row.text(Tagging.RULE)).map(TagRule::of);
      if (row.has(Tagging.AT)
          && row.set(Tagging.TIMES).contains(at)
          && !tagging.isSilence()
          && rule.filter(it -> it.isFor(Lead.of(leadBefore)) && it.since() <= tagging.at())
              .isPresent()
          && !isStillFound(rule.get(), tagging, leadBefore, left)) {
        withdraw(tagging, draft);
      }
    }
  }

  private static boolean isStillFound(TagRule rule, Tagging tagging, Row lead, List<Row> left) {
    var newest = tagging.times().stream().reduce(tagging.at(), Math::max);
    return TagFinding.of(rule, lead, left, newest).isPresent();
  }

  private static void withdraw(Tagging tagging, Draft draft) {
    var mark = tagging.row();
    var lead = draft.row(RecordType.LEAD, mark.text(Fields.PARENT)).orElseThrow();
    var tags = new TreeSet<>(lead.set(Fields.TAGS));
    if (!mark.has(Tagging.REMOVED_AT) && !mark.flag(Tagging.HAD) && tags.remove(tagging.tag())) {
      tags.addAll(mark.set(Tagging.REPLACED));
      draft.put(lead.with(Fields.TAGS, tags));
    }
    Optional.ofNullable(mark.textOrNull(Tagging.ENTRY))
        .flatMap(id -> draft.row(RecordType.ACTIVITY, id))
        .ifPresent(draft::remove);
    Optional.ofNullable(mark.textOrNull(Tagging.RUN))
        .flatMap(id -> draft.row(RecordType.ENROLLMENT, id))
        .map(Enrollment::of)
        .filter(Enrollment::isLive)
        .ifPresent(run -> CadenceRuns.takeBack(run, draft));
    draft.put(mark.with(Tagging.MET, null).with(Tagging.AT, null).with(Tagging.ENTRY, null));
  }

  /// A person changed the tags of a lead: a tag of one phase takes the place of the others, and a
  /// tag that was taken off is no longer there because of a rule.
  ///
  /// @return the lead as it is to be
  static Row byHand(Row before, Row after, Draft draft) {
    if (after.type() != RecordType.LEAD) {
      return after;
    }
    var phases = draft.configuration().tagRules().lifecycle();
    var tags = new TreeSet<>(after.set(Fields.TAGS));
    var added =
        tags.stream()
            .filter(tag -> phases.contains(tag) && !before.set(Fields.TAGS).contains(tag))
            .findFirst();
    added.ifPresent(tag -> tags.removeAll(otherPhases(tag, tags, draft)));
    var removed = new ArrayList<>(before.set(Fields.TAGS));
    removed.removeAll(tags);
    if (!removed.isEmpty()) {
      for (var row : draft.children(RecordType.TAGGING, after.id())) {
        if (removed.contains(row.text(Tagging.TAG)) && !row.has(Tagging.REMOVED_AT)) {
          draft.put(row.with(Tagging.REMOVED_AT, draft.at()));
        }
      }
    }
    return after.with(Fields.TAGS, tags);
  }
}
