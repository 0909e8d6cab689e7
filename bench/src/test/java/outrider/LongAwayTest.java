package outrider;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.core.command.Command;
import outrider.core.record.RecordType;
import outrider.office.HeadOffice;
import outrider.office.Laptop;
import outrider.server.Headquarters;
import outrider.server.ServerSettings;
import outrider.server.retention.Forgotten;
import outrider.server.retention.Retention;

/// A laptop comes back after HQ has forgotten what it missed: it starts over by itself, keeps what
/// it did meanwhile, and holds nothing that is not its own.
final class LongAwayTest {

  private static final Duration AWAY = Duration.ofDays(100);

  @TempDir Path folder;

  @Test
  void afterAHundredDaysTheQueueIsIntactAndTheLeadThatWasHandedOnIsGone() {
    try (var office = new HeadOffice(folder.resolve("hq"));
        var boss = Laptop.open(folder.resolve("boss"), office, "boss")) {
      var rep = Laptop.open(folder.resolve("rep"), office, "lin");
      var gone = rep.newLead("交出去的");
      var stays = rep.newLead("还在的");
      rep.synced();
      rep.shut();
      boss.await("the lead", () -> boss.find(RecordType.LEAD, gone).isPresent());
      boss.submit(
          new Command.AssignOwner(RecordType.LEAD, gone, office.id("lin"), office.id("he")));
      boss.synced();

      office.stop();
      rep.reopen();
      rep.edit(stays, "note", "写在断网时");
      var made = rep.newLead("断网时新建");
      assertThat(forgetLater().of(Forgotten.Kind.EXITS)).isPositive();
      office.startAgain(AWAY);

      assertThat(Laptop.desk(folder.resolve("rep")).renew(rep.book(), HeadOffice.PASSWORD))
          .isEmpty();
      rep.await("the exit", () -> rep.find(RecordType.LEAD, gone).isEmpty());
      rep.drained();
      assertThat(rep.attention()).isEmpty();
      assertThat(rep.find(RecordType.LEAD, stays).orElseThrow().text("note")).isEqualTo("写在断网时");
      assertThat(rep.find(RecordType.LEAD, made)).isPresent();
      rep.close();
    }
  }

  private Forgotten forgetLater() {
    var later = InstantSource.offset(InstantSource.system(), AWAY);
    try (var database =
        Headquarters.open(ServerSettings.loopback(folder.resolve("hq"), 0), later)) {
      return new Retention(database, Optional.empty(), later).runWhole();
    }
  }
}
