package outrider.app.importing.run;

import com.github.f4b6a3.uuid.UuidCreator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import outrider.app.command.CommandBus;
import outrider.app.command.CorrectedClock;
import outrider.app.importing.file.BlankWords;
import outrider.app.importing.file.ColumnProfiler;
import outrider.app.importing.file.Pace;
import outrider.app.importing.file.TableFile;
import outrider.app.importing.mapping.ImportTarget;
import outrider.app.importing.mapping.Mapping;
import outrider.app.importing.mapping.MappingProposal;
import outrider.app.importing.plan.ImportPlan;
import outrider.app.importing.plan.ImportSettings;
import outrider.app.store.Database;
import outrider.app.store.Profiles;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// A company with a pipeline and a few people, on a real encrypted file, and an import into it.
final class ImportBench implements AutoCloseable {
  static final Path MAVEN = Path.of("../bench/src/main/resources/outrider/bench/demo/maven_crm");

  private final Path folder;
  private final Database database;
  private final CommandBus bus;
  private int runs;

  ImportBench(Path folder) {
    this(folder, "admin");
  }

  /// @param importer who is signed in
  ImportBench(Path folder, String importer) {
    this.folder = folder;
    this.database = Profiles.open(folder);
    Profiles.seed(
        database,
        Profiles.row(RecordType.TEAM, id("team"), "name", "华东一组"),
        Profiles.row(
            RecordType.USER,
            id("admin"),
            "login",
            "admin",
            "name",
            "林晓",
            "role",
            "admin",
            "team",
            id("team")),
        Profiles.row(
            RecordType.USER,
            id("moses"),
            "login",
            "moses",
            "name",
            "Moses Frase",
            "role",
            "rep",
            "team",
            id("team")),
        Profiles.row(RecordType.PIPELINE, id("sales"), "name", "Sales"),
        stage("prospecting", "Prospecting", 1, "open"),
        stage("engaging", "Engaging", 2, "open"),
        stage("won", "Won", 3, "won"),
        stage("lost", "Lost", 4, "lost"));
    this.bus =
        new CommandBus(
            database,
            new CorrectedClock(InstantSource.fixed(Profiles.MONDAY)),
            () -> UuidCreator.getTimeOrderedEpoch().toString(),
            id(importer),
            "device");
  }

  static String id(String name) {
    return java.util
        .UUID
        .nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .toString();
  }

  private static Row stage(String name, String words, long position, String kind) {
    return Profiles.row(
        RecordType.STAGE,
        id(name),
        "name",
        words,
        "pipeline",
        id("sales"),
        "position",
        position,
        "kind",
        kind);
  }

  /// Two pools of the team lead, and one that is switched off.
  void pools() {
    Profiles.seed(database, pool("east", "华东公海", "East pool"));
    Profiles.seed(database, pool("fair", "展会公海", "Trade fair"));
    Profiles.seed(database, pool("old", "旧公海", "Old pool").with("inactive", true));
  }

  private static Row pool(String name, String called, String english) {
    return Profiles.row(
        RecordType.POOL,
        id(name),
        "name",
        called,
        "nameEn",
        english,
        "people",
        List.of(id("admin")));
  }

  Database database() {
    return database;
  }

  CommandBus bus() {
    return bus;
  }

  ImportRun run() {
    return new ImportRun(database, bus);
  }

  StoredRecords known() {
    return new StoredRecords(database, "CN");
  }

  Path csv(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  Mapping propose(RecordType type, TableFile file) {
    try {
      var profiler = new ColumnProfiler(file.shape(), BlankWords.USUAL);
      file.read(profiler, Pace.UNWATCHED);
      var target = ImportTarget.of(type, database.configuration().fields());
      var known = known();
      return new MappingProposal(
              target,
              known::words,
              new ImportHistory(database).remembered(type, file.shape().headers()))
          .propose(profiler.profiles());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  ImportPlan preview(RecordType type, Path path, UnaryOperator<Mapping> adjust) {
    try {
      var file = TableFile.open(path);
      return run()
          .preview(
              file, adjust.apply(propose(type, file)), known(), settings("preview"), Pace.UNWATCHED)
          .orElseThrow();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  ImportRun.Outcome execute(RecordType type, Path path, UnaryOperator<Mapping> adjust) {
    return execute(type, path, adjust, Pace.UNWATCHED);
  }

  ImportRun.Outcome execute(RecordType type, Path path, UnaryOperator<Mapping> adjust, Pace pace) {
    return execute(type, path, adjust, pace, UuidCreator.getTimeOrderedEpoch().toString());
  }

  ImportRun.Outcome execute(
      RecordType type, Path path, UnaryOperator<Mapping> adjust, Pace pace, String importId) {
    try {
      var file = TableFile.open(path);
      return run()
          .run(
              file,
              adjust.apply(propose(type, file)),
              known(),
              settings(importId),
              false,
              new ImportRun.RefusedTo(
                  folder.resolve("refused-" + ++runs + ".csv"),
                  "reason",
                  reason -> reason.id() + " " + reason.argument("field") + reason.argument("name")),
              pace);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  long count(String query, Object... arguments) {
    return database.readNow(sql -> sql.number(query, arguments));
  }

  List<Row> rows(RecordType type) {
    return database.readNow(sql -> outrider.app.store.RecordTable.of(type).all(sql));
  }

  Optional<Row> row(RecordType type, String condition, Object... arguments) {
    return database
        .<List<Row>>readNow(
            sql -> outrider.app.store.RecordTable.of(type).where(sql, condition, arguments))
        .stream()
        .findFirst();
  }

  private static ImportSettings settings(String importId) {
    return new ImportSettings(importId, BlankWords.USUAL, ZoneId.of("Asia/Shanghai"), "CN");
  }

  static List<String> fields(Mapping mapping) {
    var fields = new ArrayList<String>();
    for (var column : mapping.columns()) {
      fields.add(column.field().map(field -> field.name()).orElse("-"));
    }
    return fields;
  }

  @Override
  public void close() {
    database.close();
  }
}
