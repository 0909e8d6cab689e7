package outrider.app.journey;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import outrider.app.command.CommandBus;
import outrider.app.command.Receipt;
import outrider.app.command.Undo;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.configuration.Configuration;
import outrider.core.pipeline.ChecklistItem;
import outrider.core.pipeline.OpportunityStage;
import outrider.core.pipeline.Pipeline;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.record.Values;
import outrider.core.rule.Decision;
import outrider.core.user.Role;

/// Which version of which journey is looked at, and what is done to it. Every gesture is a command
/// at once: a draft lies in the database like everything else, so a crash loses none of it, Ctrl+Z
/// takes each step back, and two people can work on one draft. FX thread.
final class JourneyViewModel {

  /// How many changes were made to a draft since it was begun, by what they are about.
  record Changes(List<Change> all) {
    enum What {
      ADDED,
      REMOVED,
      CHANGED
    }

    /// @param part the stage or condition as it is, or was
    record Change(What what, Row part) {}
  }

  private final Supplier<Configuration> configuration;
  private final CommandBus commands;
  private final Undo undo;

  /// Id of the version that is shown; empty for none.
  private final ObjectProperty<String> version = new SimpleObjectProperty<>("");

  /// Id of the stage whose gates are shown; empty for none.
  private final ObjectProperty<String> stage = new SimpleObjectProperty<>("");

  JourneyViewModel(Supplier<Configuration> configuration, CommandBus commands, Undo undo) {
    this.configuration = configuration;
    this.commands = commands;
    this.undo = undo;
  }

  ObjectProperty<String> versionProperty() {
    return version;
  }

  ObjectProperty<String> stageProperty() {
    return stage;
  }

  Configuration configuration() {
    return configuration.get();
  }

  boolean mayEdit() {
    return commands.actor().role() == Role.ADMIN;
  }

  /// Whether what is shown can be changed: a draft, by somebody who may.
  boolean isOpenForEdits() {
    return mayEdit() && shown().filter(Pipeline::isDraft).isPresent();
  }

  Optional<Pipeline> shown() {
    return configuration().journeys().find(version.get());
  }

  /// One version for each journey: the one that is published, else its newest.
  List<Pipeline> journeys() {
    var heads = new ArrayList<>(configuration().pipelines());
    configuration().all(RecordType.PIPELINE).stream()
        .map(Pipeline::of)
        .map(Pipeline::journey)
        .distinct()
        .filter(journey -> heads.stream().noneMatch(head -> head.journey().equals(journey)))
        .sorted()
        .forEach(journey ->
            configuration().journeys().versions(journey).stream()
                .findFirst()
                .ifPresent(heads::add));
    return heads;
  }

  List<Pipeline> versions() {
    return shown()
        .map(pipeline -> configuration().journeys().versions(pipeline.journey()))
        .orElse(List.of());
  }

  List<OpportunityStage> stages() {
    return configuration().stages(version.get());
  }

  Optional<OpportunityStage> selected() {
    return stages().stream().filter(each -> each.id().equals(stage.get())).findFirst();
  }

  List<ChecklistItem> items(OpportunityStage of) {
    return configuration().checklist(of.id());
  }

  /// The configuration may have changed: what is shown may be gone.
  void refresh() {
    if (shown().isEmpty()) {
      journeys().stream()
          .findFirst()
          .ifPresentOrElse(first -> show(newestOf(first)), () -> version.set(""));
    }
    if (selected().isEmpty()) {
      stage.set(stages().stream().findFirst().map(OpportunityStage::id).orElse(""));
    }
  }

  /// A draft that is under way is what somebody most likely came for.
  private String newestOf(Pipeline head) {
    return configuration().journeys().versions(head.journey()).stream()
        .findFirst()
        .filter(Pipeline::isDraft)
        .orElse(head)
        .id();
  }

  /// Shows another journey: its draft where there is one, else what is published.
  void choose(Pipeline head) {
    show(newestOf(head));
  }

  void show(String id) {
    var kept = selected().map(OpportunityStage::lineage).orElse("");
    version.set(id);
    stage.set(
        stages().stream()
            .filter(each -> each.lineage().equals(kept))
            .findFirst()
            .or(() -> stages().stream().findFirst())
            .map(OpportunityStage::id)
            .orElse(""));
  }

  void select(String id) {
    stage.set(id);
  }

  /// Selects the stage before or after.
  void walk(int by) {
    var all = stages();
    if (all.isEmpty()) {
      return;
    }
    var at = selected().map(all::indexOf).orElse(0);
    stage.set(all.get(Math.clamp(at + by, 0, all.size() - 1)).id());
  }

  /// Begins a draft of what is shown, and shows it.
  CompletableFuture<Receipt> beginDraft() {
    var id = commands.newId();
    return undo.submit("undo.created", new Command.DraftPipeline(id, version.get(), null))
        .thenApply(receipt -> remembering(id, receipt));
  }

