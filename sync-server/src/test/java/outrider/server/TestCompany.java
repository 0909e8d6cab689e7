package outrider.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import outrider.server.store.TestPostgres;

/// The company that test servers begin with. It is founded once in a JVM, and each server gets a
/// copy of its database: to migrate and found anew takes longer than most tests.
///
/// @param company id of the team above the other two
record TestCompany(Path folder, String company, String east, String west) {
  private static final String FILE = "outrider.db";
  private static @Nullable TestCompany founded;

  /// Puts the company into a folder that has no database yet.
  static TestCompany settle(Path folder, InstantSource clock) {
    TestCompany original = founded(clock);
    try {
      Files.createDirectories(folder);
      if (TestStore.POSTGRES) {
        TestStore.move(
            folder,
            TestPostgres.copyOf(Objects.requireNonNull(TestStore.address(original.folder))));
      } else {
        Files.copy(original.folder.resolve(FILE), folder.resolve(FILE));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    // Two servers are two companies, whatever the one was copied from.
    TestStore.tamper(folder, "UPDATE tenant SET epoch = '" + UUID.randomUUID() + "'");
    return original;
  }

  private static synchronized TestCompany founded(InstantSource clock) {
    TestCompany known = founded;
    if (known == null) {
      known = found(clock);
      founded = known;
    }
    return known;
  }

  private static TestCompany found(InstantSource clock) {
    Path folder = newFolder();
    String[] teams = new String[3];
    TestServer.administer(
        TestStore.settings(folder),
        clock,
        administration -> {
          teams[0] = administration.createTeam("Company", null);
          teams[1] = administration.createTeam("East", teams[0]);
          teams[2] = administration.createTeam("West", teams[0]);
          TestServer.user(administration, "admin", "admin", teams[0]);
          TestServer.user(administration, "erin", "manager", teams[1]);
          TestServer.user(administration, "ed", "rep", teams[1]);
          TestServer.user(administration, "eve", "rep", teams[1]);
          TestServer.user(administration, "wendy", "manager", teams[2]);
          TestServer.user(administration, "will", "rep", teams[2]);
        });
    return new TestCompany(folder, teams[0], teams[1], teams[2]);
  }

  private static Path newFolder() {
    try {
      return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "company");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
