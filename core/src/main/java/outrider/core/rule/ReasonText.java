package outrider.core.rule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import outrider.core.record.EscapedText;

/// Reasons as lines of a text, for where HQ tells people something in a field that holds words: the
/// words are chosen at each reader's screen. An empty reason ends them; behind it stand somebody's
/// own words, whatever they look like.
public final class ReasonText {

  private static final String MARK = "reason:";

  private ReasonText() {}

  /// @param words what follows in the words of whoever it came from
  public record Said(List<Reason> reasons, String words) {}

  public static String write(Collection<Reason> reasons, String words) {
    var text = new StringBuilder();
    for (var reason : reasons) {
      text.append(MARK).append(reason.id());
      new TreeMap<>(reason.arguments())
          .forEach((name, value) ->
              text.append('|').append(name).append('=').append(EscapedText.write(value)));
      text.append('\n');
    }
    if (!words.isBlank()) {
      text.append(MARK).append('\n').append(words.strip());
    }
    return text.toString().stripTrailing();
  }

  public static Said read(String text) {
    var reasons = new ArrayList<Reason>();
    var rest = text;
    while (rest.startsWith(MARK)) {
      var end = rest.indexOf('\n');
      var line = end < 0 ? rest : rest.substring(0, end);
      rest = end < 0 ? "" : rest.substring(end + 1);
      if (line.equals(MARK)) {
        break;
      }
      reasons.add(reason(line.substring(MARK.length())));
    }
    return new Said(List.copyOf(reasons), rest);
  }

  private static Reason reason(String line) {
    var parts = line.split("\\|");
    var reason = Reason.of(parts[0]);
    for (var index = 1; index < parts.length; index++) {
      var cut = parts[index].indexOf('=');
      if (cut > 0) {
        reason =
            reason.with(
                parts[index].substring(0, cut), EscapedText.read(parts[index].substring(cut + 1)));
      }
    }
    return reason;
  }
}
