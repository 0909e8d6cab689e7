package outrider.app.importing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outrider.app.importing.file.BlankWords;
import outrider.app.importing.file.ColumnProfile;
import outrider.app.importing.file.ColumnProfiler;
import outrider.app.importing.file.TableFile;
import outrider.app.importing.file.UnreadableFile;
import outrider.app.importing.file.WrittenDate;
import outrider.app.importing.mapping.ColumnMapping;
import outrider.app.importing.mapping.ImportTarget;
import outrider.app.importing.mapping.KnownWords;
import outrider.app.importing.mapping.Mapping;
import outrider.app.importing.mapping.MappingProposal;
import outrider.app.importing.mapping.RememberedMapping;
import outrider.app.importing.mapping.ValueChoice;
import outrider.app.importing.plan.ImportPlan;
import outrider.app.importing.plan.ImportSettings;
import outrider.app.importing.run.ImportHistory;
import outrider.app.importing.run.ImportRun;
import outrider.app.importing.run.StoredRecords;
import outrider.app.shell.Workspace;
import outrider.core.pool.Pool;
import outrider.core.record.FieldDefinition;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;

/// An import from the choice of the file to its result. Everything slow runs in the background;
/// what is overtaken by a newer choice is dropped when it arrives. FX thread only.
final class ImportViewModel {
  private static final Logger LOG = LoggerFactory.getLogger(ImportViewModel.class);
  private static final String IMPORTING = "import.importing";
  private static final String UNDOING = "import.undoing";
  private static final String PHONE_REGION = "CN";

  private final Workspace space;
  private final ImportRun run;
  private final ImportHistory history;
  private final ImportWork work;
  private final ImportMemory memory;
  private final ImportReach reach;
  private final ReadOnlyObjectWrapper<ImportStep> step =
      new ReadOnlyObjectWrapper<>(ImportStep.FILE);
  private final ObjectProperty<RecordType> type = new SimpleObjectProperty<>(RecordType.LEAD);
  private final ReadOnlyObjectWrapper<Optional<TableFile>> file =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<FileLook>> look =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Mapping>> mapping =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<ImportPlan>> plan =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<ImportRun.Outcome>> outcome =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<List<ImportHistory.Batch>> batches =
      new ReadOnlyObjectWrapper<>(List.of());
  private final BooleanProperty suspectsToo = new SimpleBooleanProperty(false);
  private Consumer<String> failed = reason -> {};
  private BlankWords blanks;
  private String running = "";
  private Optional<ImportHistory.Batch> resumed = Optional.empty();
  private StoredRecords known;

  /// What was learnt by reading the whole file once.
  record FileLook(List<ColumnProfile> columns, long rows, long broken) {}

  ImportViewModel(Workspace space) {
    this.space = space;
    this.run = new ImportRun(space.database(), space.commands());
    this.history = run.history();
    this.known = new StoredRecords(space.database(), PHONE_REGION);
    this.work = new ImportWork(space.background(), this::fail);
    this.memory = new ImportMemory(space.memory());
    this.reach = new ImportReach(space);
    this.blanks = memory.blanks();
    refreshBatches();
  }

  ReadOnlyObjectProperty<ImportStep> stepProperty() {
    return step.getReadOnlyProperty();
  }

  ObjectProperty<RecordType> typeProperty() {
    return type;
  }

