package outrider.bench.process;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import outrider.bench.client.BoardWindow;

/// A workstation as a process of its own that shows the process board; see `BoardWindow`. It has
/// the options of the one that ships, on a machine of 2 GB for each half GB of heap.
public final class BoardProcess extends Child {

  private static final List<String> JVM =
      List.of("-Dglass.platform=Headless", "-Dprism.order=sw", "-Xmx512m");

  /// Starts it and waits until the board is shown.
  ///
  /// @param arguments of `BoardWindow`
  public BoardProcess(Path log, String... arguments) {
    super(log, JVM, BoardWindow.class.getName(), Stream.of(arguments).toList());
    var line = readLine();
    if (!line.equals("shown")) {
      throw new IllegalStateException("instead of the board: " + line);
    }
  }
}
