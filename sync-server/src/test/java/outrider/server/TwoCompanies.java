package outrider.server;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Two companies on one database, each with a server, and a laptop for everybody who matters: the
/// people of the first by their names, and `stranger`, a rep of the second.
final class TwoCompanies implements AutoCloseable {
  final TestServer server;
  private final SyncServer other;
  private final Map<String, Laptop> people = new HashMap<>();

  TwoCompanies(Path folder) {
    server = new TestServer(folder);
    ServerSettings settings = TestStore.settings(folder).of("other");
    TestServer.administer(
        settings,
        server.clock,
        administration -> TestServer.user(administration, "sam", "rep", null));
    other = SyncServer.start(settings, server.clock);
    for (String login : List.of("ed", "eve", "erin", "will", "wendy", "admin")) {
      people.put(login, server.laptop(login));
    }
    people.put("stranger", stranger());
  }

  Laptop person(String name) {
    return Objects.requireNonNull(people.get(name));
  }

  /// Another laptop of the stranger's.
  Laptop stranger() {
    return new Laptop(other.port()).signIn("sam", TestServer.PASSWORD);
  }

  @Override
  public void close() {
    other.close();
    server.close();
  }
}
