package outrider.app.activity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A conversation as it comes out of a chat program: who, when, what, message by message.
///
/// It is stored as one line a message, `name time text`, and read back by the same grammar.
public record PastedChat(List<Message> messages) {

  /// @param time as it was written: `09:16`, `11/22 09:16`
  public record Message(String who, String time, String text) {
    private String line() {
      return who + " " + time + " " + text;
    }
  }

  private static final int MESSAGES_MAX = 2_000;

  /// A name, a time with or without its day, and what was said; in some programs that is on the
  /// lines below.
  private static final Pattern HEAD =
      Pattern.compile(
          "^(?<who>\\S.{0,39}?)[\\s　]+"
              + "(?<time>(?:(?:\\d{4}[-/.年])?\\d{1,2}[-/.月]\\d{1,2}日?[\\s　]+|(?:昨天|今天|Yesterday|Today)[\\s　]+)?"
              + "\\d{1,2}[:：]\\d{2}(?:[:：]\\d{2})?(?:\\s?[AaPp][Mm])?)"
              + "(?:[\\s　]+(?<text>.*))?$");

  public PastedChat {
    messages = List.copyOf(messages);
  }

  /// The conversation in a text; empty where the text is something else. One message alone is taken
  /// for a sentence that names a time.
  public static Optional<PastedChat> parse(String text) {
    var chat = read(text);
    return chat.messages.size() >= 2 ? Optional.of(chat) : Optional.empty();
  }

  /// What was stored, however few messages it has.
  public static PastedChat read(String text) {
    var messages = new ArrayList<Message>();
    for (var line : text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList()) {
      var head = HEAD.matcher(line);
      if (head.matches() && messages.size() < MESSAGES_MAX) {
        var said = head.group("text");
        messages.add(
            new Message(
                withoutColon(head.group("who").strip()),
                head.group("time").strip(),
                said == null ? "" : said.strip()));
      } else if (messages.isEmpty()) {
        return new PastedChat(List.of());
      } else {
        var last = messages.removeLast();
        messages.add(new Message(last.who(), last.time(), (last.text() + " " + line).strip()));
      }
    }
    return new PastedChat(messages);
  }

  public String lines() {
    return messages.stream().map(Message::line).collect(Collectors.joining("\n"));
  }

  private static String withoutColon(String name) {
    return name.endsWith(":") || name.endsWith("：") ? name.substring(0, name.length() - 1) : name;
  }
}
