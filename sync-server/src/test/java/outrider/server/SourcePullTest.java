package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import outrider.core.integration.ExternalRecord;
import outrider.server.integrate.Sources;
import outrider.server.integrate.Took;

/// HQ asks systems for what is new: by HTTP, and in their databases. Slow ones, wrong ones and ones
/// that stop half way leave nothing, and say why.
class SourcePullTest extends SourceStories {
  private static final String TAX = "91310000MA1FL2XJ8P";

  private interface Mood {
    void answer(HttpExchange exchange) throws IOException, InterruptedException;
  }

  private final CountDownLatch over = new CountDownLatch(1);
  private HttpServer system;
  private volatile Mood mood = exchange -> say(exchange, 200, "application/json", "[]");
  private Laptop ed;

  @BeforeEach
  void prepare() throws IOException {
    system = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    system.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    system.createContext(
        "/",
        exchange -> {
          try (exchange) {
            mood.answer(exchange);
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
        });
    system.start();
    ed = server.laptop("ed");
    account(ed, "Sun", Map.of("taxId", TAX));
  }

  @AfterEach
  void leave() {
    over.countDown();
    system.stop(0);
  }

  private Sources.Added web() {
    return add(
        settings(
            "Shop",
            "http",
            ",\"plainHttp\":true,\"everyMinutes\":10,\"items\":\"/data/orders\","
                + "\"headers\":{\"X-Token\":\"s3cret\"},\"address\":\"http://127.0.0.1:"
                + system.getAddress().getPort()
                + "/orders\""));
  }

  @Test
  void itIsAskedWhenItIsTimeAndSaysWhenNothingIsNew() {
    Sources.Added shop = web();
    List<String> tags = new java.util.concurrent.CopyOnWriteArrayList<>();
    mood =
        exchange -> {
          String tag = String.valueOf(exchange.getRequestHeaders().getFirst("If-None-Match"));
          tags.add(tag + exchange.getRequestHeaders().getFirst("X-Token"));
          exchange.getResponseHeaders().set("ETag", "\"v1\"");
          if (tag.equals("\"v1\"")) {
            exchange.sendResponseHeaders(304, -1);
          } else {
            say(exchange, 200, "application/json; charset=utf-8", orders("A-1", "12345678.90"));
          }
        };

    assertThat(look(1)).singleElement().extracting(Took::written).isEqualTo(1);
    assertThat(look(1)).as("not its turn").isEmpty();
    Object fresh = told(shop).get("freshAt");
    server.clock.advance(Duration.ofHours(5));
    assertThat(look(1)).as("nothing new").isEmpty();

    assertThat(tags).containsExactly("nulls3cret", "\"v1\"s3cret");
    assertThat((Long) told(shop).get("freshAt")).isGreaterThan((Long) fresh);
    assertThat(records(ed))
        .singleElement()
        .satisfies(order -> assertThat(order.amountMinor()).hasValue(1_234_567_890));
    assertThat(count("history WHERE changes LIKE '%s3cret%'")).isZero();
  }

  @Test
  void oneThatIsSlowIsNotWaitedFor() {
    Sources.Added shop = web();
    mood = exchange -> over.await();
    assertThat(look(1)).singleElement().extracting(Took::outcome).isEqualTo("failing");
    assertThat((String) told(shop).get("said")).contains("source.slow");

    server.clock.advance(Duration.ofMinutes(10));
    mood =
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] space = " ".repeat(8 << 10).getBytes(StandardCharsets.UTF_8);
          while (!over.await(150, java.util.concurrent.TimeUnit.MILLISECONDS)) {
            exchange.getResponseBody().write(space);
            exchange.getResponseBody().flush();
          }
        };
    long begin = System.nanoTime();
    assertThat(look(1))
        .singleElement()
        .satisfies(took -> assertThat(took.reasons().getFirst().id()).isEqualTo("source.slow"));
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    assertThat(records(ed)).isEmpty();
  }

  @Test
  void whatIsWrongHalfOrOtherwiseLeavesNothingAndSaysWhy() {
    Sources.Added shop = web();
    mood = exchange -> say(exchange, 200, "application/json", orders("A-1", "1"));
    look(1);

    mood = exchange -> say(exchange, 200, "text/html", "<html>Please sign in</html>");
    assertThat(again()).isEqualTo("source.not-table");
    mood = exchange -> say(exchange, 503, "text/plain", "no");
    assertThat(again()).isEqualTo("source.status");
    mood = exchange -> say(exchange, 302, "text/plain", "elsewhere");
    assertThat(again()).as("nobody sends HQ elsewhere").isEqualTo("source.status");
    mood =
        exchange -> {
          String whole = orders("A-2", "2");
          exchange.sendResponseHeaders(200, whole.length());
          exchange.getResponseBody().write(whole.substring(0, 40).getBytes(StandardCharsets.UTF_8));
        };
    assertThat(again()).isEqualTo("source.unreachable");
    mood =
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          try (OutputStream body = exchange.getResponseBody()) {
            body.write(orders("A-2", "2").substring(0, 60).getBytes(StandardCharsets.UTF_8));
          }
        };
    assertThat(again()).as("whole for HTTP, half for JSON").isEqualTo("source.unreadable");
    mood = exchange -> say(exchange, 200, "application/json", "{\"data\":{\"rows\":[]}}");
    assertThat(again()).isEqualTo("source.no-list");
    mood =
        exchange ->
            say(exchange, 200, "application/json", orders("A-2", "2").replace("tax_no", "vat"));
    assertThat(again()).isEqualTo("source.columns-missing");
    assertThat(told(shop)).containsEntry("state", "changed");
    mood = exchange -> say(exchange, 200, "application/json", orders("A-2", "two"));
    assertThat(again()).isEqualTo("source.no-row");
    assertThat(told(shop)).containsEntry("state", "failing");
    system.removeContext("/");
    assertThat(again()).isEqualTo("source.status");

    assertThat(records(ed)).extracting(ExternalRecord::key).containsExactly("A-1");
  }

  private String again() {
    server.clock.advance(Duration.ofMinutes(10));
    List<Took> took = look(1);
    assertThat(took).hasSize(1);
    assertThat(took.getFirst().written()).isZero();
    return took.getFirst().reasons().getFirst().id();
  }

  @Test
  void aDatabaseIsReadOnFromWhereItWasLeft() throws SQLException {
    String url = "jdbc:sqlite:" + folder.resolve("erp.db");
    sql(url, "CREATE TABLE orders (no TEXT, tax TEXT, total REAL, changed INTEGER)");
    sql(url, "INSERT INTO orders VALUES ('A-1', '" + TAX + "', 12.5, 100)");
    Sources.Added erp =
        database(
            url, "SELECT no, tax, total, changed FROM orders WHERE changed > ? ORDER BY changed");

    assertThat(look(1)).singleElement().extracting(Took::written).isEqualTo(1);
    server.clock.advance(Duration.ofHours(1));
    assertThat(look(1)).as("nothing new").isEmpty();
    sql(url, "INSERT INTO orders VALUES ('A-2', '" + TAX + "', 3, 101)");
    sql(url, "UPDATE orders SET total = 99, changed = 99 WHERE no = 'A-1'");
    server.clock.advance(Duration.ofHours(1));
    assertThat(look(1)).singleElement().extracting(Took::rows).as("the new one").isEqualTo(1);

    assertThat(records(ed))
        .extracting(it -> it.key() + it.amountMinor().getAsLong())
        .containsExactlyInAnyOrder("A-11250", "A-2300");
    assertThat(told(erp)).containsEntry("state", "good");

    sql(url, "ALTER TABLE orders RENAME COLUMN tax TO vat");
    server.clock.advance(Duration.ofHours(1));
    assertThat(look(1))
        .singleElement()
        .satisfies(took -> assertThat(took.reasons().getFirst().id()).isEqualTo("source.database"));
    assertThat((String) told(erp).get("said")).contains("tax");
  }

  @Test
  void aDatabaseIsNeverWrittenNorMade() throws SQLException {
    String url = "jdbc:sqlite:" + folder.resolve("erp.db");
    Sources.Added erp =
        database(url, "SELECT 1 AS no, 2 AS tax, 3 AS total, 4 AS changed WHERE 1 > ?");
    assertThat(look(1)).singleElement().extracting(Took::outcome).isEqualTo("failing");
    assertThat(Path.of(url.substring("jdbc:sqlite:".length()))).doesNotExist();
    sql(url, "CREATE TABLE orders (no TEXT)");
    withDatabase(database -> {
      new Sources(database, server.clock).remove(erp.id());
      return true;
    });
    database(url, "WITH x AS (SELECT 1) INSERT INTO orders SELECT ? FROM x");
    assertThat(look(1)).singleElement().extracting(Took::outcome).isEqualTo("failing");
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT count(*) FROM orders")) {
      assertThat(rows.getInt(1)).isZero();
    }
  }

  private Sources.Added database(String url, String query) {
    return add(
        "{\"name\":\"ERP\",\"kind\":\"order\",\"way\":\"jdbc\",\"database\":\""
            + url
            + "\",\"query\":\""
            + query
            + "\",\"mark\":\"changed\",\"markKind\":\"number\",\"markFrom\":\"0\","
            + "\"everyMinutes\":60,\"columns\":{\"no\":\"externalKey\",\"tax\":\"taxId\","
            + "\"total\":\"amount\"}}");
  }

  private static void sql(String url, String text) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(text);
    }
  }

  private static String orders(String key, String total) {
    return "{\"data\":{\"orders\":[{\"order_no\":\""
        + key
        + "\",\"tax_no\":\""
        + TAX
        + "\",\"tel\":\"\",\"mail\":\"\",\"placed\":\"2026-11-03\",\"total\":"
        + (total.matches("[0-9.]+") ? total : '"' + total + '"')
        + ",\"item\":\"pump\",\"state\":\"open\"}]}}";
  }

  private static void say(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
