package outrider.app.importing.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import outrider.app.command.CommandBus;
import outrider.app.command.Receipt;
import outrider.app.importing.file.Pace;
import outrider.app.importing.file.TableFile;
import outrider.app.importing.mapping.Mapping;
import outrider.app.importing.plan.ImportPlan;
import outrider.app.importing.plan.ImportSettings;
import outrider.app.importing.plan.KnownRecords;
import outrider.app.importing.plan.PlannedRow;
import outrider.app.importing.plan.RowPlanner;
import outrider.app.store.Database;
import outrider.app.store.RecordTable;
import outrider.app.store.StoreFacts;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.record.RecordType;
import outrider.core.record.Values;
import outrider.core.rule.Decision;
import outrider.core.rule.Occasion;
import outrider.core.rule.Reason;
import outrider.core.rule.Rules;

/// Previews an import, does it, and takes it back. All of it blocks: call it from background work.
///
/// Doing it goes through the command bus like anything a person does, in batches of one transaction
/// each: while the database writes one, the next is read and planned. Stopping leaves whole
/// batches, marked with the import's id, so they can be taken back, and a second run of the same
/// file adds only what is missing. The same holds when the program is killed: run with the same id,
/// the import goes on where it broke off and stays one that is taken back as a whole.
public final class ImportRun {
  private static final int BATCH_COMMANDS = 1_000;

  /// So many are worth a transaction while nothing is being written.
  private static final int BATCH_COMMANDS_MIN = 250;

  private final Database database;
  private final CommandBus bus;
  private final ImportHistory history;
  private final Supplier<String> ids;

  public ImportRun(Database database, CommandBus bus) {
    this.database = database;
    this.bus = bus;
    this.history = new ImportHistory(database);
    this.ids = bus::newId;
  }

  /// What came of an import.
  ///
  /// @param stopped whether it was stopped before the end
  /// @param refusedRows the file with the rows that were refused, if any was
  public record Outcome(
      String importId,
      long created,
      long updated,
      long unchanged,
      long suspected,
      long refused,
      long flagged,
      boolean stopped,
      Optional<Path> refusedRows) {}

  /// How the rows that are refused are written down.
  ///
  /// @param file where to
  /// @param header what the column of reasons is called
  /// @param words a reason in the language of now
  public record RefusedTo(Path file, String header, Function<Reason, String> words) {}

  public ImportHistory history() {
    return history;
  }

  /// What the import would do; empty when `pace` stopped it.
  public Optional<ImportPlan> preview(
      TableFile file, Mapping mapping, KnownRecords known, ImportSettings settings, Pace pace)
      throws IOException {
    var plan = new ImportPlan();
    var planner = new RowPlanner(mapping, known, settings, ids, this::refusals);
    return file.read(line -> plan.accept(planner.plan(line)), pace)
        ? Optional.of(plan)
        : Optional.empty();
  }

  /// Saves the rows that would be refused, without importing anything.
  ///
  /// @return the file, if a row would be refused
  public Optional<Path> saveRefused(
      TableFile file,
      Mapping mapping,
      KnownRecords known,
      ImportSettings settings,
      RefusedTo refusedTo,
      Pace pace)
      throws IOException {
    try (var refused =
        new RefusedRows(
            refusedTo.file(), file.shape().headers(), refusedTo.header(), refusedTo.words())) {
      var planner = new RowPlanner(mapping, known, settings, ids, this::refusals);
      file.read(
          line -> {
            if (planner.plan(line) instanceof PlannedRow.Refused refusal) {
              refused.add(refusal);
            }
          },
          pace);
      return refused.file();
    }
  }

