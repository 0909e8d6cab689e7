package outrider.bench.process;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import outrider.server.Main;

/// The sync server as a process of its own, on loopback, with its database in a folder.
public final class ServerProcess extends Child {

  private static final String HEAP = "-Xmx256m";

  private final int port;

  private ServerProcess(Path folder, Path hq, int wantedPort, String heap) {
    super(
        folder.resolveSibling(folder.getFileName() + ".log"),
        List.of(heap),
        Main.class.getName(),
        Stream.of(
                List.of("--folder", folder.toString()),
                Engine.arguments(hq),
                List.of("serve", "--port", Integer.toString(wantedPort)))
            .flatMap(List::stream)
            .toList());
    var line = readLine();
    while (!line.startsWith("Listening at ")) {
      line = readLine();
    }
    port = Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
    drain();
  }

  public static ServerProcess start(Path folder) {
    return new ServerProcess(folder, folder, 0, HEAP);
  }

  /// On a port that an earlier one had.
  public static ServerProcess start(Path folder, int port) {
    return new ServerProcess(folder, folder, port, HEAP);
  }

  /// With room for more devices than a small company has.
  ///
  /// @param heap as the JVM is told
  public static ServerProcess start(Path folder, String heap) {
    return new ServerProcess(folder, folder, 0, heap);
  }

  /// A second one, which shares the database with another. Only on PostgreSQL.
  public static ServerProcess beside(Path hq) {
    return new ServerProcess(hq.resolveSibling(hq.getFileName() + "-beside"), hq, 0, HEAP);
  }

  public int port() {
    return port;
  }

  public String address() {
    return "http://127.0.0.1:" + port;
  }
}
