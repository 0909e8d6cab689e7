package outrider.app.schedule;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.pdfbox.pdmodel.font.PDFont;

/// A typeface of a document, with how wide each character is that was asked for: a long chart asks
/// for the same few hundred a hundred thousand times. One thread.
final class SheetFont {
  private static final double MISSING = -1;

  private final PDFont font;
  private final Map<Integer, Double> widths = new HashMap<>();

  SheetFont(PDFont font) {
    this.font = font;
  }

  PDFont font() {
    return font;
  }

  boolean has(int codePoint) {
    return width(codePoint) != MISSING;
  }

  /// How wide a text is, per point of its size. Characters that are missing have no width.
  double width(String text) {
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
