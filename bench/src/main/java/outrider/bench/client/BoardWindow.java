package outrider.bench.client;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Random;
import outrider.app.Home;
import outrider.app.Workstation;
import outrider.app.command.CommandBus;
import outrider.app.command.CorrectedClock;
import outrider.app.fx.FxThread;
import outrider.app.shell.Place;
import outrider.app.shell.SignedIn;
import outrider.app.store.DatabaseFile;
import outrider.app.store.ProfileKey;
import outrider.core.record.Ids;

/// The whole workstation over a file of the bench, headless, with the process board before whoever
/// sits at it: for what it needs of memory. Says `shown` once every figure stands there, and ends
/// with its input.
///
/// Arguments: the file, the seed of its key, the id of its user, the folder of the program's
/// settings, and a number that stands on the board once it is counted.
public final class BoardWindow {
  private BoardWindow() {}

  public static void main(String[] arguments) throws Exception {
    // The log goes elsewhere: whoever started this listens for one word.
    var out = System.out;
    System.setOut(System.err);
    var file = Path.of(arguments[0]);
    var key = ProfileKey.random(new Random(Long.parseLong(arguments[1])));
    var clock = InstantSource.system();
    try (var database = DatabaseFile.open(file, key, clock).database()) {
      var user = SignedIn.of(database.configuration(), arguments[2], "");
      var commands =
          new CommandBus(
              database,
              new CorrectedClock(clock),
              () -> Ids.derive("board window", "new " + System.nanoTime()),
              user.userId(),
              "bench");
      FxThread.start();
      var home = new Home(Path.of(arguments[3]));
      var workstation =
          FxThread.call(() -> new Workstation(home, clock, ZoneId.systemDefault(), Shown.stage()));
      var shown =
          FxThread.call(() -> {
            var bench = workstation.open(database, commands, user);
            bench.workspace().navigator().open(new Place.ProcessBoard());
            return new Shown(workstation.stage().getScene());
          });
      shown.await(texts -> texts.stream().anyMatch(text -> text.contains(arguments[4])));
      out.println("shown");
      while (System.in.read() >= 0) {
        // Stays as it is until it has been looked at.
      }
      FxThread.runAndWait(workstation::close);
    }
  }
}
