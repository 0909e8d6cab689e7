package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.server.TestServer.id;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.core.command.Command;
import outrider.core.protocol.PortalResponse;
import outrider.core.record.RecordType;

/// A customer's person before a real browser: from the invitation to the password, the orders, a
/// request for an invoice and a mark, which arrive on the laptop of whoever has the account.
///
/// Where no Chromium is installed it is left out with a word, but not where `BROWSER_TESTS` is
/// `required`, as it is in CI.
class PortalInBrowserTest {
  @TempDir private static Path folder;
  private static List<Path> programs = List.of();
  private static TestServer server;
  private static Laptop ed;
  private static final String ACCOUNT = id();
  private static final String OTHER = id();
  private static final String CONTACT = id();

  @BeforeAll
  static void start() {
    programs = Browser.installed().orElse(List.of());
    if (programs.isEmpty() && !"required".equals(System.getenv("BROWSER_TESTS"))) {
      Assumptions.abort(
          "No chromium with chromedriver is installed: the customers' page is not tried in a browser.");
    }
    assertThat(programs).as("chromium and chromedriver").isNotEmpty();
    server = new TestServer(folder.resolve("hq"));
    SalesProcess process = SalesProcess.of(server);
    String won = id();
    server.administer(administration ->
        administration.run(
            new Command.CreateRecord(
                RecordType.STAGE,
                won,
                Map.of(
                    "name",
                    "Won",
                    "pipeline",
                    process.pipeline(),
                    "position",
                    3L,
                    "kind",
                    "won"))));
    ed = server.laptop("ed");
    ed.pull();
    customer(ACCOUNT, "杭州清源水务", process.first(), won, "厂房屋顶 <光伏> 1.2 MW", 248_000_000L);
    customer(ACCOUNT, null, process.first(), won, "储能柜二期", 86_500_000L);
    customer(OTHER, "别家公司", process.first(), won, "别家的订单", 100L);
    ed.push(
        new Command.CreateRecord(
            RecordType.CONTACT,
            CONTACT,
            Map.of("name", "陈静", "account", ACCOUNT, "email", "chen@qingyuan.example")));
  }

  @AfterAll
  static void stop() {
    if (!programs.isEmpty()) {
      server.close();
    }
  }

  @Test
  void fromTheInvitationToARequestThatIsATask() throws Exception {
    String token =
        Objects.requireNonNull(
            ed.send("POST", "/v1/portal/" + CONTACT, HttpRequest.BodyPublishers.noBody(), Map.of())
                .as(PortalResponse.class)
                .token());
    String base = "http://127.0.0.1:" + server.port();
    try (Browser browser = new Browser(programs, folder.resolve("chromium"), "zh-CN")) {
      browser.open(base + "/portal/join/" + token);
      assertThat(browser.text()).contains("陈静，您好");
      picture(browser, "join");
      browser.type("input[name=password]", TestServer.PASSWORD);
      browser.type("input[name=again]", TestServer.PASSWORD);
      browser.click("main button");

      assertThat(browser.address()).isEqualTo(base + "/portal/orders");
      assertThat(browser.text())
          .contains("杭州清源水务", "厂房屋顶 <光伏> 1.2 MW", "CNY 2,480,000.00", "储能柜二期")
          .doesNotContain("别家");
      assertThat(browser.style("main button, nav a", "text-decoration-line"))
          .as("the style is let in, and nothing else")
          .isEqualTo("none");
      picture(browser, "orders");

      browser.click("nav a[href='/portal/requests']");
      browser.type("select[name=order]", "储能柜二期");
      browser.type("input[name=title]", "杭州清源水务有限公司");
      browser.type("input[name=tax]", "91330100MA2H3B8K0K");
      browser.click("main form button");
      assertThat(browser.text()).contains("您的申请已收到", "处理中", "储能柜二期");
      picture(browser, "requests");

      browser.click("nav a[href='/portal/satisfaction']");
      browser.click(".marks label:nth-child(2) span");
      browser.type("textarea", "交货晚了两周");
      picture(browser, "satisfaction");
      browser.click("main form button");
      assertThat(browser.text()).contains("谢谢");

      ed.pull();
      assertThat(ed.count("task", "parent", ACCOUNT)).isEqualTo(2);
      String call = ed.idOf("task", "title", "请致电：客户满意度低，陈静");
      assertThat(ed.fields("task", call)).containsEntry("owner", ed.session().user());
      String invoice = ed.idOf("task", "title", "开票申请：储能柜二期");
      assertThat(Objects.requireNonNull(ed.fields("task", invoice).get("note")).toString())
          .contains("杭州清源水务有限公司", "91330100MA2H3B8K0K");

      browser.click("footer a");
      browser.open(base + "/portal/orders");
      assertThat(browser.text()).contains("Orders");
      browser.click("header button");
      assertThat(browser.text()).contains("Sign in");
      browser.open(base + "/portal/orders");
      assertThat(browser.address()).isEqualTo(base + "/portal");
      picture(browser, "sign-in");
    }
  }

  private static void picture(Browser browser, String name) {
    browser.picture(Path.of("target", "pictures", "portal-" + name + ".png"));
  }

  private static void customer(
      String account,
      @Nullable String name,
      String stage,
      String won,
      String order,
      long amountMinor) {
    if (name != null) {
      ed.push(new Command.CreateRecord(RecordType.ACCOUNT, account, Map.of("name", name)));
    }
    String deal = id();
    ed.push(
        new Command.CreateRecord(
            RecordType.OPPORTUNITY,
            deal,
            Map.of(
                "name",
                order,
                "account",
                account,
                "stage",
                stage,
                "amount",
                amountMinor,
                "currency",
                "CNY")));
    ed.push(new Command.AdvanceOpportunity(deal, stage, won, null));
  }
}
