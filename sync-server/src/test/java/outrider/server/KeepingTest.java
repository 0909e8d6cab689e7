package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static outrider.server.TestServer.id;
import static outrider.server.TestServer.newLead;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.core.command.Envelope;
import outrider.core.protocol.Outcome.Status;
import outrider.core.protocol.PushResponse;
import outrider.server.store.PostgresAddress;
import outrider.server.store.TestPostgres;

/// What HQ keeps: through a full disk, a restart and a restore.
class KeepingTest {
  @TempDir private Path folder;

  @Test
  void aFullDiskRefusesWritesAndLosesNothing() {
    assumeFalse(TestStore.POSTGRES, "its disk is another machine's");
    try (TestServer server = new TestServer(folder, 170L)) {
      Laptop ed = server.laptop("ed");
      int kept = 0;
      Laptop.Answer answer = ed.tryPush(hundred(ed));
      while (answer.status() == 200 && kept < 50) {
        kept++;
        answer = ed.tryPush(hundred(ed));
      }

      assertThat(kept).isPositive();
      assertThat(answer.status()).isEqualTo(507);
      assertThat(answer.problem()).isEqualTo("disk-full");
      assertThat(answer.response().headers().firstValue("Retry-After")).isPresent();
      assertThat(ed.pull()).filteredOn(row -> row.t().equals("lead")).hasSize(kept * 100);
      assertThat(ed.agrees()).isTrue();

      server.restart();
      Laptop again = new Laptop(server.port()).signIn("eve", TestServer.PASSWORD);
      assertThat(again.push(newLead(id(), "There is room again")).getFirst().status())
          .isEqualTo(Status.APPLIED);
    }
  }

  private static List<Envelope> hundred(Laptop laptop) {
    return IntStream.range(0, 100)
        .mapToObj(i -> laptop.envelopes(newLead(id(), "Lead " + i)).getFirst())
        .toList();
  }

  @Test
  void whatWasAnsweredIsThereAfterARestart() {
    try (TestServer server = new TestServer(folder)) {
      Laptop ed = server.laptop("ed");
      List<Envelope> envelopes = ed.envelopes(newLead(id(), "One"), newLead(id(), "Two"));
      PushResponse before = ed.push(envelopes);

      server.restart();
      Laptop later = new Laptop(server.port()).signIn("ed", TestServer.PASSWORD);

      assertThat(later.pull()).filteredOn(row -> row.t().equals("lead")).hasSize(2);
      assertThat(later.head().seq())
          .as("that a device came stands in the trail, and nothing else")
          .isEqualTo(before.seq() + 1);
      assertThat(later.agrees()).isTrue();
    }
  }

  @Test
  void afterARestoreTheDevicesBringBackWhatTheBackupDidNotKnow() {
    try (TestServer server = new TestServer(folder)) {
      Laptop ed = server.laptop("ed");
      List<Envelope> known = ed.envelopes(newLead(id(), "Known to the backup"));
      ed.push(known);
      PutBack putBack = backup(server);
      ed.movedTo(server.port());
      String lost = id();
      List<Envelope> unknown = ed.envelopes(newLead(lost, "Newer than the backup"));
      ed.push(unknown);
      ed.pull();

      server.stopForRestore();
      putBack.run();
      server.restart();
      Laptop returning = ed.movedTo(server.port());

      assertThat(returning.tryPull(0).problem()).isEqualTo("epoch-changed");
      returning.startOver();
      returning.pull();
      assertThat(returning.has("lead", lost)).isFalse();
      assertThat(returning.head().processed().values()).containsExactly(1L);
      assertThat(returning.push(unknown).outcomes().getFirst().status()).isEqualTo(Status.APPLIED);
      assertThat(returning.push(known).seq()).isEqualTo(returning.push(unknown).seq());
      returning.pull();
      assertThat(returning.has("lead", lost)).isTrue();
      assertThat(returning.agrees()).isTrue();
    }
  }

  private interface PutBack {
    void run();
  }

  /// A copy of the database as it is, and the way back to it. That of a PostgreSQL is made by its
  /// own tools, of which the least is a copy of a database that nobody uses.
  private PutBack backup(TestServer server) {
    PostgresAddress postgres = TestStore.address(folder);
    if (postgres != null) {
      server.stopForRestore();
      PostgresAddress copy = TestPostgres.copyOf(postgres);
      server.restart();
      return () -> {
        TestStore.move(folder, copy);
        run("new-epoch");
      };
    }
    Path backup = folder.resolve("backup.db");
    run("backup", "--to", backup.toString());
    return () -> run("restore", "--from", backup.toString());
  }

  private void run(String... words) {
    List<String> all = new ArrayList<>(TestStore.arguments(folder));
    all.addAll(List.of(words));
    assertThat(Main.run(all.toArray(String[]::new), System.err)).isZero();
  }
}
