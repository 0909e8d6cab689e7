package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.server.TestServer.id;
import static outrider.server.TestServer.newLead;

import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import outrider.server.ops.AuditTrail;
import outrider.server.ops.AuditTrail.Finding;
import outrider.server.ops.AuditTrail.Flaw;
import outrider.server.store.Database;

/// Somebody with the database in hand tries to change what was done, each in another way.
class AuditTrailTest extends ServerTest {
  private long head;

  @BeforeEach
  void start() {
    Laptop ed = server.laptop("ed");
    ed.push(newLead(id(), "One"), newLead(id(), "Two"), newLead(id(), "Three"));
    Finding whole = verify();
    assertThat(whole.isIntact()).isTrue();
    head = whole.lines();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "type = 'account'",
        "id = 'another'",
        "command = 'DeleteRecord'",
        "changes = replace(changes, 'w', 'v')",
        "user_id = 'somebody else'",
        "device_id = 'another laptop'",
        "occurred_at = occurred_at - 1",
        "received_at = received_at + 1",
        "prev_hash = hash",
        "hash = prev_hash"
      })
  void aChangedColumnIsFound(String assignment) {
    alter("UPDATE history SET " + assignment + " WHERE seq = :line", head - 2);

    assertThat(verify().brokenAt()).hasValue(head - 2);
    assertThat(verify().flaw()).hasValue(Flaw.ALTERED);
  }

  @ParameterizedTest
  @CsvSource({"0, first of all", "2, in the middle", "0, at the end"})
  void aRemovedLineIsFound(long fromEnd, String where) {
    long line = where.startsWith("first") ? 1 : head - fromEnd;

    alter("DELETE FROM history WHERE seq = :line", line);

    assertThat(verify().brokenAt()).hasValue(line);
    assertThat(verify().flaw()).hasValue(Flaw.REMOVED);
  }

  @Test
  void swappedLinesAreFound() {
    alter("UPDATE history SET seq = -1 WHERE seq = :line", head - 2);
    alter("UPDATE history SET seq = :line WHERE seq = :line + 1", head - 2);
    alter("UPDATE history SET seq = :line WHERE seq = -1", head - 1);

    assertThat(verify().brokenAt()).hasValue(head - 2);
    assertThat(verify().flaw()).hasValue(Flaw.REORDERED);
  }

  @Test
  void anAddedLineIsFound() {
    alter(
        "INSERT INTO history SELECT tenant_id, :line + 1, type, id, command, changes, user_id,"
            + " device_id, occurred_at, received_at, hash, hash FROM history WHERE seq = :line",
        head);

    assertThat(verify().brokenAt()).hasValue(head + 1);
  }

  @Test
  void aTailCutOffIsFound() {
    alter("DELETE FROM history WHERE seq > :line", head - 3);

    assertThat(verify().brokenAt()).hasValue(head - 2);
  }

  /// The end of the trail is set back with it, as somebody would who knows how it is kept; the
  /// records are then newer than what was done.
  @Test
  void aTailCutOffNeatlyIsFoundByTheRecordsItWasAbout() {
    cutNeatly(head - 3);

    assertThat(verify().brokenAt()).hasValue(head - 2);
  }

  /// Records and all: the trail alone cannot know. A link that was written down elsewhere does.
  @Test
  void aTrailWrittenAnewIsFoundByALinkThatSomebodyKept() {
    String kept = verify().head();
    cutNeatly(head - 3);
    alter("DELETE FROM record WHERE seq > :line", head - 3);

    assertThat(verify().isIntact()).isTrue();
    assertThat(verify(Optional.of(kept)).isIntact()).isFalse();
  }

  @Test
  void aLinkThatSomebodyKeptIsStillThereWhenTheTrailHasGrown() {
    String kept = verify().head();
    server.laptop("eve").push(newLead(id(), "Four"));

    assertThat(verify(Optional.of(kept)).isIntact()).isTrue();
  }

  private void cutNeatly(long last) {
    alter("DELETE FROM history WHERE seq > :line", last);
    alter(
        "UPDATE tenant SET seq = :line,"
            + " history_hash = (SELECT hash FROM history WHERE seq = :line)",
        last);
  }

  private Finding verify() {
    return verify(Optional.empty());
  }

  private Finding verify(Optional<String> known) {
    try (Database database = Headquarters.open(TestStore.settings(folder), server.clock)) {
      return new AuditTrail(database).verify(known);
    }
  }

  private void alter(String sql, long line) {
    TestStore.tamper(folder, sql.replace(":line", Long.toString(line)));
  }
}
