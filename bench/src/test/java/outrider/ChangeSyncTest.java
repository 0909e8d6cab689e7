package outrider;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.app.command.Receipt;
import outrider.core.change.ChangeRequest;
import outrider.core.change.Signature;
import outrider.core.change.WrittenCommands;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.rule.Reason;
import outrider.core.signing.Signatures;
import outrider.core.signing.Signing;
import outrider.core.user.Team;
import outrider.office.HeadOffice;
import outrider.office.Laptop;

/// Zhou signs for sales, He for marketing, Owen for IT: each on a laptop of their own, without a
/// network, while the administrator's is elsewhere; and HQ publishes at night.
final class ChangeSyncTest {

  @TempDir Path folder;

  @Test
  void threeSignOfflineAndEverybodyHasTheRuleAndOneClickTakesItBack() {
    try (var office = new HeadOffice(folder.resolve("hq"));
        var boss = boss(office)) {
      var level = UUID.randomUUID().toString();
      var change = asked(boss, null, level(level));
      var signers = signers(office);
      for (var signer : signers) {
        signer.await(
            "the question", () -> signer.find(RecordType.CHANGE_REQUEST, change).isPresent());
        signer.shut();
      }
      office.stop();
      var duties = List.of("sales", "marketing", "it");
      for (var signer : signers) {
        signer.reopen();
        assertThat(ids(sign(signer, duties.get(signers.indexOf(signer)), change)))
            .as("without a network")
            .isEmpty();
        signer.shut();
      }
      office.startAgain();
      boss.book().sync().nudge();
      for (var signer : signers.subList(0, 2)) {
        signer.reopen();
        signer.drained();
      }
      boss.await("two of three", () -> missing(boss, change) == 1);
      assertThat(ids(publish(boss, change))).containsExactly("change.unsigned");

      signers.getLast().reopen();
      signers.getLast().drained();
      boss.await("the third", () -> missing(boss, change) == 0);
      assertThat(ids(publish(boss, change))).isEmpty();
      boss.drained();

      for (var signer : signers) {
        signer.book().sync().nudge();
        signer.await("the rule", () -> signer.find(RecordType.SERVICE_LEVEL, level).isPresent());
      }
      var zhou = signers.getFirst();
      assertThat(ids(zhou.submit(new Command.RollBackChange(change)))).isEmpty();
      zhou.drained();
      boss.book().sync().nudge();
      boss.await("the roll-back", () -> boss.find(RecordType.SERVICE_LEVEL, level).isEmpty());
      assertThat(state(boss, change)).isEqualTo(ChangeRequest.ROLLED_BACK);
      assertThat(zhou.attention()).isEmpty();
      signers.forEach(Laptop::shut);
    }
  }

  @Test
  void whatWasSignedAfterItWasEditedElsewhereIsNotSigned() {
    try (var office = new HeadOffice(folder.resolve("hq"));
        var boss = boss(office)) {
      var change = asked(boss, null, level(UUID.randomUUID().toString()));
      var zhou = Laptop.open(folder.resolve("zhou"), office, "zhou");
      zhou.await("the question", () -> state(zhou, change).equals(ChangeRequest.ASKED));
      zhou.shut();
      var row = boss.find(RecordType.CHANGE_REQUEST, change).orElseThrow();
      office.stop();
      zhou.reopen();
      assertThat(ids(sign(zhou, "sales", change))).isEmpty();
      zhou.shut();
      office.startAgain();
      boss.submit(
          new Command.EditFields(
              RecordType.CHANGE_REQUEST,
              change,
              List.of(
                  new FieldEdit(
                      ChangeRequest.COMMANDS,
                      row.value(ChangeRequest.COMMANDS),
                      WrittenCommands.write(List.of(level(UUID.randomUUID().toString())))))));
      boss.submit(new Command.SettleChange(change, ChangeRequest.ASKED));
      boss.drained();

      zhou.reopen();
      zhou.drained();

      zhou.await("the refusal", () -> !zhou.attention().isEmpty());
      assertThat(zhou.attention().getFirst().reasons().toString()).contains("change.edited-since");
      assertThat(missing(boss, change)).isEqualTo(3);
      zhou.shut();
    }
  }

  @Test
  void hqPublishesAtItsTimeThoughEveryLaptopIsOff() {
    try (var office = new HeadOffice(folder.resolve("hq"))) {
      office.looksForOverdue(Duration.ofMillis(200));
      office.stop();
      office.startAgain();
      var boss = boss(office);
      var level = UUID.randomUUID().toString();
      var change =
          asked(boss, System.currentTimeMillis() + Duration.ofHours(1).toMillis(), level(level));
      var signers = signers(office);
      var duties = List.of("sales", "marketing", "it");
      for (var signer : signers) {
        signer.await("the question", () -> state(signer, change).equals(ChangeRequest.ASKED));
        assertThat(ids(sign(signer, duties.get(signers.indexOf(signer)), change))).isEmpty();
        signer.drained();
        signer.shut();
      }
      boss.await("three", () -> missing(boss, change) == 0);
      assertThat(state(boss, change)).as("not yet").isEqualTo(ChangeRequest.ASKED);
      boss.shut();
      office.stop();

      office.startAgain(Duration.ofHours(2));

      var zhou = signers.getFirst();
      zhou.reopen();
      zhou.await("the rule", () -> zhou.find(RecordType.SERVICE_LEVEL, level).isPresent());
      assertThat(state(zhou, change)).isEqualTo(ChangeRequest.PUBLISHED);
      zhou.shut();
    }
  }

