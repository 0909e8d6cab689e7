package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.server.TestServer.id;
import static outrider.server.TestServer.newLead;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.protocol.FarewellRequest;
import outrider.core.protocol.Outcome;
import outrider.core.protocol.Outcome.Status;
import outrider.core.protocol.PullRequest;
import outrider.core.protocol.PullRow;
import outrider.core.protocol.PushRequest;
import outrider.core.protocol.RevokeRequest;
import outrider.core.protocol.SettleRequest;
import outrider.core.protocol.UploadRequest;
import outrider.core.record.RecordType;

/// Two tables. The first: which endpoint admits whom. The second: which command may be given by
/// whom to a record of Ed's, who is a rep of the team East. An endpoint or a command without a line
/// fails the test, so nobody adds one without saying who may.
class PermissionMatrixTest {
  /// Who calls: without a token, with one that was made up, with one of another company on the same
  /// database, signed out, from a revoked device, having left the company, and the three roles.
  private static final List<String> CALLERS =
      List.of(
          "nobody", "forger", "stranger", "ended", "revoked", "left", "rep", "manager", "admin");

  private static final String ENDPOINTS =
      """
      # endpoint                nobody forger stranger ended revoked left rep manager admin
      GET    /health              200   200    200     200    200    200  200   200    200
      GET    /health/live         200   200    200     200    200    200  200   200    200
      GET    /health/ready        200   200    200     200    200    200  200   200    200
      GET    /metrics             200   200    200     200    200    200  200   200    200
      POST   /v1/sign-in          200   200    200     200    200    200  200   200    200
      POST   /v1/session          401   401    401     401    401    401  200   200    200
      POST   /v1/push             401   401    401     401    401    401  200   200    200
      POST   /v1/pull             401   401    401     401    401    401  200   200    200
      POST   /v1/uploads          401   401    401     401    401    401  200   404    404
      PATCH  /v1/uploads/*        401   401    401     401    401    401  200   404    404
      GET    /v1/blobs/*          401   401    401     401    401    401  200   200    200
      GET    /v1/live             400   400    400     400    400    400  400   400    400
      GET    /v1/devices          401   401    401     401    401    401  403   200    200
      POST   /v1/devices/revoke   401   401    401     401    401    401  403   204    204
      POST   /v1/devices/settle   401   401    401     401    401    401  403   200    200
      POST   /v1/farewell         401   401    401     401    200    403  403   403    403
      DELETE /v1/session          401   401    401     401    401    401  204   204    204
      """;

  /// `+` it is done, `.` there is no such record for this person, `-` refused for another reason.
  private static final String COMMANDS =
      """
      # command on Ed's own     Ed  mate manager otherRep otherManager admin stranger
      CreateRecord              -   -    -       -        -            -     +
      CreateRecordForEd         +   -    +       -        -            +     -
      EditFields                +   .    +       .        .            +     .
      DeleteRecord              +   .    +       .        .            +     .
      AssignOwner               +   .    +       .        .            +     .
      AddTags                   +   .    +       .        .            +     .
      RemoveTags                +   .    +       .        .            +     .
      LogActivity               +   .    +       .        .            +     .
      PlanTask                  +   .    +       .        .            +     .
      CompleteTask              +   .    +       .        .            +     .
      ReopenTask                +   .    +       .        .            +     .
      SnoozeTask                +   .    +       .        .            +     .
      AdvanceOpportunity        +   .    +       .        .            +     .
      MarkItem                  +   .    +       .        .            +     .
      SignOff                   -   .    +       .        .            +     .
      AttachFile                +   .    +       .        .            +     .
      ConvertLead               +   .    +       .        .            +     .
      SettleConflict            +   .    +       .        .            +     .
      """;

  /// The same for a record that Ed shares with his team.
  private static final String SHARED =
      """
      # command on Ed's shared  Ed  mate manager otherRep otherManager admin stranger
      EditFields                +   +    +       .        .            +     .
      DeleteRecord              +   -    +       .        .            +     .
      AssignOwner               +   +    +       .        .            +     .
      AddTags                   +   +    +       .        .            +     .
      LogActivity               +   +    +       .        .            +     .
      PlanTask                  +   +    +       .        .            +     .
      AttachFile                +   +    +       .        .            +     .
      """;

