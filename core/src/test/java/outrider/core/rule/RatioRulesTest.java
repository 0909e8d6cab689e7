package outrider.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.core.record.RecordType.RATIO;
import static outrider.core.record.RecordType.RATIO_FLAG;
import static outrider.core.record.RecordType.TASK;
import static outrider.core.rule.Office.HOUR;
import static outrider.core.rule.Office.id;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.ratio.Measure;
import outrider.core.ratio.Ratio;
import outrider.core.ratio.RatioFlag;

/// The boss says what is divided by what; the north's refunds stand out, and Ma, who leads it, acts
/// on it or says why not.
final class RatioRulesTest {
  private static final long DAY = 24 * HOUR;
  private final Office office = new Office();

  @Test
  void anAdministratorDefinesARatioAndNobodyElse() {
    for (var person : List.of("lin", "ma")) {
      assertThat(office.refusals(person, define("refunds", Map.of())))
          .containsExactly("permission.configuration");
    }
    office.does("boss", define("refunds", Map.of()));
    var ratio = Ratio.of(office.the(RATIO, "refunds"));
    assertThat(ratio.isInForce()).isTrue();
    assertThat(ratio.numerator()).contains(Measure.amount("refund"));
    assertThat(
            office.refusals(
                "ma", Office.edit(RATIO, "refunds", new FieldEdit(Ratio.LEAST, 30L, 5L))))
        .containsExactly("permission.configuration");
    office.does("boss", Office.edit(RATIO, "refunds", new FieldEdit(Ratio.LEAST, 30L, 40L)));
    office.does("boss", new Command.DeleteRecord(RATIO, id("refunds")));
    assertThat(office.all(RATIO)).isEmpty();
  }

  @Test
  void whatMakesNoSenseIsRefusedWithItsField() {
    wrong("ratio.same", Map.of(Ratio.DENOMINATOR, "externalAmount:refund"));
    wrong("ratio.no-percent", Map.of(Ratio.DENOMINATOR, "external:invoice"));
    wrong(
        "ratio.no-money",
        Map.of(
            Ratio.NUMERATOR, "dealsWon", Ratio.DENOMINATOR, "dealsClosed", Ratio.SHOWN, "money"));
    wrong(
        "ratio.count-for-money",
        Map.of(Ratio.NUMERATOR, "leads", Ratio.DENOMINATOR, "wonAmount", Ratio.SHOWN, "number"));
    wrong("ratio.numerator-unknown", Map.of(Ratio.NUMERATOR, "profit"));
    wrong("ratio.denominator-unknown", Map.of(Ratio.DENOMINATOR, "external:"));
    wrong("ratio.least-wrong", Map.of(Ratio.LEAST, 4L));
    wrong("field.too-long", Map.of("name", "x".repeat(61)));
    wrong("field.malformed", Map.of(Ratio.BAD, "sideways"));
    office.does("boss", define("refunds", Map.of()));
    wrong("ratio.name-taken", Map.of());
    assertThat(
            office.refusals(
                "boss",
                Office.edit(
                    RATIO,
                    "refunds",
                    new FieldEdit(
                        Ratio.DENOMINATOR, "externalAmount:invoice", "externalAmount:refund"))))
        .as("neither by an edit")
        .containsExactly("ratio.same");
    for (var more = 1; more < Ratio.RATIOS_MAX; more++) {
      office.does("boss", define("more " + more, Map.of("name", "more " + more)));
    }
    wrong("ratio.too-many", Map.of("name", "one more"));
  }

  private void wrong(String reason, Map<String, Object> fields) {
    assertThat(office.refusals("boss", define("wrong", fields))).as("%s", fields).contains(reason);
  }

  @Test
  void theFirstFlagOfAMonthStands() {
    office.does("boss", define("refunds", Map.of()));
    office.does("boss", raise("north", 90));
    office.pass(HOUR);
    office.does("ma", raise("north", 95));
    assertThat(office.all(RATIO_FLAG)).hasSize(1);
    assertThat(flag().figure().numerator()).isEqualTo(90);
    assertThat(flag().seenAt()).isEqualTo(office.now() - HOUR);
    assertThat(flag().row().text(RatioFlag.SEEN_BY)).isEqualTo("boss");
    assertThat(flag().isOpen()).isTrue();
    assertThat(office.actor("ma").sees(flag().row())).isTrue();
    assertThat(office.actor("qi").sees(flag().row())).as("who leads another").isFalse();
    assertThat(office.actor("lin").sees(flag().row())).as("who is in it").isFalse();
  }

  @Test
  void onlyWhoLeadsTheBranchRaisesAndOnlyWhatStandsOut() {
    office.does("boss", define("refunds", Map.of()));
    for (var person : List.of("lin", "qi", "wu")) {
      assertThat(office.refusals(person, raise("north", 90)))
          .containsExactly("permission.ratioFlag");
    }
    assertThat(office.refusals("boss", raise("nowhere", 90))).containsExactly("record.not-found");
    assertThat(office.refusals("boss", raise("none", "north", month(), 90, "high")))
        .containsExactly("record.not-found");
    assertThat(office.refusals("boss", raise("north", 40)))
        .as("within its own band")
        .containsExactly("field.malformed");
    for (var over : List.of(month().plusMonths(1), month().minusMonths(5))) {
      assertThat(office.refusals("boss", raise("refunds", "north", over, 90, "high")))
          .as("%s", over)
          .containsExactly("field.malformed");
    }
    assertThat(office.refusals("boss", raise("refunds", "north", month(), 10, "low")))
        .as("low is not bad here")
        .containsExactly("field.malformed");
  }

