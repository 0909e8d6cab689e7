package outrider.app;

import java.io.IOException;

import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.stage.Stage;
import outrider.app.command.CommandBus;
import outrider.app.command.CorrectedClock;
import outrider.app.fx.FxThread;
import outrider.app.shell.SignedIn;
import outrider.app.store.Database;
import outrider.app.store.DatabaseFile;
import outrider.app.store.ProfileKey;

/// Shows Today over a fresh book without a server, to prove that a built image starts, and how fast.
final class Smoke {
  private static final long SECONDS_MAX = 30;
  private static final int FRAMES = 2;
  private static final String USER = "00000000-0000-7000-8000-000000000001";

  private final Home home;

  Smoke(Home home) {
    this.home = home;
  }

  /// Answers the exit code.
  int run() {
    var clock = InstantSource.system();
    try (var database = freshBook(clock)) {
      var shown = new CountDownLatch(1);
      FxThread.run(() -> show(database, clock, shown::countDown));
      if (!shown.await(SECONDS_MAX, TimeUnit.SECONDS)) {
        System.err.println("today was not shown within " + SECONDS_MAX + " s");
        return 1;
      }
      long began =
          ProcessHandle.current().info().startInstant().orElseGet(clock::instant).toEpochMilli();
      System.out.println("today shown in " + (clock.millis() - began) + " ms");
      return 0;
    } catch (IOException e) {
      System.err.println("no book could be made in " + home.folder() + ": " + e.getMessage());
      return 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }

  private Database freshBook(InstantSource clock) throws IOException {
    Files.createDirectories(home.folder());
    var folder = Files.createTempDirectory(home.folder(), "smoke");
    var key = ProfileKey.random(new SecureRandom());
    return DatabaseFile.open(folder.resolve("outrider.db"), key, clock).database();
  }

  private void show(Database database, InstantSource clock, Runnable shown) {
    var corrected = new CorrectedClock(clock);
    var commands = new CommandBus(database, corrected, Workstation::newId, USER, USER);
    var user = new SignedIn(USER, "Smoke", "", "", SignedIn.Role.REP);
    new Workstation(home, corrected, ZoneId.systemDefault(), new Stage())
        .open(database, commands, user);
    new AnimationTimer() {
      private int frames;

      @Override
      public void handle(long now) {
        if (++frames > FRAMES) {
          stop();
          shown.run();
        }
      }
    }.start();
  }
}
