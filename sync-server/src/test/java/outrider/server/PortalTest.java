package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.server.PortalCustomers.invite;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.protocol.PortalResponse;
import outrider.core.record.RecordType;
import outrider.server.PortalCustomers.Customer;

/// The page of a customer: who is let in, that they see their own company's orders and nobody
/// else's, and that what they ask for becomes a task of whoever has the account.
class PortalTest {
  private static final List<String> PAGES =
      List.of("/portal/orders", "/portal/requests", "/portal/satisfaction");

  @TempDir private static Path folder;
  private static TwoCompanies companies;
  private static TestServer server;
  private static PortalCustomers customers;
  private static Laptop ed;
  private static int made;

  @BeforeAll
  static void start() {
    companies = new TwoCompanies(folder);
    server = companies.server;
    ed = companies.person("ed");
    customers = new PortalCustomers(server, ed);
  }

  @AfterAll
  static void stop() {
    companies.close();
  }

  @Test
  void aGuestComesInSeesTheirOrdersAndARequestBecomesATask() {
    Customer acme = customer("Acme <b>");
    Guest ann = Guest.joined(server.port(), invite(ed, acme));

    String orders = ann.looks("/portal/orders").text();
    assertThat(orders)
        .contains("Roof for Acme &lt;b&gt;", "CNY 12,000.00", "Ann of Acme &lt;b&gt;")
        .doesNotContain("<script", "<b>");

    Laptop.Answer sent =
        ann.fillsIn(
            "/portal/requests",
            "/portal/invoice",
            Map.of(
                "order", acme.order(), "title", "Acme Ltd", "tax", "91310000", "remarks", "Soon"));
    assertThat(sent.status()).isEqualTo(303);
    assertThat(sent.response().headers().firstValue("Location")).hasValue("/portal/requests?sent");
    assertThat(ann.looks("/portal/requests?sent").text()).contains("has arrived", "In hand");

    ed.pull();
    String task = ed.idOf("task", "parent", acme.account());
    assertThat(ed.fields("task", task))
        .containsEntry("title", "Invoice request: Roof for Acme <b>")
        .containsEntry("owner", ed.session().user());
    assertThat(Objects.requireNonNull(ed.fields("task", task).get("note")).toString())
        .contains("Invoice to (company): Acme Ltd", "Tax number: 91310000", "Ann of Acme");

    ed.push(new Command.CompleteTask(task, "sent"));
    assertThat(ann.looks("/portal/requests").text()).contains("Done").doesNotContain("In hand");
  }

  @Test
  void ordersOfOtherSystemsAreThereWithWhatFollowedUponThemAndNothingElse() {
    Customer acme = customer("Orderly");
    String mail = ",ann@orderly.example,";
    customers.delivers(
        "SO-1,order"
            + mail
            + "2026-11-02,12000,Pumps <3>,已发货,,,3,9999.99\n"
            + "SO-2,order"
            + mail
            + "2026-11-20,500,Filters,In production,,,,\n"
            + "FP-7,invoice"
            + mail
            + "2026-11-05,12000,,Paid,SO-1,,,\n"
            + "FH-8,delivery"
            + mail
            + "2026-11-04,,,Signed for,SO-1,,,\n"
            + "X-9,credit hold"
            + mail
            + "2026-11-04,,,Blocked,SO-1,,,\n"
            + "SO-3,order"
            + mail
            + "2026-11-21,12000,Roof,,,Roof for Orderly,,\n");
    Guest ann = Guest.joined(server.port(), invite(ed, acme));
    String orders = ann.looks("/portal/orders").text();
    assertThat(orders)
        .contains("Pumps &lt;3&gt;", "SO-1 · × 3", "2026-11-02", "CNY 12,000.00", "已发货")
        .contains("<b>Invoice</b> FP-7 · 2026-11-05 · CNY 12,000.00 · Paid")
        .contains("<b>Delivery</b> FH-8 · 2026-11-04 · Signed for")
        .contains("As of 20", "UTC+08:00")
        .doesNotContain("9,999", "9999", "Blocked", "X-9", "credit");
    assertThat(orders.indexOf("SO-3")).as("the newest first").isLessThan(orders.indexOf("SO-2"));
    assertThat(orders)
        .as("a deal that an order came out of stands once")
        .doesNotContain("Agreed with us", "Roof for Orderly");

    customers.wins(acme.account(), "Service 2027", 300_000);
    assertThat(ann.looks("/portal/orders").text()).contains("Agreed with us", "Service 2027");
    String form = ann.looks("/portal/requests").text();
    Matcher option = Pattern.compile("value=\"([^\"]+)\">SO-2 · Filters<").matcher(form);
    assertThat(option.find()).isTrue();
    Map<String, String> asks = Map.of("order", option.group(1), "title", "Orderly Ltd");
    assertThat(ann.fillsIn("/portal/requests", "/portal/invoice", asks).status()).isEqualTo(303);
    ed.pull();
    assertThat(ed.fields("task", ed.idOf("task", "parent", acme.account())))
        .containsEntry("title", "Invoice request: SO-2 · Filters");

    Guest bob = Guest.joined(server.port(), invite(ed, customer("Nosy")));
    for (String page : PAGES) {
      assertThat(bob.looks(page).text())
          .doesNotContain("SO-1", "SO-2", "FP-7", option.group(1), "Orderly");
    }
    assertThat(bob.fillsIn("/portal/requests", "/portal/invoice", asks).status())
        .as("an order of another customer")
        .isEqualTo(404);
  }