  /// What only an administrator may touch, whoever else asks.
  private static final String CONFIGURATION =
      """
      # command                 Ed  mate manager otherRep otherManager admin stranger
      CreateTag                 -   -    -       -        -            +     -
      RenameTeam                -   -    -       -        -            +     .
      MakeMyselfAdmin           -   -    -       -        -            +     -
      """;

  private static final List<String> PEOPLE =
      List.of("ed", "eve", "erin", "will", "wendy", "admin", "stranger");

  @TempDir private static Path folder;
  private static TestServer server;
  private static SyncServer otherCompany;
  private static final Map<String, Laptop> people = new HashMap<>();
  private static String pipeline = id();
  private static final String[] stages = {id(), id()};
  private static final String[] items = {id(), id()};
  private static final byte[] PHOTO = "as good as a photo".getBytes(StandardCharsets.UTF_8);

  @BeforeAll
  static void start() {
    server = new TestServer(folder);
    ServerSettings other = TestStore.settings(folder).of("other");
    TestServer.administer(
        other, server.clock, administration -> TestServer.user(administration, "sam", "rep", null));
    otherCompany = SyncServer.start(other, server.clock);
    server.administer(administration -> {
      TestServer.user(administration, "leo", "rep", server.east);
      administration.run(made(RecordType.PIPELINE, pipeline, Map.of("name", "Sales")));
      for (int i = 0; i < stages.length; i++) {
        administration.run(
            made(
                RecordType.STAGE,
                stages[i],
                Map.of("name", "Stage " + i, "pipeline", pipeline, "position", (long) i)));
      }
      administration.run(
          made(
              RecordType.CHECKLIST_ITEM,
              items[0],
              Map.of("name", "Call", "stage", stages[1], "kind", "action", "recommended", true)));
      administration.run(
          made(
              RecordType.CHECKLIST_ITEM,
              items[1],
              Map.of("name", "Sign", "stage", stages[1], "kind", "sign-off", "recommended", true)));
    });
    for (String login : List.of("ed", "eve", "erin", "will", "wendy", "admin")) {
      people.put(login, server.laptop(login));
    }
    people.put("stranger", new Laptop(otherCompany.port()).signIn("sam", TestServer.PASSWORD));
    photograph();
  }

  private static Command made(RecordType type, String id, Map<String, Object> fields) {
    return new Command.CreateRecord(type, id, fields);
  }

  @AfterAll
  static void stop() {
    otherCompany.close();
    server.close();
  }

  private static Laptop person(String name) {
    return Objects.requireNonNull(people.get(name));
  }

