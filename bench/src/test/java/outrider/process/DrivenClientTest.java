package outrider.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.bench.SampleLeads;
import outrider.bench.process.ClientProcess;
import outrider.bench.process.Office;
import outrider.bench.process.ServerProcess;

/// The client without a window, driven as others drive it: a line in, a line out.
final class DrivenClientTest {

  private static final String LEAD = SampleLeads.id(1);

  @TempDir Path folder;

  @Test
  void everyWordOfTheClientDoesWhatThePageSays() {
    Office.found(folder.resolve("hq"), 1);
    try (var server = ServerProcess.start(folder.resolve("hq"));
        var a = new ClientProcess(folder.resolve("a.log"));
        var b = new ClientProcess(folder.resolve("b.log"))) {
      var opened = a.open("x", folder.resolve("a"), server.address(), "rep0");
      assertThat(opened.at()).isGreaterThan(opened.began());
      b.open("y", folder.resolve("b"), server.address(), "rep0");

      var inserted = a.ask("insert", "x", "count", 3, "first", 1, "seed", 1);
      assertThat(a.ask("push", "x").at()).isGreaterThan(inserted.began());
      assertThat(a.ask("count", "x").number("waiting")).isZero();

      b.ask("pull", "y");
      b.ask("awaitCount", "y", "count", 3);
      assertThat(b.ask("count", "y").number("leads")).isEqualTo(3);

      var before = b.ask("watch", "y", "id", LEAD, "field", "city").value("value");
      assertThat(before).isNotNull().isNotEqualTo("苏州样例");
      var edited = a.ask("edit", "x", "id", LEAD, "field", "city", "value", "苏州样例");
      var changed = b.answer();
      assertThat(changed.value("changed")).isEqualTo(LEAD);
      assertThat(changed.value("value")).isEqualTo("苏州样例");
      assertThat(changed.at()).isGreaterThan(edited.began());

      a.ask("close", "x");
      b.ask("close", "y");
    }
  }
}
