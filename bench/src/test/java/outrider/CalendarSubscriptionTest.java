package outrider;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.core.command.Command;
import outrider.core.record.RecordType;
import outrider.office.HeadOffice;
import outrider.office.Laptop;

/// A rep subscribes at her workstation, and the calendar on her telephone reads from HQ what she
/// plans, under the address that her workstation gave her.
final class CalendarSubscriptionTest {

  @TempDir Path folder;

  @Test
  void whatIsPlannedOnTheLaptopIsInTheCalendarOnTheTelephone() throws Exception {
    try (var office = new HeadOffice(folder.resolve("hq"));
        var lin = Laptop.open(folder.resolve("lin"), office, "lin");
        var phone = HttpClient.newHttpClient()) {
      lin.await("the people", () -> !lin.all(RecordType.PIPELINE).isEmpty());
      var subscriptions = lin.book().subscriptions();
      assertThat(subscriptions.look().madeAt()).isEmpty();
      var address = subscriptions.make(false, true).address().orElseThrow();
      assertThat(address).startsWith(office.address() + "/calendar/");

      var planned =
          lin.submit(
              new Command.PlanTask(
                  lin.book().commands().newId(),
                  null,
                  null,
                  "给样例客户寄样机",
                  "other",
                  System.currentTimeMillis() + 86_400_000,
                  null));
      assertThat(planned.reasons()).isEmpty();
      lin.drained();

      assertThat(get(phone, address).body()).contains("SUMMARY:给样例客户寄样机");

      subscriptions.stop();
      assertThat(get(phone, address).statusCode()).isEqualTo(404);
    }
  }

  private static HttpResponse<String> get(HttpClient phone, String address) throws Exception {
    return phone.send(
        HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
  }
}
