package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.server.PortalCustomers.Customer;

/// A customer's person before a real browser: from the invitation to the password, the orders, a
/// request for an invoice and a mark, which arrive on the laptop of whoever has the account.
///
/// Where no Chromium is installed it is left out with a word, but not where `BROWSER_TESTS` is
/// `required`, as it is in CI.
class PortalInBrowserTest {
  @TempDir private static Path folder;
  private static final List<String> PAGES = List.of("orders", "requests", "satisfaction");
  private static List<Path> programs = List.of();
  private static TestServer server;
  private static Laptop ed;
  private static final String MAIL = "chen@qingyuan.example";
  private static Customer customer;

  @BeforeAll
  static void start() {
    programs = Browser.installed().orElse(List.of());
    if (programs.isEmpty() && !"required".equals(System.getenv("BROWSER_TESTS"))) {
      Assumptions.abort(
          "No chromium with chromedriver is installed: the customers' page is not tried in a browser.");
    }
    assertThat(programs).as("chromium and chromedriver").isNotEmpty();
    server = new TestServer(folder.resolve("hq"));
    ed = server.laptop("ed");
    PortalCustomers customers = new PortalCustomers(server, ed);
    customer = customers.customer("杭州清源水务", "陈静", MAIL, "厂房屋顶 <光伏> 1.2 MW", 248_000_000L);
    customers.wins(customer.account(), "储能柜二期", 86_500_000L);
    customers.customer("别家公司", "别人", "other@elsewhere.example", "别家的订单", 100L);
    customers.delivers(
        "SO-20261102-017,order,"
            + MAIL
            + ",2026-11-02,386400,离心泵 IS80-65-160,已发货,,,12,\n"
            + "SO-20261120-004,order,"
            + MAIL
            + ",2026-11-20,52800,机械密封件,生产中,,,240,\n"
            + "FH-5521,delivery,"
            + MAIL
            + ",2026-11-06,,,已签收,SO-20261102-017,,,\n"
            + "FP-033107,invoice,"
            + MAIL
            + ",2026-11-09,386400,,已开具,SO-20261102-017,,,\n");
  }

  @AfterAll
  static void stop() {
    if (!programs.isEmpty()) {
      server.close();
    }
  }

  @Test
  void fromTheInvitationToARequestThatIsATask() throws Exception {
    String token = PortalCustomers.invite(ed, customer);
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
          .contains("离心泵 IS80-65-160", "已发货", "已与我们约定", "FP-033107")
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
      assertThat(ed.count("task", "parent", customer.account())).isEqualTo(2);
      String call = ed.idOf("task", "title", "请致电：客户满意度低，陈静");
      assertThat(ed.fields("task", call)).containsEntry("owner", ed.session().user());
      String invoice = ed.idOf("task", "title", "开票申请：储能柜二期");
      assertThat(Objects.requireNonNull(ed.fields("task", invoice).get("note")).toString())
          .contains("杭州清源水务有限公司", "91330100MA2H3B8K0K");

      looksWellOnATelephone(browser, base);

      browser.click("footer a");
      for (String page : PAGES) {
        browser.open(base + "/portal/" + page);
        picture(browser, page + "-en");
      }
      assertThat(browser.text()).contains("Satisfaction");
      browser.click("header button");
      assertThat(browser.text()).contains("Sign in");
      browser.open(base + "/portal/orders");
      assertThat(browser.address()).isEqualTo(base + "/portal");
      picture(browser, "sign-in");
      browser.click(".after a");
      picture(browser, "forgotten");
    }
  }

  private static void looksWellOnATelephone(Browser browser, String base) {
    browser.isSeen(390, 844, true);
    for (String page : PAGES) {
      browser.open(base + "/portal/" + page);
      picture(browser, page + "-phone");
      assertThat(browser.pageWidth()).as(page).isEqualTo(390);
    }
    browser.isSeen(1_100, 900, false);
  }

  private static void picture(Browser browser, String name) {
    browser.picture(Path.of("target", "pictures", "portal-" + name + ".png"));
  }
}
