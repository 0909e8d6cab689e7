package outrider.app.exporting;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/// The typeface as documents embed it.
final class WoffFontTest {
  @Test
  void whatIsNoFontIsRefused() {
    assertThatThrownBy(() -> WoffFont.unpacked(new ByteArrayInputStream(new byte[60])))
        .isInstanceOf(IOException.class);
  }
}
