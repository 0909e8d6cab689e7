package outrider.app.today;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import outrider.app.activity.ActivityKind;
import outrider.app.activity.TaskTitle;
import outrider.app.fx.Icon;
import outrider.app.i18n.Words;
import outrider.app.pool.PoolWords;
import outrider.app.shell.Workspace;
import outrider.core.lead.FollowUpWindow;
import outrider.core.lead.Intent;

/// What a row says: the reason it stands where it stands, its touches, its next action.
final class QueueWords {
  private static final Duration TOP_URGENT = Duration.ofHours(1);

  private final Workspace space;
  private final Words words;

  QueueWords(Workspace space) {
    this.space = space;
    this.words = space.words();
  }

  /// The action that a row offers, with its icon.
  ///
  /// @param wordKey of the button
  record Action(String wordKey, Icon icon) {}

  Action action(QueueRow row) {
    if (row.basis() == QueueRow.Basis.NOTHING_PLANNED
        || row.basis() == QueueRow.Basis.NEVER_CONTACTED) {
      return new Action("today.do.plan", Icon.ADD);
    }
    var kind = row.item().task().map(DueItem.DueTask::kind).orElse("respond");
    return switch (kind) {
      case "wechat" -> new Action("today.do.wechat", Icon.WECHAT);
      case "email" -> new Action("today.do.email", Icon.MAIL);
      case "visit" -> new Action("today.do.visit", Icon.VISIT);
      case "meeting" -> new Action("today.do.meeting", Icon.MEETING);
      case "demo" -> new Action("today.do.demo", Icon.CALENDAR);
      case "quote" -> new Action("today.do.quote", Icon.DOCUMENT);
      case "call", "respond" ->
          !row.item().phone().isEmpty()
              ? new Action("today.do.call", Icon.CALL)
              : row.item().onWechat()
                  ? new Action("today.do.wechat", Icon.WECHAT)
                  : new Action("today.do.log", Icon.LOG);
      default -> new Action("today.do.log", Icon.LOG);
    };
  }

  /// The kind that logging this row begins with.
  ActivityKind kind(QueueRow row) {
    if (action(row).wordKey().equals("today.do.wechat")) {
      return ActivityKind.WECHAT;
    }
    return row.item()
        .task()
        .map(task -> ActivityKind.ofTask(task.kind()))
        .orElse(ActivityKind.CALL);
  }

  String reason(QueueRow row, Instant now) {
    var item = row.item();
    var parts = new ArrayList<String>();
    urgent(row, now).ifPresent(parts::add);
    switch (row.basis()) {
      case FIRST_RESPONSE -> {
        parts.add(firstResponse(row, now));
        parts.add(cadence(item));
        parts.add(arrival(item, now));
      }
      case SECOND_TOUCH -> {
        parts.add(words.get(late(row, now) ? "today.why.second-late" : "today.why.second"));
        item.lastContactAt()
            .ifPresent(at -> parts.add(words.get("today.why.last-contact", near(at, now))));
      }
      case TASK -> {
        parts.add(
            item.task()
                .filter(task -> !task.title().equals(item.name()))
                .map(task -> TaskTitle.of(words, task.title()))
                .orElseGet(() -> words.get("today.why.own")));
        parts.add(cadence(item));
      }
      case NOTHING_PLANNED ->
          parts.add(
              words.get("today.why.nothing-planned", near(item.lastContactAt().orElse(0), now)));
      case GOES_BACK -> {}
      case NEVER_CONTACTED -> {
        parts.add(words.get("today.why.never-contacted"));
        parts.add(arrival(item, now));
      }
    }
    item.stay()
        .filter(stay -> stay.remindedAt() <= now.toEpochMilli())
        .ifPresent(stay -> parts.add(goesBack(stay)));
    item.task()
        .filter(task -> task.snoozes() > 1)
        .ifPresent(task -> parts.add(words.get("today.why.snoozed", task.snoozes())));
    if (item.stageDaysOver() > 0) {
      parts.add(words.get("today.why.stage-over", item.stageDaysOver()));
    }
    return String.join(" · ", parts.stream().filter(part -> !part.isEmpty()).toList());
  }

  /// When it goes back to its pool, and why.
  private String goesBack(DueItem.Stay stay) {
    var says = new PoolWords(space);
    return words.get(
        "today.why.goes-back",
        says.moment(stay.until()),
        says.because(stay.protection(), stay.pool()));
  }

  /// The step of a cadence that the task is.
  private String cadence(DueItem item) {
    return item.task().flatMap(DueItem.DueTask::cadence).map(mark -> mark.say(words)).orElse("");
  }

  /// The first answer, and the service level that says how soon.
  private String firstResponse(QueueRow row, Instant now) {
    var late = late(row, now);
    return row.item()
        .task()
        .flatMap(DueItem.DueTask::allowed)
        .map(allowed ->
            words.get(
                late ? "today.why.level-late" : "today.why.level",
                allowed.length(space),
                allowed.by(space)))
        .orElseGet(() -> words.get(late ? "today.why.first-late" : "today.why.first"));
  }

  /// An A that is about to be late says why it stands first.
  private Optional<String> urgent(QueueRow row, Instant now) {
    var left = row.dueAt().orElse(Long.MAX_VALUE) - now.toEpochMilli();
    if (row.item().intent().orElse(Intent.C) != Intent.A
        || left < 0
        || left > TOP_URGENT.toMillis()
        || row.item().amountMinor() == 0) {
      return Optional.empty();
    }
    return Optional.of(words.get("today.why.urgent", money(row.item())));
  }

  private String arrival(DueItem item, Instant now) {
    var source = item.source().isEmpty() ? "" : item.source() + " ";
    return item.arrivedAt() == 0 ? source.strip() : source + near(item.arrivedAt(), now);
  }

  private String near(long at, Instant now) {
    return words.moments().near(Instant.ofEpochMilli(at), now, space.zone());
  }

  private static boolean late(QueueRow row, Instant now) {
    return row.dueAt().orElse(Long.MAX_VALUE) < now.toEpochMilli();
  }

  String touches(DueItem item) {
    return words.get(
        "today.touches", item.touches(), FollowUpWindow.TOUCHES_MIN, FollowUpWindow.TOUCHES_MAX);
  }

  String money(DueItem item) {
    return item.amountMinor() == 0
        ? ""
        : words
            .amounts()
            .compact(item.amountMinor(), item.currency().isEmpty() ? "CNY" : item.currency());
  }

  /// A constant as it stands in the keys of words.
  static String key(Enum<?> constant) {
    return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  /// What stands at the right of a group's head.
  String note(QueueLine.Head head) {
    var notes = new ArrayList<String>();
    if (head.group() == Group.NO_NEXT_STEP) {
      notes.add(words.get("today.note.leaves"));
    }
    if (head.count() > head.shown()) {
      notes.add(words.get("today.note.more", head.count() - head.shown()));
    }
    return String.join(" · ", notes);
  }
}
