package outrider.app.quickadd;

import java.math.RoundingMode;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import outrider.app.command.Receipt;
import outrider.app.fx.FxThread;
import outrider.app.importing.file.WrittenAmount;
import outrider.app.quickadd.Chip.Kind;
import outrider.app.quickadd.QuickAddQueries.Match;
import outrider.app.shell.Workspace;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// A line that is being typed: what is recognised in it, who is there already, and what becomes of
/// it.
final class QuickAddViewModel {
  /// What the line makes.
  enum Making {
    LEAD,
    TASK
  }

  private static final Map<Kind, String> FIELD =
      Map.of(
          Kind.NAME, Fields.NAME,
          Kind.PHONE, "phone",
          Kind.EMAIL, "email",
          Kind.WECHAT, "wechat",
          Kind.COMPANY, "company",
          Kind.SOURCE, "source",
          Kind.INTENT, "intent",
          Kind.NOTE, "note");

  private static final int SOURCES_OFFERED = 5;

  private final Workspace space;
  private final StringProperty text = new SimpleStringProperty("");
  private final ObjectProperty<Making> making = new SimpleObjectProperty<>(Making.LEAD);
  private final ReadOnlyObjectWrapper<QuickAddLine> line =
      new ReadOnlyObjectWrapper<>(new QuickAddLine(List.of()));
  private final ReadOnlyObjectWrapper<List<Match>> matches = new ReadOnlyObjectWrapper<>(List.of());
  private final AtomicInteger asked = new AtomicInteger();
  private Vocabulary vocabulary = Vocabulary.NONE;
  private List<String> sources = List.of();

  QuickAddViewModel(Workspace space) {
    this.space = space;
    text.subscribe(this::parse);
    making.subscribe(this::parse);
    space
        .database()
        .read(QuickAddQueries::vocabulary)
        .thenAccept(words ->
            FxThread.run(() -> {
              vocabulary = words;
              sources = offered(words);
              parse();
            }));
  }

  StringProperty textProperty() {
    return text;
  }

  ObjectProperty<Making> makingProperty() {
    return making;
  }

  ReadOnlyObjectProperty<QuickAddLine> lineProperty() {
    return line.getReadOnlyProperty();
  }

  /// Who is there already, the surest first.
  ReadOnlyObjectProperty<List<Match>> matchesProperty() {
    return matches.getReadOnlyProperty();
  }

  /// The fields that still have to be written, by name; empty when the line will do.
  List<String> missing() {
    var missing = new ArrayList<String>();
    if (making.get() == Making.TASK) {
      if (line.get().chip(Kind.NEXT_STEP).isEmpty()) {
        missing.add("nextStepAt");
      }
      return missing;
    }
    if (name().isEmpty()) {
      missing.add(Fields.NAME);
    }
    if (line.get().chip(Kind.SOURCE).isEmpty()) {
      missing.add("source");
    }
    return missing;
  }

  /// A few sources to choose from: what the book uses most, else what everybody understands.
  List<String> sources() {
    return sources;
  }

  /// Makes what the line says. Answers the refusals, in words' data; empty where it was done.
  CompletableFuture<List<Receipt>> create() {
    var commands =
        making.get() == Making.TASK ? List.<Command>of(task()) : newLead(space.commands().newId());
    return space.undo().submitAll("undo.quickAdded", commands);
  }

  /// Fills in what the known lead lacks, and plans the next step on it.
  CompletableFuture<List<Receipt>> mergeInto(Row known) {
    var edits = new ArrayList<FieldEdit>();
    fields()
        .forEach((field, value) -> {
          if (!known.has(field) && !field.equals("note")) {
            edits.add(new FieldEdit(field, null, value));
          }
        });
    var commands = new ArrayList<Command>();
    if (!edits.isEmpty()) {
      commands.add(new Command.EditFields(RecordType.LEAD, known.id(), edits));
    }
    line.get().value(Kind.NOTE).ifPresent(note -> commands.add(note(known.id(), note)));
    line.get().chip(Kind.NEXT_STEP).ifPresent(step -> commands.add(plan(known.id(), step)));
    return commands.isEmpty()
        ? CompletableFuture.completedFuture(List.of())
        : space.undo().submitAll("undo.quickAdded", commands);
  }

  private List<Command> newLead(String id) {
    var commands = new ArrayList<Command>();
    var fields = new HashMap<String, Object>(fields());
    fields.put(Fields.NAME, name());
    commands.add(new Command.CreateRecord(RecordType.LEAD, id, fields));
    line.get().chip(Kind.NEXT_STEP).ifPresent(step -> commands.add(plan(id, step)));
    return commands;
  }

  private Command plan(String lead, Chip step) {
    return new Command.PlanTask(
        space.commands().newId(),
        RecordType.LEAD,
        lead,
        step.text().isEmpty() ? space.words().get("quickAdd.followUp") : step.text(),
        null,
        step.epochMillis(),
        null);
  }

  private Command task() {
    var step = line.get().chip(Kind.NEXT_STEP).orElseThrow();
    var typed = text.get();
    var title =
        (typed.substring(0, step.from()) + step.text() + typed.substring(step.to())).strip();
    return new Command.PlanTask(
        space.commands().newId(),
        null,
        null,
        title.isEmpty() ? space.words().get("quickAdd.followUp") : title,
        null,
        step.epochMillis(),
        null);
  }

  private Command note(String lead, String note) {
    return new Command.LogActivity(
        space.commands().newId(),
        RecordType.LEAD,
        lead,
        "note",
        null,
        space.clock().instant().toEpochMilli(),
        null,
        null,
        note,
        null,
        List.of(),
        null,
        null);
  }

  private Map<String, Object> fields() {
    var fields = new LinkedHashMap<String, Object>();
    for (var chip : line.get().chips()) {
      var field = FIELD.get(chip.kind());
      if (field != null) {
        fields.put(field, chip.value());
      }
      if (chip.kind() == Kind.AMOUNT) {
        WrittenAmount.of(chip.value())
            .ifPresent(amount -> {
              fields.put(
                  "amount",
                  amount
                      .value()
                      .movePointRight(2)
                      .setScale(0, RoundingMode.HALF_UP)
                      .longValueExact());
              fields.put(Fields.CURRENCY, "CNY");
            });
      }
    }
    return fields;
  }

  /// The person; where none is named, the company stands in.
  private String name() {
    return line.get().value(Kind.NAME).or(() -> line.get().value(Kind.COMPANY)).orElse("");
  }

  /// Each source once, those in the language on screen first.
  private List<String> offered(Vocabulary words) {
    var chinese = space.words().isChinese();
    return words.sources().keySet().stream()
        .filter(word -> !word.isEmpty())
        .sorted(
            Comparator.<String, Boolean>comparing(word -> PersonName.isHan(word) != chinese)
                .thenComparing(word -> !word.equals(words.sources().get(word)))
                .thenComparing(Comparator.naturalOrder()))
        .limit(SOURCES_OFFERED)
        .toList();
  }

  private void parse() {
    var now = ZonedDateTime.ofInstant(space.clock().instant(), space.zone());
    line.set(QuickAddLine.parse(text.get(), vocabulary, now));
    if (making.get() == Making.TASK) {
      matches.set(List.of());
      return;
    }
    int mine = asked.incrementAndGet();
    var typed = line.get();
    space
        .database()
        .read(sql -> mine == asked.get() ? QuickAddQueries.matches(sql, typed) : List.<Match>of())
        .thenAccept(found ->
            FxThread.run(() -> {
              if (mine == asked.get()) {
                matches.set(found);
              }
            }));
  }
}
