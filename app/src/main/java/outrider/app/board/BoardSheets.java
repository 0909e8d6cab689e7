package outrider.app.board;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import outrider.app.exporting.SheetFont;

/// A board on paper: a page with its picture, and behind it every table, as text that can be
/// searched and read aloud. A4 on its side; lengths in points.
final class BoardSheets {
  private static final PDRectangle PAGE =
      new PDRectangle(PDRectangle.A4.getHeight(), PDRectangle.A4.getWidth());
  private static final float MARGIN = 28;
  private static final float HEAD = 44;
  private static final float LINE = 15;
  private static final float TEXT = 8;
  private static final float NAME = 150;

  private final String title;
  private final String note;

  BoardSheets(String title, String note) {
    this.title = title;
    this.note = note;
  }

  void write(BufferedImage picture, List<BoardTable> tables, Path file) throws IOException {
    try (var document = new PDDocument()) {
      var plain = SheetFont.bundled(document, "400");
      var bold = SheetFont.bundled(document, "700");
      picture(document, plain, bold, picture);
      var pen = new Pen(document, plain, bold);
      for (var table : tables) {
        pen.table(table);
      }
      pen.end();
      document.getDocumentInformation().setTitle(title);
      document.save(file.toFile());
    }
  }

  private void picture(PDDocument document, SheetFont plain, SheetFont bold, BufferedImage picture)
      throws IOException {
    var page = new PDPage(PAGE);
    document.addPage(page);
    try (var out = new PDPageContentStream(document, page)) {
      head(out, plain, bold);
      var image = LosslessFactory.createFromImage(document, picture);
      var room = PAGE.getHeight() - 2 * MARGIN - HEAD;
      var scale =
          Math.min((PAGE.getWidth() - 2 * MARGIN) / image.getWidth(), room / image.getHeight());
      var width = image.getWidth() * scale;
      var height = image.getHeight() * scale;
      out.drawImage(
          image,
          (PAGE.getWidth() - width) / 2,
          PAGE.getHeight() - MARGIN - HEAD - height,
          width,
          height);
    }
  }

  private void head(PDPageContentStream out, SheetFont plain, SheetFont bold) throws IOException {
    text(out, bold, 12, title, MARGIN, MARGIN + 10, PAGE.getWidth() - 2 * MARGIN);
    text(out, plain, TEXT, note, MARGIN, MARGIN + 26, PAGE.getWidth() - 2 * MARGIN);
  }

  private static void text(
      PDPageContentStream out,
      SheetFont font,
      float size,
      String words,
      float x,
      float down,
      float room)
      throws IOException {
    var fitting = font.fitting(words, size, room);
    if (fitting.isEmpty()) {
      return;
    }
    out.beginText();
    out.setFont(font.font(), size);
    out.newLineAtOffset(x, PAGE.getHeight() - down);
    out.showText(fitting);
    out.endText();
  }

  /// Writes tables one below the other, and begins a page where one is full.
  private final class Pen {
    private final PDDocument document;
    private final SheetFont plain;
    private final SheetFont bold;
    private PDPageContentStream out;
    private float down;

    Pen(PDDocument document, SheetFont plain, SheetFont bold) throws IOException {
      this.document = document;
      this.plain = plain;
      this.bold = bold;
      out = begin();
    }

    private PDPageContentStream begin() throws IOException {
      var page = new PDPage(PAGE);
      document.addPage(page);
      var stream = new PDPageContentStream(document, page);
      head(stream, plain, bold);
      down = MARGIN + HEAD;
      return stream;
    }

    void table(BoardTable table) throws IOException {
      room(4);
      text(out, bold, 10, table.title(), MARGIN, down + 11, PAGE.getWidth() - 2 * MARGIN);
      down += LINE + 2;
      line(table.heads().getFirst(), table.heads().subList(1, table.heads().size()), bold);
      for (var row : table.rows()) {
        room(1);
        line(row.name(), row.cells().stream().map(BoardTable.Cell::text).toList(), plain);
      }
      down += LINE;
    }

    private void line(String name, List<String> cells, SheetFont font) throws IOException {
      text(out, font, TEXT, name, MARGIN, down + 10, NAME - 6);
      var each = (PAGE.getWidth() - 2 * MARGIN - NAME) / Math.max(1, cells.size());
      for (var cell = 0; cell < cells.size(); cell++) {
        text(out, font, TEXT, cells.get(cell), MARGIN + NAME + cell * each, down + 10, each - 6);
      }
      down += LINE;
      out.setStrokingColor(0.88f);
      out.moveTo(MARGIN, PAGE.getHeight() - down);
      out.lineTo(PAGE.getWidth() - MARGIN, PAGE.getHeight() - down);
      out.stroke();
    }

    private void room(int lines) throws IOException {
      if (down + lines * LINE > PAGE.getHeight() - MARGIN) {
        out.close();
        out = begin();
      }
    }

    void end() throws IOException {
      out.close();
    }
  }
}
