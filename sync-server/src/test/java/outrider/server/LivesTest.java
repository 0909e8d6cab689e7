package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.server.TestServer.PASSWORD;
import static outrider.server.TestServer.id;
import static outrider.server.TestServer.newLead;

import java.util.List;
import org.junit.jupiter.api.Test;
import outrider.core.command.Envelope;
import outrider.core.command.Lane;
import outrider.core.protocol.Outcome.Status;

/// The lives of one device: a new start, a copied disk, a disk that was set back.
class LivesTest extends ServerTest {
  @Test
  void whatWasAnsweredInOneLifeIsAnsweredAgainInTheNext() {
    Laptop ed = server.laptop("ed");
    Envelope lead = ed.envelopes(newLead(id(), "Acme")).getFirst();
    ed.push(List.of(lead));
    long seq = ed.push(List.of(lead)).seq();

    ed.epoch = "of another server";
    ed.signIn("ed", PASSWORD);
    Envelope again = numbered(lead, 1);

    assertThat(ed.push(List.of(again)).outcomes().getFirst().status()).isEqualTo(Status.APPLIED);
    assertThat(ed.push(List.of(again)).seq())
        .as("that a life began stands in the trail, and nothing else")
        .isEqualTo(seq + 1);
  }

  @Test
  void theCopyOfADiskBeginsALifeOfItsOwnAndLosesNothing() {
    Laptop ed = server.laptop("ed");
    Envelope mine = ed.envelopes(newLead(id(), "Mine")).getFirst();
    Envelope twins = numbered(ed.envelopes(newLead(id(), "My twin's")).getFirst(), mine.n());
    ed.push(List.of(mine));

    assertThat(ed.tryPush(List.of(twins)).text()).contains("incarnation-unknown");

    ed.signIn("ed", PASSWORD);
    var outcomes = ed.push(List.of(numbered(mine, 1), numbered(twins, 2))).outcomes();
    assertThat(outcomes)
        .allSatisfy(outcome -> assertThat(outcome.status()).isEqualTo(Status.APPLIED));
    ed.pull();
    assertThat(ed.agrees()).isTrue();
  }

  private static Envelope numbered(Envelope envelope, long n) {
    return new Envelope(
        envelope.id(),
        Lane.DATA,
        n,
        envelope.schema(),
        envelope.occurredAt(),
        envelope.kind(),
        envelope.arguments());
  }
}
