package outrider.core.rule;

import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import outrider.core.activity.Activity;
import outrider.core.command.Command;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.user.Visibility;

/// Calling somebody by name on a record.
final class MentionRules {

  private static final String SEEN = "seen";
  private static final String OPEN = "open";

  private MentionRules() {}

  /// Those of the named who see the record. The others are left out, and the note stays: somebody
  /// may have been taken off the deal while it waited for the network.
  static @Nullable List<String> heard(List<String> named, Row parent, Draft draft) {
    var tree = draft.configuration().tree();
    var heard =
        named.stream()
            .distinct()
            .filter(user -> !user.equals(draft.actor().user()))
            .filter(
                user -> tree.user(user).filter(it -> Visibility.sees(it, parent, tree)).isPresent())
            .sorted()
            .limit(Activity.MENTIONS_MAX)
            .toList();
    return heard.isEmpty() ? null : heard;
  }

  static Decision acknowledge(Command.AcknowledgeMention command, Draft draft) {
    var found = draft.visible(RecordType.ACTIVITY, command.activity());
    if (found.isEmpty()) {
      return RecordRules.notFound(RecordType.ACTIVITY, command.activity());
    }
    var user = draft.actor().user();
    if (!found.get().set(Activity.MENTIONS).contains(user)) {
      return Decision.rejected(Reason.of("permission.mention"));
    }
    var seen = new TreeSet<>(found.get().set(Activity.SEEN_BY));
    switch (command.state()) {
      case SEEN -> seen.add(user);
      case OPEN -> seen.remove(user);
      default -> {
        return Decision.rejected(
            FieldRules.reason("field.malformed", RecordType.ACTIVITY, Activity.SEEN_BY));
      }
    }
    draft.put(found.get().with(Activity.SEEN_BY, seen.isEmpty() ? null : List.copyOf(seen)));
    return draft.accepted();
  }
}
