package outrider.server.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import outrider.core.protocol.PortalRequest;
import outrider.server.access.SignedIn;
import outrider.server.access.Tokens;
import outrider.server.codec.SubmissionBody;
import outrider.server.ops.Limits;
import outrider.server.portal.Invitations;
import outrider.server.portal.LostPasswords;
import outrider.server.portal.Portal;
import outrider.server.portal.Portal.Visitor;
import outrider.server.portal.PortalPages;
import outrider.server.portal.PortalWords;
import outrider.server.problem.Problem;
import outrider.server.problem.ProblemException;

/// The page of a customer, and who is let in. A guest is known by a cookie that no script reads and
/// no other site sends; each form carries a secret of its session besides.
final class PortalEndpoints {
  private static final String SESSION = "outrider_portal";
  private static final String LANGUAGE = "outrider_language";
  private static final String INSIDE = "/portal/orders";

  private final Portal portal;
  private final Invitations invitations;
  private final LostPasswords lostPasswords;
  private final boolean isSecure;
  private final byte[] style = style();

  /// @param isSecure whether this server ends TLS itself
  PortalEndpoints(
      Portal portal, Invitations invitations, LostPasswords lostPasswords, boolean isSecure) {
    this.portal = portal;
    this.lostPasswords = lostPasswords;
    this.invitations = invitations;
    this.isSecure = isSecure;
  }

  void register(Router router) {
    router
        .get("/v1/portal/*", it -> it.answer(invitations.look(it.lastName(), it.signedIn())))
        .post("/v1/portal/*", this::invite)
        .delete("/v1/portal/*", this::revoke)
        .get("/portal", exchange -> home(exchange))
        .get("/portal/portal.css", it -> it.answer(200, "text/css; charset=utf-8", style))
        .get("/portal/language/*", this::language)
        .post("/portal/sign-in", this::signIn)
        .post("/portal/sign-out", this::signOut)
        .get("/portal/forgotten", this::hasForgotten)
        .post("/portal/forgotten", this::forgotten)
        .get("/portal/join/*", this::invitation)
        .post("/portal/join/*", this::join)
        .get("/portal/orders", this::orders)
        .get("/portal/requests", this::requests)
        .post("/portal/invoice", this::invoice)
        .get("/portal/satisfaction", this::satisfaction)
        .post("/portal/satisfaction", this::saySatisfaction);
  }

  private void invite(Exchange exchange) {
    SignedIn who = exchange.signedIn();
    // An older workstation says nothing.
    boolean mailed =
        exchange.hasUnreadBody() && Boolean.TRUE.equals(exchange.body(PortalRequest.class).mail());
    exchange.answer(invitations.invite(exchange.lastName(), mailed, who));
  }

  private void revoke(Exchange exchange) {
    invitations.revoke(exchange.lastName(), exchange.signedIn());
    exchange.answerNothing();
  }

  private void home(Exchange exchange) {
    if (visitor(exchange).isPresent()) {
      exchange.goOnTo(INSIDE);
    } else {
      exchange.answerPortal(200, pages(exchange).signIn(""));
    }
  }

  private void language(Exchange exchange) {
    String chosen = exchange.lastName().equals("zh") ? "zh" : "en";
    exchange.setCookie(LANGUAGE, chosen, Limits.PORTAL_LANGUAGE, isSecure(exchange));
    exchange.goOnTo("/portal");
  }

  private void signIn(Exchange exchange) {
    PortalPages pages = pages(exchange);
    Map<String, String> values = form(exchange);
    try {
      Optional<String> session =
          portal.signIn(
              values.getOrDefault("email", ""),
              values.getOrDefault("password", ""),
              exchange.address());
      if (session.isPresent()) {
        comeIn(exchange, session.get());
        return;
      }
    } catch (ProblemException refused) {
      tooOften(exchange, refused, pages.signIn(pages.words().get("later")));
      return;
    }
    exchange.answerPortal(403, pages.signIn(pages.words().get("wrong")));
  }

  private void hasForgotten(Exchange exchange) {
    PortalPages pages = pages(exchange);
    exchange.answerPortal(
        200, lostPasswords.isOffered() ? pages.forgotten("") : pages.plain("forgottenAsk"));
  }

