import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// Draws every icon file from `outrider.svg`, which stays the only one that people edit: `java
/// installer/src/main/icon/Icons.java` from the root of the project.
///
/// It knows the three shapes of our mark (rounded rectangle, polygon, circle) and no more.
public final class Icons {
  private static final Path SOURCE = Path.of("installer/src/main/icon/outrider.svg");
  private static final Path PACKAGES = Path.of("installer/src/main/jpackage");
  private static final Path WINDOW = Path.of("app/src/main/resources/outrider/app/icon");

  private final Element drawing;
  private final double side;

  private Icons(Element drawing) {
    this.drawing = drawing;
    this.side = number(drawing, "width");
  }

  public static void main(String[] args) throws Exception {
    var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    var icons = new Icons(builder.parse(SOURCE.toFile()).getDocumentElement());
    for (int size : new int[] {16, 32, 64, 128, 256}) {
      Files.write(WINDOW.resolve("outrider-" + size + ".png"), icons.png(size));
    }
    Files.write(PACKAGES.resolve("linux/Outrider.png"), icons.png(256));
    Files.write(PACKAGES.resolve("windows/Outrider.ico"), icons.ico(16, 24, 32, 48, 64, 256));
    Files.write(PACKAGES.resolve("macos/Outrider.icns"), icons.icns());
  }

  private byte[] png(int size) throws IOException {
    var image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.scale(size / side, size / side);
    NodeList shapes = drawing.getChildNodes();
    for (int index = 0; index < shapes.getLength(); index++) {
      if (shapes.item(index) instanceof Element shape) {
        draw(shape, graphics);
      }
    }
    graphics.dispose();
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }

  private static void draw(Element shape, Graphics2D graphics) {
    var outline =
        switch (shape.getTagName()) {
          case "rect" -> {
            double round = 2 * number(shape, "rx");
            yield new RoundRectangle2D.Double(
                0, 0, number(shape, "width"), number(shape, "height"), round, round);
          }
          case "circle" -> {
            double radius = number(shape, "r");
            yield new Ellipse2D.Double(
                number(shape, "cx") - radius, number(shape, "cy") - radius, 2 * radius, 2 * radius);
          }
          case "path" -> polygon(shape.getAttribute("d"));
          default -> throw new IllegalArgumentException("Cannot draw " + shape.getTagName());
        };
    if (!shape.getAttribute("fill").equals("none")) {
      graphics.setColor(Color.decode(shape.getAttribute("fill")));
      graphics.fill(outline);
    }
    if (shape.hasAttribute("stroke")) {
      graphics.setColor(Color.decode(shape.getAttribute("stroke")));
      float width = (float) number(shape, "stroke-width");
      graphics.setStroke(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      graphics.draw(outline);
    }
  }

  private static Path2D polygon(String description) {
    var path = new Path2D.Double();
    String[] words = description.replaceAll("([MLZ])", " $1 ").trim().split("\\s+");
    for (int index = 0; index < words.length; ) {
      String step = words[index++];
      if (step.equals("Z")) {
        path.closePath();
        continue;
      }
      double x = Double.parseDouble(words[index++]);
      double y = Double.parseDouble(words[index++]);
      if (step.equals("M")) {
        path.moveTo(x, y);
      } else {
        path.lineTo(x, y);
      }
    }
    return path;
  }

  /// A directory of images, each a whole PNG.
  private byte[] ico(int... sizes) throws IOException {
    List<byte[]> images = new ArrayList<>();
    for (int size : sizes) {
      images.add(png(size));
    }
    int offset = 6 + 16 * sizes.length;
    var file =
        ByteBuffer.allocate(offset + images.stream().mapToInt(image -> image.length).sum())
            .order(ByteOrder.LITTLE_ENDIAN);
    file.putShort((short) 0).putShort((short) 1).putShort((short) sizes.length);
    for (int index = 0; index < sizes.length; index++) {
      byte side = (byte) (sizes[index] % 256);
      file.put(side).put(side).put((byte) 0).put((byte) 0);
      file.putShort((short) 1).putShort((short) 32);
      file.putInt(images.get(index).length).putInt(offset);
      offset += images.get(index).length;
    }
    images.forEach(file::put);
    return file.array();
  }

  /// Chunks with a four-letter type each, all of them PNG.
  private byte[] icns() throws IOException {
    Map<String, Integer> sizes = new LinkedHashMap<>();
    sizes.put("icp5", 32);
    sizes.put("ic07", 128);
    sizes.put("ic08", 256);
    sizes.put("ic09", 512);
    var chunks = new ByteArrayOutputStream();
    var out = new DataOutputStream(chunks);
    for (var entry : sizes.entrySet()) {
      byte[] image = png(entry.getValue());
      out.writeBytes(entry.getKey());
      out.writeInt(8 + image.length);
      out.write(image);
    }
    var file = new ByteArrayOutputStream();
    var header = new DataOutputStream(file);
    header.writeBytes("icns");
    header.writeInt(8 + chunks.size());
    header.write(chunks.toByteArray());
    return file.toByteArray();
  }

  private static double number(Element element, String attribute) {
    return Double.parseDouble(element.getAttribute(attribute));
  }
}
