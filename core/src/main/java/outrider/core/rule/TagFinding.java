package outrider.core.rule;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import outrider.core.activity.Activity;
import outrider.core.lead.Lead;
import outrider.core.record.Fields;
import outrider.core.record.Row;
import outrider.core.tag.TagRule;

/// What was found when a tag rule was asked about a lead and is true of it.
///
/// A window of seven days holds what happened less than seven times 24 hours ago: what happened
/// exactly then no longer counts, and at that very moment seven days of silence are complete. So of
/// a lead that was contacted once, one of the two is true, never both.
///
/// @param times when what was counted happened, in epoch milliseconds, the earliest first; for
///   silence the last contact, or how long the lead has been there
/// @param words which of the rule's words were found
public record TagFinding(List<Long> times, List<String> words) {

  /// Lines of the timeline that the rules write themselves.
  private static final List<String> WRITTEN_BY_RULES = List.of("stage", "signoff");

  /// @param activities all of the lead's
  /// @param now in epoch milliseconds; what happened later has not been heard of yet
  /// @return empty where the rule is not true of the lead now, or not about it
  public static Optional<TagFinding> of(
      TagRule rule, Row lead, Collection<Row> activities, long now) {
    if (!rule.isFor(Lead.of(lead))) {
      return Optional.empty();
    }
    return rule.isSilence() ? silence(rule, lead, now) : counted(rule, lead, activities, now);
  }

  private static Optional<TagFinding> silence(TagRule rule, Row lead, long now) {
    var since = silentSince(lead);
    return now >= since + rule.windowMillis()
        ? Optional.of(new TagFinding(List.of(since), List.of()))
        : Optional.empty();
  }

  /// The last contact; where there was none, since when the lead is there.
  public static long silentSince(Row lead) {
    return Math.max(lead.number(Fields.CREATED_AT, 0), lead.number(Fields.LAST_CONTACT_AT, 0));
  }

  private static Optional<TagFinding> counted(
      TagRule rule, Row lead, Collection<Row> activities, long now) {
    var words = rule.words().stream().filter(word -> !folded(word).isEmpty()).toList();
    var times = new ArrayList<Long>();
    var found = new TreeSet<String>();
    for (var row : activities) {
      var activity = Activity.of(row);
      if (isWithin(activity.occurredAt(), rule, now)
          && counts(rule, activity)
          && says(content(activity), words, found)) {
        times.add(activity.occurredAt());
      }
    }
    // What somebody wrote into a form is what they said first.
    var asked = rule.kinds().isEmpty() && rule.direction().isEmpty() && !words.isEmpty();
    var created = lead.number(Fields.CREATED_AT, 0);
    if (asked && isWithin(created, rule, now) && says(lead.text("note"), words, found)) {
      times.add(created);
    }
    times.sort(null);
    return times.size() >= rule.count()
        ? Optional.of(new TagFinding(List.copyOf(times), List.copyOf(found)))
        : Optional.empty();
  }

  private static boolean isWithin(long at, TagRule rule, long now) {
    return at > now - rule.windowMillis() && at <= now;
  }

  private static boolean counts(TagRule rule, Activity activity) {
    var kind = activity.kind();
    var isCounted =
        rule.kinds().isEmpty()
            ? rule.words().isEmpty() ? activity.isContact() : !WRITTEN_BY_RULES.contains(kind)
            : rule.kinds().contains(kind);
    return isCounted
        && switch (rule.direction().orElse("")) {
          case "out" -> activity.isTouch();
          case "in" -> activity.row().text("direction").equals("in");
          default -> true;
        };
  }

  /// What people said; what HQ tells beside it is nobody's.
  private static String content(Activity activity) {
    var row = activity.row();
    var text = row.text("text");
    var said =
        row.text(Fields.CREATED_BY).equals(Actor.HEADQUARTERS)
            ? ReasonText.read(text).words()
            : text;
    return said + '\n' + row.text("chat");
  }

  private static boolean says(String content, List<String> words, Collection<String> found) {
    if (words.isEmpty()) {
      return true;
    }
    var folded = folded(content);
    var said = words.stream().filter(word -> folded.contains(folded(word))).toList();
    found.addAll(said);
    return !said.isEmpty();
  }

  /// As it is compared: full and half width, capitals and small letters are the same.
  private static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).strip();
  }
}
