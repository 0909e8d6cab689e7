package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.server.TestServer.id;
import static outrider.server.TestServer.newLead;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import outrider.core.call.CallReport;
import outrider.core.command.Command;
import outrider.core.protocol.AuditExportRequest;
import outrider.core.protocol.AuditLine;
import outrider.core.protocol.CalendarRequest;
import outrider.core.protocol.FarewellRequest;
import outrider.core.protocol.PortalResponse;
import outrider.core.protocol.RevokeRequest;
import outrider.core.protocol.SettleRequest;
import outrider.core.record.RecordType;
import outrider.core.rule.Actor;
import picocli.CommandLine;

/// What is written without a command from a workstation is in the audit trail all the same: HQ's
/// own duties, what comes in from outside, what operators type, and what people do to devices.
class AuditedDutiesTest extends ServerTest {
  private static final String PORTAL = id();
  private Audit audit;
  private Laptop ed;

  @BeforeEach
  void start() {
    audit = new Audit(server.laptop("admin"));
    ed = server.laptop("ed");
  }

  @Test
  void hqsOwnDuties() {
    server.lookForOverdue(Duration.ZERO);
    String lead = id();
    ed.push(newLead(lead, "Waiting"));
    leaves("Escalate", Actor.HEADQUARTERS, () -> server.lookForOverdue(Duration.ofHours(2)));

    leaves(
        "ReportCall",
        ed.session().user(),
        () ->
            server.hear(
                new CallReport(
                    id(),
                    RecordType.LEAD,
                    lead,
                    "out",
                    server.clock.millis(),
                    60L,
                    "reached",
                    null,
                    null,
                    null,
                    null,
                    null),
                ed.session().user()));

    server
        .laptop("admin")
        .push(
            new Command.CreateRecord(
                RecordType.TAG_RULE,
                id(),
                Map.of(
                    "name",
                    "Dormant",
                    "when",
                    "silence",
                    "days",
                    5L,
                    "tag",
                    "dormant",
                    "lifecycle",
                    true)));
    server.clock.advance(Duration.ofDays(6));
    leaves("TagSilentLead", Actor.HEADQUARTERS, server::lookForSilence);
  }

  @Test
  void aLeadThatGoesBackToItsPool() {
    String pool = id();
    server
        .laptop("admin")
        .push(
            new Command.CreateRecord(
                RecordType.POOL, pool, Map.of("name", "East", "teams", List.of(server.east))));
    String lead = id();
    ed.push(newLead(lead, "Li"), new Command.ReturnLead(lead, pool, null));
    server.laptop("eve").push(new Command.ClaimLead(lead, pool));
    server.clock.advance(Duration.ofDays(45));
    audit = new Audit(server.laptop("admin"));

    leaves("RecycleLead", Actor.HEADQUARTERS, () -> server.recycle(Duration.ZERO));
  }

  @Test
  void aRequestThatNobodyAnswered() {
    String deal = id();
    SalesProcess process = SalesProcess.of(server);
    ed.push(
        new Command.CreateRecord(
            RecordType.OPPORTUNITY, deal, Map.of("name", "A deal", "stage", process.first())),
        new Command.RequestApproval(
            id(), deal, "contract", "As before", null, null, null, null, null));

    leaves("AttendApproval", Actor.HEADQUARTERS, () -> server.attendApprovals(Duration.ofDays(8)));
  }

  @Test
  void aChangeWhoseTimeHasComeAndAnotherProgram() {
    Laptop admin = server.laptop("admin");
    admin.push(
        new Command.CreateRecord(
            RecordType.CHANGE_REQUEST,
            id(),
            Map.of("name", "Maintenance", "kind", "server", "publishAt", 1L)));

    leaves("PublishDueChange", Actor.HEADQUARTERS, () -> server.publishDueChanges(Duration.ZERO));
    leaves("NoteServerUpdate", Actor.HEADQUARTERS, () -> server.startsAs("9.0.0"));
  }

  @Test
  void whatComesInFromOutside() {
    Outside site = Outside.of(server);

    leaves("CreateRecord", Actor.HEADQUARTERS, () -> site.sends(Map.of("name", "Zhang")));
  }