  @Test
  void aLowMarkIsSomethingToCallAboutAndEveryMarkStandsOnTheTimeline() {
    Customer acme = customer("Marks");
    Guest ann = Guest.joined(server.port(), invite(ed, acme));
    assertThat(say(ann, "5", "All well").status()).isEqualTo(303);
    ed.pull();
    assertThat(ed.fields("activity", ed.idOf("activity", "parent", acme.account())).get("text"))
        .isEqualTo("Ann of Marks: Satisfaction 5 of 5\nAll well");
    assertThat(tasksOf(acme)).isZero();

    assertThat(say(ann, "2", "It leaks").status()).isEqualTo(303);
    ed.pull();
    assertThat(tasksOf(acme)).isEqualTo(1);
    String task = ed.idOf("task", "parent", acme.account());
    assertThat(ed.fields("task", task))
        .containsEntry("kind", "call")
        .containsEntry("title", "Call: low satisfaction, Ann of Marks");
    assertThat(say(ann, "6", "").status()).isEqualTo(422);
    assertThat(say(ann, "", "").status()).isEqualTo(422);
  }

  /// Every page for everybody who is not its guest.
  @TestFactory
  Stream<DynamicTest> nobodyElseSeesAnything() {
    Customer mine = customer("Mine");
    Customer other = customer("Other");
    Map<String, Supplier<Guest>> callers = new HashMap<>();
    callers.put("no session", () -> new Guest(server.port()));
    callers.put("made up", () -> with("never-was"));
    callers.put(
        "withdrawn",
        () -> {
          Customer gone = another("Withdrawn");
          Guest guest = Guest.joined(server.port(), invite(ed, gone));
          assertThat(guest.looks("/portal/orders").status()).isEqualTo(200);
          revoke(ed, gone);
          return guest;
        });
    callers.put(
        "signed out",
        () -> {
          Guest guest = Guest.joined(server.port(), invite(ed, another("Out")));
          String session = Objects.requireNonNull(guest.cookies.get("outrider_portal"));
          guest.fillsIn("/portal/orders", "/portal/sign-out", Map.of());
          return with(session);
        });
    callers.put(
        "of another company",
        () -> {
          Guest guest = Guest.joined(server.port(), invite(ed, another("Elsewhere")));
          String session = Objects.requireNonNull(guest.cookies.get("outrider_portal"));
          Guest there = new Guest(companies.strangersPort());
          there.cookies.put("outrider_portal", session);
          return there;
        });
    callers.put(
        "of a contact that is gone",
        () -> {
          Customer gone = another("Deleted");
          Guest guest = Guest.joined(server.port(), invite(ed, gone));
          ed.push(new Command.DeleteRecord(RecordType.CONTACT, gone.contact()));
          return guest;
        });
    callers.put(
        "of a contact that went elsewhere",
        () -> {
          Customer moved = another("Moved");
          Guest guest = Guest.joined(server.port(), invite(ed, moved));
          ed.push(
              new Command.EditFields(
                  RecordType.CONTACT,
                  moved.contact(),
                  List.of(new FieldEdit("account", moved.account(), other.account()))));
          return guest;
        });
    Map<String, Guest> once = new HashMap<>();
    return callers.entrySet().stream()
        .flatMap(caller ->
            Stream.concat(PAGES.stream(), Stream.of("/portal/invoice", "/portal/satisfaction"))
                .distinct()
                .map(path ->
                    DynamicTest.dynamicTest(
                        caller.getKey() + " " + path,
                        () ->
                            isTurnedAway(
                                once.computeIfAbsent(
                                    caller.getKey(), unused -> caller.getValue().get()),
                                path,
                                mine))));
  }

