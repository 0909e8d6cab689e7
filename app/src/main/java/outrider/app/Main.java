package outrider.app;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import javafx.stage.Stage;
import outrider.app.fx.FxThread;
import outrider.core.Outrider;

/// Entry point of the workstation.
///
/// Not an `Application`: the launcher would insist on JavaFX being on the module path. `--smoke` shows Today over a
/// fresh book, says how long that took since the process began, and ends.
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    var arguments = List.of(args);
    if (arguments.contains("--version")) {
      System.out.println(Outrider.NAME + " " + Outrider.VERSION);
      return;
    }
    var home =
        Home.of(
            System.getenv(),
            System.getProperty("os.name", ""),
            Path.of(System.getProperty("user.home", ".")));
    keepLogIn(home);
    FxThread.start();
    if (arguments.contains("--smoke")) {
      System.exit(new Smoke(home).run());
    }
    FxThread.run(() -> open(home));
  }

  private static void open(Home home) {
    var stage = new Stage();
    var workstation =
        new Workstation(home, InstantSource.system(), ZoneId.systemDefault(), stage);
    stage.setOnCloseRequest(
        request -> {
          workstation.close();
          FxThread.exit();
        });
    workstation.showSignIn();
  }

  /// Before the first logger is asked for, which reads its configuration then.
  private static void keepLogIn(Home home) {
    System.setProperty("outrider.log", home.log().toString());
    if (System.getProperty("logback.configurationFile") == null) {
      System.setProperty("logback.configurationFile", "outrider/app/logback.xml");
    }
  }
}
