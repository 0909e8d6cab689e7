package outrider.app.exporting;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import outrider.app.fx.Fonts;

/// A typeface of a document, with how wide each character is that was asked for: a long chart asks
/// for the same few hundred a hundred thousand times. One thread.
public final class SheetFont {
  private static final double MISSING = -1;

  private final PDFont font;
  private final Map<Integer, Double> widths = new HashMap<>();

  private SheetFont(PDFont font) {
    this.font = font;
  }

  /// The typeface that comes with the program, in a document.
  ///
  /// @param weight `400` or `700`
  public static SheetFont bundled(PDDocument document, String weight) throws IOException {
    try (var packed = Fonts.bundled(weight)) {
      var font = new TTFParser().parse(new RandomAccessReadBuffer(WoffFont.unpacked(packed)));
      return new SheetFont(PDType0Font.load(document, font, true));
    }
  }

  public PDFont font() {
    return font;
  }

  private boolean has(int codePoint) {
    return width(codePoint) != MISSING;
  }

  /// As much as there is room for, with an ellipsis where something is left out. A character that
  /// the font does not have is no reason to draw nothing.
  public String fitting(String said, double points, double room) {
    var drawable = drawable(said);
    if (width(drawable) * points <= room) {
      return drawable;
    }
    var cut = drawable.codePoints().toArray();
    for (var length = cut.length - 1; length > 0; length--) {
      var shorter = new String(cut, 0, length).strip() + "…";
      if (width(shorter) * points <= room) {
        return shorter;
      }
    }
    return "";
  }

  private String drawable(String said) {
    var kept = new StringBuilder();
    said.codePoints()
        .filter(each -> !Character.isISOControl(each))
        .forEach(each -> kept.appendCodePoint(has(each) ? each : '?'));
    return kept.toString();
  }

  /// How wide a text is in points.
  public double width(String said, double points) {
    return width(drawable(said)) * points;
  }

  /// Per point of its size. Characters that are missing have no width.
  private double width(String text) {
    return text.codePoints().mapToDouble(each -> Math.max(0, width(each))).sum();
  }

  private double width(int codePoint) {
    return widths.computeIfAbsent(
        codePoint,
        each -> {
          try {
            return font.getStringWidth(Character.toString(each)) / 1_000.0;
          } catch (IllegalArgumentException | IOException missing) {
            return MISSING;
          }
        });
  }
}
