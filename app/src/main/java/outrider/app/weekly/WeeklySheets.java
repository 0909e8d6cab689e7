package outrider.app.weekly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import outrider.app.exporting.SheetFont;

/// Weekly reviews on paper, A4: the agenda, and a part for each person with figures, note, reply
/// and actions, as text that can be searched and read aloud. Not on the FX thread; lengths in
/// points.
final class WeeklySheets {
  private static final float MARGIN = 42;
  private static final float LINE = 15;
  private static final float SIZE = 9;
  private static final float COLUMN = 108;

  private final WeeklyWords text;
  private final LocalDate monday;

  WeeklySheets(WeeklyWords text, LocalDate monday) {
    this.text = text;
    this.monday = monday;
  }

  /// The file appears whole or not at all.
  void write(List<WeekQueries.Line> lines, Path file) throws IOException {
    var part = file.resolveSibling(file.getFileName() + ".part");
    try {
      try (var document = new PDDocument()) {
        var title = text.get("nav.weeklyReview") + " · " + text.week(monday);
        document.getDocumentInformation().setTitle(title);
        var pen = new Pen(document);
        pen.text(title, 14, true);
        pen.gap();
        if (lines.size() > 1) {
          agenda(pen, lines);
        }
        for (var line : lines) {
          week(pen, line);
        }
        pen.end();
        document.save(part.toFile());
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private void agenda(Pen pen, List<WeekQueries.Line> lines) throws IOException {
    pen.text(text.get("weekly.agenda"), 11, true);
    for (var line : lines) {
      pen.text(
          text.person(line.week().person()) + " · " + text.why(line.item().first()), SIZE, false);
    }
    pen.gap();
  }

  private void week(Pen pen, WeekQueries.Line line) throws IOException {
    var week = line.week();
    pen.keep(8);
    pen.text(text.person(week.person()), 12, true);
    pen.text(
        week.review()
            .map(review ->
                text.get(
                    "weekly.frozen",
                    text.exactly(review.frozenAt()),
                    text.person(review.row().text("frozenBy"))))
            .orElse(text.get("weekly.live")),
        SIZE,
        false);
    var figures = new ArrayList<String>();
    for (var figure : text.figures(week, monday)) {
      figures.add(figure.name());
      figures.add(figure.value() + (figure.change().isEmpty() ? "" : "  " + figure.change()));
    }
    pen.pairs(figures);
    if (week.review().isPresent()) {
      var review = week.review().get();
      said(pen, "weekly.note", review.note(), "weekly.noNote");
      said(pen, "weekly.reply", review.reply(), "weekly.noReply");
      pen.text(text.get("weekly.actions"), SIZE, true);
      for (var action : week.actions()) {
        pen.text(
            action.title()
                + " · "
                + (action.done()
                    ? text.get("weekly.done")
                    : text.get("weekly.due", text.date(action.dueAt())))
                + (action.weeks() > 0 ? " · " + text.get("weekly.carried", action.weeks()) : ""),
            SIZE,
            false);
      }
      if (week.actions().isEmpty()) {
        pen.text(text.get("weekly.noActions"), SIZE, false);
      }
    }
    pen.gap();
  }

  private void said(Pen pen, String key, String words, String none) throws IOException {
    pen.text(text.get(key), SIZE, true);
    pen.text(words.isEmpty() ? text.get(none) : words, SIZE, false);
  }

  /// Writes from top to bottom and begins a page where one is full.
  private static final class Pen {
    private final PDDocument document;
    private final SheetFont plain;
    private final SheetFont bold;
    private PDPageContentStream out;
    private float down;

    Pen(PDDocument document) throws IOException {
      this.document = document;
      plain = SheetFont.bundled(document, "400");
      bold = SheetFont.bundled(document, "700");
      out = begin();
    }

    private PDPageContentStream begin() throws IOException {
      var page = new PDPage(PDRectangle.A4);
      document.addPage(page);
      down = MARGIN;
      return new PDPageContentStream(document, page);
    }

    void gap() {
      down += LINE / 2;
    }

    /// So many lines stay together.
    void keep(int lines) throws IOException {
      if (down + lines * LINE > PDRectangle.A4.getHeight() - MARGIN) {
        out.close();
        out = begin();
      }
    }

    void text(String words, float size, boolean strong) throws IOException {
      var font = strong ? bold : plain;
      for (var line : wrapped(words, font, size)) {
        keep(1);
        put(line, font, size, MARGIN);
        down += Math.max(LINE, size * 1.5f);
      }
    }

    /// Names and figures, two pairs a line.
    void pairs(List<String> words) throws IOException {
      for (var at = 0; at < words.size(); at += 4) {
        keep(1);
        for (var each = at; each < Math.min(words.size(), at + 4); each++) {
          var isName = each % 2 == 0;
          var font = isName ? plain : bold;
          put(
              font.fitting(words.get(each), SIZE, (isName ? COLUMN : COLUMN + 40) - 6),
              font,
              SIZE,
              MARGIN + (each - at) / 2 * (2 * COLUMN + 40) + (isName ? 0 : COLUMN));
        }
        down += LINE;
      }
    }

    private void put(String words, SheetFont font, float size, float x) throws IOException {
      if (words.isEmpty()) {
        return;
      }
      out.beginText();
      out.setFont(font.font(), size);
      out.newLineAtOffset(x, PDRectangle.A4.getHeight() - down - size);
      out.showText(words);
      out.endText();
    }

    /// Between any two characters, as Chinese is; between words where there are spaces.
    private static List<String> wrapped(String words, SheetFont font, float size) {
      var room = PDRectangle.A4.getWidth() - 2 * MARGIN;
      var lines = new ArrayList<String>();
      for (var paragraph : words.split("\\R")) {
        var line = new StringBuilder();
        for (var point : paragraph.codePoints().toArray()) {
          line.appendCodePoint(point);
          if (font.width(line.toString(), size) > room) {
            var space = line.lastIndexOf(" ");
            var cut =
                space > line.length() / 2 ? space + 1 : line.length() - Character.charCount(point);
            lines.add(line.substring(0, cut).stripTrailing());
            line.delete(0, cut);
          }
        }
        lines.add(font.fitting(line.toString(), size, room));
      }
      return lines;
    }

    void end() throws IOException {
      out.close();
    }
  }
}
