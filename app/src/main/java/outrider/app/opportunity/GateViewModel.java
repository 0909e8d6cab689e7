package outrider.app.opportunity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import outrider.app.attachment.Attaching;
import outrider.app.attachment.NewFile;
import outrider.app.command.CommandBus;
import outrider.app.command.Receipt;
import outrider.app.command.Undo;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.pipeline.ChecklistItem;
import outrider.core.pipeline.OpportunityStage;
import outrider.core.record.RecordType;
import outrider.core.record.Values;

/// What a deal still needs before it may enter a stage, and the ways to bring it. Files, ticks and
/// signatures are written as they are given; typed values are kept here until the person moves the
/// deal or saves for later. FX thread.
final class GateViewModel {

  /// @param missing how many required conditions stand in the way
  record State(DealFacts facts, List<GateItem> items, int missing) {
    int settled() {
      return (int) items.stream().filter(GateItem::settled).count();
    }
  }

  private final CommandBus commands;
  private final Undo undo;
  private final Attaching attaching;
  private final OpportunityStage target;
  private final Map<String, @Nullable Object> typed = new LinkedHashMap<>();
  private final List<String> order = new ArrayList<>();
  private final ReadOnlyObjectWrapper<@Nullable State> state =
      new ReadOnlyObjectWrapper<>(this, "state", null);
  private @Nullable DealFacts saved;

  GateViewModel(CommandBus commands, Undo undo, Attaching attaching, OpportunityStage target) {
    this.commands = commands;
    this.undo = undo;
    this.attaching = attaching;
    this.target = target;
  }

  OpportunityStage target() {
    return target;
  }

  /// Null until the deal was read.
  ReadOnlyObjectProperty<@Nullable State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  State state() {
    return Objects.requireNonNull(state.get());
  }

  void show(DealFacts facts) {
    saved = facts;
    refresh();
  }

  /// A value was typed; null for an empty or malformed field. It counts at once.
  void type(String field, @Nullable Object value) {
    typed.put(field, value);
    refresh();
  }

  boolean hasTyped() {
    return !edits().isEmpty();
  }

  CompletableFuture<List<Receipt>> attach(ChecklistItem item, List<NewFile> files) {
    return attaching.attach(files, RecordType.OPPORTUNITY, deal(), item.attachmentKind());
  }

  CompletableFuture<Receipt> tick(ChecklistItem item, boolean done) {
    return mark(item, done ? "done" : "open", null);
  }

  CompletableFuture<Receipt> tag(ChecklistItem item) {
    return undo.submit(
        "undo.edited", new Command.AddTags(RecordType.OPPORTUNITY, deal(), item.wantedTags()));
  }

  /// No to a decision: the deal goes back to where that leads, if anywhere.
  CompletableFuture<List<Receipt>> decline(ChecklistItem item, String why) {
    var commands = new ArrayList<Command>();
    commands.add(new Command.MarkItem(deal(), item.id(), "refused", why));
    if (item.back() != null) {
      commands.add(
          new Command.AdvanceOpportunity(deal(), state().facts().deal().stage(), item.back(), why));
    }
    return undo.submitAll("undo.marked", commands);
  }

  /// Whether the person at work may let the deal through although something is missing.
  boolean mayOverride() {
    var facts = state().facts();
    return facts
        .configuration()
        .journeys()
        .find(facts.deal().pipeline())
        .filter(pipeline -> pipeline.permitsOverride(commands.actor().role()))
        .isPresent();
  }

  CompletableFuture<Receipt> skip(ChecklistItem item, String reason) {
    return mark(item, "skipped", reason.strip());
  }

  CompletableFuture<Receipt> unskip(ChecklistItem item) {
    return mark(item, "open", null);
  }

  CompletableFuture<Receipt> sign(ChecklistItem item, boolean agreed, String note) {
    return commands.submit(
        new Command.SignOff(deal(), item.id(), agreed, note.isBlank() ? null : note.strip()));
  }

  /// Whether the person at work owns the deal, and so may not sign for it.
  boolean ownsDeal() {
    return commands.actor().user().equals(state().facts().deal().owner());
  }

  /// Keeps what was typed and leaves the deal where it is.
  CompletableFuture<List<Receipt>> save() {
    var edits = edits();
    return edits.isEmpty()
        ? CompletableFuture.completedFuture(List.of())
        : undo.submitAll("undo.edited", edits);
  }

  /// Keeps what was typed and moves. What was typed stays even where the move is refused.
  CompletableFuture<List<Receipt>> move() {
    return move(null);
  }

  /// @param override why it is to go although something is missing; null where nothing is
  CompletableFuture<List<Receipt>> move(@Nullable String override) {
    var inOrder = new ArrayList<>(edits());
    inOrder.add(
        new Command.AdvanceOpportunity(
            deal(), state().facts().deal().stage(), target.id(), null, override));
    return undo.submitAll("undo.moved", inOrder);
  }

  private CompletableFuture<Receipt> mark(ChecklistItem item, String as, @Nullable String reason) {
    return undo.submit("undo.marked", new Command.MarkItem(deal(), item.id(), as, reason));
  }

  private String deal() {
    return Objects.requireNonNull(saved).deal().id();
  }

  private List<Command> edits() {
    var facts = saved;
    if (facts == null) {
      return List.of();
    }
    var row = facts.deal().row();
    var edits =
        typed.entrySet().stream()
            .filter(entry -> !Values.same(row.value(entry.getKey()), entry.getValue()))
            .map(
                entry -> new FieldEdit(entry.getKey(), row.value(entry.getKey()), entry.getValue()))
            .toList();
    return edits.isEmpty()
        ? List.of()
        : List.of(new Command.EditFields(RecordType.OPPORTUNITY, row.id(), edits));
  }

  /// What is unmet comes first, but only when the dialog opens: rows that jump away while somebody
  /// works on them would be worse than any order.
  private void refresh() {
    var facts = saved;
    if (facts == null) {
      return;
    }
    var asTyped = facts.with(facts.deal().row().with(typed));
    var items = new ArrayList<>(asTyped.gate(target));
    if (order.isEmpty()) {
      items.stream().filter(item -> item.progress().blocks()).forEach(this::remember);
      items.stream().filter(item -> !item.settled()).forEach(this::remember);
    }
    items.forEach(this::remember);
    items.sort(java.util.Comparator.comparingInt(item -> order.indexOf(item.id())));
    var missing = (int) items.stream().filter(item -> item.progress().blocks()).count();
    state.set(new State(asTyped, List.copyOf(items), missing));
  }

  private void remember(GateItem item) {
    if (!order.contains(item.id())) {
      order.add(item.id());
    }
  }
}
