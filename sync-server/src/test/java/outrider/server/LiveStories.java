package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.server.TestServer.id;
import static outrider.server.TestServer.newLead;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import outrider.core.command.Command;
import outrider.core.protocol.PullRow;
import outrider.core.record.RecordType;

/// What is done is heard by those whom it concerns, wherever they listen: HQ is one, whether it is
/// one server or several.
abstract class LiveStories extends ServerTest {

  /// A device of somebody's, at the server where others listen.
  abstract Laptop listener(String login);

  private Laptop doer(String login) {
    return server.laptop(login);
  }

  @Test
  void aChangeArrivesByItselfAndAddsUp() throws Exception {
    Laptop ed = doer("ed");
    Laptop erin = listener("erin");
    erin.pull();
    try (LiveLine line = new LiveLine(erin).hello(0, 0)) {
      for (int i = 0; i < 5; i++) {
        String lead = id();
        ed.push(newLead(lead, "Acme " + i));

        erin.apply(line.next());

        assertThat(erin.head().after()).isGreaterThanOrEqualTo(0);
        assertThat(erin.fields("lead", lead)).containsEntry("name", "Acme " + i);
        assertThat(erin.agrees()).isTrue();
      }
    }
  }

  @Test
  void nobodyHearsOfWhatTheyMayNotSee() throws Exception {
    Laptop ed = doer("ed");
    Laptop will = listener("will");
    will.pull();
    try (LiveLine line = new LiveLine(will).hello(0, 0)) {
      ed.push(newLead(id(), "Acme"));
      doer("will").push(newLead(id(), "His own"));

      assertThat(line.next()).contains("His own").doesNotContain("Acme");
    }
  }

  @Test
  void aLargeChangeIsAPoke() throws Exception {
    Laptop ed = doer("ed");
    Laptop erin = listener("erin");
    erin.pull();
    try (LiveLine line = new LiveLine(erin).hello(0, 0)) {
      ed.push(
          IntStream.range(0, 600)
              .mapToObj(i -> newLead(id(), "Lead " + "x".repeat(150) + i))
              .toArray(Command[]::new));

      assertThat(line.next()).contains("\"poke\":");
      erin.pull();
      assertThat(erin.agrees()).isTrue();
    }
  }

  @Test
  void aRecordThatIsGivenAwayLeavesOneAndReachesTheOther() throws Exception {
    Laptop ed = listener("ed");
    Laptop eve = listener("eve");
    String lead = id();
    ed.push(newLead(lead, "Acme"));
    ed.pull();
    eve.pull();
    try (LiveLine edLine = new LiveLine(ed).hello(0, 0);
        LiveLine eveLine = new LiveLine(eve).hello(0, 0)) {
      doer("erin")
          .push(
              new Command.AssignOwner(
                  RecordType.LEAD, lead, ed.session().user(), eve.session().user()));

      ed.apply(edLine.next());
      eve.apply(eveLine.next());

      assertThat(ed.has("lead", lead)).isFalse();
      assertThat(eve.has("lead", lead)).isTrue();
      assertThat(ed.agrees()).isTrue();
      assertThat(eve.agrees()).isTrue();
    }
  }

  @Test
  void aLongPollWaitsForWhatConcernsIt() {
    Laptop ed = doer("ed");
    Laptop erin = listener("erin");
    erin.pull();
    long begin = System.nanoTime();
    CompletableFuture<List<PullRow>> waiting =
        CompletableFuture.supplyAsync(() -> erin.pull(20_000));
    doer("will").push(newLead(id(), "Not hers"));
    String lead = id();
    ed.push(newLead(lead, "Hers"));

    List<PullRow> rows = waiting.join();

    assertThat(rows).extracting(PullRow::i).contains(lead);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
  }
}
