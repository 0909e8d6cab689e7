package outrider.app.schedule;

import java.awt.Color;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import outrider.app.exporting.SheetFont;

/// Some lines of a chart drawn on one page, always in the light colours of paper. Lengths in
/// points, from the top left.
final class ScheduleSheet {
  static final double MARGIN = 28;
  static final double HEAD = 54;
  static final double ROW = 16;
  static final double NAMES = 210;

  private static final Color INK = new Color(0x1E2740);
  private static final Color QUIET = new Color(0x5B667D);
  private static final Color HAIR = new Color(0xDDE2EC);
  private static final Color BAR = new Color(0x4062DD);
  private static final Color LATE = new Color(0xC62C25);
  private static final Color CRITICAL = new Color(0xC47600);
  private static final Color DONE = new Color(0x8A93A4);

  /// What is drawn, with the words for it.
  ///
  /// @param first the day at the left of the bars
  /// @param perDay points of a day
  record Content(
      String title,
      String note,
      List<ScheduleLine> lines,
      ScheduleWords words,
      LocalDate first,
      double perDay,
      TimeScale scale,
      long now) {}

  private final PDRectangle size;
  private final PDPageContentStream out;
  private final SheetFont plain;
  private final SheetFont bold;
  private final Content content;

  private ScheduleSheet(
      PDRectangle size, PDPageContentStream out, SheetFont plain, SheetFont bold, Content content) {
    this.size = size;
    this.out = out;
    this.plain = plain;
    this.bold = bold;
    this.content = content;
  }

  static void draw(
      PDDocument document, PDRectangle size, SheetFont plain, SheetFont bold, Content content)
      throws IOException {
    var page = new PDPage(size);
    document.addPage(page);
    try (var out = new PDPageContentStream(document, page)) {
      new ScheduleSheet(size, out, plain, bold, content).draw();
    }
  }

  private void draw() throws IOException {
    rectangle(0, 0, size.getWidth(), size.getHeight(), Color.WHITE);
    text(content.title(), MARGIN, MARGIN + 8, bold, 12, INK, size.getWidth() / 2 - MARGIN);
    text(content.note(), MARGIN, MARGIN + 22, plain, 8, QUIET, size.getWidth() - 2 * MARGIN);
    axis();
    for (var index = 0; index < content.lines().size(); index++) {
      line(content.lines().get(index), MARGIN + HEAD + index * ROW);
    }
  }

  private double left() {
    return MARGIN + NAMES;
  }

  private double right() {
    return size.getWidth() - MARGIN;
  }

  private void axis() throws IOException {
    var bottom = MARGIN + HEAD + content.lines().size() * ROW;
    var zoom = content.perDay() >= 14 ? Zoom.DAY : content.perDay() >= 2.4 ? Zoom.WEEK : Zoom.MONTH;
    var end = 0.0;
    for (var day = content.first(); x(day) < right(); day = day.plusDays(1)) {
      if (!zoom.marks(day)) {
        continue;
      }
      var x = x(day);
      rectangle(x, MARGIN + HEAD - 14, 0.5, bottom - MARGIN - HEAD + 14, HAIR);
      if (x > end) {
        var name = content.words().day(day);
        text(name, x + 2, MARGIN + HEAD - 6, plain, 7, QUIET, 60);
        end = x + width(name, plain, 7) + 8;
      }
    }
    var today = left() + content.scale().x(content.now());
    if (today > left() && today < right()) {
      rectangle(today, MARGIN + HEAD - 14, 1, bottom - MARGIN - HEAD + 14, LATE);
    }
  }

  private void line(ScheduleLine line, double top) throws IOException {
    rectangle(MARGIN, top + ROW - 0.25, right() - MARGIN, 0.25, HAIR);
    var words = content.words();
    var indent = line.isTask() ? 12 : 0;
    var who = words.who(line);
    var whoWidth = Math.min(60, width(who, plain, 7));
    text(
        words.title(line),
        MARGIN + indent,
        top + 11,
        line.isTask() ? plain : bold,
        8,
        INK,
        NAMES - indent - whoWidth - 14);
    text(who, MARGIN + NAMES - whoWidth - 8, top + 11, plain, 7, QUIET, 60);
    if (line.dueAt() == 0) {
      return;
    }
    var from = Math.clamp(left() + content.scale().x(line.startAt()), left(), right());
    var to = Math.clamp(left() + content.scale().x(line.dueAt()), left(), right());
    var thick = line.isTask() ? 8 : 3;
    var late = line.isLate(content.now());
    rectangle(
        from,
        top + (ROW - thick) / 2,
        Math.max(3, to - from),
        thick,
        late
            ? LATE
            : line.isDone() ? DONE : line.critical() ? CRITICAL : line.isTask() ? BAR : INK);
    var state = words.state(line, content.now());
    if (!state.isEmpty() && right() - to > 30) {
      text(state, to + 5, top + 11, plain, 7, late ? LATE : QUIET, right() - to - 6);
    }
  }

  private double x(LocalDate day) {
    return left() + content.scale().x(day);
  }

  private void rectangle(double x, double top, double width, double height, Color colour)
      throws IOException {
    out.setNonStrokingColor(colour);
    out.addRect(
        (float) x, (float) (size.getHeight() - top - height), (float) width, (float) height);
    out.fill();
  }

  private void text(
      String said,
      double x,
      double baseline,
      SheetFont font,
      double points,
      Color colour,
      double room)
      throws IOException {
    var fitting = font.fitting(said, points, room);
    if (fitting.isEmpty()) {
      return;
    }
    out.beginText();
    out.setNonStrokingColor(colour);
    out.setFont(font.font(), (float) points);
    out.newLineAtOffset((float) x, (float) (size.getHeight() - baseline));
    out.showText(fitting);
    out.endText();
  }

  private static double width(String said, SheetFont font, double points) {
    return font.width(said, points);
  }
}