  /// Begins a journey from a template.
  CompletableFuture<Receipt> beginJourney(String name, JourneyTemplate template, boolean chinese) {
    var id = commands.newId();
    return undo.submitTogether(
            "undo.created", template.commands(id, name, commands::newId, chinese))
        .thenApply(receipt -> remembering(id, receipt));
  }

  private String begun = "";

  private Receipt remembering(String id, Receipt receipt) {
    if (receipt.done()) {
      begun = id;
    }
    return receipt;
  }

  /// Shows the draft that was begun last.
  void showBegun() {
    if (!begun.isEmpty()) {
      show(begun);
    }
  }

  CompletableFuture<Receipt> addStage(String name) {
    var id = commands.newId();
    var open = stages().stream().filter(OpportunityStage::isOpen).toList();
    var behind =
        selected().filter(OpportunityStage::isOpen).map(open::indexOf).orElse(open.size() - 1);
    var order = new ArrayList<String>(stages().stream().map(OpportunityStage::id).toList());
    order.add(Math.clamp(behind + 1L, 0, order.size()), id);
    var all = new ArrayList<Command>();
    all.add(
        new Command.CreateRecord(
            RecordType.STAGE,
            id,
            Map.of(
                Fields.NAME,
                name,
                OpportunityStage.PIPELINE,
                version.get(),
                OpportunityStage.POSITION,
                (long) order.indexOf(id),
                "kind",
                "open")));
    all.addAll(positions(order));
    begun = "";
    return undo.submitTogether("undo.created", all)
        .thenApply(receipt -> {
          if (receipt.done()) {
            addedStage = id;
          }
          return receipt;
        });
  }

  private String addedStage = "";

  void selectAdded() {
    if (!addedStage.isEmpty()) {
      stage.set(addedStage);
    }
  }

  /// Puts a stage at another place; empty where it is there already, or cannot be changed.
  Optional<CompletableFuture<Receipt>> moveStage(String id, int to) {
    var order = new ArrayList<>(stages().stream().map(OpportunityStage::id).toList());
    var from = order.indexOf(id);
    if (!isOpenForEdits() || from < 0 || to < 0 || to >= order.size() || from == to) {
      return Optional.empty();
    }
    order.remove(from);
    order.add(to, id);
    return Optional.of(undo.submitTogether("undo.moved", positions(order)));
  }

  Optional<CompletableFuture<Receipt>> moveSelected(int by) {
    return selected().flatMap(it -> moveStage(it.id(), stages().indexOf(it) + by));
  }

  private List<Command> positions(List<String> order) {
    var all = new ArrayList<Command>();
    for (var each : stages()) {
      var before = each.row().value(OpportunityStage.POSITION);
      var after = (long) order.indexOf(each.id());
      if (!Values.same(before, after)) {
        all.add(edit(each.row(), OpportunityStage.POSITION, after));
      }
    }
    return all;
  }

  /// Gives a field of a part another value; one that it has already changes nothing.
  CompletableFuture<Receipt> set(RecordType type, String id, String field, @Nullable Object value) {
    var row = configuration().row(type, id);
    if (row.isEmpty()
        || !isOpenForEdits()
        || Values.same(row.get().value(field), Values.normalise(value))) {
      return CompletableFuture.completedFuture(new Receipt.Done("", List.of()));
    }
    return undo.submit("undo.edited", edit(row.get(), field, value));
  }

  private static Command edit(Row row, String field, @Nullable Object value) {
    return new Command.EditFields(
        row.type(), row.id(), List.of(new FieldEdit(field, row.value(field), value)));
  }

  CompletableFuture<Receipt> delete(RecordType type, String id) {
    return undo.submit("undo.deleted", new Command.DeleteRecord(type, id));
  }

  CompletableFuture<Receipt> addItem(
      ChecklistItem.Kind kind, boolean onEntry, String name, Map<String, Object> more) {
    var of = selected().orElseThrow();
    var last = items(of).stream().mapToLong(ChecklistItem::position).max().orElse(-1);
    var fields = new LinkedHashMap<String, Object>(more);
    fields.put(Fields.NAME, name);
    fields.put(ChecklistItem.STAGE, of.id());
    fields.put(ChecklistItem.GATE, onEntry ? ChecklistItem.ENTRY : ChecklistItem.EXIT);
    fields.put(ChecklistItem.KIND, kind.wireName());
    fields.put(ChecklistItem.POSITION, last + 1);
    return undo.submit(
        "undo.created",
        new Command.CreateRecord(RecordType.CHECKLIST_ITEM, commands.newId(), fields));
  }

