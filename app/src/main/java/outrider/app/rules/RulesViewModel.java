package outrider.app.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import outrider.app.command.CommandBus;
import outrider.app.command.Receipt;
import outrider.app.command.Undo;
import outrider.app.shell.RulesAsked;
import outrider.core.assign.Workload;
import outrider.core.cadence.Cadence;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.configuration.AssignmentRule;
import outrider.core.configuration.Configuration;
import outrider.core.configuration.CustomField;
import outrider.core.escalation.EscalationLevel;
import outrider.core.pool.Pool;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.record.Values;
import outrider.core.rule.Decision;
import outrider.core.sla.ServiceLevel;
import outrider.core.tag.TagRule;
import outrider.core.user.Role;

/// What the rules screen knows and does. A rule that is being changed is a draft until it is saved:
/// looking at another one loses nothing. FX thread, but for what its futures run.
final class RulesViewModel {

  enum Tab {
    LEVELS(RecordType.SERVICE_LEVEL),
    CALENDARS(RecordType.CALENDAR),
    ASSIGNMENT(RecordType.ASSIGNMENT_RULE),
    FORMS(RecordType.FORM),
    ESCALATION(RecordType.ESCALATION_LEVEL),
    CADENCES(RecordType.CADENCE),
    TAGS(RecordType.TAG_RULE),
    POOLS(RecordType.POOL),
    FIELDS(RecordType.FIELD),

    /// Has an editor of its own.
    JOURNEYS(RecordType.PIPELINE);

    private final RecordType type;

    Tab(RecordType type) {
      this.type = type;
    }

    RecordType type() {
      return type;
    }
  }

  /// A rule as it is shown.
  ///
  /// @param row with what was typed and not saved
  record Line(Row row, boolean unsaved) {}

  private final Supplier<Configuration> configuration;
  private final CommandBus commands;
  private final Undo undo;
  private final RuleDrafts drafts;
  private BookValues known = BookValues.NONE;
  private Workload workload = new Workload(Map.of(), Map.of());
  private final ObjectProperty<Tab> tab = new SimpleObjectProperty<>(Tab.LEVELS);
  private final ObjectProperty<FieldShelf> shelf = new SimpleObjectProperty<>(FieldShelf.LEAD);
  private final ObjectProperty<List<Line>> lines = new SimpleObjectProperty<>(List.of());
  private final ObjectProperty<Optional<Line>> selected =
      new SimpleObjectProperty<>(Optional.empty());

  /// @param configuration as it is now: two gestures in a row build on each other
  RulesViewModel(
      Supplier<Configuration> configuration, CommandBus commands, Undo undo, RuleDrafts drafts) {
    this.configuration = configuration;
    this.commands = commands;
    this.undo = undo;
    this.drafts = drafts;
  }

  ObjectProperty<Tab> tabProperty() {
    return tab;
  }

  /// Of what the fields are that the tab of fields shows.
  ObjectProperty<FieldShelf> shelfProperty() {
    return shelf;
  }

  void show(FieldShelf chosen) {
    shelf.set(chosen);
    selected.set(Optional.empty());
    arrange();
  }

  ObjectProperty<List<Line>> linesProperty() {
    return lines;
  }

  ObjectProperty<Optional<Line>> selectedProperty() {
    return selected;
  }

  Configuration configuration() {
    return configuration.get();
  }

  List<String> sources() {
    return known.sources();
  }

  /// What leads have had so far in the fields that rules ask about.
  BookValues known() {
    return known;
  }

  /// What the people have on their desks, as far as this book tells.
  Workload workload() {
    return workload;
  }

  void show(Workload counted) {
    workload = counted;
  }

  /// Only an administrator writes configuration; the rules say so too.
  boolean mayEdit() {
    return commands.actor().role() == Role.ADMIN;
  }

  /// The configuration has changed.
  ///
  /// @param values what leads have had so far
  void show(BookValues values) {
    known = values;
    arrange();
  }

  void show(Tab chosen) {
    tab.set(chosen);
    selected.set(Optional.empty());
    arrange();
  }

  /// The part that another screen leads to, with the field that it names.
  void show(RulesAsked asked) {
    show(
        switch (asked.part()) {
          case SERVICE_LEVELS -> Tab.LEVELS;
          case ASSIGNMENT -> Tab.ASSIGNMENT;
          case FIELDS -> Tab.FIELDS;
          case JOURNEYS -> Tab.JOURNEYS;
        });
    asked
        .type()
        .flatMap(type ->
            Arrays.stream(FieldShelf.values())
                .filter(each -> each.type().equals(Optional.of(type)))
                .findFirst())
        .ifPresent(this::show);
    asked
        .field()
        .flatMap(name ->
            lines.get().stream()
                .filter(line -> line.row().type() == RecordType.FIELD)
                .filter(line -> CustomField.of(line.row()).name().equals(name))
                .findFirst())
        .ifPresent(this::select);
  }

