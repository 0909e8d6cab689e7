package outrider.app.activity;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import javafx.scene.Node;
import javafx.scene.control.Label;
import outrider.app.fx.Icon;
import outrider.app.fx.TimelineEntry;
import outrider.app.i18n.FieldWords;
import outrider.app.i18n.Words;
import outrider.app.shell.OutsideLink;
import outrider.app.shell.Workspace;
import outrider.core.activity.Activity;
import outrider.core.call.Summary;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.rule.Actor;
import outrider.core.rule.ReasonText;

/// An activity as a line of a timeline: what it was, when, what was said, and the conversation that
/// was pasted with it.
public final class ActivityEntry {
  private ActivityEntry() {}

  /// With the whole conversation below.
  public static TimelineEntry full(Workspace space, Row activity) {
    var entry = brief(space, activity);
    var chat = PastedChat.read(activity.text("chat"));
    if (Summary.of(activity).isOpen()) {
      entry.with(new SummaryCard(space, activity));
    }
    if (activity.has(Activity.RECORDING)) {
      entry.with(recording(space, activity.text(Activity.RECORDING)));
    }
    if (!chat.messages().isEmpty()) {
      entry.with(new ChatInset(space.words(), chat));
    } else if (activity.has("chat")) {
      entry.with(transcript(activity.text("chat")));
    }
    return entry;
  }

  private static Node recording(Workspace space, String link) {
    return OutsideLink.of(
        space, space.words().get("call.listen"), Icon.PLAY, link, "call.notOpened");
  }

  /// What was said, where nobody noted when.
  private static Node transcript(String text) {
    var lines = new Label(text);
    lines.setWrapText(true);
    lines.getStyleClass().addAll("inset", "text-2");
    return lines;
  }

  /// In three lines: for cards.
  public static TimelineEntry brief(Workspace space, Row activity) {
    var kind = ActivityKind.of(activity.text("kind"));
    return new TimelineEntry(
        kind.icon(), title(space.words(), activity), when(space, activity), body(space, activity));
  }

  /// `电话 · 6 分`, `微信 · 客户回复`.
  public static String title(Words words, Row activity) {
    var title = new StringBuilder(ActivityKind.of(activity.text("kind")).name(words));
    var seconds = activity.number("durationSeconds", 0);
    if (seconds > 0) {
      title.append(" · ").append(words.moments().length(Duration.ofSeconds(seconds)));
    }
    if (activity.has("outcome")) {
      title
          .append(" · ")
          .append(
              new FieldWords(words)
                  .option(RecordType.ACTIVITY, "outcome", activity.text("outcome")));
    }
    return title.toString();
  }

  private static String when(Workspace space, Row activity) {
    var at = Instant.ofEpochMilli(activity.number("occurredAt", 0));
    var moments = space.words().moments();
    var now = space.clock().instant();
    var daysAgo =
        java.time.temporal.ChronoUnit.DAYS.between(
            LocalDate.ofInstant(at, space.zone()), LocalDate.ofInstant(now, space.zone()));
    return daysAgo < 7
        ? moments.near(at, now, space.zone())
        : moments.date(LocalDate.ofInstant(at, space.zone()), space.today());
  }

  /// The words, or where there are none how long the conversation is.
  private static String body(Workspace space, Row activity) {
    var text = activity.text("text");
    if (!text.isEmpty()) {
      // Anybody may write a note that looks like HQ's; nobody writes what only rules write.
      var byRules = ActivityKind.of(activity.text("kind")) == ActivityKind.POOL;
      return byRules || activity.text(Fields.CREATED_BY).equals(Actor.HEADQUARTERS)
          ? said(space, ReasonText.read(text))
          : text;
    }
    var messages = PastedChat.read(activity.text("chat")).messages().size();
    if (messages > 0) {
      return space.words().get("activity.chat", messages);
    }
    var files = activity.set("attachments").size();
    return files > 0 ? space.words().get("activity.images", files) : "";
  }

  /// What HQ tells, in this reader's language, before what somebody said in their own.
  private static String said(Workspace space, ReasonText.Said said) {
    if (said.reasons().isEmpty()) {
      return said.words();
    }
    var told = space.reasons().say(said.reasons());
    return said.words().isEmpty() ? told : told + "\n" + said.words();
  }
}
