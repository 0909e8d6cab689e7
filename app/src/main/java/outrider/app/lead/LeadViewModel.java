package outrider.app.lead;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import outrider.app.command.Receipt;
import outrider.app.command.Undo;
import outrider.app.fx.FxThread;
import outrider.app.store.Database;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// One lead: what the record page shows and what can be done with it. Every deed is a command that
/// can be taken back.
final class LeadViewModel {
  private final Database database;
  private final Undo undo;
  private final String id;
  private final ReadOnlyObjectWrapper<Optional<LeadQueries.Whole>> whole =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Boolean> gone = new ReadOnlyObjectWrapper<>(false);

  LeadViewModel(Database database, Undo undo, String id) {
    this.database = database;
    this.undo = undo;
    this.id = id;
  }

  String id() {
    return id;
  }

  /// Everything about the lead, live.
  ReadOnlyObjectProperty<Optional<LeadQueries.Whole>> wholeProperty() {
    return whole.getReadOnlyProperty();
  }

  /// Whether there is no such lead here: deleted, or handed to somebody else.
  ReadOnlyObjectProperty<Boolean> goneProperty() {
    return gone.getReadOnlyProperty();
  }

  Subscription start() {
    var live =
        database.live(
            LeadQueries.whole(id),
            FxThread.executor(),
            found -> {
              whole.set(found);
              gone.set(found.isEmpty());
            });
    return live::close;
  }

  CompletableFuture<Receipt> edit(FieldEdit edit) {
    return undo.submit("undo.edited", new Command.EditFields(RecordType.LEAD, id, List.of(edit)));
  }

  CompletableFuture<Receipt> tag(String tag, boolean added) {
    return undo.submit(
        "undo.tagged",
        added
            ? new Command.AddTags(RecordType.LEAD, id, List.of(tag))
            : new Command.RemoveTags(RecordType.LEAD, id, List.of(tag)));
  }

  CompletableFuture<Receipt> assign(Row lead, String owner) {
    return undo.submit(
        "undo.assigned",
        new Command.AssignOwner(RecordType.LEAD, id, lead.textOrNull(Fields.OWNER), owner));
  }

  CompletableFuture<Receipt> complete(String task) {
    return undo.submit("undo.completed", new Command.CompleteTask(task, null));
  }

  CompletableFuture<Receipt> reopen(String task) {
    return undo.submit("undo.completed", new Command.ReopenTask(task));
  }

  CompletableFuture<Receipt> enroll(String run, String cadence) {
    return undo.submit("undo.cadence", new Command.EnrollLead(run, id, cadence));
  }

  CompletableFuture<Receipt> pauseCadence(String run) {
    return undo.submit("undo.cadence", new Command.PauseEnrollment(run, null));
  }

  CompletableFuture<Receipt> resumeCadence(String run) {
    return undo.submit("undo.cadence", new Command.ResumeEnrollment(run, null));
  }

  CompletableFuture<Receipt> endCadence(String run) {
    return undo.submit("undo.cadence", new Command.EndEnrollment(run, null));
  }

  CompletableFuture<Receipt> claim(String pool) {
    return undo.submit("undo.claimed", new Command.ClaimLead(id, pool));
  }

  /// Has a lead that is of no pool go back to one.
  CompletableFuture<Receipt> place(String pool) {
    return undo.submit("undo.placed", new Command.PlaceLead(id, null, pool));
  }

  CompletableFuture<Receipt> giveUp(String pool, @Nullable String reason) {
    return undo.submit("undo.returned", new Command.ReturnLead(id, pool, reason));
  }

  CompletableFuture<Receipt> delete() {
    return undo.submit("undo.deleted", new Command.DeleteRecord(RecordType.LEAD, id));
  }
}