  private static void isTurnedAway(Guest guest, String path, Customer mine) {
    if (!path.equals("/portal/invoice")) {
      Laptop.Answer look = guest.looks(path);
      assertThat(look.status()).isEqualTo(303);
      assertThat(look.response().headers().firstValue("Location")).hasValue("/portal");
      assertThat(look.text()).isEmpty();
    }
    if (!path.equals("/portal/orders") && !path.equals("/portal/requests")) {
      Laptop.Answer sent =
          guest.sends(
              path,
              Map.of("order", mine.order(), "title", "X", "mark", "1", "form", "0".repeat(64)));
      assertThat(sent.status()).isEqualTo(403);
    }
  }

  @Test
  void aGuestOfAnotherAccountSeesOnlyTheirsAndCannotAskAboutAnothersOrder() {
    Customer acme = customer("Alpha");
    Customer rival = customer("Beta");
    Guest ann = Guest.joined(server.port(), invite(ed, acme));
    Guest bob = Guest.joined(server.port(), invite(ed, rival));
    ann.fillsIn(
        "/portal/requests", "/portal/invoice", Map.of("order", acme.order(), "title", "Secret"));
    for (String page : PAGES) {
      assertThat(bob.looks(page).text())
          .as(page)
          .contains("Beta")
          .doesNotContain("Alpha", acme.order(), acme.account());
    }
    Laptop.Answer forged =
        bob.fillsIn(
            "/portal/requests", "/portal/invoice", Map.of("order", acme.order(), "title", "Mine"));
    assertThat(forged.status()).isEqualTo(404);
    ed.pull();
    assertThat(tasksOf(rival)).isZero();
    assertThat(tasksOf(acme)).isEqualTo(1);

    String annsForm = ann.token("/portal/requests");
    assertThat(
            bob.sends(
                    "/portal/invoice",
                    Map.of("order", rival.order(), "title", "X", "form", annsForm))
                .status())
        .as("a form of another session")
        .isEqualTo(403);
    assertThat(
            bob.sends(
                    "/portal/satisfaction",
                    Map.of("mark", "1", "form", bob.token("/portal/satisfaction")),
                    Map.of("Origin", "https://evil.example"))
                .status())
        .as("a form of another site")
        .isEqualTo(403);
  }

  @Test
  void anInvitationIsUsedOnceWithinItsWeekAndAPasswordBringsBack() {
    Customer acme = customer("Once");
    String first = invite(ed, acme);
    String second = invite(companies.person("erin"), acme);
    assertThat(new Guest(server.port()).looks("/portal/join/" + first).status())
        .as("another one was made")
        .isEqualTo(404);
    Guest ann = new Guest(server.port());
    assertThat(ann.looks("/portal/join/" + second).text()).contains("Welcome, Ann of Once");
    assertThat(
            ann.sends("/portal/join/" + second, Map.of("password", "short", "again", "short"))
                .status())
        .isEqualTo(422);
    assertThat(
            ann.sends(
                    "/portal/join/" + second,
                    Map.of("password", TestServer.PASSWORD, "again", "something else"))
                .text())
        .contains("differ");
    Laptop.Answer in =
        ann.sends(
            "/portal/join/" + second,
            Map.of("password", TestServer.PASSWORD, "again", TestServer.PASSWORD));
    assertThat(in.response().headers().firstValue("Set-Cookie").orElse(""))
        .contains("HttpOnly", "SameSite=Strict", "Path=/portal")
        .doesNotContain("Secure");
    assertThat(new Guest(server.port()).looks("/portal/join/" + second).status()).isEqualTo(404);

    Guest back = new Guest(server.port());
    assertThat(signIn(back, "nobody@once.example", TestServer.PASSWORD).status()).isEqualTo(403);
    assertThat(signIn(back, "ann@once.example", "guess " + TestServer.PASSWORD).status())
        .isEqualTo(403);
    assertThat(signIn(back, " ANN@once.example", TestServer.PASSWORD).status()).isEqualTo(303);
    assertThat(back.looks("/portal/orders").status()).isEqualTo(200);
    Laptop.Answer page = back.looks("/portal/orders");
    assertThat(page.response().headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "form-action 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");

    String late = invite(ed, customer("Late"));
    server.clock.advance(Duration.ofHours(13));
    assertThat(back.looks("/portal/orders").status()).as("half a day later").isEqualTo(303);
    server.clock.advance(Duration.ofDays(7));
    assertThat(new Guest(server.port()).looks("/portal/join/" + late).status()).isEqualTo(404);
  }

