package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.server.TestServer.id;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.protocol.Outcome.Status;
import outrider.core.protocol.PullRow;
import outrider.core.record.RecordType;

/// Each lead that comes in is with somebody who hears of it, and says why.
class DispatchTest extends IntakeStories {
  @Test
  void aLeadThatIsSentIsWithItsOwnerAtOnceWithATaskAndTheReason() throws Exception {
    Outside site = Outside.of(server);
    Laptop eve = alone("eve");
    eve.pull();
    try (LiveLine line = new LiveLine(eve).hello(0, 0)) {
      Laptop.Answer answer = site.sends(ZHANG);

      assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
      eve.apply(line.next());
      String lead = answer.json().path("reference").asText();
      assertThat(eve.fields("lead", lead))
          .containsEntry("name", "张三")
          .containsEntry("source", "web")
          .containsEntry("sourceDetail", "Contact us")
          .containsEntry("note", "请回电")
          .containsEntry("owner", eve.session().user())
          .containsKey("nextStepAt");
      eve.pull();
      assertThat(eve.agrees()).isTrue();
      assertThat(titles(eve, lead)).containsExactly("first-response");
      assertThat(told(eve, lead)).containsExactly("reason:assign.least-loaded|limit=5|untouched=0");
    }
  }

  @Test
  void whoeverHasLeftHasNoLeadThatComesAgain() {
    Outside site = Outside.of(server);
    String lead = made(site.sends(ZHANG));
    String former = field(leads().getFirst(), "owner");
    admin()
        .push(
            new Command.EditFields(
                RecordType.USER, former, List.of(new FieldEdit("inactive", null, true))));

    site.sends(ZHANG);

    assertThat(field(leads().getFirst(), "owner")).isNotEqualTo(former);
    Laptop owner = ownerOf(lead);
    assertThat(titles(owner, lead)).contains("came-again");
    assertThat(told(owner, lead)).anyMatch(text -> text.startsWith("reason:intake.again"));
  }

  @Test
  void leadsAreSharedOutAndNobodyIsBuried() {
    Outside site = Outside.of(server);
    Map<String, Integer> shares = new HashMap<>();
    for (int number = 0; number < 18; number++) {
      made(site.sends(Map.of("name", "Lead " + number)));
    }
    leads().forEach(row -> shares.merge(field(row, "owner"), 1, Integer::sum));
    assertThat(shares).hasSize(3).allSatisfy((owner, count) -> assertThat(count).isEqualTo(6));

    String overflow = made(site.sends(Map.of("name", "One too many")));

    Laptop leader = ownerOf(overflow);
    assertThat(leader.session().role()).isEqualTo("manager");
    assertThat(titles(leader, overflow)).contains("nobody-free", "first-response");
    assertThat(told(leader, overflow).getFirst())
        .isEqualTo("reason:assign.nobody-free|limit=5|people=3");

    Laptop ed = server.laptop("ed");
    ed.pull();
    String touched =
        leads().stream()
            .filter(row -> ed.session().user().equals(field(row, "owner")))
            .map(PullRow::i)
            .findFirst()
            .orElseThrow();
    ed.push(call(touched));
    String next = made(site.sends(Map.of("name", "Next")));
    assertThat(ownerOf(next).session().user()).isEqualTo(ed.session().user());
  }

  @Test
  void whatNobodyIsFreeForGoesToTheFallbackPoolAndTheManagerHears() {
    Outside site = Outside.of(server);
    String pool = id();
    admin()
        .push(
            new Command.CreateRecord(
                RecordType.POOL,
                pool,
                Map.of("name", "Pool", "teams", List.of(server.company), "fallback", true)));
    for (int number = 0; number < 18; number++) {
      made(site.sends(Map.of("name", "Lead " + number)));
    }
    String overflow = made(site.sends(Map.of("name", "One too many", "email", "one@too.many")));

    Laptop admin = admin();
    admin.pull();
    assertThat(admin.fields("lead", overflow))
        .containsEntry("pool", pool)
        .doesNotContainKey("owner");
    assertThat(told(admin, overflow).getFirst()).isEqualTo("reason:assign.pool|pool=" + pool);
    assertThat(admin.idOf("task", "note", "One too many")).as("a manager is told").isNotEmpty();

    made(site.sends(Map.of("name", "One too many", "email", "one@too.many")));
    admin.pull();
    assertThat(admin.fields("lead", overflow))
        .as("came again, lies there")
        .containsEntry("pool", pool);
    Laptop eve = server.laptop("eve");
    assertThat(eve.push(new Command.ClaimLead(overflow, pool)).getFirst().status())
        .isEqualTo(Status.APPLIED);
  }

  @Test
  void aRuleDecidesAndOneWhoseTeamIsGoneIsPassedOver() {
    String gone = id();
    Laptop admin = admin();
    admin.push(
        new Command.CreateRecord(RecordType.TEAM, gone, Map.of("name", "Gone")),
        rule("Old team", 1, Map.of("team", gone)),
        rule("South goes west", 2, Map.of("team", server.west, "regions", List.of("South"))),
        new Command.DeleteRecord(RecordType.TEAM, gone));
    Outside site = Outside.of(server, Map.of("mapping", List.of("name=name", "region=region")));

    String lead = made(site.sends(Map.of("name", "Ed", "region", "south")));

    Laptop will = server.laptop("will");
    will.pull();
    assertThat(will.has("lead", lead)).isTrue();
    assertThat(told(will, lead))
        .containsExactly(
            "reason:assign.team-gone|rule=Old team\n"
                + "reason:assign.rule-load|limit=5|rule=South goes west|untouched=0");
  }
}
