package outrider.core.tender;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Example;
import org.jspecify.annotations.Nullable;
import outrider.core.rule.Reason;

/// Which tenders are worth a look, why, and which are one.
class TenderScreeningTest {
  private static final long NOW = 1_764_500_000_000L;
  private static final long DAY = TimeUnit.DAYS.toMillis(1);

  private static final Screening SCREENING =
      new Screening(
          List.of("水泵", "污水"), List.of("维修"), List.of("浙江", "上海"), 50_000_000L, 5_000_000_000L, 5);

  @Example
  void whatFitsIsAcceptedWithWhatSpeaksForIt() {
    var verdict = SCREENING.of(notice("污水处理厂水泵采购", "浙江省杭州市", 120_000_000L, NOW + 12 * DAY), NOW);
    assertThat(verdict.accepted()).isTrue();
    assertThat(verdict.reasons())
        .extracting(Reason::id)
        .containsExactly("tender.word", "tender.region", "tender.budget", "tender.days");
    assertThat(verdict.reasons().getFirst().argument("words")).isEqualTo("水泵\n污水");
  }

  @Example
  void whatDoesNotFitIsToldEverythingThatSpeaksAgainstIt() {
    var verdict = SCREENING.of(notice("空调维修", "北京", 10_000_000L, NOW - 1), NOW);
    assertThat(verdict.accepted()).isFalse();
    assertThat(verdict.reasons())
        .extracting(Reason::id)
        .containsExactly(
            "tender.no-word",
            "tender.excluded",
            "tender.elsewhere",
            "tender.budget-low",
            "tender.over");
  }

  @Example
  void everyEdgeIsTriedOnBothSides() {
    assertThat(accepted(50_000_000L, NOW + 5 * DAY)).isTrue();
    assertThat(accepted(49_999_999L, NOW + 5 * DAY)).isFalse();
    assertThat(accepted(5_000_000_000L, NOW + 5 * DAY)).isTrue();
    assertThat(accepted(5_000_000_001L, NOW + 5 * DAY)).isFalse();
    assertThat(accepted(50_000_000L, NOW + 5 * DAY - 1)).isFalse();
    assertThat(accepted(null, null)).as("nothing is said: a person looks").isTrue();
  }

  @Example
  void oneTenderInTwoFeedsIsFoundHoweverItIsWritten() {
    var same = new SameTender();
    same.add("1", of("杭州市污水处理厂一期水泵采购项目公开招标公告", "杭州市水务集团有限公司", "ZJ-2026-0188"));
    assertThat(same.find(of("水泵采购", "杭州市水务集团", "ＺＪ—２０２６—0188"))).hasValue("1");
    assertThat(same.find(of("杭州市污水处理厂（一期）水泵 采购项目招标公告", "", ""))).hasValue("1");
    assertThat(same.find(of("杭州市污水处理厂二期水泵采购项目公开招标公告", "杭州市水务集团有限公司", ""))).isEmpty();
    assertThat(same.find(of("杭州市污水处理厂一期水泵采购项目公开招标公告", "宁波市水务", ""))).isEmpty();
    assertThat(same.find(of("杭州市污水处理厂一期水泵采购项目公开招标公告", "", "ZJ-2026-0189")))
        .as("another number")
        .isEmpty();
    assertThat(same.find(of("杭州市图书馆家具采购", "", ""))).isEmpty();
  }

  @Example
  void theSecondLotIsNotTheFirst() {
    var same = new SameTender();
    same.add("1", of("太湖流域综合治理工程设备采购及安装第1标段", "太湖局", ""));
    assertThat(same.find(of("太湖流域综合治理工程设备采购及安装第2标段", "太湖局", ""))).isEmpty();
    assertThat(same.find(of("太湖流域综合治理工程 设备采购及安装（第1标段）", "太湖局", ""))).hasValue("1");
  }

  /// The bands find what a comparison of each with each would find.
  @Example
  void hardlyAnyIsMissed() {
    var dice = new Random(40);
    var letters = "水泵阀门管道设备采购安装工程改造建设厂站区市县综合治理项目环境污泥".toCharArray();
    var same = new SameTender();
    var missed = 0;
    for (var i = 0; i < 2_000; i++) {
      var title = new StringBuilder();
      for (var j = 0; j < 24; j++) {
        title.append(letters[dice.nextInt(letters.length)]);
      }
      same.add("n" + i, of(title.toString(), "", ""));
      var other = title.deleteCharAt(dice.nextInt(title.length())).toString();
      missed += same.find(of(other, "", "")).equals(java.util.Optional.of("n" + i)) ? 0 : 1;
    }
    assertThat(missed).isLessThanOrEqualTo(20);
  }

  private static boolean accepted(@Nullable Long budget, @Nullable Long deadline) {
    return SCREENING.of(notice("水泵", "上海", budget, deadline), NOW).accepted();
  }

  private static Notice notice(
      String title, String region, @Nullable Long budget, @Nullable Long deadline) {
    return new Notice("feed", "1", title, "某单位", "", region, budget, deadline, "");
  }

  private static Notice of(String title, String buyer, String number) {
    return new Notice("feed", "1", title, buyer, number, "", null, null, "");
  }
}
