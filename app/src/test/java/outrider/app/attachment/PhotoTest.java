package outrider.app.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PhotoTest {

  /// Where the red corner of the sensor's picture is after it was turned as it was seen.
  @ParameterizedTest
  @CsvSource({
    "1, 400, 300, left, top",
    "2, 400, 300, right, top",
    "3, 400, 300, right, bottom",
    "4, 400, 300, left, bottom",
    "5, 300, 400, left, top",
    "6, 300, 400, right, top",
    "7, 300, 400, right, bottom",
    "8, 300, 400, left, bottom"
  })
  void aPhotoIsShownAsItWasSeen(int orientation, int width, int height, String side, String edge) {
    var picture = Photo.read(TestPhoto.jpeg(400, 300, orientation), 1_000).orElseThrow();

    assertThat(picture.getWidth()).isEqualTo(width);
    assertThat(picture.getHeight()).isEqualTo(height);
    var x = side.equals("left") ? 10 : width - 10;
    var y = edge.equals("top") ? 10 : height - 10;
    assertThat(isRed(picture, x, y)).isTrue();
    assertThat(isRed(picture, width - x, height - y)).isFalse();
  }

  @Test
  void aLargePhotoIsMadeSmallWhileItIsRead() {
    var picture = Photo.read(TestPhoto.jpeg(4_000, 3_000), 256).orElseThrow();
    assertThat(picture.getWidth()).isEqualTo(256);
    assertThat(picture.getHeight()).isEqualTo(192);
    assertThat(Photo.jpeg(picture).length).isLessThan(40_000);
  }

  @Test
  void whatIsNoPictureIsNone() {
    assertThat(Photo.read("PDF".getBytes(StandardCharsets.UTF_8), 256)).isEmpty();
    assertThat(Photo.read(new byte[0], 256)).isEmpty();
    var cut = Arrays.copyOf(TestPhoto.png(300, 200), 60);
    assertThat(Photo.read(cut, 256)).isEmpty();
  }

  @Test
  void aTransparentScreenshotBecomesAThumbnail() {
    var picture = Photo.read(TestPhoto.png(300, 200), 256).orElseThrow();
    assertThat(Photo.read(Photo.jpeg(picture), 256)).isPresent();
  }

  private static boolean isRed(BufferedImage picture, int x, int y) {
    var rgb = picture.getRGB(x, y);
    return (rgb >> 16 & 0xFF) > 180 && (rgb >> 8 & 0xFF) < 80 && (rgb & 0xFF) < 80;
  }
}
