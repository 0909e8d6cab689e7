package outrider.server;

import java.io.PrintStream;
import org.slf4j.bridge.SLF4JBridgeHandler;
import outrider.server.admin.AdministrationException;
import outrider.server.problem.ProblemException;
import outrider.server.tls.TlsException;
import picocli.CommandLine;

/// The server and its administrator's commands, as one program.
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    if (System.getProperty("logback.configurationFile") == null) {
      System.setProperty("logback.configurationFile", "outrider/server/logback.xml");
    }
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    System.exit(run(args, System.err));
  }

  /// @return 0 when done, 1 when it could not be, 2 when it was not understood
  static int run(String[] args, PrintStream errors) {
    return new CommandLine(new Commands())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler((failure, commandLine, parsed) -> {
          if (failure instanceof AdministrationException
              || failure instanceof ProblemException
              || failure instanceof TlsException) {
            errors.println(failure.getMessage());
            return 1;
          }
          throw failure;
        })
        .execute(args);
  }
}
