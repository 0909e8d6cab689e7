package outrider.app.attention;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import outrider.app.command.CommandBus;
import outrider.app.command.Receipt;
import outrider.app.command.Undo;
import outrider.app.store.AttentionStore;
import outrider.app.store.Database;
import outrider.core.command.Command;
import outrider.core.command.CommandCodec;
import outrider.core.command.UnknownCommandException;
import outrider.core.conflict.Conflict;
import outrider.core.escalation.Escalation;
import outrider.core.proposal.Proposal;
import outrider.core.record.Row;
import outrider.core.record.ValueText;
import outrider.core.rule.ProposalRules;

/// What the attention page knows and does. FX thread, but for what its futures run.
final class AttentionViewModel {

  /// Which list is shown.
  enum Tab {
    OPEN,
    WAITING,
    SETTLED
  }

  /// The value chosen for one conflict, in the form of `ValueText`.
  ///
  /// @param side whose it is: `mine`, `theirs` or `own`
  record Choice(String side, @Nullable String value) {}

  private final Database database;
  private final CommandBus commands;
  private final Undo undo;
  private final ObjectProperty<AttentionQueries.Inbox> inbox =
      new SimpleObjectProperty<>(AttentionQueries.Inbox.EMPTY);
  private final ObjectProperty<Tab> tab = new SimpleObjectProperty<>(Tab.OPEN);
  private final ObjectProperty<Optional<AttentionItem>> selected =
      new SimpleObjectProperty<>(Optional.empty());
  private final Map<String, Choice> choices = new HashMap<>();

  AttentionViewModel(Database database, CommandBus commands, Undo undo) {
    this.database = database;
    this.commands = commands;
    this.undo = undo;
  }

  ObjectProperty<AttentionQueries.Inbox> inboxProperty() {
    return inbox;
  }

  ObjectProperty<Tab> tabProperty() {
    return tab;
  }

  ObjectProperty<Optional<AttentionItem>> selectedProperty() {
    return selected;
  }

  /// Takes fresh rows; keeps the selection, or moves it to the next item when its own is gone.
  void show(AttentionQueries.Inbox fresh) {
    var before = items();
    var at = selected.get().map(before::indexOf).orElse(0);
    inbox.set(fresh);
    select(at);
  }

  void show(Tab shown) {
    tab.set(shown);
    select(0);
  }

  List<AttentionItem> items() {
    return switch (tab.get()) {
      case OPEN -> inbox.get().open();
      case WAITING -> inbox.get().waiting();
      case SETTLED -> inbox.get().settled();
    };
  }

  void move(int by) {
    var items = items();
    select(selected.get().map(items::indexOf).orElse(0) + by);
  }

  void select(AttentionItem item) {
    selected.set(Optional.of(item));
  }

  /// What is chosen for a conflict: what the person said, else the value that stands now.
  Choice choice(Row conflict) {
    var said = choices.get(conflict.id());
    return said != null ? said : new Choice("theirs", conflict.textOrNull("theirs"));
  }

  void choose(Row conflict, Choice choice) {
    choices.put(conflict.id(), choice);
  }

  void chooseAll(String side) {
    if (selected.get().orElse(null) instanceof AttentionItem.BothChanged both) {
      both.conflicts().forEach(row -> choose(row, new Choice(side, row.textOrNull(side))));
    }
  }

  /// Settles every open field of a conflict as chosen.
  CompletableFuture<List<Receipt>> settle(AttentionItem.BothChanged both) {
    var settling = new ArrayList<Command>();
    for (var conflict : both.conflicts()) {
      if (Conflict.of(conflict).isOpen()) {
        settling.add(new Command.SettleConflict(conflict.id(), choice(conflict).value()));
      }
    }
    return undo.submitAll("undo.settled", settling);
  }

  /// Does what was proposed, as a command of one's own, and closes the proposal: both or none.
  CompletableFuture<Receipt> accept(AttentionItem.Proposed proposed) {
    Command command;
    try {
      command = CommandCodec.read(proposed.kind(), proposed.arguments());
    } catch (UnknownCommandException newer) {
      return CompletableFuture.failedFuture(newer);
    }
    return undo.submitTogether(
        "undo.answered",
        List.of(
            ProposalRules.accepted(command, proposed.row(), database.configuration()),
            new Command.SettleProposal(proposed.id(), Proposal.ACCEPTED)));
  }

  /// Says that one is on it, or has seen it.
  CompletableFuture<List<Receipt>> acknowledge(AttentionItem.Overdue overdue) {
    return undo.submitAll(
        "undo.acknowledged",
        overdue.open().stream()
            .<Command>map(
                each -> new Command.AcknowledgeEscalation(each.id(), Escalation.ACKNOWLEDGED))
            .toList());
  }

  /// Says that one has seen where one was called by name.
  CompletableFuture<List<Receipt>> acknowledge(AttentionItem.Mentioned mentioned) {
    return undo.submitAll(
        "undo.acknowledged",
        List.of(new Command.AcknowledgeMention(mentioned.activity().id(), "seen")));
  }

  CompletableFuture<Receipt> decline(AttentionItem.Proposed proposed) {
    return undo.submit(
        "undo.answered", new Command.SettleProposal(proposed.id(), Proposal.DECLINED));
  }

  /// Sends a refused command once more, as it was. It leaves the list when this laptop accepts it.
  CompletableFuture<Receipt> retry(AttentionItem.Refused refused) {
    Command command;
    try {
      command = CommandCodec.read(refused.kind(), refused.arguments());
    } catch (UnknownCommandException older) {
      return CompletableFuture.failedFuture(older);
    }
    return undo.submit("undo.retried", command)
        .thenCompose(receipt ->
            receipt.done()
                ? discard(refused).thenApply(done -> receipt)
                : CompletableFuture.completedFuture(receipt));
  }

  /// Puts a refusal aside; it stays under *settled*.
  CompletableFuture<Boolean> discard(AttentionItem.Refused refused) {
    var at = commands.now();
    return database.write(transaction -> {
      AttentionStore.settle(transaction, refused.id(), at);
      return true;
    });
  }

  /// Text that a person typed for a field, in the form of `ValueText`; empty where it is no value.
  static Optional<Choice> own(@Nullable Object value) {
    return Optional.of(new Choice("own", ValueText.write(value)));
  }

  private void select(int index) {
    var items = items();
    selected.set(
        items.isEmpty()
            ? Optional.empty()
            : Optional.of(items.get(Math.clamp(index, 0, items.size() - 1))));
  }
}