  /// The lines of a table as their first words and the rest.
  private static Map<String, List<String>> lines(String table, int nameWords) {
    Map<String, List<String>> lines = new LinkedHashMap<>();
    table
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> List.of(line.strip().split("\\s+")))
        .forEach(words ->
            lines.put(
                String.join(" ", words.subList(0, nameWords)),
                words.subList(nameWords, words.size())));
    return lines;
  }

  // Endpoints.

  @Test
  void everyEndpointHasItsLine() {
    assertThat(lines(ENDPOINTS, 2).keySet())
        .containsExactlyInAnyOrderElementsOf(server.endpoints());
  }

  @TestFactory
  Stream<DynamicTest> anEndpointAdmits() {
    return lines(ENDPOINTS, 2).entrySet().stream()
        .flatMap(line ->
            range(CALLERS)
                .map(i ->
                    DynamicTest.dynamicTest(
                        line.getKey() + " by " + CALLERS.get(i),
                        () -> admits(line.getKey(), CALLERS.get(i), line.getValue().get(i)))));
  }

  private static Stream<Integer> range(List<?> columns) {
    return Stream.iterate(0, i -> i + 1).limit(columns.size());
  }

  private static void admits(String endpoint, String caller, String expected) {
    Laptop laptop = caller(caller);
    String[] parts = endpoint.replace("*", sha256(PHOTO)).split(" ");
    Map<String, String> headers = new HashMap<>();
    if (caller.equals("forger")) {
      headers.put("Authorization", "Bearer made-up");
    }
    if (parts[0].equals("PATCH")) {
      headers.putAll(Map.of("Upload-Offset", "0", "Upload-Length", "" + PHOTO.length));
    }

    Laptop.Answer answer = laptop.send(parts[0], parts[1], body(endpoint, laptop, caller), headers);

    assertThat(answer.status()).as(answer.toString()).isEqualTo(Integer.parseInt(expected));
    if (answer.status() == 401) {
      assertThat(answer.problem())
          .isEqualTo(
              switch (caller) {
                case "nobody" -> "not-signed-in";
                case "revoked" -> "device-revoked";
                case "left" -> "user-inactive";
                default -> "session-expired";
              });
    }
  }

  private static Laptop caller(String caller) {
    return switch (caller) {
      case "nobody", "forger" -> server.laptop();
      case "stranger" ->
          new Laptop(otherCompany.port()).signIn("sam", TestServer.PASSWORD).movedTo(server.port());
      case "ended" -> {
        Laptop laptop = server.laptop("ed");
        laptop.send("DELETE", "/v1/session", HttpRequest.BodyPublishers.noBody(), Map.of());
        yield laptop;
      }
      case "revoked" -> {
        Laptop laptop = server.laptop("ed");
        server.administer(administration -> administration.revokeDevice(laptop.device));
        server.clock.advance(Duration.ofSeconds(5));
        yield laptop;
      }
      case "left" -> {
        person("admin").push(inactive(false));
        server.clock.advance(Duration.ofSeconds(5));
        Laptop laptop = server.laptop("leo");
        person("admin").push(inactive(true));
        server.clock.advance(Duration.ofSeconds(5));
        yield laptop;
      }
      case "rep" -> server.laptop("ed");
      case "manager" -> server.laptop("erin");
      default -> server.laptop("admin");
    };
  }

  private static Command inactive(boolean now) {
    Laptop admin = person("admin");
    admin.pull();
    String leo =
        found(admin, "config", row -> row.t().equals("user") && holds(row, "login", "leo"));
    return new Command.EditFields(
        RecordType.USER,
        leo,
        List.of(new FieldEdit("inactive", admin.fields("user", leo).get("inactive"), now)));
  }

  /// The id of the row of a scope that is meant.
  private static String found(Laptop laptop, String scope, Predicate<PullRow> meant) {
    return laptop.scopes.getOrDefault(scope, Map.of()).values().stream()
        .filter(meant)
        .map(PullRow::i)
        .findFirst()
        .orElseThrow();
  }

  private static boolean holds(PullRow row, String field, String value) {
    Map<String, Object> fields = row.f();
    return fields != null && value.equals(fields.get(field));
  }

  /// Ed's photo, which his manager sees but has not taken.
  private static void photograph() {
    Laptop ed = person("ed");
    String lead = id();
    ed.push(
        newLead(lead, "With a photo"),
        new Command.AttachFile(
            id(),
            RecordType.LEAD,
            lead,
            "site.jpg",
            "photo",
            "image/jpeg",
            PHOTO.length,
            sha256(PHOTO)));
    Laptop.Answer sent =
        ed.send(
            "PATCH",
            "/v1/uploads/" + sha256(PHOTO),
            HttpRequest.BodyPublishers.ofByteArray(PHOTO),
            Map.of("Upload-Offset", "0", "Upload-Length", "" + PHOTO.length));
    assertThat(sent.status()).as(sent.toString()).isEqualTo(200);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /// A body that whoever is admitted is served for.
  private static HttpRequest.BodyPublisher body(String endpoint, Laptop laptop, String caller) {
    boolean signedIn = !caller.equals("nobody") && !caller.equals("forger");
    long life = signedIn ? laptop.session().incarnation() : 1;
    if (endpoint.startsWith("PATCH")) {
      return HttpRequest.BodyPublishers.ofByteArray(PHOTO);
    }
    Object body =
        switch (endpoint) {
          case "POST /v1/devices/revoke" -> new RevokeRequest(server.laptop("eve").device, false);
          case "POST /v1/devices/settle" -> new SettleRequest(person("eve").device, false);
          case "POST /v1/farewell" -> new FarewellRequest(laptop.device, List.of(), false);
          case "POST /v1/uploads" -> new UploadRequest(sha256(PHOTO), PHOTO.length);
          case "POST /v1/sign-in" -> server.laptop().request("ed", TestServer.PASSWORD);
          case "POST /v1/push" ->
              new PushRequest(1, laptop.device, life, laptop.epoch, 0, List.of());
          case "POST /v1/pull" ->
              new PullRequest(1, laptop.device, life, laptop.epoch, Map.of(), 0);
          default -> Map.of();
        };
    return endpoint.startsWith("POST")
        ? HttpRequest.BodyPublishers.ofByteArray(
            Laptop.JSON.valueToTree(body).toString().getBytes(StandardCharsets.UTF_8))
        : HttpRequest.BodyPublishers.noBody();
  }

  @TestFactory
  Stream<DynamicTest> theLiveChannelAdmits() {
    Map<String, String> refused =
        Map.of(
            "stranger", "session-expired",
            "ended", "session-expired",
            "revoked", "device-revoked",
            "left", "user-inactive");
    return refused.entrySet().stream()
        .map(entry ->
            DynamicTest.dynamicTest(
                entry.getKey(),
                () -> {
                  try (LiveLine line = new LiveLine(caller(entry.getKey()))) {
                    assertThat(line.next())
                        .isEqualTo("closed 4401 urn:outrider:" + entry.getValue());
                  }
                }));
  }

  // Commands.

  @Test
  void everyCommandHasItsLine() {
    TreeSet<String> kinds = new TreeSet<>(lines(COMMANDS, 1).keySet());
    kinds.remove("CreateRecordForEd");
    assertThat(kinds)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Command.class.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .toList());
  }

  @TestFactory
  Stream<DynamicTest> aCommandOnEdsOwnIsTakenFrom() {
    return matrix(COMMANDS, false);
  }

  @TestFactory
  Stream<DynamicTest> aCommandOnWhatEdSharesIsTakenFrom() {
    return matrix(SHARED, true);
  }

  @TestFactory
  Stream<DynamicTest> theConfigurationIsChangedBy() {
    return matrix(CONFIGURATION, false);
  }

  private static Stream<DynamicTest> matrix(String table, boolean shared) {
    return lines(table, 1).entrySet().stream()
        .flatMap(line ->
            range(PEOPLE)
                .map(i ->
                    DynamicTest.dynamicTest(
                        line.getKey() + " by " + PEOPLE.get(i),
                        () ->
                            isTaken(
                                line.getKey(), PEOPLE.get(i), line.getValue().get(i), shared))));
  }

  private static void isTaken(String kind, String name, String expected, boolean shared) {
    Subject subject = new Subject(shared);
    Laptop person = person(name);

    Outcome outcome = person.push(subject.command(kind, person)).getFirst();

    boolean done = outcome.status() != Status.REJECTED;
    String found =
        done ? "+" : outcome.reasons().getFirst().id().equals("record.not-found") ? "." : "-";
    assertThat(found).as(outcome.toString()).isEqualTo(expected);
    if (!done) {
      assertThat(outcome.toString()).doesNotContain("Confidential");
    }
  }

  /// Records of Ed's, fresh for each cell of the table.
  private static final class Subject {
    private final Laptop ed = person("ed");
    private final String lead = id();
    private final String deal = id();
    private final String task = id();
    private final String doneTask = id();
    private final String account = id();
    private final long due = System.currentTimeMillis() + 3_600_000;
    private String conflict = "";

    Subject(boolean shared) {
      Map<String, Object> sharing = shared ? Map.of("team", server.east) : Map.of();
      Map<String, Object> owned = shared ? Map.of("owner", ed.session().user()) : Map.of();
      List<Outcome> outcomes =
          ed.push(
              made(
                  RecordType.LEAD,
                  lead,
                  named("Confidential", List.of(Map.of("source", "web"), sharing, owned))),
              made(
                  RecordType.OPPORTUNITY,
                  deal,
                  named("Confidential deal", List.of(Map.of("stage", stages[0]), sharing, owned))),
              made(RecordType.ACCOUNT, account, named("Confidential Ltd", List.of(sharing, owned))),
              new Command.PlanTask(task, RecordType.LEAD, lead, "Call", "call", due, null),
              new Command.PlanTask(doneTask, RecordType.LEAD, lead, "Call", "call", due, null),
              new Command.CompleteTask(doneTask, null));
      assertThat(outcomes).allMatch(outcome -> outcome.status() == Status.APPLIED);
    }

    private static Map<String, Object> named(String name, List<Map<String, Object>> more) {
      Map<String, Object> fields = new HashMap<>();
      fields.put("name", name);
      more.forEach(fields::putAll);
      return fields;
    }

    /// Two people give the deal an amount, neither knowing of the other.
    private void disagree() {
      person("erin").push(amount(100));
      ed.push(amount(200));
      ed.pull();
      conflict =
          found(
              ed,
              "user/" + ed.session().user(),
              row -> row.t().equals("conflict") && holds(row, "parent", deal));
    }

    private Command amount(long minor) {
      return new Command.EditFields(
          RecordType.OPPORTUNITY, deal, List.of(new FieldEdit("amount", null, minor)));
    }

    Command command(String kind, Laptop by) {
      String eve = person("eve").session().user();
      if (kind.equals("SettleConflict")) {
        disagree();
      }
      return switch (kind) {
        case "CreateRecord" -> newLead(lead, "Mine now");
        case "CreateRecordForEd" ->
            made(
                RecordType.LEAD,
                id(),
                Map.of("name", "For Ed", "source", "web", "owner", ed.session().user()));
        case "EditFields" -> SyncTest.edit(lead, "phone", null, "+86 10 5555 0100");
        case "DeleteRecord" -> new Command.DeleteRecord(RecordType.LEAD, lead);
        case "AssignOwner" ->
            new Command.AssignOwner(RecordType.LEAD, lead, ed.session().user(), eve);
        case "AddTags" -> new Command.AddTags(RecordType.LEAD, lead, List.of("vip"));
        case "RemoveTags" -> new Command.RemoveTags(RecordType.LEAD, lead, List.of("vip"));
        case "LogActivity" ->
            new Command.LogActivity(
                id(),
                RecordType.LEAD,
                lead,
                "call",
                "out",
                server.clock.millis(),
                null,
                null,
                "Spoke",
                null,
                List.of(),
                null,
                null);
        case "PlanTask" ->
            new Command.PlanTask(id(), RecordType.LEAD, lead, "Visit", "visit", due, null);
        case "CompleteTask" -> new Command.CompleteTask(task, null);
        case "ReopenTask" -> new Command.ReopenTask(doneTask);
        case "SnoozeTask" -> new Command.SnoozeTask(task, due, due + 60_000);
        case "AdvanceOpportunity" ->
            new Command.AdvanceOpportunity(deal, stages[0], stages[1], "ready");
        case "MarkItem" -> new Command.MarkItem(deal, items[0], "done", null);
        case "SignOff" -> new Command.SignOff(deal, items[1], true, null);
        case "AttachFile" ->
            new Command.AttachFile(
                id(),
                RecordType.LEAD,
                lead,
                "site.jpg",
                "photo",
                "image/jpeg",
                1_000,
                "ab".repeat(32));
        case "ConvertLead" ->
            new Command.ConvertLead(lead, account, null, id(), id(), "A deal", stages[0]);
        case "SettleConflict" -> new Command.SettleConflict(conflict, "100");
        case "CreateTag" -> made(RecordType.TAG, id(), Map.of("name", "tag " + id()));
        case "RenameTeam" ->
            new Command.EditFields(
                RecordType.TEAM, server.west, List.of(new FieldEdit("nameEn", null, "West")));
        case "MakeMyselfAdmin" ->
            new Command.EditFields(
                RecordType.USER,
                by.session().user(),
                List.of(new FieldEdit("role", by.session().role(), "admin")));
        default -> throw new AssertionError("no such line: " + kind);
      };
    }
  }

  // Another company on the same database.

  @Test
  void anotherCompanySeesNothingOfThisOne() {
    String lead = id();
    person("ed").push(newLead(lead, "Confidential"));
    Laptop stranger = person("stranger");

    List<PullRow> rows = stranger.pull();

    assertThat(rows.toString()).doesNotContain("Confidential").doesNotContain("erin");
    assertThat(stranger.head().scopes())
        .containsExactly("config", "user/" + stranger.session().user());
    stranger.cursors.put("user/" + person("ed").session().user(), 0L);
    stranger.pull();
    assertThat(stranger.has("lead", lead)).isFalse();
    assertThat(stranger.head().lost()).hasSize(1);
  }

  /// The same id in two companies is two records.
  @Test
  void twoCompaniesMayUseOneId() {
    String shared = id();
    person("ed").push(newLead(shared, "Ours"));
    Laptop stranger = person("stranger");
    stranger.push(newLead(shared, "Theirs"));
    stranger.pull();
    person("ed").pull();

    assertThat(stranger.fields("lead", shared)).containsEntry("name", "Theirs");
    assertThat(person("ed").fields("lead", shared)).containsEntry("name", "Ours");
  }
}