  ReadOnlyObjectProperty<Optional<TableFile>> fileProperty() {
    return file.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Optional<FileLook>> lookProperty() {
    return look.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Optional<Mapping>> mappingProperty() {
    return mapping.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Optional<ImportPlan>> planProperty() {
    return plan.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Optional<ImportWork.Progress>> progressProperty() {
    return work.progressProperty();
  }

  ReadOnlyObjectProperty<Optional<ImportRun.Outcome>> outcomeProperty() {
    return outcome.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<List<ImportHistory.Batch>> batchesProperty() {
    return batches.getReadOnlyProperty();
  }

  BooleanProperty suspectsTooProperty() {
    return suspectsToo;
  }

  /// Tells what to do with a failure; its argument is a key of words.
  void onFailure(Consumer<String> action) {
    failed = action;
  }

  /// The kinds of records this person may import: products are configuration.
  List<RecordType> types() {
    return reach.types();
  }

  void chooseType(RecordType chosen) {
    if (chosen != type.get()) {
      type.set(chosen);
      propose();
    }
  }

  /// Whether records are being made right now: until they are, nothing else may be chosen.
  boolean importing() {
    return work.isDoing(IMPORTING);
  }

  boolean undoing() {
    return work.isDoing(UNDOING);
  }

  void open(Path path) {
    resumed = Optional.empty();
    load(() -> TableFile.open(path));
  }

  /// The words that stand for nothing in the files of this person.
  BlankWords blanks() {
    return blanks;
  }

  /// Reads the file again with other words for nothing, and remembers them.
  void blanks(BlankWords words) {
    if (!words.equals(blanks) && !importing()) {
      blanks = words;
      memory.keepBlanks(words);
      file.get().ifPresent(now -> load(() -> now));
    }
  }

  /// The imports that were broken off, by the end of the program or by a failure.
  List<ImportHistory.Batch> interrupted() {
    return batches.get().stream()
        .filter(batch -> batch.unfinished() && !batch.id().equals(running))
        .toList();
  }

  /// Goes on with an import that was broken off: opens its file and goes straight to the last step,
  /// where what is in already counts as unchanged.
  ///
  /// @return false if the file is not where it was
  boolean resume(ImportHistory.Batch batch) {
    var path = memory.file(batch.id());
    if (importing() || !Files.isRegularFile(path)) {
      return false;
    }
    reset();
    type.set(batch.type());
    resumed = Optional.of(batch);
    load(() -> TableFile.open(path));
    return true;
  }

  /// The same file, read in another way.
  void reopen(Reading reading) {
    file.get().ifPresent(now -> load(() -> reading.of(now)));
  }

  /// Another way to read a file.
  @FunctionalInterface
  interface Reading {
    TableFile of(TableFile file) throws IOException;
  }

  private void load(Callable<TableFile> opening) {
    if (importing()) {
      return;
    }
    plan.set(Optional.empty());
    outcome.set(Optional.empty());
    record Loaded(TableFile file, FileLook look) {}
    var words = blanks;
    work.start(
        "import.reading",
        pace -> {
          var opened = opening.call();
          var profiler = new ColumnProfiler(opened.shape(), words);
          opened.read(profiler, pace);
          return new Loaded(
              opened, new FileLook(profiler.profiles(), profiler.rows(), profiler.broken()));
        },
        loaded -> {
          file.set(Optional.of(loaded.file()));
          look.set(Optional.of(loaded.look()));
          propose();
        });
  }

  /// Maps the columns afresh: by what was chosen last time, by headers, by contents.
  private void propose() {
    if (file.get().isEmpty() || look.get().isEmpty()) {
      return;
    }
    known = new StoredRecords(space.database(), PHONE_REGION);
    var headers = file.get().get().shape().headers();
    var remembered = history.remembered(type.get(), headers);
    show(proposal(remembered).propose(look.get().get().columns()));
  }

  private MappingProposal proposal(RememberedMapping remembered) {
    var target = ImportTarget.of(type.get(), space.database().configuration().fields());
    var records = known;
    return new MappingProposal(target, records::words, remembered);
  }

  private void show(Mapping changed) {
    mapping.set(Optional.of(changed));
    preview();
  }

  /// The lines of the mapping step: the file's columns, what is missing, what is fixed.
  List<MappingRow> rows() {
    return mapping.get().map(MappingRow::of).orElse(List.of());
  }

  /// The words a field knows, for the choices of a value.
  KnownWords words(FieldDefinition field) {
    return known.words(field);
  }

  void choose(ColumnMapping column, Optional<FieldDefinition> field) {
    change(now -> now.choose(column.column().index(), field, proposal(RememberedMapping.NOTHING)));
  }

  void choose(ColumnMapping column, ValueChoice choice) {
    change(now -> now.choose(column.column().index(), choice));
  }

  void read(ColumnMapping column, WrittenDate.Order order) {
    change(now -> now.read(column.column().index(), order));
  }

  void fix(String field, String text) {
    change(now -> now.fix(field, text));
  }

  /// Gives what the file gives to nobody to a person, or puts it into a pool; blank is whoever
  /// imports.
  void fixOwner(String owner, String pool) {
    change(now -> now.fix(Fields.OWNER, owner).fix(Fields.POOL, pool));
  }

  private void change(UnaryOperator<Mapping> changed) {
    mapping.get().ifPresent(now -> show(changed.apply(now)));
  }

  /// Remembers the mapping for the next file with these headers.
  void remember() {
    if (mapping.get().isPresent() && file.get().isPresent()) {
      history.remember(
          type.get(),
          file.get().get().shape().headers(),
          RememberedMapping.of(mapping.get().get()),
          space.commands().now());
    }
  }

  private void preview() {
    plan.set(Optional.empty());
    var now = mapping.get();
    var table = file.get();
    if (now.isEmpty() || table.isEmpty() || !now.get().ready()) {
      work.forget();
      return;
    }
    var records = known;
    work.start(
        "import.checking",
        pace -> run.preview(table.get(), now.get(), records, settings("preview"), pace),
        checked -> {
          plan.set(checked);
          if (resumed.isPresent() && step.get() == ImportStep.FILE) {
            step.set(ImportStep.IMPORT);
          }
        });
  }

  /// Whether the step can be left forward; if not, [#hindrance] says why.
  boolean mayGoOn() {
    return switch (step.get()) {
      case FILE -> mapping.get().isPresent();
      case FIELDS -> mapping.get().filter(Mapping::ready).isPresent();
      case CHECK, ASSIGN -> plan.get().isPresent();
      case IMPORT -> false;
    };
  }

  /// The first required field that nothing fills.
  Optional<FieldDefinition> hindrance() {
    return mapping.get().flatMap(now -> now.missing().stream().findFirst());
  }

  void next() {
    if (mayGoOn()) {
      step.set(step.get().next());
    }
  }

  void previous() {
    if (outcome.get().isEmpty() && !importing()) {
      step.set(step.get().previous());
    }
  }

  void go(ImportStep wanted) {
    if (wanted.ordinal() < step.get().ordinal() && outcome.get().isEmpty() && !importing()) {
      step.set(wanted);
    }
  }

  /// Does the import.
  void start(ImportRun.RefusedTo refusedTo) {
    if (mapping.get().isEmpty() || file.get().isEmpty() || importing()) {
      return;
    }
    remember();
    var table = file.get().get();
    var now = mapping.get().get();
    var importId = resumed.map(ImportHistory.Batch::id).orElseGet(space.commands()::newId);
    running = importId;
    memory.keepFile(importId, table.path());
    var too = suspectsToo.get();
    var records = known;
    work.start(
        IMPORTING,
        pace -> run.run(table, now, records, settings(importId), too, refusedTo, pace),
        done -> {
          running = "";
          resumed = Optional.empty();
          outcome.set(Optional.of(done));
          refreshBatches();
        });
  }

  /// Saves the rows that would be refused, so that they can be mended before anything is imported.
  void saveRefused(ImportRun.RefusedTo refusedTo) {
    if (mapping.get().isEmpty() || file.get().isEmpty()) {
      return;
    }
    var table = file.get().get();
    var now = mapping.get().get();
    var records = known;
    work.start(
        "import.saving",
        pace -> run.saveRefused(table, now, records, settings("preview"), refusedTo, pace),
        saved ->
            saved.ifPresent(
                path -> space.toasts().show(space.words().get("import.savedTo", path))));
  }

  void stop() {
    work.stop();
  }

  /// Takes an import back as a whole.
  void undo(String importId) {
    work.start(
        UNDOING,
        pace -> run.undo(importId, pace),
        count -> {
          outcome.set(Optional.empty());
          refreshBatches();
          space.toasts().show(space.words().get("import.undone", count));
          reset();
        });
  }

  /// Back to the choice of a file.
  void reset() {
    if (importing()) {
      return;
    }
    work.forget();
    resumed = Optional.empty();
    outcome.set(Optional.empty());
    plan.set(Optional.empty());
    mapping.set(Optional.empty());
    look.set(Optional.empty());
    file.set(Optional.empty());
    step.set(ImportStep.FILE);
  }

  /// The people a record may be given to by whoever is signed in.
  List<String> owners() {
    return reach.owners(known.words(reach.ownerField()));
  }

  String ownerWord(String user) {
    return known.words(reach.ownerField()).word(user);
  }

  /// The pools into which whoever is signed in may put leads, as the file would name them; none for
  /// what is no lead.
  List<String> pools() {
    return type.get() == RecordType.LEAD
        ? reach.pools().stream().map(pool -> pool.row().text(Fields.NAME)).toList()
        : List.of();
  }

  /// A pool as it is called in the language of now.
  String poolWord(String name) {
    return reach.pools().stream()
        .map(Pool::row)
        .filter(pool -> pool.text(Fields.NAME).equals(name))
        .findFirst()
        .map(space.reasons().names()::of)
        .orElse(name);
  }

  boolean ownersFromFile() {
    return mapping.get().filter(now -> now.columnOf(Fields.OWNER).isPresent()).isPresent();
  }

  String fixed(String field) {
    return mapping.get().map(now -> now.fixed().getOrDefault(field, "")).orElse("");
  }

  private ImportSettings settings(String importId) {
    return new ImportSettings(importId, blanks, space.zone(), PHONE_REGION);
  }

  private void refreshBatches() {
    batches.set(history.batches(5));
  }

  private void fail(Throwable failure) {
    running = "";
    refreshBatches();
    if (failure instanceof UnreadableFile unreadable) {
      failed.accept("import.unreadable." + unreadable.reason().name());
    } else {
      LOG.error("an import stopped", failure);
      failed.accept("import.failed");
    }
  }
}
