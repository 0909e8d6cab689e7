package outrider.app.i18n;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.zip.InflaterInputStream;
import outrider.app.fx.Fonts;

/// The characters the bundled font can draw, read from the `cmap` table of the WOFF file.
final class BundledGlyphs {
  private static final int CMAP = 0x636d6170;

  private BundledGlyphs() {}

  static Set<Integer> read() throws IOException {
    try (var file =
        Objects.requireNonNull(
            Fonts.class.getResourceAsStream(
                "font/noto-sans-sc-chinese-simplified-400-normal.woff"))) {
      var woff = ByteBuffer.wrap(file.readAllBytes());
      int tables = woff.getShort(12);
      for (int table = 0; table < tables; table++) {
        int entry = 44 + table * 20;
        if (woff.getInt(entry) == CMAP) {
          return characters(table(woff, entry));
        }
      }
      throw new IOException("no cmap in the font");
    }
  }

  private static ByteBuffer table(ByteBuffer woff, int entry) throws IOException {
    int offset = woff.getInt(entry + 4);
    int packed = woff.getInt(entry + 8);
    int whole = woff.getInt(entry + 12);
    var bytes = new byte[packed];
    woff.get(offset, bytes);
    if (packed == whole) {
      return ByteBuffer.wrap(bytes);
    }
    try (var inflater = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
      return ByteBuffer.wrap(inflater.readAllBytes());
    }
  }

  private static Set<Integer> characters(ByteBuffer cmap) {
    var characters = new HashSet<Integer>();
    int subtables = cmap.getShort(2);
    for (int index = 0; index < subtables; index++) {
      int start = cmap.getInt(4 + index * 8 + 4);
      switch (cmap.getShort(start)) {
        case 4 -> readSegments(cmap, start, characters);
        case 12 -> readGroups(cmap, start, characters);
        default -> {}
      }
    }
    return characters;
  }

  private static void readSegments(ByteBuffer cmap, int start, Set<Integer> characters) {
    int segments = Short.toUnsignedInt(cmap.getShort(start + 6)) / 2;
    int ends = start + 14;
    int starts = ends + segments * 2 + 2;
    for (int segment = 0; segment < segments; segment++) {
      int first = Short.toUnsignedInt(cmap.getShort(starts + segment * 2));
      int last = Short.toUnsignedInt(cmap.getShort(ends + segment * 2));
      for (int character = first; character <= last && character != 0xFFFF; character++) {
        characters.add(character);
      }
    }
  }

  private static void readGroups(ByteBuffer cmap, int start, Set<Integer> characters) {
    int groups = cmap.getInt(start + 12);
    for (int group = 0; group < groups; group++) {
      int at = start + 16 + group * 12;
      for (int character = cmap.getInt(at); character <= cmap.getInt(at + 4); character++) {
        characters.add(character);
      }
    }
  }
}
