package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.server.TestServer.edit;
import static outrider.server.TestServer.id;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import outrider.core.command.Command;
import outrider.core.record.RecordType;
import outrider.server.ops.Limits;

/// Who comes again is no second lead; who only may be the same is one, and it says so.
class KnownPersonTest extends IntakeStories {
  @Test
  void whoComesAgainIsALineAndATaskOnTheLeadThatTheyAre() {
    Outside site = Outside.of(server);
    String lead = made(site.sends(ZHANG));
    Laptop owner = ownerOf(lead);

    Laptop.Answer again =
        site.sends(
            Map.of("name", "Zhang San", "phone", "+86-138-0000-0127", "note", "Still waiting"));
    assertThat(again.status()).isEqualTo(202);
    site.sends(Map.of("name", "z", "phone", "１３８０００００１２７", "utm", "spring"));

    assertThat(leads()).hasSize(1);
    owner.pull();
    assertThat(told(owner, lead))
        .contains(
            "reason:intake.again|form=Contact us\nreason:\nStill waiting",
            "reason:intake.again|form=Contact us\nreason:\nutm: spring");
    assertThat(titles(owner, lead)).containsExactlyInAnyOrder("first-response", "came-again");
    assertThat(owner.agrees()).isTrue();
  }

  /// A person who clicks again and again, each click on its way beside the others.
  @Test
  void manyAtOnceOfOnePersonAreOneLead() throws Exception {
    Outside site = Outside.of(server);
    List<Integer> statuses = Collections.synchronizedList(new ArrayList<>());
    List<Thread> clicks = new ArrayList<>();
    for (int click = 0; click < 12; click++) {
      clicks.add(Thread.ofVirtual().start(() -> statuses.add(site.sends(ZHANG).status())));
    }
    for (Thread click : clicks) {
      click.join();
    }

    assertThat(statuses).hasSize(12).containsOnly(202);
    String lead = leads().getFirst().i();
    assertThat(leads()).hasSize(1);
    Laptop owner = ownerOf(lead);
    assertThat(told(owner, lead)).filteredOn(text -> text.contains("intake.again")).hasSize(11);
    assertThat(titles(owner, lead)).containsExactlyInAnyOrder("first-response", "came-again");
  }

  @Test
  void theSameMailAddressIsTheSamePersonToo() {
    Outside site = Outside.of(server);
    String lead = made(site.sends(Map.of("name", "Ed", "email", "Ed@Example.com")));
    site.sends(Map.of("name", "Edward", "email", " ed@example.COM "));
    assertThat(leads()).singleElement().satisfies(row -> assertThat(row.i()).isEqualTo(lead));
  }

  @Test
  void theSameNameAtTheSameCompanyIsAnotherLeadThatSaysWhoItMayBe() {
    Outside site = Outside.of(server);
    String first = made(site.sends(ZHANG));
    String second = made(site.sends(Map.of("name", "张三", "company", "华为 样例")));
    made(site.sends(Map.of("name", "李四", "company", "华为样例")));

    assertThat(leads()).hasSize(3);
    Laptop owner = ownerOf(second);
    assertThat(told(owner, second).getFirst())
        .contains("reason:intake.perhaps|", "lead=" + first, "name=张三");
    assertThat(told(admin(), leads().getLast().i())).isNotEmpty();
    assertThat(
            TestStore.number(
                folder,
                "SELECT count(*) FROM record WHERE type = 'activity' AND body LIKE"
                    + " '%intake.perhaps%'"))
        .as("a company alone says nothing")
        .isEqualTo(1);
  }

  @Test
  void aLeadThatIsClosedOrDeletedIsNobody() {
    Outside site = Outside.of(server);
    String closed = made(site.sends(ZHANG));
    admin().push(edit(closed, "status", null, "disqualified"));
    String second = made(site.sends(ZHANG));
    assertThat(second).isNotEqualTo(closed);
    admin().push(new Command.DeleteRecord(RecordType.LEAD, second));
    assertThat(made(site.sends(ZHANG))).isNotIn(closed, second);
    assertThat(leads()).hasSize(2);
  }

  @Test
  void leadsThatPeopleMadeThemselvesAreKnownToo() {
    Laptop ed = server.laptop("ed");
    String lead = id();
    ed.push(
        new Command.CreateRecord(
            RecordType.LEAD, lead, Map.of("name", "张三", "source", "fair", "phone", "13800000127")));
    Outside.of(server).sends(ZHANG);
    ed.pull();
    assertThat(told(ed, lead)).hasSize(1);
    ed.push(edit(lead, "phone", "13800000127", "13900000999"));
    Outside.of(server).sends(ZHANG);
    assertThat(leads()).hasSize(2);
  }

  /// More than the desk is told of at once. They are history: known, and nobody's burden.
  @Test
  void leadsOfAnImportAreKnownAndCountForNobody() {
    Laptop ed = alone("ed");
    List<String> imported = new ArrayList<>();
    while (imported.size() <= Limits.INTAKE_CATCH_UP) {
      List<Command> page = new ArrayList<>();
      while (page.size() < 700) {
        imported.add(id());
        page.add(
            new Command.CreateRecord(
                RecordType.LEAD,
                imported.getLast(),
                Map.of(
                    "name", "Imported",
                    "source", "list",
                    "importId", "import-1",
                    "phone", "+86 139" + (10_000_000 + imported.size()))));
      }
      ed.push(page.toArray(Command[]::new));
    }
    Outside site = Outside.of(server);

    String line = made(site.sends(Map.of("name", "Zhao", "phone", "13910000001")));
    String lead = made(site.sends(ZHANG));

    ed.pull();
    assertThat(ed.fields("activity", line)).containsEntry("parent", imported.getFirst());
    assertThat(told(ed, lead)).containsExactly("reason:assign.least-loaded|limit=5|untouched=0");
    assertThat(ed.agrees()).isTrue();
  }

  @Test
  void aDownloadIsALineOnTheKnownLeadOrANewOne() {
    Outside paper = Outside.of(server, Map.of("behaviour", true, "name", "White paper"));

    String lead = made(paper.sends(ZHANG));
    paper.sends(ZHANG);

    assertThat(leads()).hasSize(1);
    Laptop owner = ownerOf(lead);
    assertThat(children(owner, "activity", lead))
        .filteredOn(row -> "download".equals(field(row, "kind")))
        .hasSize(2)
        .allSatisfy(row -> assertThat(row.f()).containsEntry("direction", "in"));
    assertThat(told(owner, lead))
        .contains(
            "reason:intake.behaviour|form=White paper",
            "reason:intake.behaviour|form=White paper\nreason:\n请回电");
    assertThat(titles(owner, lead)).containsExactlyInAnyOrder("first-response", "came-again");
  }
}
