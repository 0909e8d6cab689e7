import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// Joins the contours that overlap within a glyph, in a WOFF font with TrueType outlines.
///
/// The weights of Noto Sans SC are cut from a variable font, whose strokes overlap. JavaFX's
/// software renderer fills transformed text by the even-odd rule, which leaves white seams where
/// they do: visible in bold Chinese at any scale but 100 %. Run by hand when the fonts are renewed:
///
/// `java build/RemoveOverlaps.java in.woff out.woff`
///
/// A glyph whose picture is the same by both rules is left as it is, byte for byte. One that cannot
/// be joined without changing its look is left as well, and counted.
public final class RemoveOverlaps {
  private static final int UNITS = 1000;
  private static final int PIXELS = 160;
  private static final int MARGIN = 40;

  private final TreeMap<String, byte[]> tables = new TreeMap<>();
  private int flavor;
  private int joined;
  private int left;

  public static void main(String[] arguments) throws Exception {
    var fonts = new RemoveOverlaps();
    fonts.read(Path.of(arguments[0]));
    fonts.join();
    fonts.write(Path.of(arguments[1]));
    System.out.printf("%d glyphs joined, %d left as they were%n", fonts.joined, fonts.left);
  }

  private void read(Path file) throws IOException, DataFormatException {
    var woff = ByteBuffer.wrap(Files.readAllBytes(file));
    flavor = woff.getInt(4);
    int count = woff.getShort(12);
    for (int table = 0; table < count; table++) {
      int entry = 44 + table * 20;
      var tag = new byte[4];
      woff.get(entry, tag);
      var packed = new byte[woff.getInt(entry + 8)];
      woff.get(woff.getInt(entry + 4), packed);
      var whole = new byte[woff.getInt(entry + 12)];
      if (packed.length == whole.length) {
        whole = packed;
      } else {
        var inflater = new Inflater();
        inflater.setInput(packed);
        inflater.inflate(whole);
        inflater.end();
      }
      tables.put(new String(tag, StandardCharsets.US_ASCII), whole);
    }
  }

  private void join() throws IOException {
    var head = ByteBuffer.wrap(tables.get("head"));
    var maxp = ByteBuffer.wrap(tables.get("maxp"));
    var loca = ByteBuffer.wrap(tables.get("loca"));
    var glyf = tables.get("glyf");
    boolean wide = head.getShort(50) == 1;
    int glyphs = Short.toUnsignedInt(maxp.getShort(4));
    var all = new ByteArrayOutputStream();
    var places = ByteBuffer.allocate((glyphs + 1) * 4);
    int mostPoints = 0;
    int mostContours = 0;
    for (int glyph = 0; glyph < glyphs; glyph++) {
      int from = wide ? loca.getInt(glyph * 4) : Short.toUnsignedInt(loca.getShort(glyph * 2)) * 2;
      int to =
          wide ? loca.getInt(glyph * 4 + 4) : Short.toUnsignedInt(loca.getShort(glyph * 2 + 2)) * 2;
      var bytes = new byte[to - from];
      System.arraycopy(glyf, from, bytes, 0, bytes.length);
      if (bytes.length > 0 && ByteBuffer.wrap(bytes).getShort(0) > 0) {
        bytes = joined(bytes);
        var outline = ByteBuffer.wrap(bytes);
        int contours = outline.getShort(0);
        mostContours = Math.max(mostContours, contours);
        mostPoints =
            Math.max(
                mostPoints, Short.toUnsignedInt(outline.getShort(10 + (contours - 1) * 2)) + 1);
      }
      places.putInt(glyph * 4, all.size());
      all.write(bytes);
      while (all.size() % 4 != 0) {
        all.write(0);
      }
    }
    places.putInt(glyphs * 4, all.size());
    head.putShort(50, (short) 1);
    maxp.putShort(6, (short) Math.max(mostPoints, Short.toUnsignedInt(maxp.getShort(6))));
    maxp.putShort(8, (short) Math.max(mostContours, Short.toUnsignedInt(maxp.getShort(8))));
    tables.put("glyf", all.toByteArray());
    tables.put("loca", places.array());
  }

  private byte[] joined(byte[] glyph) throws IOException {
    var outline = outline(ByteBuffer.wrap(glyph));
    var solid = picture(outline, Path2D.WIND_NON_ZERO);
    if (difference(solid, picture(outline, Path2D.WIND_EVEN_ODD)) == 0) {
      return glyph;
    }
    try {
      outline.setWindingRule(Path2D.WIND_NON_ZERO);
      var contours = contours(new Area(outline));
      if (signedArea(contours) > 0 != signedArea(contours(outline)) > 0) {
        contours.replaceAll(List::reversed);
      }
      var fresh = bytes(contours);
      var seen = outline(ByteBuffer.wrap(fresh));
      if (difference(solid, picture(seen, Path2D.WIND_EVEN_ODD)) < 12) {
        joined++;
        return fresh;
      }
    } catch (InternalError | IllegalArgumentException cannotBeJoined) {
      // Left as it is, below.
    }
    left++;
    return glyph;
  }

