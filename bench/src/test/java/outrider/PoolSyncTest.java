package outrider;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.app.store.PoolStanding;
import outrider.core.command.Command;
import outrider.core.lead.Lead;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.office.HeadOffice;
import outrider.office.Laptop;

/// Lin and He, each on a train without signal, claim the same lead and set to work.
final class PoolSyncTest {

  @TempDir Path folder;

  @Test
  void ofTwoWhoClaimOfflineOneHasItAndWhatTheOtherWroteStaysOnTheLead() {
    try (var office = new HeadOffice(folder.resolve("hq"));
        var boss = Laptop.open(folder.resolve("boss"), office, "boss")) {
      var pool = pool(boss, office, Map.of());
      var lead = pooled(boss, pool);
      boss.synced();
      var lin = Laptop.open(folder.resolve("lin"), office, "lin");
      var he = Laptop.open(folder.resolve("he"), office, "he");
      for (var laptop : List.of(lin, he)) {
        laptop.await("the lead", () -> laptop.find(RecordType.LEAD, lead).isPresent());
        laptop.shut();
      }
      office.stop();
      for (var laptop : List.of(lin, he)) {
        laptop.reopen();
        assertThat(laptop.submit(new Command.ClaimLead(lead, pool)).reasons()).isEmpty();
        assertThat(laptop.find(RecordType.LEAD, lead).map(row -> Lead.of(row).isPooled()))
            .contains(false);
        assertThat(reserved(laptop, lead)).isTrue();
      }
      var note = UUID.randomUUID().toString();
      assertThat(he.submit(log(note, lead, "note")).reasons()).isEmpty();
      var call = UUID.randomUUID().toString();
      assertThat(he.submit(log(call, lead, "call")).reasons()).isEmpty();
      lin.shut();
      he.shut();
      office.startAgain();
      lin.reopen();
      lin.drained();
      assertThat(reserved(lin, lead)).as("HQ has decided").isFalse();

      he.reopen();
      he.drained();

      he.await("that it is gone", () -> he.find(RecordType.LEAD, lead).isEmpty());
      assertThat(he.attention()).hasSize(1);
      assertThat(he.attention().getFirst().reasons().toString())
          .contains("pool.taken", office.id("lin"));
      lin.await("what He wrote", () -> lin.find(RecordType.ACTIVITY, call).isPresent());
      assertThat(lin.find(RecordType.ACTIVITY, note).map(row -> row.text(Fields.CREATED_BY)))
          .contains(office.id("he"));
      assertThat(lin.find(RecordType.LEAD, lead).map(row -> row.text(Fields.OWNER)))
          .contains(office.id("lin"));
      lin.shut();
      he.shut();
    }
  }

  @Test
  void hqTakesALeadBackUnlessALaptopMayHoldAFollowUp() {
    try (var office = new HeadOffice(folder.resolve("hq"))) {
      office.looksForOverdue(Duration.ofMillis(200));
      office.stop();
      office.startAgain();
      var boss = Laptop.open(folder.resolve("boss"), office, "boss");
      var pool = pool(boss, office, Map.of("protectionDays", 1L, "extensionDays", 5L));
      var hers = pooled(boss, pool);
      var his = pooled(boss, pool);
      boss.synced();
      var lin = Laptop.open(folder.resolve("lin"), office, "lin");
      var he = Laptop.open(folder.resolve("he"), office, "he");
      claim(lin, hers, pool);
      claim(he, his, pool);
      for (var laptop : List.of(lin, he, boss)) {
        laptop.shut();
      }
      office.stop();
      lin.reopen();
      assertThat(lin.submit(log(UUID.randomUUID().toString(), hers, "call")).reasons()).isEmpty();
      lin.shut();

      office.startAgain(Duration.ofDays(2));
      he.reopen();
      boss.reopen();
      boss.await("that his went back", () -> isPooled(boss, his));
      assertThat(isPooled(boss, hers)).as("her laptop is off").isFalse();

      lin.reopen();
      boss.await(
          "her call",
          () -> boss.find(RecordType.LEAD, hers).orElseThrow().has(Fields.LAST_CONTACT_AT));
      boss.synced();
      assertThat(isPooled(boss, hers)).as("it had been made in time").isFalse();
      he.await("that it may be claimed", () -> isPooled(he, his));
      for (var laptop : List.of(lin, he, boss)) {
        laptop.shut();
      }
    }
  }

  private static void claim(Laptop laptop, String lead, String pool) {
    laptop.await("the lead", () -> laptop.find(RecordType.LEAD, lead).isPresent());
    assertThat(laptop.submit(new Command.ClaimLead(lead, pool)).reasons()).isEmpty();
    laptop.drained();
  }

  private static boolean isPooled(Laptop laptop, String lead) {
    return Lead.of(laptop.find(RecordType.LEAD, lead).orElseThrow()).isPooled();
  }

  private static boolean reserved(Laptop laptop, String lead) {
    return laptop.book().database().readNow(sql -> PoolStanding.isReserved(sql, lead));
  }

  private static String pool(Laptop boss, HeadOffice office, Map<String, Object> more) {
    boss.await("the team", () -> boss.find(RecordType.TEAM, office.id("East")).isPresent());
    var id = boss.book().commands().newId();
    var fields = new HashMap<String, Object>(more);
    fields.put(Fields.NAME, "华东公海");
    fields.put("teams", List.of(office.id("East")));
    assertThat(boss.submit(new Command.CreateRecord(RecordType.POOL, id, fields)).reasons())
        .isEmpty();
    return id;
  }

  private static String pooled(Laptop boss, String pool) {
    var id = boss.book().commands().newId();
    assertThat(
            boss.submit(
                    new Command.CreateRecord(
                        RecordType.LEAD, id, Map.of("name", "张三", "source", "官网", "pool", pool)))
                .reasons())
        .isEmpty();
    return id;
  }

  private static Command log(String id, String lead, String kind) {
    return new Command.LogActivity(
        id,
        RecordType.LEAD,
        lead,
        kind,
        kind.equals("call") ? "out" : null,
        System.currentTimeMillis(),
        null,
        null,
        "想要样机",
        null,
        List.of(),
        null,
        null);
  }
}
