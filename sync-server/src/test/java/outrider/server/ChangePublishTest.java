package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static outrider.server.TestServer.id;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import outrider.core.change.ChangeRequest;
import outrider.core.change.Signature;
import outrider.core.change.WrittenCommands;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.configuration.Configuration;
import outrider.core.protocol.Outcome;
import outrider.core.protocol.Outcome.Status;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.signing.Signatures;
import outrider.core.user.Team;
import outrider.core.user.User;

/// HQ has the last word about what is signed, publishes when it is time although every laptop is
/// off, and notes by itself when its program is another one.
class ChangePublishTest extends ServerTest {
  private Laptop admin;
  private Laptop erin;
  private Laptop ed;
  private Laptop will;

  @BeforeEach
  void threePeopleSignAndSigningBegins() {
    admin = server.laptop("admin");
    erin = server.laptop("erin");
    ed = server.laptop("ed");
    will = server.laptop("will");
    duty(erin, "sales");
    duty(ed, "marketing");
    duty(will, "it");
    taken(
        admin,
        new Command.EditFields(
            RecordType.TEAM,
            server.company,
            List.of(new FieldEdit(Team.SIGNS_CHANGES, null, true))));
  }

  @Test
  void aHandMadePushIsRefusedAndSoIsTheConsole() {
    Command level = level(id());

    assertThat(refusals(admin, level)).containsExactly("change.needs-signatures");
    assertThat(
            refusals(
                admin,
                new Command.CreateRecord(
                    RecordType.PIPELINE, id(), Map.of("name", "Published at once"))))
        .containsExactly("change.needs-signatures");
    server.administer(administration ->
        assertThat(catchThrowable(() -> administration.run(level)))
            .hasMessageContaining("change.needs-signatures"));
  }

  @Test
  void twoOfThreeCannotPublishAtHqEither() {
    String level = id();
    ChangeRequest change = asked(null, level(level));
    sign(erin, "sales", change);
    sign(will, "it", change);

    assertThat(refusals(admin, publishing(change))).containsExactly("change.unsigned");
    assertThat(refusals(admin, signing("marketing", change)))
        .containsExactly("change.not-your-duty");

    sign(ed, "marketing", change);
    taken(admin, publishing(change));
    ed.pull();
    assertThat(ed.has("service_level", level)).isTrue();

    taken(will, new Command.RollBackChange(change.id()));
    ed.pull();
    assertThat(ed.has("service_level", level)).isFalse();
  }

  @Test
  void hqPublishesAtItsTimeWithEveryLaptopOff() {
    String level = id();
    long noon = server.clock.millis() + Duration.ofHours(4).toMillis();
    ChangeRequest change = asked(noon, level(level));
    sign(erin, "sales", change);
    sign(ed, "marketing", change);
    sign(will, "it", change);

    assertThat(server.publishDueChanges(Duration.ofHours(3))).isZero();
    assertThat(server.publishDueChanges(Duration.ofHours(4))).isOne();
    assertThat(server.publishDueChanges(Duration.ofHours(5))).as("once").isZero();

    ed.pull();
    assertThat(ed.has("service_level", level)).isTrue();
    assertThat(ed.fields("change_request", change.id()))
        .containsEntry("state", "published")
        .containsEntry("publishedBy", "headquarters");
  }

  @Test
  void hqNotesThatItsProgramIsAnotherOne() {
    server.startsAs("0.1.0");
    server.startsAs("0.2.0");
    server.startsAs("0.2.0");

    ed.pull();
    String noted = ed.idOf("change_request", "name", "0.1.0 → 0.2.0");
    assertThat(ed.fields("change_request", noted))
        .containsEntry("kind", "server")
        .containsEntry("state", "published");
    assertThat(refusals(admin, new Command.RollBackChange(noted)))
        .containsExactly("change.of-server");
  }

  private void duty(Laptop of, String duty) {
    taken(
        admin,
        new Command.EditFields(
            RecordType.USER,
            of.session().user(),
            List.of(new FieldEdit(User.DUTIES, null, List.of(duty)))));
  }

  private static Command level(String id) {
    return new Command.CreateRecord(
        RecordType.SERVICE_LEVEL, id, Map.of("name", "Fast", "minutes", 5L));
  }

  private ChangeRequest asked(@Nullable Long at, Command command) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", "Faster");
    fields.put(
        ChangeRequest.COMMANDS, Objects.requireNonNull(WrittenCommands.write(List.of(command))));
    if (at != null) {
      fields.put(ChangeRequest.PUBLISH_AT, at);
    }
    Row row = new Row(RecordType.CHANGE_REQUEST, id(), fields);
    taken(admin, new Command.CreateRecord(RecordType.CHANGE_REQUEST, row.id(), fields));
    taken(admin, new Command.SettleChange(row.id(), ChangeRequest.ASKED));
    return ChangeRequest.of(row);
  }

  private static String digest(ChangeRequest change) {
    return Signatures.digest(change, Configuration.empty());
  }

  private static Command signing(String duty, ChangeRequest change) {
    return new Command.SignChange(
        change.id(), duty, Signature.AGREED, null, digest(change), "deals=0");
  }

  private static Command publishing(ChangeRequest change) {
    return new Command.PublishChange(change.id(), digest(change));
  }

  private static void sign(Laptop who, String duty, ChangeRequest change) {
    taken(who, signing(duty, change));
  }

  private static void taken(Laptop who, Command command) {
    Outcome outcome = who.push(command).getFirst();
    assertThat(outcome.status()).as(outcome.toString()).isEqualTo(Status.APPLIED);
  }

  private static List<String> refusals(Laptop who, Command command) {
    Outcome outcome = who.push(command).getFirst();
    assertThat(outcome.status()).as(command.toString()).isEqualTo(Status.REJECTED);
    return outcome.reasons().stream().map(reason -> reason.id()).toList();
  }
}