  /// Lets a condition change places with the one before or after it at its gate.
  void moveItem(ChecklistItem item, int by) {
    var all = selected().map(this::items).orElse(List.of());
    var peers = all.stream().filter(each -> each.onEntry() == item.onEntry()).toList();
    var at = peers.stream().map(ChecklistItem::id).toList().indexOf(item.id());
    var other = at + by;
    if (!isOpenForEdits() || at < 0 || other < 0 || other >= peers.size()) {
      return;
    }
    var order = new ArrayList<>(all.stream().map(ChecklistItem::id).toList());
    var neighbour = peers.get(other).id();
    order.remove(item.id());
    order.add(order.indexOf(neighbour) + (by > 0 ? 1 : 0), item.id());
    var edits = new ArrayList<Command>();
    for (var each : all) {
      var after = (long) order.indexOf(each.id());
      if (!Values.same(each.row().value(ChecklistItem.POSITION), after)) {
        edits.add(edit(each.row(), ChecklistItem.POSITION, after));
      }
    }
    undo.submitTogether("undo.moved", edits);
  }

  /// Has a condition and the one before it stand for each other, or each for itself again.
  void group(ChecklistItem item, boolean together) {
    var peers =
        selected().map(this::items).orElse(List.of()).stream()
            .filter(each -> each.onEntry() == item.onEntry())
            .toList();
    var at = peers.stream().map(ChecklistItem::id).toList().indexOf(item.id());
    if (!isOpenForEdits() || at < 1) {
      return;
    }
    var before = peers.get(at - 1);
    var edits = new ArrayList<Command>();
    if (together) {
      var name = before.anyOf().isEmpty() ? before.id() : before.anyOf();
      if (before.anyOf().isEmpty()) {
        edits.add(edit(before.row(), ChecklistItem.ANY_OF, name));
      }
      edits.add(edit(item.row(), ChecklistItem.ANY_OF, name));
    } else {
      edits.add(edit(item.row(), ChecklistItem.ANY_OF, null));
      var left =
          peers.stream()
              .filter(each -> each.anyOf().equals(item.anyOf()) && !each.id().equals(item.id()))
              .toList();
      if (left.size() == 1) {
        edits.add(edit(left.getFirst().row(), ChecklistItem.ANY_OF, null));
      }
    }
    undo.submitTogether("undo.edited", edits);
  }

  /// Whether a condition stands in for the one before it.
  boolean isGrouped(ChecklistItem item) {
    var peers =
        selected().map(this::items).orElse(List.of()).stream()
            .filter(each -> each.onEntry() == item.onEntry())
            .toList();
    var at = peers.stream().map(ChecklistItem::id).toList().indexOf(item.id());
    return at > 0 && !item.anyOf().isEmpty() && peers.get(at - 1).anyOf().equals(item.anyOf());
  }

  Optional<Pipeline> published() {
    return shown().flatMap(it -> configuration().journeys().published(it.journey()));
  }

  private Command publishing() {
    return new Command.PublishPipeline(version.get(), published().map(Pipeline::id).orElse(null));
  }

  /// What the rules would say to publishing what is shown.
  CompletableFuture<Decision> preview() {
    return commands.preview(publishing());
  }

  CompletableFuture<Receipt> publish() {
    return undo.submit("undo.published", publishing());
  }

  /// Moves what runs on other versions over to the one that is shown.
  CompletableFuture<List<Receipt>> migrate() {
    var to = version.get();
    var from =
        configuration().journeys().running(to).stream()
            .filter(each -> !each.equals(to))
            .map(each -> new Command.MigrateDeals(each, to))
            .toList();
    return undo.submitAll("undo.moved", from);
  }

  /// What differs from the version that the draft was copied from.
  Changes changes() {
    var base = shown().map(it -> it.row().text(Pipeline.BASED_ON)).orElse("");
    if (base.isEmpty()) {
      return new Changes(List.of());
    }
    var before = parts(base);
    var after = parts(version.get());
    var all = new ArrayList<Changes.Change>();
    after.forEach((lineage, row) -> {
      var was = before.get(lineage);
      if (was == null) {
        all.add(new Changes.Change(Changes.What.ADDED, row));
      } else if (!sameRule(was, row)) {
        all.add(new Changes.Change(Changes.What.CHANGED, row));
      }
    });
    before.forEach((lineage, row) -> {
      if (!after.containsKey(lineage)) {
        all.add(new Changes.Change(Changes.What.REMOVED, row));
      }
    });
    return new Changes(all);
  }

  private Map<String, Row> parts(String pipeline) {
    var parts = new LinkedHashMap<String, Row>();
    for (var each : configuration().stages(pipeline)) {
      parts.put(each.lineage(), each.row());
      configuration().checklist(each.id()).forEach(item -> parts.put(item.lineage(), item.row()));
    }
    return parts;
  }

  /// Ids differ between versions, and with them what refers to ids.
  private static boolean sameRule(Row one, Row other) {
    return comparable(one).equals(comparable(other));
  }

  private static Map<String, Object> comparable(Row row) {
    var fields = new LinkedHashMap<>(row.sorted());
    List.of(
            OpportunityStage.PIPELINE,
            ChecklistItem.STAGE,
            ChecklistItem.BACK,
            OpportunityStage.LINEAGE)
        .forEach(fields::remove);
    return fields;
  }
}