  @Test
  void whatPeopleDoToDevicesAndAddresses() {
    Laptop erin = server.laptop("erin");
    String manager = erin.session().user();
    leaves("RegisterDevice", ed.session().user(), () -> server.laptop("ed"));
    leaves(
        "MakeCalendarAddress",
        manager,
        () -> erin.post("/v1/calendar", new CalendarRequest(false, "en")));
    leaves(
        "StopCalendarAddress",
        manager,
        () ->
            erin.send(
                "DELETE",
                "/v1/calendar",
                java.net.http.HttpRequest.BodyPublishers.noBody(),
                Map.of()));
    String contact = id();
    erin.push(
        new Command.CreateRecord(RecordType.ACCOUNT, PORTAL, Map.of("name", "Acme")),
        new Command.CreateRecord(
            RecordType.CONTACT,
            contact,
            Map.of("name", "Ann", "account", PORTAL, "email", "ann@acme.example")));
    String[] invitation = new String[1];
    leaves(
        "InviteToPortal",
        manager,
        () ->
            invitation[0] =
                erin.post("/v1/portal/" + contact, Map.of()).as(PortalResponse.class).token());
    leaves(
        "JoinPortal",
        Actor.HEADQUARTERS,
        () -> Guest.joined(server.port(), Objects.requireNonNull(invitation[0])));
    leaves(
        "WithdrawFromPortal",
        manager,
        () ->
            erin.send(
                "DELETE",
                "/v1/portal/" + contact,
                java.net.http.HttpRequest.BodyPublishers.noBody(),
                Map.of()));
    leaves(
        "RevokeDevice",
        manager,
        () -> erin.post("/v1/devices/revoke", new RevokeRequest(ed.device, true)));
    server.clock.advance(Duration.ofSeconds(5));
    leaves(
        "WipeDevice",
        ed.session().user(),
        () ->
            ed.post(
                "/v1/farewell",
                new FarewellRequest(ed.device, ed.envelopes(newLead(id(), "Late")), true)));
    leaves(
        "SettleHandedIn",
        manager,
        () -> erin.post("/v1/devices/settle", new SettleRequest(ed.device, true)));
    leaves(
        "ExportAudit",
        server.laptop("admin").session().user(),
        () -> server.laptop("admin").post("/v1/audit/export", new AuditExportRequest(null, null)));
  }

  @Test
  void whoseCompanyAccountItIs() {
    try (TestIssuer issuer = new TestIssuer(server.clock)) {
      server.takeAccountsOf(issuer.settings());
      audit = new Audit(server.laptop("admin"));
      String nonce = id();
      leaves(
          "LinkCompanyAccount",
          ed.session().user(),
          () -> {
            Laptop laptop = server.laptop();
            laptop.post(
                "/v1/sign-in/company", laptop.company(issuer.token("subject", "ed", nonce), nonce));
          });
      leaves("UnlinkCompanyAccount", () -> run("user", "unlink", "--login", "ed"));
    }
  }

  /// What operators type, and the line that it leaves; nothing where it changes nothing that
  /// anybody would be asked about.
  private static final Map<String, String> TYPED =
      Map.ofEntries(
          Map.entry("user create", "CreateRecord"),
          Map.entry("user unlink", "UnlinkCompanyAccount"),
          Map.entry("user extension", "EditFields"),
          Map.entry("user duties", "EditFields"),
          Map.entry("user reset-password", "ResetPassword"),
          Map.entry("team create", "CreateRecord"),
          Map.entry("device revoke", "RevokeDevice"),
          Map.entry("policy set", "SetPolicy"),
          Map.entry("intake key make", "MakeIntakeKey"),
          Map.entry("intake key withdraw", "WithdrawIntakeKey"),
          Map.entry("intake form create", "CreateRecord"),
          Map.entry("intake rule create", "CreateRecord"),
          Map.entry("webhook add", "AddWebhook"),
          Map.entry("webhook remove", "RemoveWebhook"),
          Map.entry("telephony add", "AddTelephoneSystem"),
          Map.entry("telephony remove", "RemoveTelephoneSystem"),
          Map.entry("source add", "AddSource"),
          Map.entry("source change", "ChangeSource"),
          Map.entry("source renew-key", "RenewSourceKey"),
          Map.entry("source remove", "RemoveSource"),
          Map.entry("source preview", ""),
          Map.entry("source list", ""),
          Map.entry("source runs", ""),
          Map.entry("source waiting", ""),
          Map.entry("source tenders", ""),
          Map.entry("source ask", ""),
          Map.entry("file erase", "EraseFile"),
          Map.entry("audit public-key", "MakeAuditKey"),
          Map.entry("audit export", "ExportAudit"),
          Map.entry("new-epoch", "BeginEpoch"),
          Map.entry("restore", "BeginEpoch"),
          Map.entry("serve", ""),
          Map.entry("backup", ""),
          Map.entry("tidy", ""),
          Map.entry("user company-accounts", ""),
          Map.entry("device list", ""),
          Map.entry("policy list", ""),
          Map.entry("intake key list", ""),
          Map.entry("webhook list", ""),
          Map.entry("telephony list", ""),
          Map.entry("audit verify", ""),
          Map.entry("audit check", ""));

