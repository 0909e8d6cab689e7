package outrider.core.cadence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import outrider.core.calendar.BusinessCalendar;
import outrider.core.record.EscapedText;
import outrider.core.task.Task;

/// One step of a cadence: when it is due, counted from the beginning of the whole, what kind of
/// task it is, and what to say.
///
/// Steps are kept as text, one a line: `3d|quote|Send the quote|Ask who else decides.` A stroke, a
/// line end and a backslash of somebody's own words are written `\p`, `\n` and `\\`.
///
/// @param channel a kind of task
/// @param script what to say or do; empty where nobody wrote any
public record CadenceStep(Delay delay, String channel, String title, String script) {

  /// The channel of a first response: a new lead's cadence that begins with one shares its task
  /// with the service level.
  public static final String RESPOND = "respond";

  static final int TITLE_MAX = 200;
  static final int SCRIPT_MAX = 4_000;

  /// What is wrong with a step.
  ///
  /// @param step its number, from 1
  public record Flaw(Kind kind, int step) {
    public enum Kind {
      MALFORMED,
      DELAY,
      CHANNEL,
      TITLE,
      TOO_LONG
    }
  }

  /// @param steps those that can be read, in order
  record Reading(List<CadenceStep> steps, List<Flaw> flaws) {}

  public boolean isResponse() {
    return channel.equals(RESPOND);
  }

  public Instant due(Instant start, BusinessCalendar calendar) {
    return delay.after(start, calendar);
  }

  public static String write(List<CadenceStep> steps) {
    return steps.stream().map(CadenceStep::line).collect(Collectors.joining("\n"));
  }

  /// A step as somebody typed it, where its parts need not make sense yet.
  public static String line(String delay, String channel, String title, String script) {
    return String.join(
        "|",
        EscapedText.write(delay),
        EscapedText.write(channel),
        EscapedText.write(title),
        EscapedText.write(script));
  }

  /// The parts of a line, as many as there are.
  public static List<String> parts(String line) {
    var parts = new ArrayList<String>();
    for (var part : line.split("\\|", -1)) {
      parts.add(EscapedText.read(part));
    }
    return parts;
  }

  private String line() {
    return line(delay.write(), channel, title, script);
  }

  static Reading read(String text) {
    var steps = new ArrayList<CadenceStep>();
    var flaws = new ArrayList<Flaw>();
    var number = 0;
    for (var line : text.split("\n")) {
      if (!line.isBlank()) {
        number++;
        read(line, number, flaws).ifPresent(steps::add);
      }
    }
    return new Reading(List.copyOf(steps), List.copyOf(flaws));
  }

  private static Optional<CadenceStep> read(String line, int number, List<Flaw> flaws) {
    var before = flaws.size();
    var parts = parts(line);
    if (parts.size() < 3) {
      flaws.add(new Flaw(Flaw.Kind.MALFORMED, number));
      return Optional.empty();
    }
    var delay = Delay.read(parts.get(0));
    var channel = parts.get(1).strip();
    var title = parts.get(2).strip();
    var script = parts.size() > 3 ? parts.get(3).strip() : "";
    if (delay.isEmpty()) {
      flaws.add(new Flaw(Flaw.Kind.DELAY, number));
    }
    if (!Task.KINDS.contains(channel)) {
      flaws.add(new Flaw(Flaw.Kind.CHANNEL, number));
    }
    if (title.isEmpty()) {
      flaws.add(new Flaw(Flaw.Kind.TITLE, number));
    }
    if (title.length() > TITLE_MAX || script.length() > SCRIPT_MAX) {
      flaws.add(new Flaw(Flaw.Kind.TOO_LONG, number));
    }
    return flaws.size() > before
        ? Optional.empty()
        : delay.map(it -> new CadenceStep(it, channel, title, script));
  }
}
