package outrider;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.core.command.Command;
import outrider.core.record.RecordType;
import outrider.office.HeadOffice;
import outrider.office.Laptop;

/// A rep invites a person at their customer from the workstation; what that person says on the page
/// arrives on the rep's laptop as a task, by itself; once withdrawn they are turned away.
final class PortalSyncTest {
  private static final Pattern FORM = Pattern.compile("name=\"form\" value=\"([0-9a-f]{64})\"");

  @TempDir Path folder;

  @Test
  void whoIsInvitedFromTheWorkstationIsHeardOnIt() throws Exception {
    try (var office = new HeadOffice(folder.resolve("hq"));
        var lin = Laptop.open(folder.resolve("lin"), office, "lin")) {
      lin.await("the people", () -> !lin.all(RecordType.USER).isEmpty());
      var account = lin.book().commands().newId();
      var contact = lin.book().commands().newId();
      lin.submit(new Command.CreateRecord(RecordType.ACCOUNT, account, Map.of("name", "清源水务")));
      lin.submit(
          new Command.CreateRecord(
              RecordType.CONTACT,
              contact,
              Map.of("name", "陈静", "account", account, "email", "chen@qingyuan.example")));
      lin.drained();
      var portals = lin.book().portals();
      assertThat(portals.look(contact).word()).isEqualTo("none");
      var invited = portals.invite(contact, false);
      assertThat(invited.word()).isEqualTo("invited");
      var join = invited.address().orElseThrow();
      assertThat(join).startsWith(office.address() + "/portal/join/");

      var browser =
          HttpClient.newBuilder()
              .cookieHandler(new CookieManager())
              .followRedirects(HttpClient.Redirect.ALWAYS)
              .build();
      var password = Map.of("password", "correct horse", "again", "correct horse");
      assertThat(post(browser, join, password)).contains("清源水务");
      assertThat(portals.look(contact).word()).isEqualTo("joined");
      var page = office.address() + "/portal/satisfaction";
      var form = FORM.matcher(get(browser, page));
      assertThat(form.find()).isTrue();
      post(browser, page, Map.of("mark", "1", "words", "漏水", "form", form.group(1)));

      lin.await(
          "the task",
          () ->
              lin.all(RecordType.TASK).values().stream()
                  .anyMatch(task ->
                      task.text("parent").equals(account) && task.text("note").contains("漏水")));
      assertThat(portals.withdraw(contact).word()).isEqualTo("revoked");
      assertThat(get(browser, page)).doesNotContain("清源水务");
    }
  }

  private static String get(HttpClient browser, String address) throws Exception {
    return send(browser, HttpRequest.newBuilder(URI.create(address)));
  }

  private static String post(HttpClient browser, String address, Map<String, String> values)
      throws Exception {
    var body =
        values.entrySet().stream()
            .map(each ->
                each.getKey() + '=' + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return send(
        browser,
        HttpRequest.newBuilder(URI.create(address))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private static String send(HttpClient browser, HttpRequest.Builder request) throws Exception {
    return browser
        .send(request.header("Accept-Language", "zh").build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }
}
