package outrider.app.today;

import java.util.Optional;
import outrider.app.activity.Dialer;
import outrider.app.activity.LogDialog;
import outrider.app.activity.LogSubject;
import outrider.app.activity.OpenTask;
import outrider.app.call.CallSubject;
import outrider.app.shell.Place;
import outrider.app.shell.Workspace;
import outrider.app.task.PlanDialog;
import outrider.app.task.SnoozePopover;
import outrider.core.record.RecordType;

/// What can be done with the selected row, whether by a key, on its card or by the button in it.
final class QueueDeeds {
  private final Workspace space;
  private final TodayViewModel model;
  private final QueueWords says;

  QueueDeeds(Workspace space, TodayViewModel model, QueueWords says) {
    this.space = space;
    this.model = model;
    this.says = says;
  }

  /// What the button in a row offers.
  void doNext(QueueRow row) {
    switch (says.action(row).wordKey()) {
      case "today.do.plan" -> plan();
      case "today.do.call" -> call();
      default -> log();
    }
  }

  void call() {
    selected()
        .ifPresent(row -> {
          var item = row.item();
          var subject = CallSubject.of(item.type(), item.id(), item.name(), item.phone());
          Dialer.dial(
              space,
              item.type() == RecordType.TASK
                  ? subject
                  : item.task().map(task -> subject.doing(task.id())).orElse(subject));
        });
  }

  /// Writes down what happened; a task that is about no record is just done.
  void log() {
    selected()
        .ifPresent(row -> {
          var item = row.item();
          if (item.type() == RecordType.TASK) {
            complete();
            return;
          }
          var subject = LogSubject.of(item.type(), item.id(), item.name()).withKind(says.kind(row));
          var task = item.task();
          LogDialog.open(
              space,
              task.isPresent()
                  ? subject.completing(
                      new OpenTask(task.get().id(), task.get().title(), task.get().kind()))
                  : subject,
              model::keyPressed);
        });
  }

  void complete() {
    selected()
        .ifPresent(row -> {
          var said = space.words().get("today.completed", row.item().name());
          model.complete().ifPresentOrElse(receipt -> space.tell(receipt, said), this::log);
        });
  }

  /// Where there is no task to put off, the next step is planned instead.
  void snooze() {
    selected()
        .ifPresent(row -> {
          if (row.item().task().isEmpty()) {
            plan();
            return;
          }
          SnoozePopover.open(
              space,
              until -> {
                var words = space.words();
                var when = words.moments().exact(until, space.clock().instant(), space.zone());
                model
                    .snooze(until)
                    .ifPresent(receipt -> space.tell(receipt, words.get("today.snoozed", when)));
              });
        });
  }

  void plan() {
    selected()
        .ifPresent(row -> {
          var item = row.item();
          PlanDialog.open(
              space,
              item.type() == RecordType.TASK
                  ? Optional.empty()
                  : Optional.of(LogSubject.of(item.type(), item.id(), item.name())));
        });
  }

  void open() {
    selected()
        .ifPresent(row ->
            space
                .navigator()
                .open(
                    Place.ofRecord(row.item().type(), row.item().id())
                        .orElseGet(Place.Tasks::new)));
  }

  Optional<QueueRow> selected() {
    return model.selected().get();
  }
}
