package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static outrider.server.TestServer.id;
import static outrider.server.TestServer.newLead;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.protocol.CompanySignInResponse;
import outrider.core.record.RecordType;
import outrider.server.admin.Administration;
import outrider.server.admin.AdministrationException;
import outrider.server.oidc.PasswordSignIn;

/// People sign in with the company's accounts: those whom HQ knows, with a token that is for us,
/// for now, and for whoever asked for it.
class CompanySignInTest extends ServerTest {
  private static final String NONCE = "what only the laptop knows";

  private final TestIssuer issuer = new TestIssuer(() -> server.clock.instant());

  @Override
  TestServer begin() {
    TestServer begun = new TestServer(folder);
    begun.takeAccountsOf(issuer.settings());
    return begun;
  }

  @AfterEach
  void stopIssuer() {
    issuer.close();
  }

  private Laptop.Answer signIn(Laptop laptop, String token) {
    return laptop.post("/v1/sign-in/company", laptop.company(token, NONCE));
  }

  private Laptop.Answer signIn(String subject, String login) {
    String nonce = id();
    return signIn(server.laptop(), issuer.token(subject, login, nonce), nonce);
  }

  private static CompanySignInResponse admitted(Laptop.Answer answer) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return answer.as(CompanySignInResponse.class);
  }

  private static void refused(Laptop.Answer answer, int status, String problem) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    assertThat(answer.problem()).isEqualTo(problem);
  }

  @Test
  void whoeverAsksIsToldWhereToSignIn() {
    Laptop.Answer answer = server.laptop().get("/v1/sign-in");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("password").asText()).isEqualTo("all");
    assertThat(answer.json().path("company").path("clientId").asText()).isEqualTo("outrider");
    assertThat(answer.json().path("company").path("tokenEndpoint").asText())
        .isEqualTo(issuer.address() + "/token");
  }

  @Test
  void aPersonWhomHqKnowsGetsASessionLikeAnyOther() {
    Laptop ed = server.laptop();

    CompanySignInResponse admitted = admitted(signIn(ed, issuer.token("subject-1", "Ed", NONCE)));

    assertThat(admitted.login()).isEqualTo("ed");
    assertThat(admitted.session().role()).isEqualTo("rep");
    ed.as(admitted.session());
    assertThat(ed.push(newLead(id(), "Acme")).getFirst().reasons()).isEmpty();
    assertThat(ed.pull()).isNotEmpty();
  }

  @Test
  void theSecretOfADeviceIsTheSameEachTimeAndGoesWithTheDevice() {
    Laptop ed = server.laptop();
    CompanySignInResponse first = admitted(signIn(ed, issuer.token("subject-1", "ed", NONCE)));
    ed.as(first.session());

    CompanySignInResponse again =
        admitted(
            ed.post(
                "/v1/sign-in/company",
                ed.company(issuer.token("subject-1", "ed", "another"), "another")));

    assertThat(again.deviceSecret()).isEqualTo(first.deviceSecret()).hasSizeGreaterThan(40);
    assertThat(again.session().incarnation()).isEqualTo(first.session().incarnation());
    assertThat(
            admitted(signIn(server.laptop(), issuer.token("subject-1", "ed", "third"), "third"))
                .deviceSecret())
        .isNotEqualTo(first.deviceSecret());
    server.administer(administration -> administration.revokeDevice(ed.device));
    assertThat(TestStore.number(folder, "SELECT count(*) FROM device WHERE secret IS NOT NULL"))
        .isEqualTo(1);
  }

  private Laptop.Answer signIn(Laptop laptop, String token, String nonce) {
    return laptop.post("/v1/sign-in/company", laptop.company(token, nonce));
  }

  @TestFactory
  Stream<DynamicTest> aTokenIsRefused() {
    Instant now = server.clock.instant();
    return Stream.of(
        claimed("audience", claims -> claims.audience("payroll")),
        claimed("audience", claims -> claims.audience(List.of("outrider", "payroll"))),
        claimed("audience", claims -> claims.claim("azp", "payroll")),
        claimed("issuer", claims -> claims.issuer(issuer.address() + "/another-company")),
        claimed("nonce", claims -> claims.claim("nonce", NONCE)),
        claimed("nonce", claims -> claims.claim("nonce", null)),
        claimed("expired", claims -> claims.expirationTime(Date.from(now.minusSeconds(61)))),
        claimed("expired", claims -> claims.expirationTime(null)),
        claimed("expired", claims -> claims.issueTime(null)),
        claimed("expired", claims -> claims.issueTime(Date.from(now.minusSeconds(3_600)))),
        claimed("expired", claims -> claims.issueTime(Date.from(now.plusSeconds(3_600)))),
        claimed("expired", claims -> claims.notBeforeTime(Date.from(now.plusSeconds(3_600)))),
        claimed("unreadable", claims -> claims.subject("")));
  }

  private DynamicTest claimed(String problem, Consumer<JWTClaimsSet.Builder> change) {
    String token = issuer.token("subject-1", "ed", NONCE, change);
    return DynamicTest.dynamicTest(
        problem, () -> refused(signIn(server.laptop(), token), 401, "id-token-" + problem));
  }

  @Test
  void aTokenThatIsNotSignedByTheIssuerIsRefused() throws JOSEException {
    JWTClaimsSet claims = issuer.claims("subject-1", "ed", NONCE).build();
    SignedJWT hashed = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
    hashed.sign(new MACSigner(new byte[32]));
    String token = issuer.sign(claims);

    refused(signIn(server.laptop(), new PlainJWT(claims).serialize()), 401, "id-token-algorithm");
    refused(signIn(server.laptop(), hashed.serialize()), 401, "id-token-algorithm");
    refused(signIn(server.laptop(), "not.a.token"), 401, "id-token-unreadable");
    refused(
        signIn(server.laptop(), token.substring(0, token.lastIndexOf('.') + 1) + "AAAA"),
        401,
        "id-token-signature");
  }

  @Test
  void aTokenThatWasOnlySeenIsOfNoUse() {
    String token = issuer.token("subject-1", "ed", NONCE);
    Laptop thief = server.laptop();

    refused(
        thief.post("/v1/sign-in/company", thief.company(token, "a guess")), 401, "id-token-nonce");
  }

  @Test
  void aTokenIsUsedOnce() {
    String token = issuer.token("subject-1", "ed", NONCE);
    admitted(signIn(server.laptop(), token));

    refused(signIn(server.laptop(), token), 401, "id-token-spent");
    server.restart();
    refused(signIn(server.laptop(), token), 401, "id-token-spent");
  }

  @Test
  void anotherKeyIsLookedForOnceAndNewOnesAreFound() {
    admitted(signIn("subject-1", "ed"));
    server.clock.advance(Duration.ofSeconds(11));
    try (TestIssuer stranger = new TestIssuer(server.clock)) {
      String forged =
          stranger.token("subject-1", "ed", NONCE, claims -> claims.issuer(issuer.address()));
      refused(signIn(server.laptop(), forged), 401, "id-token-signature");
    }

    issuer.rotate();
    String rotated = issuer.token("subject-1", "ed", "new key");
    refused(signIn(server.laptop(), rotated, "new key"), 401, "id-token-signature");
    server.clock.advance(Duration.ofSeconds(11));

    admitted(signIn(server.laptop(), rotated, "new key"));
  }

  @Test
  void nobodyIsCreated() {
    refused(signIn("subject-9", "mallory"), 403, "company-account-unknown");
  }

  @Test
  void somebodyWhoLeftDoesNotGetIn() {
    admitted(signIn("subject-1", "ed"));
    leave("ed");
    leave("eve");

    Laptop ed = server.laptop();
    refused(signIn(ed, issuer.token("subject-1", "ed", "again"), "again"), 401, "user-inactive");
    refused(signIn("subject-2", "eve"), 401, "user-inactive");
  }

  private void leave(String login) {
    Laptop admin = server.laptop("admin");
    admin.pull();
    admin.push(
        new Command.EditFields(
            RecordType.USER,
            admin.idOf("user", "login", login),
            List.of(new FieldEdit("inactive", null, true))));
  }

  @Test
  void aNameThatIsGivenToSomebodyElseDoesNotComeWithTheBook() {
    String ed = admitted(signIn("subject-1", "ed")).session().user();

    refused(
        signIn(server.laptop(), issuer.token("subject-2", "ed", "two"), "two"),
        403,
        "company-account-linked");

    // The account is the person's, whatever it is called now.
    String renamed = issuer.token("subject-1", "edward", "three");
    assertThat(admitted(signIn(server.laptop(), renamed, "three")).session().user()).isEqualTo(ed);

    assertThatThrownBy(() -> server.administer(it -> it.unlink("eve")))
        .isInstanceOf(AdministrationException.class);
    server.administer(administration -> {
      assertThat(administration.companyAccounts())
          .extracting(Administration.CompanyAccount::login)
          .containsExactly("ed");
      administration.unlink("Ed");
    });
    String next = issuer.token("subject-2", "ed", "four");
    assertThat(admitted(signIn(server.laptop(), next, "four")).session().user()).isEqualTo(ed);
  }

  @Test
  void onlyAnAddressThatTheIssuerHasVerifiedNamesAPerson() {
    Laptop admin = server.laptop("admin");
    admin.pull();
    admin.push(
        new Command.EditFields(
            RecordType.USER,
            admin.idOf("user", "login", "eve"),
            List.of(new FieldEdit("email", null, "Eve@example.com"))));

    refused(signIn(server.laptop(), mail("one", false), "one"), 403, "company-account-unknown");
    assertThat(admitted(signIn(server.laptop(), mail("two", true), "two")).login())
        .isEqualTo("eve");
  }

  private String mail(String nonce, boolean verified) {
    return issuer.token(
        "subject-2",
        "eve.at.the.issuer",
        nonce,
        claims -> claims.claim("email", "eve@example.com").claim("email_verified", verified));
  }

  @Test
  void whileTheIssuerIsAwayPasswordsAndSessionsGoOn() {
    Laptop ed = server.laptop();
    ed.as(admitted(signIn(ed, issuer.token("subject-1", "ed", NONCE))).session());
    issuer.stop();
    server.restart();

    Laptop.Answer away = signIn(server.laptop(), issuer.token("subject-1", "ed", "away"), "away");
    refused(away, 503, "issuer-unreachable");
    assertThat(away.response().headers().firstValue("Retry-After")).isPresent();
    assertThat(server.laptop().get("/v1/sign-in").json().path("company").has("tokenEndpoint"))
        .isFalse();
    assertThat(ed.movedTo(server.port()).tryPull(0).status()).isEqualTo(200);
    assertThat(server.laptop("eve").pull()).isNotEmpty();

    issuer.startAgain();
    server.clock.advance(Duration.ofSeconds(11));
    admitted(signIn(server.laptop(), issuer.token("subject-1", "ed", "back"), "back"));
  }

  /// An issuer that restarts keeps nobody out whose key is known.
  @Test
  void keysAreGoodForADayWithoutTheIssuer() {
    admitted(signIn("subject-1", "ed"));
    issuer.stop();
    server.clock.advance(Duration.ofHours(20));
    admitted(signIn(server.laptop(), issuer.token("subject-1", "ed", "later"), "later"));
    server.clock.advance(Duration.ofHours(5));
    refused(
        signIn(server.laptop(), issuer.token("subject-1", "ed", "too late"), "too late"),
        503,
        "issuer-unreachable");
  }

  @Test
  void passwordsMayBeKeptForAdministrators() {
    server.takeAccountsOf(issuer.settings().withPasswordsFor(PasswordSignIn.ADMINS));
    Laptop laptop = server.laptop();

    refused(
        laptop.post("/v1/sign-in", laptop.request("ed", TestServer.PASSWORD)),
        403,
        "password-sign-in-off");
    refused(laptop.post("/v1/sign-in", laptop.request("ed", "guess")), 401, "wrong-password");
    assertThat(server.laptop("admin").pull()).isNotEmpty();
    assertThat(laptop.get("/v1/sign-in").json().path("password").asText()).isEqualTo("admins");
  }

  @Test
  void whereCompanyAccountsAreNotTakenThatIsSaid() {
    try (SyncServer other =
        SyncServer.start(TestStore.settings(folder).of("other"), server.clock)) {
      Laptop laptop = new Laptop(other.port());

      assertThat(laptop.get("/v1/sign-in").json().has("company")).isFalse();
      refused(signIn(laptop, issuer.token("subject-1", "ed", NONCE)), 403, "company-sign-in-off");
    }
  }

  /// On one database, with one issuer: the account is linked in each by itself.
  @Test
  void anotherCompanyKnowsNothingOfIt() {
    admitted(signIn("subject-1", "ed"));
    ServerSettings settings =
        TestStore.settings(folder).of("other").withCompanyAccounts(issuer.settings());
    try (SyncServer other = SyncServer.start(settings, server.clock)) {
      Laptop stranger = new Laptop(other.port());
      refused(
          signIn(stranger, issuer.token("subject-1", "ed", "two"), "two"),
          403,
          "company-account-unknown");
    }
  }

  @Test
  void guessingIsSlowedDown() {
    Laptop laptop = server.laptop();
    Laptop.Answer last = signIn(laptop, "not.a.token");
    for (int i = 0; i < 20 && last.status() == 401; i++) {
      last = signIn(laptop, "not.a.token");
    }

    refused(last, 429, "too-many-requests");
  }
}