  /// A point of a contour, on the curve or beside it.
  private record Point(int x, int y, boolean on) {}

  private static Path2D.Double outline(ByteBuffer glyph) {
    int contours = glyph.getShort(0);
    var ends = new int[contours];
    for (int contour = 0; contour < contours; contour++) {
      ends[contour] = Short.toUnsignedInt(glyph.getShort(10 + contour * 2));
    }
    int count = ends[contours - 1] + 1;
    int at = 10 + contours * 2;
    at += 2 + Short.toUnsignedInt(glyph.getShort(at));
    var flags = new int[count];
    for (int point = 0; point < count; ) {
      int flag = Byte.toUnsignedInt(glyph.get(at++));
      int times = (flag & 8) != 0 ? Byte.toUnsignedInt(glyph.get(at++)) + 1 : 1;
      while (times-- > 0) {
        flags[point++] = flag;
      }
    }
    var xs = new int[count];
    at = coordinates(glyph, at, flags, xs, 2, 16);
    var ys = new int[count];
    coordinates(glyph, at, flags, ys, 4, 32);
    var path = new Path2D.Double(Path2D.WIND_NON_ZERO);
    int from = 0;
    for (int end : ends) {
      var points = new ArrayList<Point>();
      for (int point = from; point <= end; point++) {
        points.add(new Point(xs[point], ys[point], (flags[point] & 1) != 0));
      }
      add(path, points);
      from = end + 1;
    }
    return path;
  }

  private static int coordinates(
      ByteBuffer glyph, int start, int[] flags, int[] values, int isShort, int same) {
    int at = start;
    int value = 0;
    for (int point = 0; point < flags.length; point++) {
      if ((flags[point] & isShort) != 0) {
        int step = Byte.toUnsignedInt(glyph.get(at++));
        value += (flags[point] & same) != 0 ? step : -step;
      } else if ((flags[point] & same) == 0) {
        value += glyph.getShort(at);
        at += 2;
      }
      values[point] = value;
    }
    return at;
  }

  private static void add(Path2D path, List<Point> points) {
    int count = points.size();
    if (count < 2) {
      return;
    }
    int start = 0;
    while (start < count && !points.get(start).on()) {
      start++;
    }
    if (start == count) {
      throw new IllegalArgumentException("a contour without a point on it");
    }
    path.moveTo(points.get(start).x(), points.get(start).y());
    for (int step = 1; step <= count; step++) {
      var point = points.get((start + step) % count);
      if (point.on()) {
        path.lineTo(point.x(), point.y());
        continue;
      }
      var next = points.get((start + step + 1) % count);
      if (next.on()) {
        path.quadTo(point.x(), point.y(), next.x(), next.y());
        step++;
      } else {
        path.quadTo(
            point.x(), point.y(), (point.x() + next.x()) / 2.0, (point.y() + next.y()) / 2.0);
      }
    }
    path.closePath();
  }

  private static List<List<Point>> contours(Shape shape) {
    var contours = new ArrayList<List<Point>>();
    List<Point> contour = new ArrayList<>();
    var at = new double[6];
    for (var path = shape.getPathIterator(null); !path.isDone(); path.next()) {
      switch (path.currentSegment(at)) {
        case PathIterator.SEG_MOVETO -> {
          contour = new ArrayList<>();
          contours.add(contour);
          put(contour, at[0], at[1], true);
        }
        case PathIterator.SEG_LINETO -> put(contour, at[0], at[1], true);
        case PathIterator.SEG_QUADTO -> {
          put(contour, at[0], at[1], false);
          put(contour, at[2], at[3], true);
        }
        case PathIterator.SEG_CLOSE -> {
          while (contour.size() > 1 && contour.getLast().equals(contour.getFirst())) {
            contour.removeLast();
          }
        }
        default -> throw new IllegalArgumentException("a cubic curve");
      }
    }
    // Slivers of a unit or two are what rounding leaves of an intersection.
    contours.removeIf(each -> each.size() < 3 || Math.abs(signedArea(List.of(each))) < 4);
    return contours;
  }

  private static void put(List<Point> contour, double x, double y, boolean on) {
    var point = new Point((int) Math.round(x), (int) Math.round(y), on);
    if (contour.isEmpty() || !contour.getLast().equals(point)) {
      contour.add(point);
    }
  }

