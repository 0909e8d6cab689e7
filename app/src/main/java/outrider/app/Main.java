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
/// Not an `Application`: the launcher would insist on JavaFX being on the module path. `--server`
/// and `--login` fill in the sign-in. `--smoke` shows Today, says how long that took since the
/// process began, and ends; with `--server` it signs in first, with the password in
/// `OUTRIDER_PASSWORD`, and with `--rehearse` does a little of a day's work before it ends.
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
    var server = after(arguments, "--server");
    var login = after(arguments, "--login");
    if (arguments.contains("--smoke")) {
      var smoke = new Smoke(home);
      var password = System.getenv().getOrDefault("OUTRIDER_PASSWORD", "");
      System.exit(
          server.isEmpty()
              ? smoke.run()
              : smoke.run(server, login, password, arguments.contains("--rehearse")));
    }
    FxThread.run(() -> open(home, server, login));
  }

  private static void open(Home home, String server, String login) {
    var stage = new Stage();
    var workstation = new Workstation(home, InstantSource.system(), ZoneId.systemDefault(), stage);
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, failure) -> FxThread.run(() -> workstation.failed(failure)));
    Thread.currentThread()
        .setUncaughtExceptionHandler((thread, failure) -> workstation.failed(failure));
    stage.setOnCloseRequest(request -> {
      workstation.close();
      FxThread.exit();
    });
    if (server.isEmpty()) {
      workstation.showSignIn();
    } else {
      workstation.showSignIn(server, login);
    }
  }

  private static String after(List<String> arguments, String option) {
    int at = arguments.indexOf(option);
    return at < 0 || at + 1 >= arguments.size() ? "" : arguments.get(at + 1);
  }

  /// Before the first logger is asked for, which reads its configuration then.
  private static void keepLogIn(Home home) {
    System.setProperty("outrider.log", home.log().toString());
    if (System.getProperty("logback.configurationFile") == null) {
      System.setProperty("logback.configurationFile", "outrider/app/logback.xml");
    }
  }
}
