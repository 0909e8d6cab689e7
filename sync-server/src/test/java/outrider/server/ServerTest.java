package outrider.server;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A story that begins with a server of its own, which nobody has used yet.
abstract class ServerTest {
  @TempDir Path folder;
  TestServer server;

  @BeforeEach
  void startServer() throws Exception {
    server = begin();
  }

  /// The server, which some stories want to be set up otherwise.
  TestServer begin() throws Exception {
    return new TestServer(folder);
  }

  @AfterEach
  void stopServer() {
    server.close();
  }
}
