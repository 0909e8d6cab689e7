package outrider;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import outrider.app.attachment.Attaching;
import outrider.app.attachment.NewFile;
import outrider.core.record.RecordType;
import outrider.office.HeadOffice;
import outrider.office.Hotspot;
import outrider.office.Laptop;

/// A network that stands between a laptop and HQ, and has something to say itself.
final class HotelNetworkTest {

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void aPageThatAnswersForHqIsTakenForNoAnswer(Hotspot.Page page) {
    try (var office = new HeadOffice(folder.resolve("hq"));
        var hotel = new Hotspot(office.address());
        var rep = Laptop.open(folder.resolve("rep"), hotel.address(), "lin");
        var manager = Laptop.open(folder.resolve("manager"), office, "zhou")) {
      var lead = rep.newLead("张三");
      rep.book().sync().files().pause(true);
      attach(rep, lead);
      rep.synced();

      hotel.shows(page);
      rep.book().sync().files().pause(false);
      rep.await("the hotel's page", () -> hotel.pages() > 0);
      rep.edit(lead, "company", "华为样例");
      rep.book().sync().nudge();
      rep.await("more of the hotel's pages", () -> hotel.pages() > 4);
      assertThat(rep.attention()).isEmpty();
      assertThat(rep.waiting()).isEqualTo(1);
      assertThat(rep.find(RecordType.LEAD, lead).orElseThrow().text("company")).isEqualTo("华为样例");
      assertThat(rep.book().sync().files().report().refused()).isZero();

      hotel.shows(Hotspot.Page.NONE);
      rep.book().sync().nudge();
      rep.synced();
      rep.await("an empty queue of files", () -> rep.book().sync().files().report().waiting() == 0);
      assertThat(rep.book().sync().files().report().refused()).isZero();
      manager.await(
          "the company",
          () ->
              manager
                  .find(RecordType.LEAD, lead)
                  .filter(row -> row.text("company").equals("华为样例"))
                  .isPresent());
    }
  }

  @Test
  void withoutWebSocketsALaptopHearsByALongPoll() {
    try (var office = new HeadOffice(folder.resolve("hq"));
        var hotel = new Hotspot(office.address());
        var rep = Laptop.open(folder.resolve("rep"), hotel.address(), "lin");
        var manager = Laptop.open(folder.resolve("manager"), office, "zhou")) {
      var lead = rep.newLead("张三");
      rep.synced();
      manager.await("the lead", () -> manager.find(RecordType.LEAD, lead).isPresent());
      for (var city : new String[] {"上海", "苏州", "杭州"}) {
        manager.edit(lead, "city", city);
        rep.await(
            "the city, though nobody asks for it",
            () ->
                rep.find(RecordType.LEAD, lead)
                    .filter(row -> row.text("city").equals(city))
                    .isPresent());
      }
    }
  }

  private static void attach(Laptop laptop, String lead) {
    var bytes = new byte[100_000];
    new Random(7).nextBytes(bytes);
    var book = laptop.book();
    assertThat(
            new Attaching(book.database(), book.commands(), book.undo())
                .attach(
                    List.of(new NewFile("屋顶.jpg", "image/jpeg", bytes)),
                    RecordType.LEAD,
                    lead,
                    null)
                .join())
        .allMatch(receipt -> receipt.done());
  }
}
