package outrider;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.core.command.Command;
import outrider.core.command.Gift;
import outrider.core.handover.Handover;
import outrider.core.handover.Takeover;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.user.User;
import outrider.office.HeadOffice;
import outrider.office.Laptop;

/// Lin leaves. Zhou, who leads her team, hands her book over to He; all on real workstations, over
/// a real HQ.
final class HandoverSyncTest {

  /// What the product promises from a contact on.
  private static final Duration WIPED = Duration.ofSeconds(60);

  @TempDir Path folder;

  @Test
  void theLeaversLaptopIsWipedAtItsNextContactAndTheBookIsWithTheReceiver() throws Exception {
    try (var office = new HeadOffice(folder.resolve("hq"));
        var zhou = Laptop.open(folder.resolve("zhou"), office, "zhou");
        var he = Laptop.open(folder.resolve("he"), office, "he")) {
      var lin = Laptop.open(folder.resolve("lin"), office, "lin");
      var leads = leads(lin, 20);
      lin.drained();
      var profile = lin.book().profile();
      zhou.await("the book", () -> zhou.find(RecordType.LEAD, leads.getLast()).isPresent());

      zhou.submit(leaving(office, UUID.randomUUID().toString(), leads));
      zhou.drained();

      var millis = erased(profile.folder());
      System.out.println("The leaver's laptop was wiped " + millis + " ms after HQ was told");
      he.await(
          "the book", () -> leads.stream().allMatch(id -> owned(he, id).equals(office.id("he"))));
      he.await("the cards", () -> !he.all(RecordType.TAKEOVER).isEmpty());
      assertThat(takeover(he).records()).hasSize(leads.size());
      assertThat(takeover(he).from()).isEqualTo(office.id("lin"));
      assertThat(zhou.attention()).isEmpty();
    }
  }

  @Test
  void whatTheLeaverHadNotSentIsHandedInAndDoneByTheManager() throws Exception {
    try (var office = new HeadOffice(folder.resolve("hq"));
        var zhou = Laptop.open(folder.resolve("zhou"), office, "zhou")) {
      var lin = Laptop.open(folder.resolve("lin"), office, "lin");
      var leads = leads(lin, 1);
      lin.drained();
      var profile = lin.book().profile();
      zhou.await("the lead", () -> zhou.find(RecordType.LEAD, leads.getFirst()).isPresent());
      office.stop();
      lin.edit(leads.getFirst(), "note", "budget confirmed");
      var late = lin.newLead("展会认识的李四");
      lin.shut();
      office.startAgain();
      zhou.book().sync().nudge();
      zhou.submit(leaving(office, UUID.randomUUID().toString(), leads));
      zhou.drained();

      lin.reopen();
      erased(profile.folder());

      var settled = zhou.book().fleet().settle(profile.device(), true);
      assertThat(settled.applied()).isEqualTo(2);
      assertThat(settled.refused()).isZero();
      zhou.await("the late lead", () -> zhou.find(RecordType.LEAD, late).isPresent());
      zhou.await(
          "the note",
          () ->
              zhou.find(RecordType.LEAD, leads.getFirst())
                  .orElseThrow()
                  .text("note")
                  .contains("budget"));
      assertThat(owned(zhou, leads.getFirst())).isEqualTo(office.id("he"));
    }
  }

  @Test
  void whoMovesKeepsTheirLaptopAndLosesWhatWasHandedOver() throws Exception {
    try (var office = new HeadOffice(folder.resolve("hq"));
        var zhou = Laptop.open(folder.resolve("zhou"), office, "zhou");
        var lin = Laptop.open(folder.resolve("lin"), office, "lin")) {
      var leads = leads(lin, 3);
      lin.drained();
      zhou.await("the book", () -> zhou.find(RecordType.LEAD, leads.getLast()).isPresent());
      var handover = UUID.randomUUID().toString();

      zhou.submit(
          new Command.HandOver(
              handover,
              office.id("lin"),
              Handover.MOVING,
              null,
              List.of(gift(office, leads.subList(0, 2))),
              null));
      zhou.drained();

      lin.await("the exit", () -> lin.find(RecordType.LEAD, leads.getFirst()).isEmpty());
      assertThat(lin.find(RecordType.LEAD, leads.getLast())).as("what she keeps").isPresent();
      zhou.submit(new Command.UndoHandover(handover));
      zhou.drained();
      lin.await("her leads again", () -> lin.find(RecordType.LEAD, leads.getFirst()).isPresent());
    }
  }

  @Test
  void doneOfflineItWaitsAndIsRefusedAsAWholeWhereSomethingChangedMeanwhile() throws Exception {
    try (var office = new HeadOffice(folder.resolve("hq"));
        var boss = Laptop.open(folder.resolve("boss"), office, "boss");
        var zhou = Laptop.open(folder.resolve("zhou"), office, "zhou");
        var lin = Laptop.open(folder.resolve("lin"), office, "lin")) {
      var leads = leads(lin, 2);
      lin.drained();
      zhou.await("the book", () -> zhou.find(RecordType.LEAD, leads.getLast()).isPresent());
      zhou.shut();
      boss.await("the book", () -> boss.find(RecordType.LEAD, leads.getLast()).isPresent());
      boss.submit(
          new Command.AssignOwner(
              RecordType.LEAD, leads.getFirst(), office.id("lin"), office.id("he")));
      boss.drained();
      office.stop();
      zhou.reopen();
      zhou.submit(leaving(office, UUID.randomUUID().toString(), leads));
      assertThat(owned(zhou, leads.getLast())).as("provisionally").isEqualTo(office.id("he"));
      assertThat(zhou.waiting()).isEqualTo(1);

      office.startAgain();
      zhou.book().sync().nudge();

      zhou.await("the refusal", () -> !zhou.attention().isEmpty());
      assertThat(zhou.attention().getFirst().reasons())
          .extracting(reason -> reason.id())
          .containsExactly("handover.changed");
      zhou.await(
          "Lin's lead back with her", () -> owned(zhou, leads.getLast()).equals(office.id("lin")));
      assertThat(User.of(zhou.find(RecordType.USER, office.id("lin")).orElseThrow()).active())
          .isTrue();
      assertThat(zhou.all(RecordType.HANDOVER)).isEmpty();
      lin.book().sync().nudge();
      lin.await("still at work", () -> lin.find(RecordType.LEAD, leads.getLast()).isPresent());
    }
  }

  private static List<String> leads(Laptop lin, int count) {
    var leads = new ArrayList<String>();
    for (var number = 1; number <= count; number++) {
      leads.add(lin.newLead("客户" + number));
    }
    return leads;
  }

  private static Gift gift(HeadOffice office, List<String> leads) {
    return new Gift(office.id("he"), leads.stream().map(lead -> "lead/" + lead).toList());
  }

  private static Command leaving(HeadOffice office, String id, List<String> leads) {
    return new Command.HandOver(
        id,
        office.id("lin"),
        Handover.LEAVING,
        null,
        List.of(gift(office, leads)),
        office.id("he"));
  }

  private static String owned(Laptop laptop, String lead) {
    return laptop.find(RecordType.LEAD, lead).map(row -> row.text("owner")).orElse("");
  }

  private static Takeover takeover(Laptop laptop) {
    Row row = laptop.all(RecordType.TAKEOVER).values().iterator().next();
    return Takeover.of(row);
  }

  private static long erased(Path folder) {
    var began = System.nanoTime();
    while (Files.exists(folder)) {
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(WIPED);
      Thread.onSpinWait();
    }
    return Duration.ofNanos(System.nanoTime() - began).toMillis();
  }
}
