package outrider.server.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import outrider.core.protocol.DialRequest;
import outrider.server.access.SignedIn;
import outrider.server.codec.Json;
import outrider.server.codec.SubmissionBody;
import outrider.server.ops.Limits;
import outrider.server.problem.Problem;
import outrider.server.problem.ProblemException;
import outrider.server.telephony.CallService;

/// Calls: a workstation asks for one and how far it is; telephone systems tell of them.
final class CallEndpoints {
  private static final String FORM_TYPE = "application/x-www-form-urlencoded";
  private static final String JSON_TYPE = "application/json";

  private final CallService calls;

  CallEndpoints(CallService calls) {
    this.calls = calls;
  }

  void register(Router router) {
    router
        .post("/v1/calls", this::dial)
        .get("/v1/calls/*", this::state)
        .post("/telephony/*", this::hear);
  }

  private void dial(Exchange exchange) {
    SignedIn who = exchange.signedIn();
    exchange.answer(calls.dial(exchange.body(DialRequest.class), who));
  }

  private void state(Exchange exchange) {
    SignedIn who = exchange.signedIn();
    exchange.answer(calls.state(exchange.lastName(), who));
  }

  private void hear(Exchange exchange) {
    calls.hear(exchange.lastName(), message(exchange), name -> exchange.header(name).orElse(null));
    exchange.answerNothing();
  }

  private static CallService.Message message(Exchange exchange) {
    String rawQuery = exchange.rawQuery();
    Map<String, String> query = SubmissionBody.form(rawQuery.getBytes(StandardCharsets.UTF_8));
    byte[] bytes = exchange.bytes(Limits.TELEPHONY_BODY_BYTES);
    return switch (exchange.contentType()) {
      case FORM_TYPE -> {
        Map<String, String> form = SubmissionBody.form(bytes);
        yield new CallService.Message(rawQuery, query, form, form, bytes);
      }
      case JSON_TYPE ->
          new CallService.Message(rawQuery, query, Map.of(), Json.read(bytes, Map.class), bytes);
      default ->
          throw new ProblemException(
              Problem.unsupportedType("Send " + JSON_TYPE + " or " + FORM_TYPE + "."));
    };
  }
}
