package outrider;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.app.sync.SyncPhase;
import outrider.office.HeadOffice;
import outrider.office.Laptop;

/// A session lives for weeks; what opens it does not.
final class TokenTest {

  @TempDir Path folder;

  @Test
  void aTokenThatIsADayOldIsTradedAndNobodyIsAskedForAPassword() {
    try (var office = new HeadOffice(folder.resolve("hq"));
        var rep = Laptop.open(folder.resolve("rep"), office, "lin")) {
      rep.newLead("张三");
      rep.drained();
      var first = rep.book().sync().token();
      office.stop();
      office.startAgain(Duration.ofDays(2));
      rep.book().sync().nudge();

      rep.newLead("李四");
      rep.drained();
      rep.await("the new token", () -> !rep.book().sync().token().equals(first));
      rep.newLead("王五");
      rep.drained();
      rep.await("the chip", () -> rep.book().sync().report().phase() == SyncPhase.ONLINE);
      // Answers that crossed the trade may have asked for another one.
      var last = rep.book().sync().token();

      rep.restart();
      assertThat(rep.book().sync().token()).as("it was kept").isEqualTo(last);
      rep.newLead("赵六");
      rep.drained();
    }
  }
}