  /// @param suspectsToo whether rows that may be there already are made all the same
  public Outcome run(
      TableFile file,
      Mapping mapping,
      KnownRecords known,
      ImportSettings settings,
      boolean suspectsToo,
      RefusedTo refusedTo,
      Pace pace)
      throws IOException {
    var importId = settings.importId();
    var type = mapping.target().type();
    history.begin(importId, type, fileName(file.path()), bus.now());
    var before = history.made(importId, type);
    // The sync would have its turns between the batches, for rows that the person looks at now.
    try (var ignored = database.hold();
        var refused =
            new RefusedRows(
                refusedTo.file(), file.shape().headers(), refusedTo.header(), refusedTo.words())) {
      var work = new Work(suspectsToo, refused, importId, before);
      var planner = new RowPlanner(mapping, known, settings, ids, this::refusalsOfSeveral);
      var whole = file.read(line -> work.take(planner.plan(line)), pace);
      work.flush();
      work.await();
      history.finish(
          importId, work.created, work.updated, work.refusedCount, work.edits, bus.now());
      return new Outcome(
          importId,
          work.created,
          work.updated,
          work.unchanged,
          work.suspected,
          work.refusedCount,
          work.flagged,
          !whole,
          refused.file());
    }
  }

  /// Takes a whole import back: what it made is deleted, what it changed is as before, unless
  /// somebody changed it since.
  ///
  /// @return how many records were taken back
  public long undo(String importId, Pace pace) {
    var commands = new ArrayList<Command>(deletions(importId));
    history.edits(importId).forEach(edit -> reversal(edit).ifPresent(commands::add));
    var taken = 0L;
    try (var ignored = database.hold()) {
      for (var from = 0; from < commands.size(); from += BATCH_COMMANDS) {
        if (!pace.goOn(from, commands.size())) {
          return taken;
        }
        var batch = commands.subList(from, Math.min(commands.size(), from + BATCH_COMMANDS));
        taken += bus.submitAll(List.copyOf(batch)).join().stream().filter(Receipt::done).count();
      }
    }
    history.undone(importId, bus.now());
    return taken;
  }

  private List<Reason> refusals(List<Command> commands) {
    return database.readNow(sql -> {
      var facts = new StoreFacts(sql, database.configuration());
      var occasion = new Occasion(bus.actor(), bus.now(), "preview");
      var reasons = new ArrayList<Reason>();
      for (var command : commands) {
        if (Rules.decide(command, facts, occasion) instanceof Decision.Rejected rejected) {
          reasons.addAll(rejected.reasons());
        }
      }
      return reasons;
    });
  }

  /// The bus decides every command as it is written; only where a row takes several is it asked
  /// before, so that no customer is made for a deal that is refused.
  private List<Reason> refusalsOfSeveral(List<Command> commands) {
    return commands.size() > 1 ? refusals(commands) : List.of();
  }

  /// Deals before the customers they name, so that nothing ever points at nothing.
  private List<Command> deletions(String importId) {
    var commands = new ArrayList<Command>();
    for (var type :
        List.of(
            RecordType.OPPORTUNITY,
            RecordType.CONTACT,
            RecordType.LEAD,
            RecordType.ACCOUNT,
            RecordType.PRODUCT)) {
      database
          .<List<String>>readNow(sql ->
              sql.list(
                  "SELECT id FROM " + type.wireName() + " WHERE import_id = ?",
                  columns -> columns.text(1),
                  importId))
          .forEach(id -> commands.add(new Command.DeleteRecord(type, id)));
    }
    return commands;
  }

  private Optional<Command> reversal(Command.EditFields edit) {
    var row = database.readNow(sql -> RecordTable.of(edit.type()).find(sql, edit.id()));
    if (row.isEmpty()) {
      return Optional.empty();
    }
    var edits =
        edit.edits().stream()
            .filter(field -> Values.same(row.get().value(field.field()), field.after()))
            .map(field -> new FieldEdit(field.field(), field.after(), field.before()))
            .toList();
    return edits.isEmpty()
        ? Optional.empty()
        : Optional.of(new Command.EditFields(edit.type(), edit.id(), edits));
  }

