package outrider.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Listeners are told of every change, once and in order, whoever made it.
class CommitLineTest {
  private final List<String> told = new ArrayList<>();

  private CommitLine line(boolean othersTell) {
    CommitLine line = new CommitLine(10, othersTell);
    line.onCommit(commit ->
        told.add(commit.entries().isEmpty() ? "answers" : commit.before() + "-" + commit.seq()));
    line.onMissed(seq -> told.add("missed " + seq));
    return line;
  }

  private static Commit commit(long before, long seq) {
    StoredRecord record = new StoredRecord("lead", "a", seq, false, null, null, null, "{}", null);
    return new Commit(
        before,
        seq,
        List.of(new Commit.Entry(record, Set.of(), Set.of("user/x"))),
        Map.of(),
        List.of(new Commit.LaneStep("d", 1, "DATA", seq)));
  }

  @Test
  void whatFollowsIsToldAtOnce() {
    CommitLine line = line(true);

    line.own(commit(10, 11));
    line.own(commit(11, 13));

    assertThat(told).containsExactly("10-11", "11-13");
  }

  @Test
  void aCommitWaitsForAnothersThatLiesBeforeIt() {
    CommitLine line = line(true);

    line.own(commit(12, 13));
    line.own(commit(13, 14));
    assertThat(told).isEmpty();
    line.others(commit(10, 12));

    assertThat(told).containsExactly("10-12", "12-13", "13-14");
  }

  @Test
  void aHeartbeatBehindItTakesNotItsPlace() {
    CommitLine line = line(true);

    line.own(commit(12, 13));
    line.own(new Commit(13, 13, List.of(), Map.of(), List.of()));
    line.others(commit(10, 12));

    assertThat(told).containsExactly("10-12", "12-13");
  }

  @Test
  void whoAsksForOursAloneIsToldAtOnce() {
    CommitLine line = line(true);
    line.onOwn(commit -> told.add("ours " + commit.seq()));

    line.own(commit(12, 13));
    line.others(commit(10, 12));

    assertThat(told).containsExactly("ours 13", "10-12", "12-13");
  }

  @Test
  void aCutThatHoldsOursAlreadyTellsItsRowsOnce() {
    CommitLine line = line(true);

    line.own(commit(12, 13));
    line.others(commit(10, 13));
    line.own(commit(13, 14));

    assertThat(told).containsExactly("10-13", "answers", "13-14");
  }

  @Test
  void whatNobodyTellsIsMissingAfterAWhileAndTheRestGoesOn() {
    CommitLine line = line(true);

    line.own(commit(12, 13));
    line.tellOverdue(60_000);
    assertThat(told).isEmpty();
    line.tellOverdue(-1);
    line.own(commit(13, 14));

    assertThat(told).containsExactly("missed 13", "answers", "13-14");
  }

  @Test
  void whereOthersCannotTellTheirNumbersShowThatTheyWereThere() {
    CommitLine line = line(false);

    line.own(commit(12, 13));

    assertThat(told).containsExactly("missed 12", "12-13");
  }
}
