package outrider.app.repeat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outrider.app.fx.FxTest;
import outrider.app.fx.FxThread;
import outrider.app.i18n.Language;
import outrider.app.i18n.Words;
import outrider.app.repeat.RepeatChoice.End;
import outrider.app.repeat.RepeatChoice.How;
import outrider.core.command.Repetition;
import outrider.core.task.Recurrence;

/// A rule is told as a colleague would tell it, and what was chosen becomes the rule that was
/// meant.
final class RepeatWordsTest {

  @BeforeAll
  static void start() {
    FxThread.start();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FREQ=DAILY | every day | 每天",
        "FREQ=DAILY;INTERVAL=3 | every 3 days | 每 3 天",
        "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR | every weekday | 每个工作日",
        "FREQ=WEEKLY;BYDAY=MO | every Monday | 每周一",
        "FREQ=WEEKLY;BYDAY=MO,TH | every Mon and Thu | 每周一、四",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE,FR | every 2 weeks on Mon, Wed and Fri | 每 2 周的周一、三、五",
        "FREQ=MONTHLY;BYMONTHDAY=1 | the 1st of every month | 每月 1 日",
        "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=12 | the 12th of every 3 months | 每 3 个月的 12 日",
        "FREQ=MONTHLY;BYMONTHDAY=-1 | last day of every month | 每月最后一天",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=3 | every year on 3 February | 每年二月3日",
        "FREQ=DAILY;COUNT=5 | every day, 5 times | 每天，共 5 次",
        "FREQ=DAILY;UNTIL=20270131T155959Z | every day until 2027-01-31 | 每天，到 2027-01-31 为止"
      })
  void isSaidInBothLanguages(String rule, String english, String chinese) {
    var read = Recurrence.read(rule).orElseThrow();

    assertThat(say(read, Language.ENGLISH)).isEqualTo(english);
    assertThat(say(read, Language.CHINESE)).isEqualTo(chinese);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DAY    | 2026-11-30T09:00 | FREQ=DAILY",
        "WEEK   | 2026-11-30T09:00 | FREQ=WEEKLY;BYDAY=MO",
        "WEEK   | 2026-12-01T09:00 | FREQ=WEEKLY;BYDAY=TU",
        "MONTH  | 2026-11-30T09:00 | FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1",
        "MONTH  | 2026-12-31T09:00 | FREQ=MONTHLY;BYMONTHDAY=-1",
        "YEAR   | 2028-02-29T09:00 | FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1"
      })
  void whatIsLeftOpenFollowsTheTimeOfTheTask(How how, String due, String rule) {
    var choice = new RepeatChoice(how, 1, List.of(), false, End.NEVER, null, 10, "");

    assertThat(choice.recurrence(at(due)).map(Recurrence::text)).contains(rule);
  }

  @ParameterizedTest
  @CsvSource({
    "FREQ=DAILY;INTERVAL=2;COUNT=7",
    "'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'",
    "'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,FR'",
    "FREQ=MONTHLY;BYMONTHDAY=-1",
    "FREQ=DAILY;UNTIL=20270131T155959Z"
  })
  void whatATaskHoldsIsShownAndSavedUnchanged(String rule) {
    var mark =
        new RepeatMark(
            "series", new Repetition(rule, "2026-11-30T09:00", "Asia/Shanghai", null, null), false);

    var choice = RepeatChoice.of(mark, at("2026-11-30T09:00"));

    assertThat(choice.recurrence(at("2026-11-30T09:00")).map(Recurrence::text)).contains(rule);
  }

  @Test
  void whatANewerVersionWroteIsSaidToBeSo() {
    var mark = new RepeatMark("s", new Repetition("FREQ=HOURLY", "", "UTC", null, null), false);

    var said =
        FxThread.call(() ->
            new RepeatWords(new Words(Language.ENGLISH), FxTest.SHANGHAI).say(Optional.of(mark)));
    assertThat(said.orElseThrow()).contains("newer version");
  }

  private static String say(Recurrence rule, Language language) {
    return FxThread.call(() -> new RepeatWords(new Words(language), FxTest.SHANGHAI).say(rule));
  }

  private static ZonedDateTime at(String time) {
    return ZonedDateTime.parse(time + "+08:00").withZoneSameInstant(ZoneId.of("Asia/Shanghai"));
  }
}
