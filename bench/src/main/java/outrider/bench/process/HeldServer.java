package outrider.bench.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// The sync server as a process of its own, whose clock a test holds.
public final class HeldServer extends Child {

  private final int port;

  /// @param folder with its database
  public HeldServer(Path folder) {
    super(
        folder.resolveSibling(folder.getFileName() + ".log"),
        List.of("-Doutrider.log.level=WARN"),
        HeldHeadquarters.class.getName(),
        List.of(folder.toString()));
    port = Integer.parseInt(lineOf("Listening at ").replaceAll(".*:", ""));
  }

  /// From now on its clock is so far ahead of everybody else's.
  public void ahead(Duration by) {
    writeLine(Long.toString(by.toMillis()));
    lineOf("Ahead by ");
  }

  /// The next line that is one of its answers.
  private String lineOf(String answer) {
    var line = readLine();
    while (!line.startsWith(answer)) {
      line = readLine();
    }
    return line;
  }

  public int port() {
    return port;
  }

  public String address() {
    return "http://127.0.0.1:" + port;
  }
}
