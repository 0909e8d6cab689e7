package outrider.app.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Countdowns and times say what the design says, in both languages.
final class MomentsTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final Instant NOW = Instant.parse("2026-11-23T03:02:11Z");

  private final Words words = new Words(Language.CHINESE);

  @ParameterizedTest
  @CsvSource({
    "-720,     LATE,  逾期 12 分,      12 min late",
    "-6000,    LATE,  逾期 1 时 40 分,  1 h 40 late",
    "-86400,   LATE,  逾期 1 天,       1 day late",
    "582,      SOON,  剩 09:42,       09:42 left",
    "2050,     SOON,  剩 34:10,       34:10 left",
    "3900,     LATER, 剩 1 时 05 分,   1 h 05 left",
    "8869,     LATER, 今天 13:30,     Today 13:30",
    "79069,    LATER, 明天 09:00,     Tomorrow 09:00",
    "172800,   LATER, 11月25日,       25 Nov",
  })
  void countdownsReadAsDesigned(long seconds, Reading.State state, String chinese, String english) {
    var due = new Countdown.Due(NOW.plusSeconds(seconds).toEpochMilli());
    var reading = words.moments().read(due, NOW, SHANGHAI);
    assertThat(reading.state()).isEqualTo(state);
    assertThat(reading.text()).isEqualTo(chinese);
    words.languageProperty().set(Language.ENGLISH);
    assertThat(words.moments().read(due, NOW, SHANGHAI).text()).isEqualTo(english);
  }

  @Test
  void aScreenReaderHearsWholeWords() {
    words.languageProperty().set(Language.ENGLISH);
    var late = new Countdown.Due(NOW.minus(Duration.ofMinutes(12)).toEpochMilli());
    assertThat(words.moments().read(late, NOW, SHANGHAI).spoken()).isEqualTo("Overdue 12 minutes");
  }

  @ParameterizedTest
  @CsvSource({
    "-3,     刚刚,    just now",
    "4,      刚刚,    just now",
    "5,      5 秒前,  5 s ago",
    "59,     55 秒前, 55 s ago",
    "60,     1 分前,  1 min ago",
    "3599,   59 分前, 59 min ago",
    "86400,  1 天前,  1 day ago",
  })
  void whatIsOverIsToldInStepsNobodyWaitsFor(long seconds, String chinese, String english) {
    assertThat(words.moments().ago(NOW.minusSeconds(seconds), NOW)).isEqualTo(chinese);
    words.languageProperty().set(Language.ENGLISH);
    assertThat(words.moments().ago(NOW.minusSeconds(seconds), NOW)).isEqualTo(english);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T01:04:00Z, 今天 09:04,  today 09:04",
    "2026-11-22T09:05:00Z, 昨天 17:05,  yesterday 17:05",
    "2026-11-20T08:12:00Z, 周五 16:12,  Fri 16:12",
    "2026-11-01T08:12:00Z, 11月1日,    1 Nov",
    "2025-11-01T08:12:00Z, 2025-11-01, 1 Nov 2025",
  })
  void timesGetVaguerWithDistance(Instant moment, String chinese, String english) {
    assertThat(words.moments().near(moment, NOW, SHANGHAI)).isEqualTo(chinese);
    words.languageProperty().set(Language.ENGLISH);
    assertThat(words.moments().near(moment, NOW, SHANGHAI)).isEqualTo(english);
  }

  @ParameterizedTest
  @CsvSource({
    "48000000,     ¥48 万,   ¥480k",
    "600000000,    ¥600 万,  ¥6M",
    "120000000,    ¥120 万,  ¥1.2M",
    "12500000000,  ¥1.3 亿,  ¥125M",
    "850000,       ¥8500,   ¥8.5k",
    "0,            ¥0,      ¥0",
  })
  void moneyFitsAColumn(long minor, String chinese, String english) {
    assertThat(words.amounts().compact(minor, "CNY")).isEqualTo(chinese.replace("8500", "8,500"));
    words.languageProperty().set(Language.ENGLISH);
    assertThat(words.amounts().compact(minor, "CNY")).isEqualTo(english);
  }
}
