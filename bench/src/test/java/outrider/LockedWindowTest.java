package outrider;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.PasswordField;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.app.Home;
import outrider.app.Workstation;
import outrider.app.fx.FxThread;
import outrider.app.fx.Picture;
import outrider.app.i18n.Language;
import outrider.app.profile.OpenBook;
import outrider.app.profile.SignInResult;
import outrider.app.shell.Place;
import outrider.app.shell.Workbench;
import outrider.app.store.OutboxStore;
import outrider.core.command.Command;
import outrider.core.record.RecordType;
import outrider.office.HeadOffice;
import outrider.server.ops.Policy;

/// The window of a laptop that has not heard of HQ for longer than the company allows: the bench
/// gives way to a lock, and comes back as it was when HQ answers.
final class LockedWindowTest {

  private static final String CUSTOMER = "泵站巡检";

  @TempDir Path folder;

  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

  @BeforeEach
  void startToolkit() {
    FxThread.start();
  }

  @Test
  void theBenchGivesWayToALockAndComesBackAsItWas() {
    try (var office = new HeadOffice(folder.resolve("hq"))) {
      office.administer(hq -> hq.decide(Policy.OFFLINE, 3));
      var workstation = FxThread.call(this::workstation);
      var book = signIn(workstation, office);
      var bench = FxThread.call(() -> workstation.open(book));
      FxThread.runAndWait(() -> bench.workspace().navigator().open(new Place.Leads()));
      office.stop();
      create(book);
      await("the lead", () -> reads(workstation, CUSTOMER));
      var before = FxThread.call(() -> workstation.stage().getScene());

      timePasses(bench, Duration.ofDays(2).plusHours(1));
      await("the warning", () -> reads(workstation, word(bench, "sync.silent.text", 2)));
      timePasses(bench, Duration.ofDays(4));
      await("the lock", () -> reads(workstation, word(bench, "locked.title")));
      assertThat(readable(workstation)).as("nothing of the book").doesNotContain(CUSTOMER);
      FxThread.runAndWait(() ->
          Picture.save(
              workstation.stage().getScene(), 1280, 800, Path.of("target/pictures/locked.png")));

      office.startAgain(Duration.ofDays(4));
      enter(workstation, "a wrong password");
      await("the refusal", () -> reads(workstation, word(bench, "signIn.why.WRONG_PASSWORD")));
      assertThat(readable(workstation)).doesNotContain(CUSTOMER);
      enter(workstation, HeadOffice.PASSWORD);
      await("the sync", () -> book.database().readNow(OutboxStore::count) == 0);
      FxThread.runAndWait(bench.workspace().ticker()::beat);

      await("the bench", () -> FxThread.call(() -> workstation.stage().getScene()) == before);
      assertThat(readable(workstation)).contains(CUSTOMER);
      FxThread.runAndWait(workstation::close);
    }
  }

  private Workstation workstation() {
    var stage = new Stage();
    stage.setIconified(true);
    var workstation =
        new Workstation(
            new Home(folder.resolve("lin")),
            () -> Instant.now().plus(ahead.get()),
            ZoneId.of("Asia/Shanghai"),
            stage);
    workstation.preferences().languageProperty().set(Language.CHINESE);
    return workstation;
  }

  private static OpenBook signIn(Workstation workstation, HeadOffice office) {
    var result = workstation.desk().signIn(office.address(), "lin", HeadOffice.PASSWORD);
    assertThat(result).isInstanceOf(SignInResult.Opened.class);
    return ((SignInResult.Opened) result).book();
  }

  private static void create(OpenBook book) {
    var receipt =
        book.commands()
            .submit(
                new Command.CreateRecord(
                    RecordType.LEAD,
                    book.commands().newId(),
                    Map.of("name", CUSTOMER, "source", "官网", "importId", "t")))
            .join();
    assertThat(receipt.reasons()).isEmpty();
  }

  /// As if the lid had been closed for so long: the first beat after it looks at the clock.
  private void timePasses(Workbench bench, Duration since) {
    ahead.set(since);
    FxThread.runAndWait(bench.workspace().ticker()::beat);
  }

  private static void enter(Workstation workstation, String password) {
    FxThread.runAndWait(() -> {
      var root = workstation.stage().getScene().getRoot();
      ((PasswordField) root.lookup(".password-field")).setText(password);
      root.lookupAll(".button").stream()
          .map(Button.class::cast)
          .filter(Button::isDefaultButton)
          .forEach(Button::fire);
    });
  }

  private static String word(Workbench bench, String key, Object... arguments) {
    return FxThread.call(() -> bench.workspace().words().get(key, arguments));
  }

  private static boolean reads(Workstation workstation, String words) {
    return readable(workstation).contains(words);
  }

  private static String readable(Workstation workstation) {
    return FxThread.call(() -> {
      var words = new StringBuilder();
      collect(workstation.stage().getScene().getRoot(), words);
      return words.toString();
    });
  }

  private static void collect(Node node, StringBuilder words) {
    if (!node.isVisible()) {
      return;
    }
    if (node instanceof Labeled labeled && labeled.getText() != null) {
      words.append(labeled.getText()).append('\n');
    }
    if (node instanceof Parent inner) {
      inner.getChildrenUnmodifiable().forEach(child -> collect(child, words));
    }
  }

  private static void await(String what, BooleanSupplier holds) {
    var until = System.nanoTime() + 20_000_000_000L;
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited too long for " + what).isLessThan(until);
      LockSupport.parkNanos(5_000_000);
    }
  }
}
