package outrider.bench.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import outrider.server.ServerSettings;
import outrider.server.SyncServer;

/// The sync server as it ships, on a clock that is set forward over standard input: a line with
/// milliseconds is how far it is ahead from then on, and is answered when it is.
public final class HeldHeadquarters {

  private HeldHeadquarters() {}

  /// @param arguments the folder
  public static void main(String[] arguments) throws IOException {
    var ahead = new AtomicLong();
    var real = InstantSource.system();
    InstantSource held = () -> real.instant().plusMillis(ahead.get());
    try (var server = SyncServer.start(ServerSettings.loopback(Path.of(arguments[0]), 0), held)) {
      System.out.println("Listening at http://127.0.0.1:" + server.port());
      var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        ahead.set(Long.parseLong(line));
        System.out.println("Ahead by " + ahead);
      }
    }
  }
}
