package outrider.server.http;

import java.io.OutputStream;
import java.util.Map;
import outrider.core.protocol.CompanySignInRequest;
import outrider.core.protocol.PullRequest;
import outrider.core.protocol.SignInRequest;
import outrider.server.access.CompanySignIn;
import outrider.server.access.Sessions;
import outrider.server.access.SignIn;
import outrider.server.access.SignedIn;
import outrider.server.codec.PushBody;
import outrider.server.problem.Problem;
import outrider.server.problem.ProblemException;
import outrider.server.pull.PullService;
import outrider.server.push.PushService;

/// What a workstation calls.
final class SyncEndpoints {
  static final String LIVE = "/v1/live";

  private final SignIn signIn;
  private final CompanySignIn company;
  private final Sessions sessions;
  private final PushService pushes;
  private final PullService pulls;

  SyncEndpoints(
      SignIn signIn,
      CompanySignIn company,
      Sessions sessions,
      PushService pushes,
      PullService pulls) {
    this.signIn = signIn;
    this.company = company;
    this.sessions = sessions;
    this.pushes = pushes;
    this.pulls = pulls;
  }

  void register(Router router) {
    router
        .get("/v1/sign-in", this::options)
        .post("/v1/sign-in", this::signIn)
        .post("/v1/sign-in/company", this::signInWithCompany)
        .post("/v1/session", this::renew)
        .delete("/v1/session", this::signOut)
        .post("/v1/push", this::push)
        .post("/v1/pull", this::pull)
        .get(LIVE, SyncEndpoints::upgradeNeeded);
  }

  private void signIn(Exchange exchange) {
    exchange.answer(signIn.signIn(exchange.body(SignInRequest.class), exchange.address()));
  }

  private void options(Exchange exchange) {
    exchange.answer(company.options());
  }

  private void signInWithCompany(Exchange exchange) {
    exchange.answer(company.signIn(exchange.body(CompanySignInRequest.class), exchange.address()));
  }

  private void renew(Exchange exchange) {
    Sessions.Grant grant = sessions.renew(exchange.signedIn());
    exchange.answer(Map.of("token", grant.token(), "expiresAt", grant.expiresAt()));
  }

  private void signOut(Exchange exchange) {
    sessions.end(exchange.signedIn());
    exchange.answerNothing();
  }

  private void push(Exchange exchange) {
    SignedIn who = exchange.signedIn();
    exchange.answer(pushes.push(PushBody.read(exchange.bytes()), who));
  }

  private void pull(Exchange exchange) throws Exception {
    SignedIn who = exchange.signedIn();
    PullRequest request = exchange.body(PullRequest.class);
    pulls.pull(request, who, new Lines(exchange));
  }

  /// A pull's answer: a stream, or its only line in one piece.
  private record Lines(Exchange exchange) implements PullService.Answer {
    private static final String TYPE = "application/x-ndjson";

    @Override
    public OutputStream open() {
      return exchange.stream(TYPE);
    }

    @Override
    public void line(byte[] line) {
      exchange.answerBriefly(TYPE, line);
    }
  }

  private static void upgradeNeeded(Exchange exchange) {
    throw new ProblemException(Problem.badRequest("The live channel is a WebSocket."));
  }
}
