package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.server.TestServer.edit;
import static outrider.server.TestServer.id;
import static outrider.server.TestServer.newLead;

import org.junit.jupiter.api.Test;
import outrider.core.command.Lane;
import outrider.core.protocol.Outcome.Status;
import outrider.core.protocol.PullSame;

class SyncTest extends ServerTest {
  @Test
  void whatARepDoesReachesTheManagerAndNobodyInAnotherTeam() {
    Laptop ed = server.laptop("ed");
    Laptop erin = server.laptop("erin");
    Laptop will = server.laptop("will");
    String lead = id();

    assertThat(ed.push(newLead(lead, "Acme")).getFirst().status()).isEqualTo(Status.APPLIED);
    ed.pull();
    erin.pull();
    will.pull();

    assertThat(ed.fields("lead", lead)).containsEntry("name", "Acme");
    assertThat(erin.fields("lead", lead)).containsEntry("name", "Acme");
    assertThat(will.has("lead", lead)).isFalse();
    assertThat(ed.agrees()).isTrue();
    assertThat(erin.agrees()).isTrue();
  }

  @Test
  void twoFieldsChangedByTwoPeopleBothStand() {
    Laptop ed = server.laptop("ed");
    Laptop erin = server.laptop("erin");
    String lead = id();
    ed.push(newLead(lead, "Acme"));

    ed.push(edit(lead, "company", null, "Acme Ltd"));
    erin.push(edit(lead, "phone", null, "+44 20 7946 0000"));
    erin.pull();

    assertThat(erin.fields("lead", lead))
        .containsEntry("company", "Acme Ltd")
        .containsEntry("phone", "+44 20 7946 0000");
  }

  @Test
  void doingItTwiceIsDoingItOnce() {
    Laptop ed = server.laptop("ed");
    String lead = id();
    var envelopes = ed.envelopes(newLead(lead, "Acme"), edit(lead, "nonsense", null, "x"));

    var first = ed.push(envelopes);
    var second = ed.push(envelopes);

    assertThat(second.outcomes()).isEqualTo(first.outcomes());
    assertThat(second.seq()).isEqualTo(first.seq());
  }

  @Test
  void aGapIsDeferredUntilWhatIsMissingHasCome() {
    Laptop ed = server.laptop("ed");
    var envelopes = ed.envelopes(newLead(id(), "One"), newLead(id(), "Two"));

    var early = ed.push(envelopes.subList(1, 2));
    var whole = ed.push(envelopes);

    assertThat(early.outcomes().getFirst().status()).isEqualTo(Status.DEFERRED);
    assertThat(whole.outcomes())
        .allSatisfy(outcome -> assertThat(outcome.status()).isEqualTo(Status.APPLIED));
  }

  @Test
  void aDeviceThatHoldsWhatHqHoldsIsToldSoInALine() {
    Laptop ed = server.laptop("ed");
    ed.push(newLead(id(), "Acme"));
    ed.pull();
    long holds = ed.holds();

    Laptop.Answer same = ed.poll(holds);
    Laptop.Answer other = ed.poll(holds + 1);
    ed.push(newLead(id(), "Bolt"));
    Laptop.Answer news = ed.poll(holds);

    PullSame line = same.as(PullSame.class);
    assertThat(line.same()).isTrue();
    assertThat(line.seq()).isEqualTo(ed.head().seq());
    assertThat(line.processed()).containsEntry(Lane.DATA, 1L);
    assertThat(line.offlineMaxMillis()).isEqualTo(ed.head().offlineMaxMillis());
    assertThat(other.text()).contains("\"scopes\"").contains("\"end\":true");
    assertThat(news.text()).contains("Bolt").contains("\"end\":true");
  }
}