  @Test
  void aHandMadePushOfARuleIsRefusedByHqAndHeldForItsGiver() {
    try (var office = new HeadOffice(folder.resolve("hq"));
        var boss = Laptop.open(folder.resolve("boss"), office, "boss")) {
      boss.await("who one is", () -> boss.find(RecordType.USER, office.id("boss")).isPresent());
      boss.shut();
      // While it is away, signing begins: what it does then was allowed as far as it knew.
      try (var other = Laptop.open(folder.resolve("boss2"), office, "boss")) {
        begin(other, office);
      }
      office.stop();
      boss.reopen();
      var level = UUID.randomUUID().toString();
      assertThat(ids(boss.submit(level(level)))).isEmpty();
      boss.shut();
      office.startAgain();
      boss.reopen();
      boss.drained();

      boss.await("the refusal", () -> !boss.attention().isEmpty());
      assertThat(boss.attention().getFirst().reasons().toString())
          .contains("change.needs-signatures");
      boss.await("that it is gone", () -> boss.find(RecordType.SERVICE_LEVEL, level).isEmpty());
    }
  }

  private Laptop boss(HeadOffice office) {
    var boss = Laptop.open(folder.resolve("boss"), office, "boss");
    begin(boss, office);
    return boss;
  }

  private static void begin(Laptop boss, HeadOffice office) {
    boss.await("the people", () -> boss.find(RecordType.USER, office.id("owen")).isPresent());
    Map.of("zhou", "sales", "he", "marketing", "owen", "it")
        .forEach((login, duty) ->
            assertThat(
                    ids(
                        boss.submit(
                            new Command.EditFields(
                                RecordType.USER,
                                office.id(login),
                                List.of(new FieldEdit("duties", null, List.of(duty)))))))
                .isEmpty());
    assertThat(
            ids(
                boss.submit(
                    new Command.EditFields(
                        RecordType.TEAM,
                        office.id("company"),
                        List.of(new FieldEdit(Team.SIGNS_CHANGES, null, true))))))
        .isEmpty();
    boss.drained();
    assertThat(Signing.isInForce(boss.book().database().configuration())).isTrue();
  }

  private List<Laptop> signers(HeadOffice office) {
    var signers = new ArrayList<Laptop>();
    for (var login : List.of("zhou", "he", "owen")) {
      signers.add(Laptop.open(folder.resolve(login), office, login));
    }
    return signers;
  }

  private static Command level(String id) {
    return new Command.CreateRecord(
        RecordType.SERVICE_LEVEL, id, Map.of("name", "Fast", "minutes", 5L));
  }

  private static String asked(Laptop boss, @Nullable Long at, Command command) {
    var id = UUID.randomUUID().toString();
    var fields = new LinkedHashMap<String, Object>();
    fields.put("name", "Faster");
    fields.put(
        ChangeRequest.COMMANDS, Objects.requireNonNull(WrittenCommands.write(List.of(command))));
    if (at != null) {
      fields.put(ChangeRequest.PUBLISH_AT, at);
    }
    assertThat(ids(boss.submit(new Command.CreateRecord(RecordType.CHANGE_REQUEST, id, fields))))
        .isEmpty();
    assertThat(ids(boss.submit(new Command.SettleChange(id, ChangeRequest.ASKED)))).isEmpty();
    boss.drained();
    return id;
  }

  private static Receipt sign(Laptop laptop, String duty, String change) {
    return laptop.submit(
        new Command.SignChange(
            change, duty, Signature.AGREED, null, digest(laptop, change), "deals=0"));
  }

  private static Receipt publish(Laptop laptop, String change) {
    return laptop.submit(new Command.PublishChange(change, digest(laptop, change)));
  }

  private static ChangeRequest change(Laptop laptop, String id) {
    return ChangeRequest.of(laptop.find(RecordType.CHANGE_REQUEST, id).orElseThrow());
  }

  private static String digest(Laptop laptop, String change) {
    return Signatures.digest(change(laptop, change), laptop.book().database().configuration());
  }

  private static int missing(Laptop laptop, String change) {
    return Signatures.missing(change(laptop, change), laptop.book().database().configuration())
        .size();
  }

  private static String state(Laptop laptop, String change) {
    return laptop
        .find(RecordType.CHANGE_REQUEST, change)
        .map((Row row) -> row.text(ChangeRequest.STATE))
        .orElse("");
  }

  private static List<String> ids(Receipt receipt) {
    return receipt.reasons().stream().map(Reason::id).toList();
  }
}
