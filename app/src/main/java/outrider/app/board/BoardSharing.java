package outrider.app.board;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.layout.Region;
import javax.imageio.ImageIO;
import outrider.app.exporting.WorkbookOfTables;
import outrider.app.fx.Picture;

/// A board as a file: as it looks, as pages with the picture and every table as text, or as a
/// workbook with a sheet for each table. Not on the FX thread, but for taking the picture; the file
/// appears whole or not at all.
final class BoardSharing {
  enum Form {
    PNG,
    PDF,
    XLSX;

    String extension() {
      return name().toLowerCase(Locale.ROOT);
    }

    String wordKey() {
      return "board.share." + name();
    }
  }

  private final String title;
  private final String note;
  private final List<BoardTable> tables;
  private final Optional<BufferedImage> picture;

  /// @param picture of the page; empty for a workbook
  BoardSharing(
      String title, String note, List<BoardTable> tables, Optional<BufferedImage> picture) {
    this.title = title;
    this.note = note;
    this.tables = tables;
    this.picture = picture;
  }

  /// The whole page, also what is not in sight. FX thread.
  static BufferedImage picture(Region page) {
    return Picture.whole(page);
  }

  void write(Form form, Path file) throws IOException {
    var part = file.resolveSibling(file.getFileName() + ".part");
    try {
      switch (form) {
        case PNG -> {
          if (!ImageIO.write(picture.orElseThrow(), "png", part.toFile())) {
            throw new IOException("no writer of PNG");
          }
        }
        case PDF -> new BoardSheets(title, note).write(picture.orElseThrow(), tables, part);
        case XLSX -> workbook(part);
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private void workbook(Path part) throws IOException {
    try (OutputStream out = Files.newOutputStream(part);
        var book = new WorkbookOfTables(out)) {
      for (var table : tables) {
        book.sheet(
            table.title(),
            table.heads(),
            table.rows().stream()
                .map(row -> {
                  var values = new java.util.ArrayList<Object>();
                  values.add(row.name());
                  row.cells().forEach(cell -> values.add(cell.value()));
                  return List.copyOf(values);
                })
                .toList());
      }
    }
  }
}
