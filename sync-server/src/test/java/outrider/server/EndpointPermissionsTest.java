package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.server.TestServer.id;
import static outrider.server.TestServer.newLead;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.protocol.AuditExportRequest;
import outrider.core.protocol.AuditRequest;
import outrider.core.protocol.CalendarRequest;
import outrider.core.protocol.DialRequest;
import outrider.core.protocol.FarewellRequest;
import outrider.core.protocol.PullRequest;
import outrider.core.protocol.PushRequest;
import outrider.core.protocol.RevokeRequest;
import outrider.core.protocol.SettleRequest;
import outrider.core.protocol.UploadRequest;
import outrider.core.record.RecordType;

/// Which endpoint admits whom. One without a line fails the test, so nobody adds one without saying
/// who may call it.
class EndpointPermissionsTest {
  /// Who calls: without a token, with one that was made up, with one of another company on the same
  /// database, signed out, from a revoked device, having left the company, and the three roles.
  private static final List<String> CALLERS =
      List.of(
          "nobody", "forger", "stranger", "ended", "revoked", "left", "rep", "manager", "admin");

  private static final Matrix ENDPOINTS =
      Matrix.of(
          CALLERS,
          2,
          """
          # endpoint                nobody forger stranger ended revoked left rep manager admin
          GET    /health              200   200    200     200    200    200  200   200    200
          GET    /health/live         200   200    200     200    200    200  200   200    200
          GET    /health/ready        200   200    200     200    200    200  200   200    200
          GET    /metrics             200   200    200     200    200    200  200   200    200
          GET    /v1/sign-in          200   200    200     200    200    200  200   200    200
          POST   /v1/sign-in          200   200    200     200    200    200  200   200    200
          POST   /v1/sign-in/company  200   200    200     200    200    200  200   200    200
          GET    /intake/openapi.json 200   200    200     200    200    200  200   200    200
          GET    /intake/*            200   200    200     200    200    200  200   200    200
          POST   /intake/*            401   401    401     401    401    401  401   401    401
          POST   /sources/*           401   401    401     401    401    401  401   401    401
          GET    /v1/sources          401   401    401     401    401    401  403   403    200
          GET    /v1/sources/*        401   401    401     401    401    401  403   403    404
          POST   /v1/sources          401   401    401     401    401    401  403   403    422
          POST   /v1/sources/preview  401   401    401     401    401    401  403   403    422
          POST   /v1/sources/deed     401   401    401     401    401    401  403   403    404
          POST   /v1/calls            401   401    401     401    401    401  409   409    409
          GET    /v1/calls/*          401   401    401     401    401    401  404   404    404
          POST   /telephony/*         415   415    415     415    415    415  415   415    415
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
          GET    /v1/calendar         401   401    401     401    401    401  200   200    200
          POST   /v1/calendar         401   401    401     401    401    401  200   200    200
          DELETE /v1/calendar         401   401    401     401    401    401  204   204    204
          GET    /calendar/*          404   404    404     404    404    404  404   404    404
          GET    /v1/portal/*         401   401    401     401    401    401  404   404    404
          POST   /v1/portal/*         401   401    401     401    401    401  404   404    404
          DELETE /v1/portal/*         401   401    401     401    401    401  404   404    404
          GET    /portal              200   200    200     200    200    200  200   200    200
          GET    /portal/portal.css   200   200    200     200    200    200  200   200    200
          GET    /portal/language/*   303   303    303     303    303    303  303   303    303
          POST   /portal/sign-in      403   403    403     403    403    403  403   403    403
          POST   /portal/sign-out     303   303    303     303    303    303  303   303    303
          GET    /portal/forgotten    200   200    200     200    200    200  200   200    200
          POST   /portal/forgotten    200   200    200     200    200    200  200   200    200
          GET    /portal/join/*       404   404    404     404    404    404  404   404    404
          POST   /portal/join/*       404   404    404     404    404    404  404   404    404
          GET    /portal/orders       303   303    303     303    303    303  303   303    303
          GET    /portal/requests     303   303    303     303    303    303  303   303    303
          POST   /portal/invoice      403   403    403     403    403    403  403   403    403
          GET    /portal/satisfaction 303   303    303     303    303    303  303   303    303
          POST   /portal/satisfaction 403   403    403     403    403    403  403   403    403
          POST   /v1/audit            401   401    401     401    401    401  403   403    200
          POST   /v1/audit/export     401   401    401     401    401    401  403   403    200
          POST   /v1/farewell         401   401    401     401    200    403  403   403    403
          DELETE /v1/session          401   401    401     401    401    401  204   204    204
          """);

