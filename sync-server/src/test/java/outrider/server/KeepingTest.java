package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.server.TestServer.id;
import static outrider.server.TestServer.newLead;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.core.command.Envelope;
import outrider.core.protocol.Outcome.Status;
import outrider.core.protocol.PushResponse;
import outrider.server.admin.Backups;
import outrider.server.ops.AuditTrail;
import outrider.server.store.Database;

/// What HQ keeps: through a full disk, a restart, a restore, and an attempt to rewrite it.
class KeepingTest {
  @TempDir private Path folder;

  @Test
  void aFullDiskRefusesWritesAndLosesNothing() {
    try (TestServer server = new TestServer(folder, 80L)) {
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
      assertThat(later.head().seq()).isEqualTo(before.seq());
      assertThat(later.agrees()).isTrue();
    }
  }

  @Test
  void afterARestoreTheDevicesBringBackWhatTheBackupDidNotKnow() {
    Path backup = folder.resolve("backup.db");
    try (TestServer server = new TestServer(folder)) {
      Laptop ed = server.laptop("ed");
      List<Envelope> known = ed.envelopes(newLead(id(), "Known to the backup"));
      ed.push(known);
      try (Database database =
          Headquarters.open(ServerSettings.loopback(folder, 0), server.clock)) {
        Backups.backup(database, backup);
      }
      String lost = id();
      List<Envelope> unknown = ed.envelopes(newLead(lost, "Newer than the backup"));
      ed.push(unknown);
      ed.pull();

      server.stopForRestore();
      assertThat(
              Main.run(
                  new String[] {
                    "--folder", folder.toString(), "restore", "--from", backup.toString()
                  },
                  System.err))
          .isZero();
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

  @Test
  void anAlteredLineOfTheAuditTrailIsFound() throws Exception {
    try (TestServer server = new TestServer(folder)) {
      Laptop ed = server.laptop("ed");
      ed.push(newLead(id(), "One"), newLead(id(), "Two"), newLead(id(), "Three"));
      assertThat(verify(server).isIntact()).isTrue();
      long head = verify(server).lines();

      alter("UPDATE history SET user_id = 'somebody else' WHERE seq = " + (head - 2));
      assertThat(verify(server).brokenAt()).hasValue(head - 2);
    }
  }

  @Test
  void aLineTakenOutOfTheAuditTrailIsFound() throws Exception {
    try (TestServer server = new TestServer(folder)) {
      Laptop ed = server.laptop("ed");
      ed.push(newLead(id(), "One"), newLead(id(), "Two"), newLead(id(), "Three"));
      long head = verify(server).lines();

      alter("DELETE FROM history WHERE seq = " + head);
      assertThat(verify(server).brokenAt()).hasValue(head);
    }
  }

  private AuditTrail.Finding verify(TestServer server) {
    try (Database database = Headquarters.open(ServerSettings.loopback(folder, 0), server.clock)) {
      return new AuditTrail(database).verify();
    }
  }

  private void alter(String sql) throws Exception {
    String url = "jdbc:sqlite:" + folder.resolve("outrider.db");
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }
}
