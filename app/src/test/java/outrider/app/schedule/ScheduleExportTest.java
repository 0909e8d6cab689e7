package outrider.app.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.app.SampleBook;
import outrider.app.fx.FxTest;
import outrider.app.i18n.Language;
import outrider.app.shell.Workspace;
import outrider.app.store.Profiles;
import outrider.core.record.Row;

/// A chart as a document whose text can be found, in Chinese too, and as a picture.
final class ScheduleExportTest extends FxTest {
  @TempDir Path folder;

  @Test
  void theDocumentHasEveryLineAndItsWords() throws IOException {
    var space = workspace(Language.CHINESE);
    Profiles.seed(space.database(), ScheduleSample.rows().toArray(Row[]::new));
    var lines = space.database().readNow(sql -> ScheduleQueries.ofDeal(sql, ScheduleSample.ROOF));
    var file = folder.resolve("排期.pdf");
    export(space, lines).pdf(file);

    try (var document = Loader.loadPDF(file.toFile())) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
      assertThat(new PDFTextStripper().getText(document))
          .contains("多仓模块", "现场勘察", "逾期 1 天", "关键", "技术方案与报价", "秦岳", "截至");
    }
    assertThat(file.toFile().length()).as("only the characters that are there").isLessThan(400_000);
    assertThat(files()).containsExactly("排期.pdf");
  }

  @Test
  void aLongOneHasPagesAndItsPictureSaysWhatItLeavesOut() throws IOException {
    var space = workspace(Language.ENGLISH);
    var lines = new ArrayList<ScheduleLine>();
    for (var number = 0; number < 2_000; number++) {
      lines.add(
          new ScheduleLine(
              ScheduleLine.Kind.TASK,
              "t" + number,
              "deal",
              "Step " + number + " 🙂",
              SampleBook.LIN,
              OptionalLong.empty(),
              ScheduleSample.at(number % 90),
              ScheduleSample.at(number % 90 + 3),
              OptionalLong.empty(),
              number % 7 == 0,
              List.of()));
    }
    var began = System.nanoTime();
    export(space, lines).pdf(folder.resolve("all.pdf"));
    var pdf = System.nanoTime();
    var drawn = export(space, lines).png(folder.resolve("all.png"), Zoom.WEEK);
    System.out.printf(
        "2,000 bars as PDF %.0f ms, the first %d as PNG %.0f ms%n",
        (pdf - began) / 1e6, drawn, (System.nanoTime() - pdf) / 1e6);

    try (var document = Loader.loadPDF(folder.resolve("all.pdf").toFile())) {
      assertThat(document.getNumberOfPages()).isGreaterThan(50);
      assertThat(new PDFTextStripper().getText(document)).contains("Step 0", "Step 1999");
    }
    assertThat(drawn).isEqualTo(ScheduleExport.PICTURE_LINES_MAX);
    var picture = ImageIO.read(folder.resolve("all.png").toFile());
    assertThat(picture.getWidth()).isGreaterThan(1_600);
    assertThat(picture.getHeight()).isGreaterThan(400 * 30);
  }

  @Test
  void thePictureShowsBarsAndWords() throws IOException {
    var space = workspace(Language.CHINESE);
    Profiles.seed(space.database(), ScheduleSample.rows().toArray(Row[]::new));
    var lines = space.database().readNow(sql -> ScheduleQueries.ofDeal(sql, ScheduleSample.ROOF));
    var file = new File("target/pictures/schedule-export.png").toPath();
    Files.createDirectories(file.getParent());
    export(space, lines).png(file, Zoom.DAY);
    assertThat(ImageIO.read(file.toFile()).getWidth()).isGreaterThan(1_600);
  }

  @Test
  void whereNothingCanBeWrittenNothingIsLeftBehind() {
    var space = workspace(Language.CHINESE);
    var file = folder.resolve("missing").resolve("a.pdf");
    assertThatThrownBy(() -> export(space, List.of()).pdf(file)).isInstanceOf(IOException.class);
    assertThat(files()).isEmpty();
  }

  private static ScheduleExport export(Workspace space, List<ScheduleLine> lines) {
    return new ScheduleExport(
        "多仓模块 · Schedule", lines, new ScheduleWords(space), space.clock().millis(), space.zone());
  }

  private List<String> files() {
    return List.of(java.util.Objects.requireNonNull(folder.toFile().list()));
  }
}
