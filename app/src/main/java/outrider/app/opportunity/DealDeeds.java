package outrider.app.opportunity;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import outrider.app.activity.Dialer;
import outrider.app.activity.LogSubject;
import outrider.app.activity.OpenTask;
import outrider.app.call.CallSubject;
import outrider.app.fx.FxThread;
import outrider.app.list.RecordTrail;
import outrider.app.opportunity.StageMoves.Move;
import outrider.app.shell.Place;
import outrider.app.shell.Workspace;
import outrider.app.task.PlanDialog;
import outrider.core.command.Command;
import outrider.core.opportunity.Opportunity;
import outrider.core.pipeline.OpportunityStage;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.task.Task;

/// What can be done with the deal on the page, whether by a key, in its head or from the palette.
/// Does nothing while the deal is not there.
final class DealDeeds {
  private final Workspace space;
  private final String id;
  private final Supplier<Optional<DealPage>> shown;
  private final StageMoves moves;
  private final MoveDialogs dialogs;

  DealDeeds(Workspace space, String id, Supplier<Optional<DealPage>> shown) {
    this.space = space;
    this.id = id;
    this.shown = shown;
    moves = new StageMoves(space.commands(), space.undo());
    dialogs =
        new MoveDialogs(
            space, stage -> Optional.empty(), (move, reason) -> follow(moves.lose(move, reason)));
  }

  /// The stages of the deal's pipeline, as the digits count them.
  List<OpportunityStage> stages() {
    return shown.get().map(page -> PipelineBoard.inOrder(page.facts().stages())).orElse(List.of());
  }

  void advance() {
    shown.get().flatMap(DealPage::next).ifPresent(this::move);
  }

  /// @param number of the stage, from 1
  void moveTo(int number) {
    var stages = stages();
    if (number <= stages.size()) {
      move(stages.get(number - 1));
    }
  }

  /// What an entry in the log is about: the deal, and the task that it completes.
  LogSubject subject() {
    var page = shown.get();
    var subject =
        LogSubject.of(
            RecordType.OPPORTUNITY, id, page.map(found -> found.deal().name()).orElse(""));
    return page.flatMap(found -> found.tasks().stream().filter(this::isMine).findFirst())
        .map(task ->
            subject.completing(new OpenTask(task.id(), task.text("title"), task.text("kind"))))
        .orElse(subject);
  }

  /// Whether it is not a colleague's to do, nor one that somebody who only works on the deal may
  /// not finish.
  private boolean isMine(Row task) {
    var actor = space.commands().actor();
    var mine =
        actor.user().equals(task.textOrNull(Task.ASSIGNEE))
            || actor.isGuest(task) && actor.user().equals(task.textOrNull(Fields.CREATED_BY));
    return mine || !task.has(Task.ASSIGNEE) && !actor.isGuest(task);
  }

  /// Opens the dialog that plans a task on the deal.
  void plan() {
    PlanDialog.open(
        space,
        shown.get().map(page -> LogSubject.of(RecordType.OPPORTUNITY, id, page.deal().name())));
  }

  /// Dials the first of the customer's people who has a number.
  void call() {
    shown
        .get()
        .ifPresent(page ->
            Dialer.dial(
                space,
                CallSubject.of(
                    RecordType.OPPORTUNITY,
                    id,
                    page.deal().name(),
                    page.contacts().stream()
                        .map(contact -> contact.text("phone"))
                        .filter(number -> !number.isEmpty())
                        .findFirst()
                        .orElse(""))));
  }

  void openAccount() {
    shown
        .get()
        .map(page -> page.deal().row().text(Opportunity.ACCOUNT))
        .filter(account -> !account.isEmpty())
        .ifPresent(account -> space.navigator().open(new Place.AccountRecord(account)));
  }

  /// Opens the Gantt chart of the deal.
  void schedule() {
    space.navigator().open(new Place.Schedule(Optional.of(id)));
  }

  void delete() {
    space.tell(
        space.undo().submit("undo.deleted", new Command.DeleteRecord(RecordType.OPPORTUNITY, id)),
        space.words().get("deal.deleted"),
        this::back);
  }

  void back() {
    if (!space.navigator().back()) {
      space.navigator().open(new Place.Opportunities());
    }
  }

  void beside(int by) {
    new RecordTrail(space, RecordType.OPPORTUNITY).goBeside(id, by);
  }

  private void move(OpportunityStage to) {
    shown
        .get()
        .filter(page -> !to.id().equals(page.deal().stage()))
        .ifPresent(page -> follow(moves.move(new Move(id, page.deal().stage(), to))));
  }

  private void follow(CompletableFuture<StageMoves.Outcome> outcome) {
    var unused = outcome.thenAcceptAsync(dialogs::say, FxThread.executor());
  }
}
