package outrider;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.core.protocol.AuditExportRequest;
import outrider.core.protocol.AuditLine;
import outrider.core.protocol.AuditRequest;
import outrider.office.HeadOffice;
import outrider.office.Laptop;

/// What a rep does without a network stands in HQ's trail as theirs, from when it was done, on
/// their laptop; an administrator reads it at a workstation, and takes it out.
final class AuditTrailSyncTest {

  @TempDir Path folder;

  @Test
  void whatWasDoneOfflineIsInTheTrailAsWhatItWas() throws Exception {
    try (var office = new HeadOffice(folder.resolve("hq"));
        var admin = Laptop.open(folder.resolve("admin"), office, "boss");
        var rep = Laptop.open(folder.resolve("rep"), office, "lin")) {
      office.stop();
      var lead = rep.newLead("张三");
      office.startAgain();
      rep.book().sync().nudge();
      rep.drained();

      var found =
          admin
              .book()
              .audit()
              .search(new AuditRequest(null, null, "lead", lead, null, null, null, "张三", null, 10));

      assertThat(found.lines()).isNotEmpty();
      AuditLine line = found.lines().getLast();
      assertThat(line.command()).isEqualTo("CreateRecord");
      assertThat(line.name()).isEqualTo("张三");
      assertThat(line.device()).isEqualTo(rep.book().profile().device());
      assertThat(line.occurredAt()).isLessThanOrEqualTo(line.receivedAt());

      var text = new StringBuilder();
      admin
          .book()
          .audit()
          .export(
              new AuditExportRequest(null, null),
              (lines, stream) -> {
                var zip = new ZipInputStream(stream);
                zip.getNextEntry();
                text.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
                assertThat(text.toString().lines().count()).isEqualTo(lines + 1);
                zip.getNextEntry();
                text.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
              });
      assertThat(text).contains(lead, "signature: ");
    }
  }
}
