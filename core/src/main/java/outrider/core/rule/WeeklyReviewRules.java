package outrider.core.rule;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import outrider.core.command.Command;
import outrider.core.forecast.KeptForecast;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.review.AgreedAction;
import outrider.core.review.WeeklyReview;
import outrider.core.task.Task;
import outrider.core.user.User;

/// Weekly reviews: frozen once by the person or whoever leads them; the person alone writes the
/// note, those who lead them alone answer, both agree actions, which are tasks.
final class WeeklyReviewRules {
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

  /// It is Monday somewhere a day earlier than at HQ.
  private static final int DAYS_BEFORE = 1;

  /// A week is looked back at until the end of the next one; it is Sunday somewhere a day later.
  private static final int DAYS_AFTER = 14;

  private WeeklyReviewRules() {}

  static Decision freeze(Command.FreezeReview command, Draft draft) {
    var person = draft.configuration().tree().user(command.person());
    if (person.isEmpty()) {
      return RecordRules.notFound(RecordType.USER, command.person());
    }
    if (!isOwn(command.person(), draft) && !draft.actor().answersFor(person.get())) {
      return Decision.rejected(Reason.of("permission.weeklyReview"));
    }
    var malformed = malformed(command, draft.at());
    if (!malformed.isEmpty()) {
      return new Decision.Rejected(malformed);
    }
    var id = WeeklyReview.idOf(command.person(), command.week());
    if (draft.row(RecordType.WEEKLY_REVIEW, id).isEmpty()) {
      draft.put(frozen(id, command, draft));
    }
    return draft.accepted();
  }

  private static Row frozen(String id, Command.FreezeReview command, Draft draft) {
    var figures = command.figures();
    return Row.of(RecordType.WEEKLY_REVIEW, id)
        .with(Fields.OWNER, command.person())
        .with(WeeklyReview.WEEK, command.week())
        .with(WeeklyReview.FROZEN_AT, draft.at())
        .with(WeeklyReview.FROZEN_BY, draft.actor().user())
        .with(Fields.CURRENCY, command.currency())
        .with(WeeklyReview.NEW_LEADS, figures.newLeads())
        .with(WeeklyReview.TOUCHES, figures.touches())
        .with(WeeklyReview.RESPONSE_SECONDS, figures.responseSeconds())
        .with(WeeklyReview.MOVED, figures.moved())
        .with(WeeklyReview.WON, figures.won())
        .with(WeeklyReview.WON_AMOUNT, figures.wonMinor())
        .with(WeeklyReview.LOST, figures.lost())
        .with(WeeklyReview.OPEN_DEALS, figures.openDeals())
        .with(WeeklyReview.OPEN_AMOUNT, figures.openMinor())
        .with(WeeklyReview.OVERDUE, figures.overdue())
        .with(WeeklyReview.EXPECTED, figures.expectedMinor())
        .with(WeeklyReview.ACTIONS, stillOpen(command, draft));
  }

  /// What was agreed in the review before, or carried on in it, and is not done.
  private static @Nullable List<String> stillOpen(Command.FreezeReview command, Draft draft) {
    for (var back = 1; back <= WeeklyReview.WEEKS_BACK; back++) {
      var id = WeeklyReview.idOf(command.person(), command.week() - 7L * back);
      var before = draft.row(RecordType.WEEKLY_REVIEW, id).map(WeeklyReview::of);
      if (before.isPresent()) {
        var open =
            before.get().actions().stream()
                .filter(action ->
                    draft
                        .row(RecordType.TASK, action.task())
                        .filter(task -> Task.of(task).isOpen())
                        .isPresent())
                .map(AgreedAction::text)
                .toList();
        return open.isEmpty() ? null : open;
      }
    }
    return null;
  }