  private static double signedArea(List<List<Point>> contours) {
    double area = 0;
    for (var contour : contours) {
      for (int point = 0; point < contour.size(); point++) {
        var here = contour.get(point);
        var next = contour.get((point + 1) % contour.size());
        area += (double) here.x() * next.y() - (double) next.x() * here.y();
      }
    }
    return area / 2;
  }

  private static byte[] bytes(List<List<Point>> contours) throws IOException {
    var points = contours.stream().flatMap(List::stream).toList();
    var out = new ByteArrayOutputStream();
    put(out, contours.size());
    put(out, points.stream().mapToInt(Point::x).min().orElse(0));
    put(out, points.stream().mapToInt(Point::y).min().orElse(0));
    put(out, points.stream().mapToInt(Point::x).max().orElse(0));
    put(out, points.stream().mapToInt(Point::y).max().orElse(0));
    int end = -1;
    for (var contour : contours) {
      end += contour.size();
      put(out, end);
    }
    put(out, 0);
    var xs = new ByteArrayOutputStream();
    var ys = new ByteArrayOutputStream();
    int x = 0;
    int y = 0;
    for (var point : points) {
      int flag = point.on() ? 1 : 0;
      flag |= step(xs, point.x() - x, 2, 16);
      flag |= step(ys, point.y() - y, 4, 32);
      out.write(flag);
      x = point.x();
      y = point.y();
    }
    out.write(xs.toByteArray());
    out.write(ys.toByteArray());
    return out.toByteArray();
  }

  private static int step(ByteArrayOutputStream out, int by, int isShort, int same) {
    if (by == 0) {
      return same;
    }
    if (Math.abs(by) < 256) {
      out.write(Math.abs(by));
      return by > 0 ? isShort | same : isShort;
    }
    put(out, by);
    return 0;
  }

  private static void put(ByteArrayOutputStream out, int value) {
    out.write(value >> 8);
    out.write(value);
  }

  private static byte[] picture(Path2D outline, int rule) {
    outline.setWindingRule(rule);
    var image = new BufferedImage(PIXELS, PIXELS, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    double scale = (double) PIXELS / (UNITS * 1.5);
    graphics.scale(scale, scale);
    graphics.translate(MARGIN * 2, MARGIN + UNITS / 3.0);
    graphics.setColor(Color.WHITE);
    graphics.fill(outline);
    graphics.dispose();
    return (byte[]) image.getRaster().getDataElements(0, 0, PIXELS, PIXELS, null);
  }

  /// How many pixels differ clearly.
  private static int difference(byte[] one, byte[] other) {
    int count = 0;
    for (int pixel = 0; pixel < one.length; pixel++) {
      if (Math.abs(Byte.toUnsignedInt(one[pixel]) - Byte.toUnsignedInt(other[pixel])) > 24) {
        count++;
      }
    }
    return count;
  }

  private void write(Path file) throws IOException {
    var body = new ByteArrayOutputStream();
    var directory = ByteBuffer.allocate(tables.size() * 20);
    int start = 44 + directory.capacity();
    int whole = 12 + tables.size() * 16;
    for (var table : tables.entrySet()) {
      var bytes = table.getValue();
      var packed = packed(bytes);
      directory.put(table.getKey().getBytes(StandardCharsets.US_ASCII));
      directory.putInt(start + body.size()).putInt(packed.length).putInt(bytes.length);
      directory.putInt(checksum(bytes));
      body.write(packed);
      while (body.size() % 4 != 0) {
        body.write(0);
      }
      whole += (bytes.length + 3) / 4 * 4;
    }
    var header = ByteBuffer.allocate(44);
    header.putInt(0x774F4646).putInt(flavor).putInt(start + body.size());
    header.putShort((short) tables.size()).putShort((short) 0).putInt(whole);
    header.putShort((short) 1).putShort((short) 0);
    var out = new ByteArrayOutputStream();
    out.write(header.array());
    out.write(directory.array());
    out.write(body.toByteArray());
    Files.write(file, out.toByteArray());
  }

  private static byte[] packed(byte[] bytes) {
    var deflater = new Deflater(Deflater.BEST_COMPRESSION);
    deflater.setInput(bytes);
    deflater.finish();
    var room = new byte[bytes.length + 64];
    int length = deflater.deflate(room);
    deflater.end();
    if (length >= bytes.length) {
      return bytes;
    }
    var packed = new byte[length];
    System.arraycopy(room, 0, packed, 0, length);
    return packed;
  }

  private static int checksum(byte[] bytes) {
    int sum = 0;
    for (int at = 0; at < bytes.length; at += 4) {
      for (int index = 0; index < 4; index++) {
        int value = at + index < bytes.length ? Byte.toUnsignedInt(bytes[at + index]) : 0;
        sum += value << (24 - 8 * index);
      }
    }
    return sum;
  }
}
