package outrider.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.core.protocol.PullHead;
import outrider.core.protocol.PullRow;
import outrider.core.protocol.PullTail;
import outrider.core.record.RecordType;
import outrider.core.rule.Actor;
import outrider.core.user.Role;

/// A record that moves from one scope to another, on the laptop of somebody who holds both.
final class HandOverTest {

  private static final List<String> SCOPES = List.of("user/a", "user/b");

  @TempDir Path folder;

  @Test
  void aLeadThatLeavesOneScopeAndEntersTheNextStaysOneLead() {
    Profiles.in(
        folder,
        database -> {
          var replica = new Replica(database, HandOverTest::manager);
          apply(replica, 5, List.of(lead(0, 5, "a")));
          apply(replica, 6, List.of(new PullRow(0, "lead", "one", 6, true, null), lead(1, 6, "b")));
          var leads =
              database.<List<?>>readNow(sql ->
                  RecordTable.of(RecordType.LEAD).all(sql).stream()
                      .map(row -> row.text("owner"))
                      .toList());
          assertThat(leads).isEqualTo(List.of("b"));
        });
  }

  private static void apply(Replica replica, long seq, List<PullRow> rows) {
    var head = new PullHead(1, "epoch", seq, -1, 0, SCOPES, List.of(), Map.of(), rows.size());
    replica.apply(head, rows, new PullTail(true, Map.of()), replica.standing(), new Acknowledged());
  }

  private static PullRow lead(int scope, long seq, String owner) {
    return new PullRow(scope, "lead", "one", seq, false, Map.of("name", "One", "owner", owner));
  }

  private static Actor manager() {
    return new Actor("m", Role.MANAGER, "east", "laptop", Set.copyOf(SCOPES));
  }
}
