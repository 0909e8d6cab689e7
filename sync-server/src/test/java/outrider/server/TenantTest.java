package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.server.TestServer.id;
import static outrider.server.TestServer.newLead;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.core.protocol.Outcome.Status;
import outrider.core.protocol.PullRow;
import outrider.core.user.Role;
import outrider.server.admin.Administration;
import outrider.server.ops.AuditTrail;
import outrider.server.store.Database;

/// Two companies in one database, of which neither sees anything of the other, although they use
/// the same names, the same ids and the same devices. Who may call what is in
/// `EndpointPermissionsTest` and `CommandPermissionsTest`, where the other company's people have a
/// column of their own.
class TenantTest {
  private static final String OTHER = "acme & söhne";

  @TempDir private Path folder;
  private TestServer first;
  private SyncServer second;

  @BeforeEach
  void start() {
    first = new TestServer(folder);
    ServerSettings other = TestStore.settings(folder).of(OTHER);
    try (Database database = Headquarters.open(other, first.clock)) {
      Administration administration = new Administration(database, first.clock);
      String team = administration.createTeam("Company", null);
      administration.createUser(
          new Administration.NewUser("ed", "Another Ed", Role.ADMIN, team, "another password"));
    }
    second = SyncServer.start(other, first.clock);
  }

  @AfterEach
  void stop() {
    second.close();
    first.close();
  }

  @Test
  void theSameNameIsAnotherPersonWithAnotherPassword() {
    Laptop laptop = new Laptop(second.port());

    assertThat(laptop.post("/v1/sign-in", laptop.request("ed", TestServer.PASSWORD)).status())
        .isEqualTo(401);
    assertThat(laptop.post("/v1/sign-in", laptop.request("erin", TestServer.PASSWORD)).status())
        .isEqualTo(401);
    assertThat(laptop.signIn("ed", "another password").session().tenant()).isEqualTo(OTHER);
  }

  @Test
  void theSameIdIsAnotherRecord() {
    Laptop ours = first.laptop("ed");
    Laptop theirs = new Laptop(second.port()).signIn("ed", "another password");
    String lead = id();

    assertThat(ours.push(newLead(lead, "Ours")).getFirst().status()).isEqualTo(Status.APPLIED);
    assertThat(theirs.push(newLead(lead, "Theirs")).getFirst().status()).isEqualTo(Status.APPLIED);
    ours.pull();
    theirs.pull();

    assertThat(ours.fields("lead", lead)).containsEntry("name", "Ours");
    assertThat(theirs.fields("lead", lead)).containsEntry("name", "Theirs");
    assertThat(ours.agrees()).isTrue();
    assertThat(theirs.agrees()).isTrue();
  }

  @Test
  void anAdministratorOfOneSeesNobodyOfTheOther() {
    Laptop theirs = new Laptop(second.port()).signIn("ed", "another password");

    List<PullRow> rows = theirs.pull();

    assertThat(rows).filteredOn(row -> row.t().equals("user")).hasSize(1);
    assertThat(rows).filteredOn(row -> row.t().equals("team")).hasSize(1);
  }

  @Test
  void aScopeOfTheOtherCannotBeAskedFor() {
    Laptop ours = first.laptop("ed");
    Laptop theirs = new Laptop(second.port()).signIn("ed", "another password");
    String lead = id();
    ours.push(newLead(lead, "Confidential"));

    assertThat(theirs.pull().toString()).doesNotContain("Confidential").doesNotContain("erin");
    assertThat(theirs.head().scopes()).doesNotContain("user/" + ours.session().user());

    theirs.cursors.put("user/" + ours.session().user(), 0L);
    theirs.pull();

    assertThat(theirs.has("lead", lead)).isFalse();
    assertThat(theirs.head().lost()).hasSize(1);
  }

  /// The first thing they hear of is their own, although ours came before it.
  @Test
  void aPushToOneIsSilenceAtTheOther() throws Exception {
    Laptop ours = first.laptop("ed");
    Laptop theirs = new Laptop(second.port()).signIn("ed", "another password");
    theirs.pull();
    try (LiveLine line = new LiveLine(theirs).hello(0, 0)) {
      ours.push(newLead(id(), "Ours"));
      assertThat(theirs.pull()).isEmpty();
      String lead = id();
      theirs.push(newLead(lead, "Theirs"));

      theirs.apply(line.next());

      assertThat(theirs.fields("lead", lead)).containsEntry("name", "Theirs");
      assertThat(theirs.agrees()).isTrue();
    }
  }

  /// Each has its own numbers and its own chain, whole by itself.
  @Test
  void eachHasItsOwnAuditTrail() {
    first.laptop("ed").push(newLead(id(), "Ours"), newLead(id(), "Ours too"));

    assertThat(verify(TestStore.settings(folder)).isIntact()).isTrue();
    AuditTrail.Finding other = verify(TestStore.settings(folder).of(OTHER));
    assertThat(other.isIntact()).isTrue();
    assertThat(other.lines()).isEqualTo(2);
  }

  private AuditTrail.Finding verify(ServerSettings settings) {
    try (Database database = Headquarters.open(settings, first.clock)) {
      return new AuditTrail(database).verify();
    }
  }

  /// So that the tables can be distributed by it, and no key of one company is in another's way.
  @Test
  void everyKeyBeginsWithTheTenant() {
    String tables =
        TestStore.POSTGRES
            ? "FROM information_schema.key_column_usage k"
                + " JOIN information_schema.table_constraints c USING (constraint_schema,"
                + " constraint_name) WHERE c.constraint_type = 'PRIMARY KEY'"
                + " AND c.table_schema = 'public' AND k.ordinal_position = 1"
            : "FROM sqlite_master m, pragma_table_info(m.name) k"
                + " WHERE m.type = 'table' AND k.pk = 1";
    String column = TestStore.POSTGRES ? "k.column_name" : "k.name";

    assertThat(TestStore.number(folder, "SELECT count(*) " + tables)).isGreaterThan(10);
    assertThat(
            TestStore.number(
                folder, "SELECT count(*) " + tables + " AND " + column + " <> 'tenant_id'"))
        .isZero();
  }
}