  /// Says the same whether the address is known or not.
  private void forgotten(Exchange exchange) {
    PortalPages pages = pages(exchange);
    Map<String, String> values = form(exchange);
    try {
      lostPasswords.ask(values.getOrDefault("email", ""), exchange.address());
    } catch (ProblemException refused) {
      tooOften(exchange, refused, pages.forgotten(pages.words().get("later")));
      return;
    }
    exchange.answerPortal(
        200, pages.plain(lostPasswords.isOffered() ? "forgottenSent" : "forgottenAsk"));
  }

  private void comeIn(Exchange exchange, String session) {
    exchange.setCookie(SESSION, session, Limits.PORTAL_SESSION, isSecure(exchange));
    exchange.goOnTo(INSIDE);
  }

  private void signOut(Exchange exchange) {
    inside(exchange, form(exchange)).ifPresent(portal::signOut);
    exchange.forgetCookie(SESSION, isSecure(exchange));
    exchange.goOnTo("/portal");
  }

  private void invitation(Exchange exchange) {
    PortalPages pages = pages(exchange);
    String token = exchange.lastName();
    Optional<String> name = portal.invited(token, exchange.address());
    if (name.isPresent()) {
      exchange.answerPortal(200, pages.join(token, name.get(), ""));
    } else {
      exchange.answerPortal(404, pages.plain("joinOver"));
    }
  }

  private void join(Exchange exchange) {
    PortalPages pages = pages(exchange);
    String token = exchange.lastName();
    Map<String, String> values = form(exchange);
    String password = values.getOrDefault("password", "");
    String wrong =
        password.length() < Limits.PASSWORD_CHARS_MIN || password.length() > Limits.PASSWORD_CHARS
            ? "passwordShort"
            : password.equals(values.get("again")) ? "" : "passwordDiffers";
    Optional<String> name = portal.invited(token, exchange.address());
    if (name.isPresent() && !wrong.isEmpty()) {
      exchange.answerPortal(422, pages.join(token, name.get(), pages.words().get(wrong)));
      return;
    }
    Optional<String> session = name.isPresent() ? portal.join(token, password) : Optional.empty();
    if (session.isPresent()) {
      comeIn(exchange, session.get());
    } else {
      exchange.answerPortal(404, pages.plain("joinOver"));
    }
  }

  private void orders(Exchange exchange) {
    visitor(exchange)
        .ifPresentOrElse(
            visitor ->
                exchange.answerPortal(200, pages(exchange).orders(visitor, portal.orders(visitor))),
            () -> exchange.goOnTo("/portal"));
  }

  private void requests(Exchange exchange) {
    visitor(exchange)
        .ifPresentOrElse(
            visitor ->
                showRequests(
                    exchange, visitor, 200, Map.of(), exchange.rawQuery().equals("sent"), ""),
            () -> exchange.goOnTo("/portal"));
  }

  private void showRequests(
      Exchange exchange,
      Visitor visitor,
      int status,
      Map<String, String> values,
      boolean sent,
      String said) {
    exchange.answerPortal(
        status,
        pages(exchange)
            .requests(
                visitor, portal.orders(visitor), portal.requests(visitor), values, sent, said));
  }

  private void invoice(Exchange exchange) {
    Map<String, String> values = form(exchange);
    Optional<Visitor> inside = inside(exchange, values);
    if (inside.isEmpty()) {
      exchange.answerPortal(403, pages(exchange).plain("gone"));
      return;
    }
    Visitor visitor = inside.get();
    PortalWords words = pages(exchange).words();
    if (value(values, "order").isEmpty() || value(values, "title").isEmpty()) {
      showRequests(exchange, visitor, 422, values, false, words.get("invoiceWrong"));
      return;
    }
    try {
      portal.askForInvoice(
          visitor, value(values, "order"), words.get("task.invoice"), note(values, words));
    } catch (ProblemException refused) {
      if (isTooOften(refused)) {
        showRequests(exchange, visitor, 429, values, false, words.get("tooOften"));
      } else {
        exchange.answerPortal(404, pages(exchange).plain("gone"));
      }
      return;
    }
    exchange.goOnTo("/portal/requests?sent");
  }