  void select(Line line) {
    selected.set(Optional.of(line));
  }

  void move(int by) {
    var all = lines.get();
    if (all.isEmpty()) {
      return;
    }
    var at = selected.get().map(this::indexOf).orElse(by > 0 ? -1 : all.size());
    select(all.get(Math.clamp(at + by, 0, all.size() - 1)));
  }

  int indexOf(Line line) {
    for (var index = 0; index < lines.get().size(); index++) {
      if (lines.get().get(index).row().id().equals(line.row().id())) {
        return index;
      }
    }
    return -1;
  }

  /// Whether there may be leads that no definition is for: those are answered by the default.
  boolean hasFallback() {
    return configuration().serviceLevels().ordered().stream()
        .noneMatch(level -> level.active() && level.isSound() && level.conditions() == 0);
  }

  /// A new rule, not saved yet, that begins with what is most likely wanted.
  void begin(Map<String, Object> given) {
    var type = tab.get().type();
    var id = commands.newId();
    var fresh = Row.of(type, id).with(given);
    drafts.begin(fresh);
    arrange();
    select(new Line(fresh, true));
  }

  /// Behind all rules of the kind that is shown.
  long nextPosition() {
    return nextPosition(configuration(), tab.get().type());
  }

  static long nextPosition(Configuration configuration, RecordType type) {
    return configuration.all(type).stream()
            .mapToLong(row -> row.number(ServiceLevel.POSITION, 0))
            .max()
            .orElse(0)
        + 1;
  }

  /// Keeps what was typed; the same as what is there is nothing typed.
  void draft(Row typed) {
    var id = typed.id();
    var base = drafts.base(id, () -> stored(typed));
    if (!isNew(id) && edits(base, typed).isEmpty()) {
      drafts.forget(id);
    } else {
      drafts.keep(typed);
    }
    arrange();
  }

  void discard(String id) {
    drafts.forget(id);
    arrange();
  }

  /// What the rules would say to what was typed, nothing where there is nothing to say.
  CompletableFuture<Decision> preview(String id) {
    return commands.preview(command(id));
  }

  /// Saves what was typed; what was refused stays a draft.
  CompletableFuture<Receipt> save(String id) {
    return undo.submit(isNew(id) ? "undo.created" : "undo.edited", command(id));
  }

  /// What was typed until then is there now; what was typed since is a draft upon it.
  void saved(Row then) {
    drafts.saved(then);
    drafts.find(then.id()).ifPresentOrElse(this::draft, this::arrange);
  }

  /// Lets the selected rule change places with the one above it or below it; empty where there is
  /// none. A service level or a cadence does so only with one that says equally much about its
  /// leads: among others order would not matter.
  Optional<CompletableFuture<Receipt>> changePlaces(int by) {
    var ordered = configuration().all(tab.get().type()).stream().sorted(order()).toList();
    var ids = ordered.stream().map(Row::id).toList();
    var at = selected.get().map(line -> ids.indexOf(line.row().id())).orElse(-1);
    var other = at + by;
    if (!mayEdit()
        || at < 0
        || other < 0
        || other >= ordered.size()
        || !mayChangePlaces(ordered.get(at), ordered.get(other))) {
      return Optional.empty();
    }
    var changed = new ArrayList<>(ordered);
    Collections.swap(changed, at, other);
    var commands = new ArrayList<Command>();
    for (var place = 0; place < changed.size(); place++) {
      var row = changed.get(place);
      var before = row.value(ServiceLevel.POSITION);
      if (!Values.same(before, place + 1L)) {
        commands.add(
            new Command.EditFields(
                row.type(),
                row.id(),
                List.of(new FieldEdit(ServiceLevel.POSITION, before, place + 1L))));
      }
    }
    return Optional.of(undo.submitTogether("undo.edited", commands));
  }

  private static boolean mayChangePlaces(Row one, Row other) {
    return switch (one.type()) {
      case SERVICE_LEVEL ->
          ServiceLevel.of(one).conditions() == ServiceLevel.of(other).conditions();
      case CADENCE -> Cadence.of(one).conditions() == Cadence.of(other).conditions();
      case ASSIGNMENT_RULE, TAG_RULE, POOL -> true;
      default -> false;
    };
  }

