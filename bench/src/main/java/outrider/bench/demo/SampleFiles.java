package outrider.bench.demo;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import outrider.app.attachment.NewFile;

/// Drawn pictures and short texts that stand in for photos and reports, and say that they do.
final class SampleFiles {
  private static final int WIDTH = 480;
  private static final int HEIGHT = 320;

  private SampleFiles() {}

  /// As many different pictures.
  static List<NewFile> photos(String name, int count) {
    var photos = new ArrayList<NewFile>();
    for (var at = 1; at <= count; at++) {
      photos.add(NewFile.of("%s %d.png".formatted(name, at), picture(name.hashCode() + at)));
    }
    return photos;
  }

  static NewFile report(String name, String project) {
    var text =
        """
        %s · %s

        合成演示数据，不是真实项目的文件。
        Synthetic sample, of no real project.
        """
            .formatted(name, project);
    return NewFile.of("%s %s.txt".formatted(project, name), text.getBytes(StandardCharsets.UTF_8));
  }

  /// A yard with basins before a plant; which one, the number says.
  private static byte[] picture(int number) {
    var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    var pen = image.createGraphics();
    var hue = Math.floorMod(number, 24) / 24f;
    pen.setPaint(
        new GradientPaint(
            0,
            0,
            Color.getHSBColor(hue, 0.18f, 0.95f),
            0,
            HEIGHT,
            Color.getHSBColor(hue, 0.3f, 0.6f)));
    pen.fillRect(0, 0, WIDTH, HEIGHT);
    pen.setColor(new Color(0x5b6670));
    var left = 30 + Math.floorMod(number * 37, 160);
    pen.fillRect(left, 90, 190, 110);
    pen.fillRect(left + 140, 50, 22, 60);
    pen.setColor(new Color(0x2f7f8f));
    for (var basin = 0; basin < 3; basin++) {
      pen.fillOval(40 + basin * 140, 215 + Math.floorMod(number, 5) * 4, 110, 56);
    }
    pen.dispose();
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