  @Test
  void whoGuessesIsSlowedDown() {
    Guest guesser = new Guest(server.port());
    int status = 0;
    for (int guess = 0; guess < 12; guess++) {
      status = signIn(guesser, "ann@guessed.example", "guess " + guess).status();
    }
    assertThat(status).isEqualTo(429);
  }

  @Test
  void whoHasTheContactOrLeadsThemInvitesAndNobodyElse() {
    Customer acme = customer("Whose");
    for (String other : List.of("eve", "will", "wendy", "stranger")) {
      Laptop laptop = companies.person(other);
      for (String method : List.of("GET", "POST", "DELETE")) {
        assertThat(call(laptop, method, acme).status()).as(other + " " + method).isEqualTo(404);
      }
    }
    assertThat(look(ed, acme).state()).isEqualTo("none");
    for (String other : List.of("erin", "admin", "ed")) {
      assertThat(call(companies.person(other), "POST", acme).status()).isEqualTo(200);
    }
    assertThat(look(ed, acme).state()).isEqualTo("invited");
    assertThat(look(ed, acme).token()).as("told once").isNull();
    Guest.joined(server.port(), invite(ed, acme));
    assertThat(look(ed, acme).state()).isEqualTo("joined");
    revoke(companies.person("erin"), acme);
    assertThat(look(ed, acme).state()).isEqualTo("revoked");
    assertThat(signIn(new Guest(server.port()), "ann@whose.example", TestServer.PASSWORD).status())
        .isEqualTo(403);
  }

  @Test
  void itSpeaksTheReadersLanguageAndCanBeSwitched() {
    Guest reader = new Guest(server.port());
    assertThat(reader.looks("/portal").text()).contains("<html lang=\"en\">", "Sign in");
    reader.looks("/portal/language/zh");
    assertThat(reader.looks("/portal").text()).contains("<html lang=\"zh\">", "登录");
  }

  private static Laptop.Answer say(Guest guest, String mark, String words) {
    return guest.fillsIn(
        "/portal/satisfaction", "/portal/satisfaction", Map.of("mark", mark, "words", words));
  }

  private static Laptop.Answer signIn(Guest guest, String email, String password) {
    return guest.sends("/portal/sign-in", Map.of("email", email, "password", password));
  }

  private static Guest with(String session) {
    Guest guest = new Guest(server.port());
    guest.cookies.put("outrider_portal", session);
    return guest;
  }

  private static PortalResponse look(Laptop by, Customer customer) {
    return call(by, "GET", customer).as(PortalResponse.class);
  }

  private static void revoke(Laptop by, Customer customer) {
    assertThat(call(by, "DELETE", customer).status()).isEqualTo(204);
  }

  private static Laptop.Answer call(Laptop by, String method, Customer customer) {
    return by.send(
        method, "/v1/portal/" + customer.contact(), HttpRequest.BodyPublishers.noBody(), Map.of());
  }

  private static long tasksOf(Customer customer) {
    return ed.count("task", "parent", customer.account());
  }

  /// One of many of a kind.
  private static Customer another(String kind) {
    made++;
    return customer(kind + made);
  }

  private static Customer customer(String name) {
    return customers.customer(name);
  }
}
