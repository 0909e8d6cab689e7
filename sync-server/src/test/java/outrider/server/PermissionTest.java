package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.server.TestServer.edit;
import static outrider.server.TestServer.id;
import static outrider.server.TestServer.newLead;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outrider.core.command.Command;
import outrider.core.protocol.Outcome;
import outrider.core.protocol.Outcome.Status;
import outrider.core.record.RecordType;

/// What somebody gets who asks for what is not theirs; `EndpointPermissionsTest` and
/// `CommandPermissionsTest` have the tables.
class PermissionTest {
  @TempDir private static Path folder;
  private static TestServer server;
  private static final Map<String, Laptop> laptops = new HashMap<>();
  private static String lead = "";

  @BeforeAll
  static void start() {
    server = new TestServer(folder);
    for (String login : List.of("ed", "eve", "erin", "will", "wendy", "admin")) {
      laptops.put(login, server.laptop(login));
    }
    lead = id();
    laptop("ed").push(newLead(lead, "Ed's lead"));
  }

  private static Laptop laptop(String login) {
    return Objects.requireNonNull(laptops.get(login));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # who,   sees, edits
          ed,      true, APPLIED
          eve,    false, REJECTED
          erin,    true, APPLIED
          will,   false, REJECTED
          wendy,  false, REJECTED
          admin,   true, APPLIED
          """)
  void aRecordIsOpenTo(String who, boolean sees, Status edits) {
    Laptop laptop = laptop(who);
    laptop.pull();
    assertThat(laptop.has("lead", lead)).isEqualTo(sees);
    Object phone = sees ? laptop.fields("lead", lead).get("phone") : null;

    Outcome outcome =
        laptop.push(edit(lead, "phone", phone, "+86 10 5555 " + who.hashCode())).getFirst();

    assertThat(outcome.status()).isEqualTo(edits);
    if (!sees) {
      assertThat(outcome.reasons().getFirst().id()).isEqualTo("record.not-found");
    }
  }

  @Test
  void anothersRecordIdGetsNothingAndChangesNothing() {
    Laptop will = server.laptop("will");
    Laptop ed = server.laptop("ed");
    String owned = id();
    ed.push(newLead(owned, "Only Ed's"));
    long seq = seq(will);

    List<Outcome> outcomes =
        will.push(
            edit(owned, "name", "Only Ed's", "Will's now"),
            newLead(owned, "Will's now"),
            new Command.DeleteRecord(RecordType.LEAD, owned),
            new Command.AssignOwner(
                RecordType.LEAD, owned, ed.session().user(), will.session().user()),
            new Command.AddTags(RecordType.LEAD, owned, List.of("mine")));

    assertThat(outcomes).allMatch(outcome -> outcome.status() == Status.REJECTED);
    assertThat(outcomes.toString()).doesNotContain("Only Ed");
    assertThat(seq(will)).isEqualTo(seq);
    will.pull();
    assertThat(will.has("lead", owned)).isFalse();
    ed.pull();
    assertThat(ed.fields("lead", owned)).containsEntry("name", "Only Ed's");
  }

  /// Asking for somebody's scope by name gets it called lost, and no row of it.
  @Test
  void anothersScopeCannotBeAskedFor() {
    Laptop will = server.laptop("will");
    String foreign = "user/" + laptop("ed").session().user();
    will.cursors.put(foreign, 0L);
    will.epoch = laptop("ed").epoch;

    will.pull();

    assertThat(will.head().scopes()).doesNotContain(foreign);
    assertThat(will.head().lost()).containsExactly(foreign);
    assertThat(will.scopes).doesNotContainKey(foreign);
  }

  private static long seq(Laptop laptop) {
    return laptop.push(List.of()).seq();
  }

  @Test
  void onlyAnAdministratorChangesTheConfiguration() {
    for (String login : List.of("ed", "erin")) {
      Outcome outcome =
          laptop(login)
              .push(
                  new Command.CreateRecord(RecordType.TAG, id(), Map.of("name", "tag of " + login)))
              .getFirst();
      assertThat(outcome.status()).isEqualTo(Status.REJECTED);
    }
  }
}
