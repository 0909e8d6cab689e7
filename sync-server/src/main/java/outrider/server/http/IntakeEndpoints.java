package outrider.server.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import outrider.server.codec.Json;
import outrider.server.codec.SubmissionBody;
import outrider.server.intake.FormPage;
import outrider.server.intake.IntakeService;
import outrider.server.intake.Receipt;
import outrider.server.intake.Sender;
import outrider.server.ops.Limits;
import outrider.server.problem.Problem;
import outrider.server.problem.ProblemException;

/// Forms: the page of each, what is sent by it or by another system, and the description of both
/// for whoever writes such a system.
final class IntakeEndpoints {
  private static final String FORM_TYPE = "application/x-www-form-urlencoded";
  private static final String JSON_TYPE = "application/json";

  private final IntakeService intake;
  private final byte[] description = description();

  IntakeEndpoints(IntakeService intake) {
    this.intake = intake;
  }

  void register(Router router) {
    router
        .get("/intake/openapi.json", exchange -> exchange.answer(200, JSON_TYPE, description))
        .get("/intake/*", this::page)
        .post("/intake/*", this::take);
  }

  private void page(Exchange exchange) {
    IntakeService.OpenForm form = intake.page(exchange.lastName());
    exchange.answerPage(200, FormPage.of(form, language(exchange)).empty());
  }

  private void take(Exchange exchange) {
    String kind = exchange.contentType();
    if (kind.equals(FORM_TYPE)) {
      takeForm(exchange);
      return;
    }
    Sender sender = intake.byKey(exchange.lastName(), exchange.apiKey());
    if (!kind.equals(JSON_TYPE)) {
      throw new ProblemException(
          Problem.unsupportedType("Send " + JSON_TYPE + " or " + FORM_TYPE + "."));
    }
    Map<String, String> values = SubmissionBody.json(exchange.bytes(Limits.INTAKE_BODY_BYTES));
    answer(exchange, intake.submit(sender, values, exchange.header("Idempotency-Key")));
  }

  private void takeForm(Exchange exchange) {
    Map<String, String> values = SubmissionBody.form(exchange.bytes(Limits.INTAKE_BODY_BYTES));
    Optional<String> key = exchange.apiKey();
    Sender sender =
        key.isPresent()
            ? intake.byKey(exchange.lastName(), key)
            : intake.byPage(exchange.lastName(), values);
    Optional<String> idempotencyKey = exchange.header("Idempotency-Key");
    boolean isBrowser = exchange.header("Accept").orElse("").contains("text/html");
    if (!isBrowser) {
      answer(exchange, intake.submit(sender, values, idempotencyKey));
      return;
    }
    try {
      intake.submit(sender, values, idempotencyKey);
    } catch (ProblemException refused) {
      refuse(exchange, values, refused.problem());
      return;
    }
    sender
        .form()
        .redirect()
        .ifPresentOrElse(
            exchange::goOnTo,
            () -> exchange.answerPage(200, FormPage.thanks(sender.form(), language(exchange))));
  }

  /// People get their form back with what they have written, and what is to be put right.
  private void refuse(Exchange exchange, Map<String, String> values, Problem problem) {
    Object wait = problem.members().get("retryAfterSeconds");
    if (wait != null) {
      exchange.retryAfter(wait);
    }
    FormPage page = FormPage.of(intake.page(exchange.lastName()), language(exchange));
    exchange.answerPage(problem.status(), page.refused(values, problem));
  }

  private static void answer(Exchange exchange, Receipt receipt) {
    exchange.answer(202, JSON_TYPE, Json.bytes(receipt));
  }

  private static String language(Exchange exchange) {
    return exchange.header("Accept-Language").orElse("");
  }

  private static byte[] description() {
    try (InputStream file =
        Objects.requireNonNull(IntakeService.class.getResourceAsStream("openapi.json"))) {
      return file.readAllBytes();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