  private static String fileName(Path path) {
    var name = path.getFileName();
    return name == null ? path.toString() : name.toString();
  }

  /// One import while it runs: one batch being filled, one being written.
  private final class Work {
    private final boolean suspectsToo;
    private final RefusedRows refused;
    private final String importId;
    private final List<Command.EditFields> edits;
    private List<PlannedRow> rows = new ArrayList<>();
    private List<Command> commands = new ArrayList<>();
    private List<PlannedRow> rowsWriting = List.of();
    private CompletableFuture<List<Receipt>> writing = CompletableFuture.completedFuture(List.of());
    private long created;
    private long updated;
    private long unchanged;
    private long suspected;
    private long refusedCount;
    private long flagged;

    /// @param before how many records this import had made when it was broken off
    Work(boolean suspectsToo, RefusedRows refused, String importId, long before) {
      this.suspectsToo = suspectsToo;
      this.refused = refused;
      this.importId = importId;
      created = before;
      edits = new ArrayList<>(history.edits(importId));
    }

    void take(PlannedRow row) {
      switch (row) {
        case PlannedRow.New made -> add(made, made.commands());
        case PlannedRow.Update update -> add(update, update.commands());
        case PlannedRow.Suspected suspect -> {
          suspected++;
          if (suspectsToo) {
            add(suspect, suspect.commands());
          }
        }
        case PlannedRow.Unchanged _ -> unchanged++;
        case PlannedRow.Refused refusal -> refuse(refusal);
      }
    }

    private void add(PlannedRow row, List<Command> of) {
      rows.add(row);
      commands.addAll(of);
      if (commands.size() >= BATCH_COMMANDS
          || (commands.size() >= BATCH_COMMANDS_MIN && writing.isDone())) {
        flush();
      }
    }

    private void flush() {
      await();
      if (commands.isEmpty()) {
        return;
      }
      var planned = edits(rows).toList();
      if (!planned.isEmpty()) {
        history.plan(importId, Stream.concat(edits.stream(), planned.stream()).toList());
      }
      rowsWriting = rows;
      writing = bus.submitAll(commands);
      rows = new ArrayList<>();
      commands = new ArrayList<>();
    }

    /// Waits for the batch that is being written and counts what came of it.
    private void await() {
      var receipts = writing.join().iterator();
      for (var row : rowsWriting) {
        var refusals = new ArrayList<Reason>();
        for (var _ : commandsOf(row)) {
          refusals.addAll(receipts.next().reasons());
        }
        if (refusals.isEmpty()) {
          count(row);
        } else {
          refuse(new PlannedRow.Refused(row.line(), refusals));
        }
      }
      rowsWriting = List.of();
      writing = CompletableFuture.completedFuture(List.of());
    }

    private void count(PlannedRow row) {
      switch (row) {
        case PlannedRow.Update update -> {
          updated++;
          edits(List.of(update)).forEach(edits::add);
          flagged += update.flags().isEmpty() ? 0 : 1;
        }
        case PlannedRow.New made -> {
          created++;
          flagged += made.flags().isEmpty() ? 0 : 1;
        }
        default -> created++;
      }
    }

    private static Stream<Command.EditFields> edits(List<PlannedRow> rows) {
      return rows.stream()
          .filter(PlannedRow.Update.class::isInstance)
          .flatMap(row -> commandsOf(row).stream())
          .filter(Command.EditFields.class::isInstance)
          .map(Command.EditFields.class::cast);
    }

    private void refuse(PlannedRow.Refused refusal) {
      refusedCount++;
      refused.add(refusal);
    }

    private static List<Command> commandsOf(PlannedRow row) {
      return switch (row) {
        case PlannedRow.New made -> made.commands();
        case PlannedRow.Update update -> update.commands();
        case PlannedRow.Suspected suspect -> suspect.commands();
        case PlannedRow.Unchanged _, PlannedRow.Refused _ -> List.of();
      };
    }
  }
}