  @Test
  void everyWordOfTheCommandLineIsInTheTable() {
    TreeSet<String> words = new TreeSet<>();
    collect("", new CommandLine(new Commands()), words);
    assertThat(TYPED.keySet()).containsExactlyInAnyOrderElementsOf(words);
  }

  private static void collect(String above, CommandLine line, TreeSet<String> words) {
    line.getSubcommands()
        .forEach((name, below) -> {
          if (below.getSubcommands().isEmpty()) {
            words.add((above + " " + name).strip());
          } else {
            collect(above + " " + name, below, words);
          }
        });
  }

  @Test
  void whatOperatorsType() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "https://chat.example/robot");
    Path password = Files.writeString(folder.resolve("password"), "a new long password");
    Photo photo = Photo.of(1);
    String lead = id();
    ed.push(newLead(lead, "With a photo"));
    photo.attach(ed, lead);
    photo.send(ed);

    types("team create", "--name", "North");
    types(
        "user create", "--login", "nora", "--name", "Nora", "--password-file", password.toString());
    types("user extension", "--login", "nora", "--number", "8001");
    types("user duties", "--login", "nora", "--duty", "technical");
    types("user reset-password", "--login", "nora", "--password-file", password.toString());
    types("policy set", "tombstone-days", "100");
    types("intake key make", "--source", "web");
    types("intake key withdraw", newestOf("intake_key"));
    types("intake form create", "--name", "Contact", "--source", "web");
    types("intake rule create", "--name", "All", "--team", server.east);
    types("webhook add", "--kind", "wecom", "--address-file", secret.toString());
    types("webhook remove", newestOf("webhook"));
    types(
        "telephony add",
        "--preset",
        "TWILIO",
        "--name",
        "PBX",
        "--public-address",
        "https://hq.example",
        "--secret-file",
        secret.toString(),
        "--set",
        "account=AC1",
        "--set",
        "from=+861055550100");
    types("telephony remove", newestOf("telephone_system"));
    Path source =
        Files.writeString(
            folder.resolve("erp.json"), SourceStories.settings("ERP", "push", ",\"zone\":\"UTC\""));
    types("source add", "--settings", source.toString());
    types("source change", newestOf("source"), "--settings", source.toString());
    types("source renew-key", newestOf("source"));
    types("source remove", newestOf("source"));
    types("file erase", photo.sha256());
    types("audit public-key");
    types("audit export", "--to", folder.resolve("trail.csv").toString());
    types("device revoke", ed.device);
    types("new-epoch");

    assertThat(audit.lines(Audit.words("chat.example"))).as("secrets are nobody's").isEmpty();
    assertThat(run("audit", "verify")).isZero();
  }

  private String newestOf(String type) {
    return audit.lines(Audit.of(null, type, null)).getFirst().record();
  }

  private void types(String words, String... more) {
    List<String> all = new ArrayList<>(List.of(words.split(" ")));
    all.addAll(List.of(more));
    leaves(
        java.util.Objects.requireNonNull(TYPED.get(words)),
        () -> assertThat(run(all.toArray(String[]::new))).as(words).isZero());
  }

  private int run(String... words) {
    List<String> all = new ArrayList<>(TestStore.arguments(folder));
    all.addAll(List.of(words));
    return Main.run(all.toArray(String[]::new), System.err);
  }

  private void leaves(String command, Runnable deed) {
    leaves(command, Actor.HEADQUARTERS, deed);
  }

  private void leaves(String command, String user, Runnable deed) {
    long before = audit.newest();
    try {
      deed.run();
    } catch (UncheckedIOException failure) {
      throw new AssertionError(command, failure);
    }
    List<AuditLine> lines = audit.since(before);
    assertThat(lines).as(command).isNotEmpty().allSatisfy(Audit::isSaidWhole);
    assertThat(lines)
        .as(command)
        .anySatisfy(line -> {
          assertThat(line.command()).isEqualTo(command);
          assertThat(line.user()).isEqualTo(user);
        });
  }
}