  private static List<Reason> malformed(Command.FreezeReview command, long at) {
    var reasons = new ArrayList<Reason>();
    var day = TimeUnit.MILLISECONDS.toDays(at);
    var week = command.week();
    if (KeptForecast.week(week) != week || day < week - DAYS_BEFORE || day > week + DAYS_AFTER) {
      reasons.add(malformed(WeeklyReview.WEEK));
    }
    if (!CURRENCY.matcher(command.currency()).matches()) {
      reasons.add(malformed(Fields.CURRENCY));
    }
    if (!command.figures().isSound()) {
      reasons.add(malformed(WeeklyReview.WON));
    }
    return reasons;
  }

  private static Reason malformed(String field) {
    return FieldRules.reason("field.malformed", RecordType.WEEKLY_REVIEW, field);
  }

  static Decision note(Command.NoteReview command, Draft draft) {
    var found = find(command.review(), draft);
    if (found.isEmpty()) {
      return RecordRules.notFound(RecordType.WEEKLY_REVIEW, command.review());
    }
    if (!isOwn(found.get().person(), draft)) {
      return Decision.rejected(Reason.of("permission.reviewNote"));
    }
    return tooLong(WeeklyReview.NOTE, command.text())
        .orElseGet(() -> {
          draft.put(
              found
                  .get()
                  .row()
                  .with(WeeklyReview.NOTE, given(command.text()))
                  .with(WeeklyReview.NOTED_AT, draft.at()));
          return draft.accepted();
        });
  }

  static Decision reply(Command.ReplyReview command, Draft draft) {
    var found = find(command.review(), draft);
    if (found.isEmpty()) {
      return RecordRules.notFound(RecordType.WEEKLY_REVIEW, command.review());
    }
    if (isOwn(found.get().person(), draft) || !leads(found.get().person(), draft)) {
      return Decision.rejected(Reason.of("permission.reviewReply"));
    }
    return tooLong(WeeklyReview.REPLY, command.text())
        .orElseGet(() -> {
          draft.put(
              found
                  .get()
                  .row()
                  .with(WeeklyReview.REPLY, given(command.text()))
                  .with(WeeklyReview.REPLIED_AT, draft.at())
                  .with(WeeklyReview.REPLIED_BY, draft.actor().user()));
          return draft.accepted();
        });
  }

  /// Why a text is refused.
  private static Optional<Decision> tooLong(String field, @Nullable String text) {
    return text != null && text.length() > WeeklyReview.TEXT_MAX
        ? Optional.of(
            Decision.rejected(FieldRules.reason("field.too-long", RecordType.WEEKLY_REVIEW, field)))
        : Optional.empty();
  }

  private static @Nullable String given(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  static Decision agree(Command.AgreeAction command, Draft draft) {
    var found = find(command.review(), draft);
    if (found.isEmpty()) {
      return RecordRules.notFound(RecordType.WEEKLY_REVIEW, command.review());
    }
    var review = found.get();
    if (!isOwn(review.person(), draft) && !leads(review.person(), draft)) {
      return Decision.rejected(Reason.of("permission.reviewAction"));
    }
    var actions = new LinkedHashSet<>(review.row().set(WeeklyReview.ACTIONS));
    if (actions.size() >= WeeklyReview.ACTIONS_MAX) {
      return Decision.rejected(
          Reason.of("review.too-many-actions").with("most", WeeklyReview.ACTIONS_MAX));
    }
    var refused =
        TaskRules.plan(command.task(), command.title(), command.dueAt(), review.person(), draft);
    if (!refused.isEmpty()) {
      return new Decision.Rejected(refused);
    }
    actions.add(new AgreedAction(command.task(), review.week()).text());
    draft.put(review.row().with(WeeklyReview.ACTIONS, List.copyOf(actions)));
    return draft.accepted();
  }

  private static Optional<WeeklyReview> find(String id, Draft draft) {
    return draft.visible(RecordType.WEEKLY_REVIEW, id).map(WeeklyReview::of);
  }

  private static boolean isOwn(String person, Draft draft) {
    return draft.actor().user().equals(person);
  }

  private static boolean leads(String person, Draft draft) {
    Optional<User> user = draft.configuration().tree().user(person);
    return user.filter(draft.actor()::answersFor).isPresent();
  }
}
