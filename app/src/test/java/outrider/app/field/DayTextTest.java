package outrider.app.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import outrider.app.i18n.Language;

final class DayTextTest {
  /// A Monday.
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

  private final DayText chinese = new DayText(Language.CHINESE);
  private final DayText english = new DayText(Language.ENGLISH);

  @ParameterizedTest
  @CsvSource({
    "2026-12-13, 2026-12-13",
    "2026/12/3, 2026-12-03",
    "2026年12月3日, 2026-12-03",
    "20261213, 2026-12-13",
    "12-13, 2026-12-13",
    "12/13, 2026-12-13",
    "12.13, 2026-12-13",
    "12月13日, 2026-12-13",
    "13/12, 2026-12-13",
    "13 Dec 2026, 2026-12-13",
    "13 dec 2026, 2026-12-13",
    "明天, 2026-11-24",
    "后天, 2026-11-25",
    "周五, 2026-11-27",
    "下周三, 2026-12-02",
    "月底, 2026-11-30",
    "今天, 2026-11-23",
    "tomorrow, 2026-11-24",
    "fri, 2026-11-27",
    "Dec 13, 2026-12-13",
  })
  void isReadAsPeopleTypeIt(String typed, LocalDate meant) {
    assertThat(chinese.read(typed, TODAY)).contains(meant);
    assertThat(english.read(' ' + typed + ' ', TODAY)).contains(meant);
  }

  @Test
  void withoutAYearMeansTheNearest() {
    assertThat(chinese.read("1-5", TODAY)).contains(LocalDate.of(2027, 1, 5));
    assertThat(chinese.read("12-28", LocalDate.of(2027, 1, 3)))
        .contains(LocalDate.of(2026, 12, 28));
    assertThat(chinese.read("2-29", LocalDate.of(2028, 1, 3))).contains(LocalDate.of(2028, 2, 29));
    assertThat(chinese.read("11-20", TODAY)).contains(LocalDate.of(2026, 11, 20));
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "31", "2026-13-01", "2026-02-30", "11-31", "明天开会", "12-"})
  void isNotGuessedFromWhatIsNone(String typed) {
    assertThat(chinese.read(typed, TODAY)).isEmpty();
  }

  @Test
  void isWrittenSoThatNobodyTakesTheMonthForTheDay() {
    var day = LocalDate.of(2026, 12, 3);
    assertThat(chinese.write(day)).isEqualTo("2026-12-03");
    assertThat(english.write(day)).isEqualTo("3 Dec 2026");
    assertThat(english.read(english.write(day), TODAY)).contains(day);
  }
}
