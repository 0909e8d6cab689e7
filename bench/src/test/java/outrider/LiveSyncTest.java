package outrider;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.core.command.Command;
import outrider.core.record.RecordType;
import outrider.office.HeadOffice;
import outrider.office.Laptop;

/// What two people and their manager see of each other.
final class LiveSyncTest {

  @TempDir Path folder;

  @Test
  void bothWorkOnWhileHqIsGoneAndAgreeWhenItIsBack() {
    try (var office = new HeadOffice(folder.resolve("hq"));
        var rep = Laptop.open(folder.resolve("rep"), office, "lin");
        var manager = Laptop.open(folder.resolve("manager"), office, "zhou")) {
      var lead = rep.newLead("张三");
      rep.drained();
      manager.await("the lead", () -> manager.find(RecordType.LEAD, lead).isPresent());

      office.stop();
      rep.edit(lead, "company", "华为样例");
      manager.edit(lead, "city", "上海");
      var another = rep.newLead("李四");
      assertThat(rep.waiting()).isEqualTo(2);
      assertThat(manager.waiting()).isEqualTo(1);
      rep.restart();
      assertThat(rep.find(RecordType.LEAD, another)).isPresent();

      office.startAgain();
      rep.book().sync().nudge();
      manager.book().sync().nudge();
      rep.drained();
      manager.drained();
      rep.await("the city", () -> rep.find(RecordType.LEAD, lead).orElseThrow().has("city"));
      manager.await("李四", () -> manager.find(RecordType.LEAD, another).isPresent());
      manager.await(
          "the company", () -> manager.find(RecordType.LEAD, lead).orElseThrow().has("company"));
      assertThat(rep.all(RecordType.LEAD)).isEqualTo(manager.all(RecordType.LEAD));
      assertThat(rep.attention()).isEmpty();
    }
  }

  @Test
  void aRefusalAtHqIsTakenBackHereAndPutBeforeThePerson() {
    try (var office = new HeadOffice(folder.resolve("hq"));
        var rep = Laptop.open(folder.resolve("rep"), office, "lin");
        var manager = Laptop.open(folder.resolve("manager"), office, "zhou")) {
      rep.await(
          "the configuration", () -> rep.find(RecordType.STAGE, office.id("lost")).isPresent());
      var deal = rep.book().commands().newId();
      rep.submit(new Command.CreateRecord(RecordType.OPPORTUNITY, deal, Map.of("name", "泵站巡检")));
      rep.drained();
      manager.await("the deal", () -> manager.find(RecordType.OPPORTUNITY, deal).isPresent());

      office.stop();
      manager.submit(
          new Command.AdvanceOpportunity(deal, office.id("new"), office.id("lost"), "太贵"));
      rep.submit(new Command.AdvanceOpportunity(deal, office.id("new"), office.id("survey"), null));
      rep.shut();
      office.startAgain();
      manager.book().sync().nudge();
      manager.drained();
      rep.reopen();

      rep.await("the refusal", () -> !rep.attention().isEmpty());
      assertThat(rep.attention())
          .singleElement()
          .satisfies(refused -> {
            assertThat(refused.kind()).isEqualTo("AdvanceOpportunity");
            assertThat(refused.reasons().getFirst().id()).isEqualTo("stage.changed");
            assertThat(refused.reasons().getFirst().argument("by")).isEqualTo(office.id("zhou"));
          });
      rep.await(
          "the manager's word",
          () ->
              rep.find(RecordType.OPPORTUNITY, deal)
                  .orElseThrow()
                  .text("stage")
                  .equals(office.id("lost")));
      assertThat(rep.waiting()).isZero();
    }
  }

  @Test
  void twoAmountsMeetAndBothPeopleAreAsked() {
    try (var office = new HeadOffice(folder.resolve("hq"));
        var rep = Laptop.open(folder.resolve("rep"), office, "lin");
        var manager = Laptop.open(folder.resolve("manager"), office, "zhou")) {
      var lead = rep.newLead("张三");
      rep.drained();
      manager.await("the lead", () -> manager.find(RecordType.LEAD, lead).isPresent());

      office.stop();
      manager.edit(lead, "amount", 96_0000_00L);
      rep.edit(lead, "amount", 120_0000_00L);
      rep.shut();
      office.startAgain();
      manager.book().sync().nudge();
      manager.drained();
      rep.reopen();

      rep.await("the conflict", () -> !rep.all(RecordType.CONFLICT).isEmpty());
      manager.await("the conflict", () -> !manager.all(RecordType.CONFLICT).isEmpty());
      assertThat(rep.find(RecordType.LEAD, lead).orElseThrow().number("amount", 0))
          .isEqualTo(96_0000_00L);
      var conflict = rep.all(RecordType.CONFLICT).values().iterator().next();
      assertThat(conflict.text("mine")).isEqualTo("120000000");

      rep.submit(new Command.SettleConflict(conflict.id(), conflict.text("mine")));

      manager.await(
          "the choice",
          () ->
              manager.find(RecordType.LEAD, lead).orElseThrow().number("amount", 0)
                  == 120_0000_00L);
    }
  }

  @Test
  void whoSeesNothingOfItGetsNothingOfIt() {
    try (var office = new HeadOffice(folder.resolve("hq"));
        var rep = Laptop.open(folder.resolve("rep"), office, "lin");
        var other = Laptop.open(folder.resolve("other"), office, "owen")) {
      var lead = rep.newLead("张三");
      rep.drained();
      other.synced();
      assertThat(other.find(RecordType.LEAD, lead)).isEmpty();

      assertThat(other.edit(lead, "name", "stolen").reasons())
          .singleElement()
          .satisfies(reason -> assertThat(reason.id()).isEqualTo("record.not-found"));
      assertThat(other.all(RecordType.LEAD)).isEmpty();
    }
  }

  @Test
  void aManagerWhoMovesLosesTheOldTeamsRowsFromTheDisk() throws Exception {
    try (var office = new HeadOffice(folder.resolve("hq"));
        var rep = Laptop.open(folder.resolve("rep"), office, "lin");
        var manager = Laptop.open(folder.resolve("manager"), office, "zhou");
        var boss = Laptop.open(folder.resolve("boss"), office, "boss")) {
      var lead = rep.newLead("张三");
      rep.drained();
      manager.await("the lead", () -> manager.find(RecordType.LEAD, lead).isPresent());
      boss.await("zhou", () -> boss.find(RecordType.USER, office.id("zhou")).isPresent());

      boss.submit(
          new Command.EditFields(
              RecordType.USER,
              office.id("zhou"),
              List.of(
                  new outrider.core.command.FieldEdit(
                      "team", office.id("East"), office.id("West")))));

      manager.await("the exit", () -> manager.find(RecordType.LEAD, lead).isEmpty());
      assertThat(manager.book().commands().actor().scopes())
          .noneMatch(scope -> scope.contains(office.id("lin")));
    }
  }
}
