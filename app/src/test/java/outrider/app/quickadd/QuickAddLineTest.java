package outrider.app.quickadd;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outrider.app.quickadd.Chip.Kind;

class QuickAddLineTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  /// A Monday morning.
  private static final ZonedDateTime NOW = LocalDateTime.of(2026, 11, 23, 10, 4).atZone(SHANGHAI);

  private static final Vocabulary WORDS =
      new Vocabulary(
          Map.of(
              "官网",
              "website",
              "website",
              "website",
              "展会",
              "fair",
              "Trade fair",
              "fair",
              "转介绍",
              "referral",
              "referral",
              "referral"),
          Set.of("华为", "Acme Corporation"));

  @Test
  void theLineOfTheBriefBecomesSevenChips() {
    QuickAddLine line = parse("张三 138 0000 0127 华为样例 官网 A 明天10点 要多仓方案");

    assertThat(line.chips())
        .extracting(Chip::kind)
        .containsExactly(
            Kind.NAME,
            Kind.PHONE,
            Kind.COMPANY,
            Kind.SOURCE,
            Kind.INTENT,
            Kind.NEXT_STEP,
            Kind.NOTE);
    assertThat(line.value(Kind.NAME)).contains("张三");
    assertThat(line.value(Kind.PHONE)).contains("138 0000 0127");
    assertThat(line.value(Kind.COMPANY)).contains("华为样例");
    assertThat(line.value(Kind.SOURCE)).contains("website");
    assertThat(line.value(Kind.INTENT)).contains("A");
    assertThat(at(line)).isEqualTo("2026-11-24T10:00");
    assertThat(line.value(Kind.NOTE)).contains("要多仓方案");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "张三 13800000127 华为 官网 A|张三|华为",
        "李四，北辰示范制造有限公司，13800000127|李四|北辰示范制造有限公司",
        "北辰示范制造 李四 13800000127|李四|北辰示范制造",
        "王总 13800000127 星河样例物流 展会|王总|星河样例物流",
        "欧阳明珠 内蒙古示范乳业集团 B|欧阳明珠|内蒙古示范乳业集团",
        "Helen Marsh +44 20 7946 0000 Harbour Foods website A|Helen Marsh|Harbour Foods",
        "Helen Marsh from Harbour Foods, website|Helen Marsh|Harbour Foods",
        "Grace Lindqvist Fjord Sample Marine Ltd grace@example.com|Grace Lindqvist|Fjord Sample"
            + " Marine Ltd",
        "陈思远 13800000127 海澜|陈思远|海澜"
      })
  void whoAndWhere(String text, String name, String company) {
    QuickAddLine line = parse(text);

    assertThat(line.value(Kind.NAME)).contains(name);
    assertThat(line.value(Kind.COMPANY)).contains(company);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "张三 138-0000-0127|138-0000-0127",
        "张三13800000127|13800000127",
        "张三 +86 138 0000 0127|+86 138 0000 0127",
        "张三 021-5555 0101|021-5555 0101",
        "Oliver +47 000 00 118 tomorrow 10am|+47 000 00 118",
        "Oliver +47 000 00 118 10am|+47 000 00 118",
        "张三 400-800-0127|400-800-0127"
      })
  void phonesInEverySpelling(String text, String phone) {
    assertThat(parse(text).value(Kind.PHONE)).contains(phone);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "明天10点|2026-11-24T10:00",
        "明早9点半|2026-11-24T09:30",
        "明天下午3点|2026-11-24T15:00",
        "明天3点|2026-11-24T15:00",
        "今天下午两点一刻|2026-11-23T14:15",
        "后天|2026-11-25T09:00",
        "大后天上午|2026-11-26T09:00",
        "周三|2026-11-25T09:00",
        "周一|2026-11-30T09:00",
        "下周三下午3点半|2026-12-02T15:30",
        "星期五 14:30|2026-11-27T14:30",
        "本周五|2026-11-27T09:00",
        "12月1日|2026-12-01T09:00",
        "1月5号10点|2027-01-05T10:00",
        "2026-12-08 10:00|2026-12-08T10:00",
        "12/8|2026-12-08T09:00",
        "28号|2026-11-28T09:00",
        "5号|2026-12-05T09:00",
        "3天后|2026-11-26T09:00",
        "两周后|2026-12-07T09:00",
        "半小时后|2026-11-23T10:34",
        "2小时后|2026-11-23T12:04",
        "30分钟后|2026-11-23T10:34",
        "9点|2026-11-24T09:00",
        "11点|2026-11-23T11:00",
        "十二点|2026-11-23T12:00",
        "今晚8点|2026-11-23T20:00",
        "月底|2026-11-30T09:00",
        "中午|2026-11-23T12:00",
        "tomorrow 10am|2026-11-24T10:00",
        "tomorrow at 3|2026-11-24T09:00",
        "next Fri 3pm|2026-12-04T15:00",
        "Friday 14:30|2026-11-27T14:30",
        "in 2 hours|2026-11-23T12:04",
        "in 3 days|2026-11-26T09:00",
        "in half an hour|2026-11-23T10:34",
        "Dec 8 10:30|2026-12-08T10:30",
        "8 Dec|2026-12-08T09:00",
        "tonight|2026-11-23T19:00",
        "next week|2026-11-30T09:00",
        "10am|2026-11-24T10:00",
        "noon|2026-11-23T12:00"
      })
  void timesAsPeopleSayThem(String text, String expected) {
    assertThat(at(parse("张三 13800000127 " + text))).isEqualTo(expected);
  }

  @Test
  void theDeedGoesWithItsTime() {
    assertThat(parse("张三 明天10点回访").chip(Kind.NEXT_STEP).orElseThrow().text()).isEqualTo("回访");
    assertThat(parse("Helen Marsh tomorrow 10am demo").chip(Kind.NEXT_STEP).orElseThrow().text())
        .isEqualTo("demo");
  }

  @Test
  void nothingTypedIsLost() {
    QuickAddLine line = parse("张三 想看多仓, 下个季度再定 13800000127 还要API文档");

    assertThat(line.value(Kind.NOTE)).contains("想看多仓, 下个季度再定 还要API文档");
  }

  @Test
  void moneyWechatAndMail() {
    QuickAddLine line = parse("张三 微信 zhang_san88 预算50万 z3@example.com");

    assertThat(line.value(Kind.WECHAT)).contains("zhang_san88");
    assertThat(line.value(Kind.AMOUNT)).contains("50万");
    assertThat(line.value(Kind.EMAIL)).contains("z3@example.com");
  }

  @Test
  void anEnglishArticleIsNoGrade() {
    QuickAddLine line = parse("Helen Marsh wants a demo of B2B");

    assertThat(line.chip(Kind.INTENT)).isEmpty();
    assertThat(line.value(Kind.NOTE)).contains("wants a demo of B2B");
  }

  @Test
  void emptyAndEndlessLinesAreSurvived() {
    assertThat(parse("").chips()).isEmpty();
    assertThat(parse("   ").chips()).isEmpty();
    assertThat(parse("1".repeat(100_000)).chips()).hasSizeLessThanOrEqualTo(1);
    assertThat(parse("张 ".repeat(50_000)).chips()).isNotEmpty();
  }

  @Test
  void chipsNeverOverlap() {
    QuickAddLine line =
        parse("Helen Marsh +44 20 7946 0000 Harbour Foods website A tomorrow 10am call");

    assertThat(
            line.chips().stream()
                .filter(chip -> chip.kind() != Kind.NOTE)
                .flatMapToInt(chip -> java.util.stream.IntStream.range(chip.from(), chip.to()))
                .boxed()
                .collect(Collectors.toList()))
        .doesNotHaveDuplicates();
  }

  private static QuickAddLine parse(String text) {
    return QuickAddLine.parse(text, WORDS, NOW);
  }

  private static String at(QuickAddLine line) {
    Chip chip = line.chip(Kind.NEXT_STEP).orElseThrow();
    return Instant.ofEpochMilli(chip.epochMillis()).atZone(SHANGHAI).toLocalDateTime().toString();
  }
}
