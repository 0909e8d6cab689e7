package outrider.bench.transcript;

import com.github.f4b6a3.uuid.UuidCreator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import outrider.app.profile.OpenBook;
import outrider.app.profile.ProfileStore;
import outrider.app.profile.SignInDesk;
import outrider.app.profile.SignInResult;
import outrider.app.store.OutboxStore;
import outrider.app.sync.HttpTransport;
import outrider.bench.process.Office;
import outrider.bench.process.ServerProcess;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.record.RecordType;

/// Writes down what a real workstation says to a real HQ on a small working day, and what it hears:
/// a line of JSON for each request with its answer. Servers of later years are asked the same, and
/// must give answers that this workstation understands.
///
/// Run it before the protocol changes: `bash bench/measure.sh
/// -Dbench.main=outrider.bench.transcript.Recorder protocol-3.jsonl`
public final class Recorder {

  private static final long PATIENCE_SECONDS = 60;

  private Recorder() {}

  public static void main(String[] arguments) throws Exception {
    var folder = Files.createTempDirectory("outrider-transcript");
    Office.found(folder.resolve("hq"), 1);
    try (var server = ServerProcess.start(folder.resolve("hq"));
        var stenographer = new Stenographer(server.port())) {
      day(folder, stenographer.address());
      Files.write(Path.of(arguments[0]), stenographer.lines());
    }
    System.exit(0);
  }

  /// The person signs in a second time at noon, and goes on with the numbers of the morning.
  private static void day(Path folder, String address) throws Exception {
    var desk =
        new SignInDesk(
            new ProfileStore(folder.resolve("book")),
            HttpTransport::new,
            InstantSource.system(),
            () -> UuidCreator.getTimeOrderedEpoch().toString(),
            new Random(1));
    var lead = UuidCreator.getTimeOrderedEpoch().toString();
    try (var book = open(desk, address)) {
      morning(book, lead);
      drain(book);
      require(desk.renew(book, Office.PASSWORD).isEmpty());
      book.commands()
          .submit(edit(lead, "phone", "13800000001", "13800000002"))
          .thenAccept(receipt -> require(receipt.done()))
          .join();
      drain(book);
    }
  }

  private static void morning(OpenBook book, String lead) {
    var commands = book.commands();
    var other = commands.newId();
    commands
        .submitAll(
            List.of(
                new Command.CreateRecord(
                    RecordType.LEAD,
                    lead,
                    Map.of("name", "陈思远", "company", "云帆样例物流", "source", "web")),
                new Command.CreateRecord(
                    RecordType.LEAD, other, Map.of("name", "Ada", "source", "web")),
                edit(lead, "phone", null, "13800000001"),
                new Command.AddTags(RecordType.LEAD, lead, List.of("fresh")),
                new Command.LogActivity(
                    commands.newId(),
                    RecordType.LEAD,
                    lead,
                    "call",
                    "out",
                    commands.now(),
                    180L,
                    "reached",
                    "They want a survey.",
                    null,
                    List.of(),
                    null,
                    null),
                new Command.PlanTask(
                    commands.newId(),
                    RecordType.LEAD,
                    lead,
                    "Survey",
                    null,
                    commands.now() + 86_400_000,
                    null),
                new Command.AttachFile(
                    commands.newId(),
                    RecordType.LEAD,
                    lead,
                    "plan.png",
                    null,
                    "image/png",
                    70,
                    "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef"),
                new Command.DeleteRecord(RecordType.LEAD, other)))
        .join()
        .forEach(receipt -> require(receipt.done()));
  }

  private static Command edit(
      String lead, String field, @Nullable Object before, @Nullable Object after) {
    return new Command.EditFields(
        RecordType.LEAD, lead, List.of(new FieldEdit(field, before, after)));
  }

  private static OpenBook open(SignInDesk desk, String address) throws Exception {
    if (!(desk.signIn(address, "rep0", Office.PASSWORD) instanceof SignInResult.Opened opened)) {
      throw new IOException("not signed in");
    }
    var synced = new CompletableFuture<Boolean>();
    opened
        .book()
        .sync()
        .onReport(report -> {
          if (report.syncedAt() != null) {
            synced.complete(true);
          }
        });
    synced.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    return opened.book();
  }

  private static void drain(OpenBook book) throws Exception {
    BooleanSupplier empty = () -> book.database().readNow(OutboxStore::count) == 0;
    var drained = new CompletableFuture<Boolean>();
    try (var ignored =
        book.database()
            .onCommit(tables -> {
              if (empty.getAsBoolean()) {
                drained.complete(true);
              }
            })) {
      if (empty.getAsBoolean()) {
        drained.complete(true);
      }
      drained.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
  }

  private static void require(boolean done) {
    if (!done) {
      throw new IllegalStateException("a command was refused");
    }
  }
}
