package outrider.app.schedule;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.PDFRenderer;
import outrider.app.exporting.SheetFont;

/// A chart as a file: a PDF of as many pages as it takes, with its text as text, or one picture.
/// Not on the FX thread; the file appears whole or not at all.
final class ScheduleExport {

  /// A picture of more lines than this is too large for what shows pictures.
  static final int PICTURE_LINES_MAX = 400;

  /// Pixels of a picture to a point of the page.
  private static final float PICTURE_SCALE = 2;

  private static final float PICTURE_WIDTH_MAX = 4_000;
  private static final PDRectangle PAGE =
      new PDRectangle(PDRectangle.A4.getHeight(), PDRectangle.A4.getWidth());

  private final String title;
  private final List<ScheduleLine> lines;
  private final ScheduleWords words;
  private final long now;
  private final ZoneId zone;

  ScheduleExport(
      String title, List<ScheduleLine> lines, ScheduleWords words, long now, ZoneId zone) {
    this.title = title;
    this.lines = List.copyOf(lines);
    this.words = words;
    this.now = now;
    this.zone = zone;
  }

  /// Every line, the whole stretch fitted to the width of A4 on its side.
  void pdf(Path file) throws IOException {
    try (var document = new PDDocument()) {
      var plain = SheetFont.bundled(document, "400");
      var bold = SheetFont.bundled(document, "700");
      var room = PAGE.getHeight() - 2 * ScheduleSheet.MARGIN - ScheduleSheet.HEAD;
      var each = (int) (room / ScheduleSheet.ROW);
      var pages = Math.max(1, (lines.size() + each - 1) / each);
      var perDay = (PAGE.getWidth() - 2 * ScheduleSheet.MARGIN - ScheduleSheet.NAMES) / days();
      for (var page = 0; page < pages; page++) {
        var part = lines.subList(page * each, Math.min(lines.size(), (page + 1) * each));
        ScheduleSheet.draw(
            document,
            PAGE,
            plain,
            bold,
            content(part, perDay, words.get("schedule.page", page + 1, pages)));
      }
      document.getDocumentInformation().setTitle(title);
      written(file, document::save);
    }
  }

  /// The first lines as one picture, as wide as the zoom has it.
  ///
  /// @return how many lines are in it
  int png(Path file, Zoom zoom) throws IOException {
    try (var document = new PDDocument()) {
      var shown = lines.subList(0, Math.min(lines.size(), PICTURE_LINES_MAX));
      var frame = 2 * ScheduleSheet.MARGIN + ScheduleSheet.NAMES;
      var perDay = Math.min(zoom.pixelsPerDay() / 2, (PICTURE_WIDTH_MAX - frame) / days());
      var size =
          new PDRectangle(
              (float) Math.max(PAGE.getWidth(), frame + days() * perDay),
              (float)
                  (2 * ScheduleSheet.MARGIN
                      + ScheduleSheet.HEAD
                      + shown.size() * ScheduleSheet.ROW));
      ScheduleSheet.draw(
          document,
          size,
          SheetFont.bundled(document, "400"),
          SheetFont.bundled(document, "700"),
          content(
              shown,
              perDay,
              shown.size() < lines.size()
                  ? words.get("schedule.firstLines", shown.size(), lines.size())
                  : ""));
      var picture = picture(document);
      written(
          file,
          part -> {
            if (!ImageIO.write(picture, "png", part)) {
              throw new IOException("no writer of PNG");
            }
          });
      return shown.size();
    }
  }

  /// What a document was drawn with is in it only once it is saved; until then another typeface
  /// would stand in for ours.
  private static BufferedImage picture(PDDocument drawn) throws IOException {
    var bytes = new ByteArrayOutputStream();
    drawn.save(bytes);
    try (var document = Loader.loadPDF(bytes.toByteArray())) {
      return new PDFRenderer(document).renderImage(0, PICTURE_SCALE);
    }
  }

  private ScheduleSheet.Content content(List<ScheduleLine> part, double perDay, String note) {
    var first = first();
    var left = first.atStartOfDay(zone).toInstant().toEpochMilli();
    var asOf = words.get("schedule.asOf", words.day(now));
    return new ScheduleSheet.Content(
        title,
        note.isEmpty() ? asOf : asOf + " · " + note,
        part,
        words,
        first,
        perDay,
        new TimeScale(left, perDay, zone),
        now);
  }

  private LocalDate first() {
    var first =
        lines.stream()
            .filter(line -> line.dueAt() > 0)
            .mapToLong(ScheduleLine::startAt)
            .min()
            .orElse(now);
    return day(first).minusDays(2);
  }

  /// Room for words right of the last bar is part of the stretch.
  private long days() {
    var last = lines.stream().mapToLong(ScheduleLine::dueAt).max().orElse(now);
    var days = ChronoUnit.DAYS.between(first(), day(Math.max(last, now))) + 2;
    return days + Math.max(7, days / 6);
  }

  private LocalDate day(long at) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(at), zone);
  }

  private interface Writing {
    void to(File part) throws IOException;
  }

  private static void written(Path file, Writing writing) throws IOException {
    var part = file.resolveSibling(file.getFileName() + ".part");
    try {
      writing.to(part.toFile());
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
