package outrider.app.journey;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import outrider.app.i18n.Words;
import outrider.app.problem.ConfiguredNames;
import outrider.core.pipeline.ChecklistItem;
import outrider.core.pipeline.OpportunityStage;
import outrider.core.record.RecordType;

/// A gate in the words that whoever meets it reads: what has to be there, what may stand in for
/// what, and what is only advised.
final class JourneySentence {
  private final Words words;
  private final ConfiguredNames names;

  JourneySentence(Words words, ConfiguredNames names) {
    this.words = words;
    this.names = names;
  }

  /// @param items the conditions of one side of the stage, in their order
  String say(OpportunityStage stage, boolean onEntry, List<ChecklistItem> items) {
    var name = names.of(stage.row());
    if (items.isEmpty()) {
      return words.get(onEntry ? "journey.entryFree" : "journey.exitFree", name);
    }
    var required = phrases(items.stream().filter(ChecklistItem::required).toList());
    var advised = phrases(items.stream().filter(item -> !item.required()).toList());
    var sentence = new StringBuilder();
    if (!required.isEmpty()) {
      sentence.append(
          words.get(onEntry ? "journey.entryNeeds" : "journey.exitNeeds", name, list(required)));
    }
    if (!advised.isEmpty()) {
      if (!sentence.isEmpty() && !words.isChinese()) {
        sentence.append(' ');
      }
      sentence.append(words.get("journey.advised", list(advised)));
    }
    return sentence.toString();
  }

  private List<String> phrases(List<ChecklistItem> items) {
    var groups = new LinkedHashMap<String, List<String>>();
    for (var item : items) {
      var key = item.anyOf().isEmpty() ? item.id() : "any/" + item.anyOf();
      groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(phrase(item));
    }
    return groups.values().stream()
        .map(each -> String.join(words.get("journey.or"), each))
        .toList();
  }

  private String list(List<String> phrases) {
    return String.join(words.get("list.separator"), phrases);
  }

  String phrase(ChecklistItem item) {
    var name = names.of(item.row());
    return switch (item.kind()) {
      case ATTACHMENT, DELIVERABLE ->
          item.count() > 1 ? words.get("journey.say.count", name, item.count()) : name;
      case FIELD -> {
        var fields =
            String.join(
                words.get("list.separator"),
                item.fieldNames().stream()
                    .map(field -> names.field(RecordType.OPPORTUNITY, field))
                    .toList());
        yield fields.isEmpty() || fields.equals(name)
            ? name
            : words.get("journey.say.fields", name, fields);
      }
      case AMOUNT ->
          words.get(
              item.wantsLess() ? "journey.say.below" : "journey.say.from",
              words
                  .amounts()
                  .compact(
                      item.amountMinor(), item.currency().isEmpty() ? "CNY" : item.currency()));
      case TAG ->
          words.get(
              "journey.say.tags",
              String.join(
                  words.get("list.separator"),
                  item.wantedTags().stream().map(names::tag).toList()));
      case SIGN_OFF ->
          item.signKind()
              .map(kind -> words.get("journey.say.word." + kind.word(), name))
              .orElseGet(() -> words.get("journey.say." + item.sign(), name));
      case DECISION -> words.get("journey.say.decision", name);
      case ACTION -> name;
    };
  }
}
