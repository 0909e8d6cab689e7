package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.core.command.Command;
import outrider.core.quota.Quota;
import outrider.core.rule.Reason;

/// Erin leads East, in which Ed and Eve are; Will is in another team. Who sees a target is who it
/// is of, and those above.
class QuotaTest {
  @TempDir private Path folder;
  private TestServer server;
  private Laptop erin;
  private String ed = "";

  @BeforeEach
  void start() {
    server = new TestServer(folder);
    ed = server.laptop("ed").session().user();
    erin = server.laptop("erin");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aPersonsTargetIsSeenByThemAndTheirManagerAndByNoColleague() {
    assertThat(refused(erin, target(null, 1_000L))).isEmpty();

    for (String name : List.of("ed", "erin", "admin")) {
      Laptop laptop = server.laptop(name);
      laptop.pull();
      assertThat(laptop.fields("quota", quota())).as(name).containsEntry("amount", 1_000L);
    }
    for (String name : List.of("eve", "will")) {
      Laptop laptop = server.laptop(name);
      laptop.pull();
      assertThat(laptop.scopes.values().stream().flatMap(scope -> scope.values().stream()))
          .as(name)
          .noneMatch(row -> row.t().equals("quota"));
    }
  }

  @Test
  void ofTwoWhoSetItUnseenTheSecondIsToldAndSetsItAgain() {
    assertThat(refused(server.laptop("admin"), target(null, 1_000L))).isEmpty();
    assertThat(refused(erin, target(null, 2_000L))).isEqualTo("quota.changed");
    assertThat(refused(erin, target(1_000L, 2_000L))).isEmpty();
    assertThat(refused(erin, target(2_000L, null))).isEmpty();
    assertThat(refused(erin, target(null, 500L))).as("set again after it was taken away").isEmpty();
    erin.pull();
    assertThat(erin.fields("quota", quota())).containsEntry("amount", 500L);
  }

  private String quota() {
    return Quota.idOf(ed, null, "2026-Q4", "CNY");
  }

  private Command target(@Nullable Long from, @Nullable Long to) {
    return new Command.SetQuota(ed, null, "2026-Q4", "CNY", from, to);
  }

  /// The first reason why not; empty where it was done.
  private static String refused(Laptop laptop, Command command) {
    laptop.pull();
    return laptop.push(command).getFirst().reasons().stream()
        .findFirst()
        .map(Reason::id)
        .orElse("");
  }
}
