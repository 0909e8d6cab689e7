package outrider.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class OutriderTest {
  @Test
  void knowsItsOwnName() {
    assertThat(Outrider.NAME_ZH).isEqualTo("前哨");
  }
}
