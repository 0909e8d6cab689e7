package outrider.app;

import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javafx.animation.AnimationTimer;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import outrider.app.command.CommandBus;
import outrider.app.command.CorrectedClock;
import outrider.app.fx.FxThread;
import outrider.app.profile.OpenBook;
import outrider.app.profile.SignInResult;
import outrider.app.shell.Navigator;
import outrider.app.shell.SignedIn;
import outrider.app.shell.Workbench;
import outrider.app.store.Database;
import outrider.app.store.DatabaseFile;
import outrider.app.store.ProfileKey;

/// Shows Today and ends, to prove that a built image starts, and how fast: over the book of
/// somebody who signs in at a server, or where no server is named over a fresh one.
final class Smoke {
  private static final long SECONDS_MAX = 30;
  private static final int FRAMES = 2;
  private static final String NOBODY = "00000000-0000-7000-8000-000000000001";

  private final Home home;
  private final InstantSource clock = InstantSource.system();

  Smoke(Home home) {
    this.home = home;
  }

  /// Signs in first. Answers the exit code.
  ///
  /// @param rehearsing goes on with a little of a working day once Today is shown
  int run(String server, String login, String password, boolean rehearsing) {
    var workstation = FxThread.call(this::workstation);
    return switch (workstation.desk().signIn(server, login, password)) {
      case SignInResult.Refused refused -> fail("sign-in was refused: " + refused.why());
      case SignInResult.Unproven stranger ->
          fail("nobody vouches for the server " + stranger.fingerprint());
      case SignInResult.Silent silent ->
          fail("HQ was silent for " + silent.age().silentDays() + " days");
      case SignInResult.Recognised recognised ->
          fail("the book of " + recognised.arrival().login() + " waits for a passphrase");
      case SignInResult.Opened opened -> {
        var bench = new AtomicReference<@Nullable Workbench>();
        int code = await(() -> bench.set(workstation.open(opened.book())));
        if (code == 0 && rehearsing) {
          var workspace = Objects.requireNonNull(bench.get()).workspace();
          code = rehearse(opened.book(), workspace.navigator());
        }
        FxThread.runAndWait(workstation::close);
        yield code;
      }
    };
  }

  /// Over a fresh book. Answers the exit code.
  int run() {
    try (var database = freshBook()) {
      var commands =
          new CommandBus(database, new CorrectedClock(clock), Workstation::newId, NOBODY, NOBODY);
      var user = new SignedIn(NOBODY, "Smoke", "", "", SignedIn.Role.REP);
      var workstation = FxThread.call(this::workstation);
      int code = await(() -> workstation.open(database, commands, user));
      FxThread.runAndWait(workstation::close);
      return code;
    } catch (IOException e) {
      return fail("no book could be made in " + home.folder() + ": " + e.getMessage());
    }
  }

  private Workstation workstation() {
    return new Workstation(home, clock, ZoneId.systemDefault(), new Stage());
  }

  private Database freshBook() throws IOException {
    Files.createDirectories(home.folder());
    var folder = Files.createTempDirectory(home.folder(), "smoke");
    var key = ProfileKey.random(new SecureRandom());
    return DatabaseFile.open(folder.resolve("outrider.db"), key, clock).database();
  }

  /// Opens the bench and waits until it has been painted.
  private int await(Runnable open) {
    var painted = new CountDownLatch(1);
    FxThread.run(() -> {
      open.run();
      afterFrames(painted::countDown);
    });
    try {
      if (!painted.await(SECONDS_MAX, TimeUnit.SECONDS)) {
        return fail("today was not shown within " + SECONDS_MAX + " s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return fail("interrupted");
    }
    var began = ProcessHandle.current().info().startInstant().orElseGet(clock::instant);
    System.out.println(
        "today shown in " + Duration.between(began, clock.instant()).toMillis() + " ms");
    return 0;
  }

  private static int rehearse(OpenBook book, Navigator navigator) {
    try {
      return new Rehearsal(book, navigator).hold() ? 0 : fail("HQ did not acknowledge everything");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return fail("interrupted");
    }
  }

  static void afterFrames(Runnable then) {
    new AnimationTimer() {
      private int frames;

      @Override
      public void handle(long now) {
        if (++frames > FRAMES) {
          stop();
          then.run();
        }
      }
    }.start();
  }

  private static int fail(String why) {
    System.err.println(why);
    return 1;
  }
}