  /// How the rules of the kind that is shown are asked, or else by their names.
  private Comparator<Row> order() {
    return switch (tab.get().type()) {
      case SERVICE_LEVEL -> Comparator.comparing(ServiceLevel::of, ServiceLevel.ORDER);
      case ASSIGNMENT_RULE -> Comparator.comparing(AssignmentRule::of, AssignmentRule.ORDER);
      case ESCALATION_LEVEL -> Comparator.comparing(EscalationLevel::of, EscalationLevel.ORDER);
      case CADENCE -> Comparator.comparing(Cadence::of, Cadence.ORDER);
      case TAG_RULE -> Comparator.comparing(TagRule::of, TagRule.ORDER);
      case POOL -> Comparator.comparing(Pool::of, Pool.ORDER);
      case FIELD -> FieldShelf.ORDER;
      default ->
          Comparator.<Row, String>comparing(row -> row.text(Fields.NAME)).thenComparing(Row::id);
    };
  }

  String newId() {
    return commands.newId();
  }

  CompletableFuture<Receipt> setUp(List<Command> ready) {
    return undo.submitTogether("undo.created", ready);
  }

  /// Sets up what most begin with; one undo takes all of it back.
  CompletableFuture<Receipt> setUp() {
    return undo.submitTogether(
        "undo.created",
        switch (tab.get()) {
          case ESCALATION -> StartingEscalation.commands(commands::newId);
          case TAGS -> StartingTags.commands(configuration(), commands::newId);
          default -> StartingRules.commands(commands::newId);
        });
  }

  boolean isUnsaved(String id) {
    return drafts.find(id).isPresent();
  }

  boolean isNew(String id) {
    return drafts.isNew(id);
  }

  private Row stored(Row typed) {
    return configuration().row(typed.type(), typed.id()).orElse(Row.of(typed.type(), typed.id()));
  }

  private Command command(String id) {
    var typed = drafts.find(id).orElseThrow();
    return isNew(id)
        ? new Command.CreateRecord(typed.type(), id, typed.fields())
        : new Command.EditFields(
            typed.type(), id, edits(drafts.base(id, () -> stored(typed)), typed));
  }

  private List<FieldEdit> edits(Row base, Row typed) {
    var edits = new ArrayList<FieldEdit>();
    for (var field : configuration().fields().fields(typed.type())) {
      var before = base.value(field.name());
      var after = typed.value(field.name());
      if (!field.managed() && !Values.same(before, after)) {
        edits.add(new FieldEdit(field.name(), before, after));
      }
    }
    return edits;
  }

  private Optional<Line> find(String id) {
    return lines.get().stream().filter(line -> line.row().id().equals(id)).findFirst();
  }

  /// The rows that the tab shows. A layout that nobody has made yet is there to be made.
  private Collection<Row> stored(RecordType type) {
    return type == RecordType.FIELD ? shelf.get().rows(configuration()) : configuration().all(type);
  }

  /// Takes a field off every page, or brings it back; the records keep its values either way.
  CompletableFuture<Receipt> setRemoved(Row field, boolean removed) {
    drafts.forget(field.id());
    var edits = new ArrayList<FieldEdit>();
    edits.add(
        new FieldEdit(
            CustomField.REMOVED, field.value(CustomField.REMOVED), removed ? (Object) true : null));
    return undo.submit(
        removed ? "undo.fieldRemoved" : "undo.fieldRestored",
        new Command.EditFields(RecordType.FIELD, field.id(), edits));
  }

  /// Orders the lines anew and keeps the selection, or gives it to the first.
  private void arrange() {
    var type = tab.get().type();
    var rows = new LinkedHashMap<String, Row>();
    stored(type).forEach(row -> rows.put(row.id(), row));
    var arranged = new ArrayList<Line>();
    drafts.all().stream()
        .filter(row -> row.type() == type && !rows.containsKey(row.id()))
        .filter(row -> type != RecordType.FIELD || isNew(row.id()) && shelf.get().holds(row))
        .forEach(row -> arranged.add(new Line(row, true)));
    rows.values().stream()
        .sorted(order())
        .map(row -> new Line(drafts.find(row.id()).orElse(row), isUnsaved(row.id())))
        .forEach(arranged::add);
    lines.set(List.copyOf(arranged));
    var kept = selected.get().flatMap(line -> find(line.row().id()));
    selected.set(kept.or(() -> arranged.stream().findFirst()));
  }
}
