package outrider.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import outrider.app.fx.FxTest;
import outrider.app.i18n.Language;
import outrider.app.problem.ErrorCode;

/// A screen that cannot be built says so in its place, and the rest keeps working.
final class FailureTest extends FxTest {
  @Test
  void aBrokenScreenSaysWhatIsSafeAndTellsItsCode() {
    var space = workspace(Language.CHINESE);
    var screens =
        new Screens()
            .at(
                Place.Today.class,
                (place, at) -> {
                  throw new IllegalStateException("broken");
                });
    var bench = fx(() -> new Workbench(space, screens));
    show(() -> bench.scene(1280, 800));
    fx(bench::show);
    reads(bench.root(), "这个屏幕没能打开", "再试一次", "快速新建");
  }

  @Test
  void theSameFaultHasTheSameCodeWhateverItsMessage() {
    assertThat(codeOf("one")).isEqualTo(codeOf("two"));
    assertThat(codeOf("one").text()).hasSize(4);
    assertThat(ErrorCode.of(new IllegalArgumentException())).isNotEqualTo(codeOf("one"));
  }

  private static ErrorCode codeOf(String message) {
    return ErrorCode.of(new IllegalStateException(message));
  }
}
