package outrider.app.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import outrider.app.activity.ActivityKind;
import outrider.app.shell.Workspace;
import outrider.core.tag.TagRule;

/// What a tag rule says: `All leads: 3 touches within 7 days → tag Active · then run Closing`.
final class TagRuleSentence {
  private final Workspace space;

  TagRuleSentence(Workspace space) {
    this.space = space;
  }

  /// Empty while it makes no sentence.
  Optional<String> say(TagRule rule) {
    if (!rule.isSound()) {
      return Optional.empty();
    }
    var words = space.words();
    var names = space.reasons().names();
    var parts = new ArrayList<String>();
    parts.add(words.get("tagRule.says", who(rule), what(rule), names.tag(rule.tag())));
    rule.cadence()
        .map(id -> words.get("tagRule.says.cadence", names.cadence(id)))
        .ifPresent(parts::add);
    return Optional.of(String.join(" · ", parts));
  }

  private String who(TagRule rule) {
    var words = space.words();
    var who = new ArrayList<String>();
    if (!rule.intents().isEmpty()) {
      who.add(words.get("tagRule.who.grade", String.join(words.get("cadence.or"), rule.intents())));
    }
    if (!rule.industries().isEmpty()) {
      who.add(String.join(words.get("cadence.or"), rule.industries()));
    }
    if (!rule.sources().isEmpty()) {
      who.add(String.join(words.get("cadence.or"), rule.sources()));
    }
    return who.isEmpty()
        ? words.get("rules.who.all")
        : words.get("tagRule.who", String.join(words.get("list.separator"), who));
  }

  private String what(TagRule rule) {
    var words = space.words();
    if (rule.isSilence()) {
      return words.get("tagRule.says.silence", rule.days());
    }
    return rule.words().isEmpty()
        ? words.get("tagRule.says.activity", rule.count(), counted(rule), rule.days())
        : words.get(
            "tagRule.says.words", rule.count(), counted(rule), rule.days(), quoted(rule.words()));
  }

  private String counted(TagRule rule) {
    var words = space.words();
    if (rule.kinds().isEmpty()) {
      return words.get(
          "tagRule.counted."
              + rule.direction().orElse(rule.words().isEmpty() ? "both" : "anything"));
    }
    var kinds =
        rule.kinds().stream()
            .map(kind -> ActivityKind.of(kind).name(words))
            .collect(Collectors.joining(words.get("cadence.or")));
    return rule.direction()
        .map(way -> words.get("tagRule.counted.kinds." + way, kinds))
        .orElse(kinds);
  }

  private String quoted(List<String> said) {
    return said.stream()
        .map(word -> space.words().get("tagRule.quoted", word))
        .collect(Collectors.joining(space.words().get("cadence.or")));
  }
}