  @TempDir private static Path folder;
  private static TwoCompanies companies;
  private static TestServer server;
  private static TestIssuer issuer;
  private static String formId = "";
  private static final Photo PHOTO =
      new Photo("as good as a photo".getBytes(StandardCharsets.UTF_8));

  @BeforeAll
  static void start() {
    companies = new TwoCompanies(folder);
    server = companies.server;
    issuer = new TestIssuer(server.clock);
    companies.takeAccountsOf(issuer.settings());
    server.administer(administration -> TestServer.user(administration, "leo", "rep", server.east));
    formId = Outside.form(server, Map.of());
    // Ed's, which his manager sees but has not taken.
    Laptop ed = companies.person("ed");
    String lead = id();
    ed.push(newLead(lead, "With a photo"));
    PHOTO.attach(ed, lead);
    PHOTO.send(ed);
  }

  @AfterAll
  static void stop() {
    companies.close();
    issuer.close();
  }

  @Test
  void everyEndpointHasItsLine() {
    assertThat(ENDPOINTS.deeds()).containsExactlyInAnyOrderElementsOf(server.endpoints());
  }

  @TestFactory
  Stream<DynamicTest> anEndpointAdmits() {
    return ENDPOINTS.tests(EndpointPermissionsTest::admits);
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

  private static void admits(String endpoint, String caller, String expected) {
    Laptop laptop = caller(caller);
    boolean form = endpoint.contains(" /intake/");
    boolean intake = form || endpoint.startsWith("POST /sources/");
    String[] parts = endpoint.replace("*", form ? formId : PHOTO.sha256()).split(" ");
    Map<String, String> headers = new HashMap<>();
    if (caller.equals("forger")) {
      headers.put("Authorization", "Bearer made-up");
    }
    if (parts[0].equals("PATCH")) {
      headers.putAll(Map.of("Upload-Offset", "0", "Upload-Length", "" + PHOTO.size()));
    }

    Laptop.Answer answer = laptop.send(parts[0], parts[1], body(endpoint, laptop, caller), headers);

    assertThat(answer.status()).as(answer.toString()).isEqualTo(Integer.parseInt(expected));
    if (answer.status() == 401) {
      assertThat(answer.problem())
          .as("nobody hands leads in by being signed in")
          .isEqualTo(
              switch (intake ? "intake" : caller) {
                case "intake" -> "intake-key";
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
      case "stranger" -> companies.stranger().movedTo(server.port());
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
        companies.person("admin").push(inactive(false));
        server.clock.advance(Duration.ofSeconds(5));
        Laptop laptop = server.laptop("leo");
        companies.person("admin").push(inactive(true));
        server.clock.advance(Duration.ofSeconds(5));
        yield laptop;
      }
      case "rep" -> server.laptop("ed");
      case "manager" -> server.laptop("erin");
      default -> server.laptop("admin");
    };
  }

  private static Command inactive(boolean now) {
    Laptop admin = companies.person("admin");
    admin.pull();
    String leo = admin.idOf("user", "login", "leo");
    return new Command.EditFields(
        RecordType.USER,
        leo,
        List.of(new FieldEdit("inactive", admin.fields("user", leo).get("inactive"), now)));
  }

  /// A body that whoever is admitted is served for.
  private static HttpRequest.BodyPublisher body(String endpoint, Laptop laptop, String caller) {
    boolean signedIn = !caller.equals("nobody") && !caller.equals("forger");
    long life = signedIn ? laptop.session().incarnation() : 1;
    if (endpoint.startsWith("PATCH")) {
      return HttpRequest.BodyPublishers.ofByteArray(PHOTO.bytes());
    }
    Object body =
        switch (endpoint) {
          case "POST /v1/devices/revoke" -> new RevokeRequest(server.laptop("eve").device, false);
          case "POST /v1/devices/settle" ->
              new SettleRequest(companies.person("eve").device, false);
          case "POST /v1/calendar" -> new CalendarRequest(false, "en");
          case "POST /v1/farewell" -> new FarewellRequest(laptop.device, List.of(), false);
          case "POST /v1/audit" ->
              new AuditRequest(null, null, null, null, null, null, null, null, null, 10);
          case "POST /v1/audit/export" -> new AuditExportRequest(null, null);
          case "POST /v1/calls" -> new DialRequest(id(), "lead", id(), "13800000127", null);
          case "POST /v1/uploads" -> new UploadRequest(PHOTO.sha256(), PHOTO.size());
          case "POST /v1/sign-in" -> server.laptop().request("ed", TestServer.PASSWORD);
          case "POST /v1/sign-in/company" -> {
            String nonce = id();
            yield server.laptop().company(issuer.token("subject-1", "ed", nonce), nonce);
          }
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
}
