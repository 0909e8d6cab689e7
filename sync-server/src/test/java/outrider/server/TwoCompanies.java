package outrider.server;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import outrider.server.oidc.OidcSettings;

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

  /// From now on the first takes the accounts of an issuer.
  void takeAccountsOf(OidcSettings issuer) {
    server.takeAccountsOf(issuer);
    people.forEach((name, laptop) -> {
      if (!name.equals("stranger")) {
        laptop.movedTo(server.port());
      }
    });
  }

  Laptop person(String name) {
    return Objects.requireNonNull(people.get(name));
  }

  /// Where the server of the other company listens.
  int strangersPort() {
    return other.port();
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