  @Test
  void whoLeadsItActsAndTheTimeIsMeasured() {
    office.does("boss", define("refunds", Map.of()));
    office.does("boss", raise("north", 90));
    var flag = flag().id();
    for (var person : List.of("lin", "qi", "wu")) {
      assertThat(office.refusals(person, act(flag, "mine"))).containsExactly("record.not-found");
      assertThat(office.refusals(person, new Command.ReopenFlag(flag)))
          .containsExactly("record.not-found");
    }
    assertThat(office.refusals("ma", new Command.ActOnFlag(flag, id("t"), " ", office.now())))
        .containsExactly("field.required");
    office.pass(3 * HOUR);
    office.does("ma", act(flag, "call"));
    assertThat(flag().state()).isEqualTo(RatioFlag.ACTED);
    assertThat(flag().answerMillis()).hasValue(3 * HOUR);
    assertThat(flag().answeredBy()).isEqualTo("ma");
    assertThat(flag().task()).contains(id("call"));
    assertThat(office.the(TASK, "call").text("owner")).isEqualTo("ma");
    assertThat(office.refusals("boss", explain(flag, "oneOff", null)))
        .containsExactly("ratio.answered");

    office.does("ma", new Command.ReopenFlag(flag));
    assertThat(flag().isOpen()).isTrue();
    assertThat(flag().answerMillis()).isEmpty();
    assertThat(flag().task()).isEmpty();
  }

  @Test
  void orSaysWhyNothingHasToBeDone() {
    office.does("boss", define("refunds", Map.of()));
    office.does("boss", raise("north", 90));
    var flag = flag().id();
    assertThat(office.refusals("lin", explain(flag, "oneOff", null)))
        .as("whoever is in the branch does not see it")
        .containsExactly("record.not-found");
    assertThat(office.refusals("qi", explain(flag, "oneOff", null)))
        .containsExactly("record.not-found");
    assertThat(office.refusals("ma", explain(flag, "weather", null)))
        .containsExactly("field.malformed");
    assertThat(office.refusals("ma", explain(flag, "other", " ")))
        .as("other wants a sentence")
        .containsExactly("field.required");
    assertThat(office.refusals("ma", explain(flag, "data", "x".repeat(2_001))))
        .containsExactly("field.too-long");
    office.pass(2 * DAY);
    office.does("boss", explain(flag, "oneOff", " One large return "));
    assertThat(flag().state()).isEqualTo(RatioFlag.EXPLAINED);
    assertThat(flag().why()).isEqualTo("One large return");
    assertThat(flag().answerMillis()).hasValue(2 * DAY);
    assertThat(office.refusals("lin", new Command.ReopenFlag(flag)))
        .containsExactly("record.not-found");
  }

  @Test
  void whatIsKeptIsChangedByNoOtherCommand() {
    office.does("boss", define("refunds", Map.of()));
    office.does("boss", raise("north", 90));
    var flag = flag().id();
    for (var command :
        List.of(
            new Command.DeleteRecord(RATIO_FLAG, flag),
            new Command.EditFields(
                RATIO_FLAG, flag, List.of(new FieldEdit(RatioFlag.STATE, "open", "acted"))),
            new Command.AssignOwner(RATIO_FLAG, flag, "ma", "lin"),
            new Command.CreateRecord(RATIO_FLAG, id("made"), Map.of()))) {
      assertThat(office.refusals("boss", command)).as("%s", command).isNotEmpty();
    }
  }

  private RatioFlag flag() {
    return RatioFlag.of(office.all(RATIO_FLAG).getFirst());
  }

  /// The month that is over.
  private YearMonth month() {
    return YearMonth.from(Instant.ofEpochMilli(office.now()).atZone(ZoneOffset.UTC)).minusMonths(1);
  }

  private Command raise(String team, long numerator) {
    return raise("refunds", team, month(), numerator, "high");
  }

  private static Command raise(
      String ratio, String team, YearMonth month, long numerator, String side) {
    return new Command.RaiseFlag(
        id(ratio),
        team,
        month.toString(),
        "CNY",
        numerator,
        1_000,
        300,
        40_000,
        20_000,
        60_000,
        side);
  }

  private Command act(String flag, String task) {
    return new Command.ActOnFlag(flag, id(task), "Call them", office.now() + DAY);
  }

  private static Command explain(String flag, String reason, @Nullable String why) {
    return new Command.ExplainFlag(flag, reason, why);
  }

  private static Command define(String name, Map<String, Object> otherwise) {
    var fields =
        new HashMap<String, Object>(
            Map.of(
                "name",
                "Refunds",
                Ratio.NUMERATOR,
                "externalAmount:refund",
                Ratio.DENOMINATOR,
                "externalAmount:invoice",
                Ratio.SHOWN,
                "percent",
                Ratio.BAD,
                "high",
                Ratio.LEAST,
                30L));
    fields.putAll(otherwise);
    return new Command.CreateRecord(RATIO, id(name), fields);
  }
}