  private static List<String> note(Map<String, String> values, PortalWords words) {
    List<String> lines = new ArrayList<>();
    Map<String, String> keys =
        Map.of("title", "invoiceTitle", "tax", "taxNumber", "to", "sendTo", "remarks", "remarks");
    for (String name : List.of("title", "tax", "to", "remarks")) {
      String value = value(values, name);
      if (!value.isEmpty()) {
        lines.add(words.get(Objects.requireNonNull(keys.get(name))) + ": " + value);
      }
    }
    return lines;
  }

  private void satisfaction(Exchange exchange) {
    visitor(exchange)
        .ifPresentOrElse(
            visitor ->
                exchange.answerPortal(
                    200,
                    pages(exchange)
                        .satisfaction(visitor, Map.of(), exchange.rawQuery().equals("sent"), "")),
            () -> exchange.goOnTo("/portal"));
  }

  private void saySatisfaction(Exchange exchange) {
    PortalPages pages = pages(exchange);
    Map<String, String> values = form(exchange);
    Optional<Visitor> inside = inside(exchange, values);
    if (inside.isEmpty()) {
      exchange.answerPortal(403, pages.plain("gone"));
      return;
    }
    Visitor visitor = inside.get();
    PortalWords words = pages.words();
    String mark = value(values, "mark");
    if (!mark.matches("[1-5]")) {
      exchange.answerPortal(
          422, pages.satisfaction(visitor, values, false, words.get("satisfactionWrong")));
      return;
    }
    String more = value(values, "words");
    String said = words.get("said", mark) + (more.isEmpty() ? "" : "\n" + more);
    try {
      portal.saySatisfaction(visitor, Integer.parseInt(mark), said, words.get("task.low"));
    } catch (ProblemException refused) {
      String why = words.get(isTooOften(refused) ? "tooOften" : "gone");
      exchange.answerPortal(
          refused.problem().status(), pages.satisfaction(visitor, values, false, why));
      return;
    }
    exchange.goOnTo("/portal/satisfaction?sent");
  }

  /// The value of a field, no longer than its form takes.
  private static String value(Map<String, String> values, String name) {
    String value = values.getOrDefault(name, "").strip();
    int most =
        name.equals("remarks") || name.equals("words")
            ? Limits.PORTAL_TEXT_CHARS
            : Limits.PORTAL_LINE_CHARS;
    return value.length() <= most ? value : value.substring(0, most);
  }

  private Optional<Visitor> visitor(Exchange exchange) {
    return portal.visitor(exchange.cookie(SESSION));
  }

  /// The visitor who sent a form of their own session.
  private Optional<Visitor> inside(Exchange exchange, Map<String, String> values) {
    return visitor(exchange)
        .filter(visitor -> Tokens.same(visitor.formToken(), values.getOrDefault("form", "")));
  }

  /// What a form sends; one that another site sends is turned away whatever it carries.
  private static Map<String, String> form(Exchange exchange) {
    byte[] body = exchange.bytes(Limits.PORTAL_BODY_BYTES);
    boolean isOwn =
        exchange
            .header("Origin")
            .map(origin ->
                origin.replaceFirst("^https?://", "").equals(exchange.header("Host").orElse("")))
            .orElse(true);
    if (!isOwn) {
      throw new ProblemException(Problem.forbidden("This form is of another site."));
    }
    return SubmissionBody.form(body);
  }

  private static boolean isTooOften(ProblemException refused) {
    return refused.problem().status() == 429;
  }

  private static void tooOften(Exchange exchange, ProblemException refused, String page) {
    if (!isTooOften(refused)) {
      throw refused;
    }
    exchange.retryAfter(
        Objects.requireNonNullElse(refused.problem().members().get("retryAfterSeconds"), 60));
    exchange.answerPortal(429, page);
  }

  private PortalPages pages(Exchange exchange) {
    return new PortalPages(
        PortalWords.of(exchange.cookie(LANGUAGE), exchange.header("Accept-Language").orElse("")));
  }

  /// Behind a proxy that ends TLS, it says so.
  private boolean isSecure(Exchange exchange) {
    return isSecure || exchange.header("X-Forwarded-Proto").filter("https"::equals).isPresent();
  }

  private static byte[] style() {
    try (InputStream file =
        Objects.requireNonNull(Portal.class.getResourceAsStream("portal.css"))) {
      return file.readAllBytes();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
