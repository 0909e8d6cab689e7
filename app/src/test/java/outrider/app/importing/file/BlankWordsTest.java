package outrider.app.importing.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class BlankWordsTest {
  @Test
  void areReadAsAPersonWritesAList() {
    var words = BlankWords.of(" Select, N/A、请选择；待定\n暂无, select ");

    assertThat(words.isBlank("SELECT")).isTrue();
    assertThat(words.isBlank("请选择")).isTrue();
    assertThat(words.isBlank("待定")).isTrue();
    assertThat(words.isBlank("")).isTrue();
    assertThat(words.isBlank("none")).isFalse();
    assertThat(BlankWords.of(words.list())).isEqualTo(words);
  }

  @Test
  void theUsualOnesSurviveBeingWrittenOut() {
    assertThat(BlankWords.of(BlankWords.USUAL.list())).isEqualTo(BlankWords.USUAL);
    assertThat(BlankWords.of("").isBlank("n/a")).isFalse();
  }
}
