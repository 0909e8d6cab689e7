package outrider.core.rule;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import outrider.core.command.Command;
import outrider.core.ratio.Ratio;
import outrider.core.ratio.RatioFlag;
import outrider.core.ratio.Side;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Ratios and what stands out in them: an administrator says what is divided by what; whoever leads
/// a team raises its flags, acts on them or explains them.
final class RatioRules {

  /// A month is over somewhere a day earlier than in the zone of UTC.
  private static final Duration EARLIER = Duration.ofDays(1);

  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

  private RatioRules() {}

  /// Everything that is wrong with a ratio; each reason names its field.
  static List<Reason> check(Row row, Draft draft) {
    var ratio = Ratio.of(row);
    var reasons = new ArrayList<Reason>();
    for (var flaw : ratio.flaws()) {
      reasons.add(
          FieldRules.reason(flaw.id(), row.type(), flaw.field())
              .with("least", Ratio.LEAST_MIN)
              .with("most", Ratio.LEAST_MAX));
    }
    tooLong(row, Fields.NAME, Ratio.NAME_MAX, reasons);
    tooLong(row, "nameEn", Ratio.NAME_MAX, reasons);
    tooLong(row, Ratio.ADVICE, Ratio.ADVICE_MAX, reasons);
    if (others(row, draft).stream().anyMatch(other -> other.name().equals(ratio.name()))) {
      reasons.add(
          FieldRules.reason("ratio.name-taken", row.type(), Fields.NAME)
              .with("name", ratio.name()));
    }
    if (draft.row(RecordType.RATIO, row.id()).isEmpty()
        && others(row, draft).size() >= Ratio.RATIOS_MAX) {
      reasons.add(
          FieldRules.reason("ratio.too-many", row.type(), Fields.NAME)
              .with("most", Ratio.RATIOS_MAX));
    }
    return reasons;
  }

  private static void tooLong(Row row, String field, int most, List<Reason> reasons) {
    if (row.text(field).length() > most) {
      reasons.add(FieldRules.reason("field.too-long", row.type(), field));
    }
  }

  private static List<Ratio> others(Row row, Draft draft) {
    return draft.configuration().all(RecordType.RATIO).stream()
        .filter(other -> !other.id().equals(row.id()))
        .flatMap(other -> draft.row(RecordType.RATIO, other.id()).stream())
        .map(Ratio::of)
        .toList();
  }

  static Decision raise(Command.RaiseFlag command, Draft draft) {
    var ratio = draft.row(RecordType.RATIO, command.ratio()).map(Ratio::of);
    if (ratio.isEmpty()) {
      return RecordRules.notFound(RecordType.RATIO, command.ratio());
    }
    if (draft.configuration().tree().team(command.team()).isEmpty()) {
      return RecordRules.notFound(RecordType.TEAM, command.team());
    }
    if (!leads(command.team(), draft)) {
      return Decision.rejected(Reason.of("permission.ratioFlag"));
    }
    var malformed = malformed(command, ratio.get(), draft.at());
    if (!malformed.isEmpty()) {
      return new Decision.Rejected(malformed);
    }
    var id = RatioFlag.idOf(command.ratio(), command.team(), command.month());
    if (draft.row(RecordType.RATIO_FLAG, id).isEmpty()) {
      draft.put(raised(id, command, ratio.get(), draft));
    }
    return draft.accepted();
  }

  private static Row raised(String id, Command.RaiseFlag command, Ratio ratio, Draft draft) {
    return Row.of(RecordType.RATIO_FLAG, id)
        .with(Fields.TEAM, command.team())
        .with(RatioFlag.RATIO, command.ratio())
        .with(Fields.NAME, ratio.name())
        .with(RatioFlag.MONTH, command.month())
        .with(Fields.CURRENCY, command.currency())
        .with(RatioFlag.NUMERATOR, command.numerator())
        .with(RatioFlag.DENOMINATOR, command.denominator())
        .with(RatioFlag.COUNTED, command.counted())
        .with(RatioFlag.EXPECTED, command.expected())
        .with(RatioFlag.LOW, command.low())
        .with(RatioFlag.HIGH, command.high())
        .with(RatioFlag.SIDE, command.side())
        .with(RatioFlag.SEEN_AT, draft.at())
        .with(RatioFlag.SEEN_BY, draft.actor().user())
        .with(RatioFlag.STATE, RatioFlag.OPEN);
  }

  private static List<Reason> malformed(Command.RaiseFlag command, Ratio ratio, long at) {
    var reasons = new ArrayList<Reason>();
    check(reasons, RatioFlag.MONTH, isJustOver(command.month(), at));
    check(reasons, Fields.CURRENCY, CURRENCY.matcher(command.currency()).matches());
    check(
        reasons,
        RatioFlag.NUMERATOR,
        LongStream.of(command.numerator(), command.counted(), command.expected(), command.low())
                .allMatch(RatioRules::isFigure)
            && isFigure(command.high())
            && isFigure(command.denominator())
            && command.denominator() > 0
            && command.low() <= command.high());
    var side = Side.of(command.side());
    check(
        reasons,
        RatioFlag.SIDE,
        side.filter(it -> it != Side.BOTH && ratio.bad().asks(it)).isPresent());
    if (reasons.isEmpty()) {
      check(reasons, RatioFlag.SIDE, isOutside(command, side.orElseThrow()));
    }
    return reasons;
  }

  /// What lies within its own band does not stand out.
  private static boolean isOutside(Command.RaiseFlag command, Side side) {
    var value = RatioFlag.MILLIONTHS * command.numerator() / command.denominator();
    return side == Side.HIGH ? value >= command.high() : value <= command.low();
  }

  private static boolean isFigure(long figure) {
    return figure >= 0 && figure <= RatioFlag.MOST;
  }

  private static boolean isJustOver(String month, long at) {
    try {
      var over =
          YearMonth.parse(month).plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
      return at >= over.minus(EARLIER).toEpochMilli()
          && at <= over.plus(Duration.ofDays(RatioFlag.DAYS_AFTER)).toEpochMilli();
    } catch (DateTimeException malformed) {
      return false;
    }
  }

  private static void check(List<Reason> reasons, String field, boolean holds) {
    if (!holds) {
      reasons.add(FieldRules.reason("field.malformed", RecordType.RATIO_FLAG, field));
    }
  }

  static Decision act(Command.ActOnFlag command, Draft draft) {
    var found = draft.visible(RecordType.RATIO_FLAG, command.flag()).map(RatioFlag::of);
    if (found.isEmpty()) {
      return RecordRules.notFound(RecordType.RATIO_FLAG, command.flag());
    }
    var kept = kept(found.get(), draft);
    if (kept.isPresent()) {
      return Decision.rejected(kept.get());
    }
    var refused =
        TaskRules.plan(
            command.task(), command.title(), command.dueAt(), draft.actor().user(), draft);
    if (!refused.isEmpty()) {
      return new Decision.Rejected(refused);
    }
    draft.put(answered(found.get(), RatioFlag.ACTED, draft).with(RatioFlag.TASK, command.task()));
    return draft.accepted();
  }

  static Decision explain(Command.ExplainFlag command, Draft draft) {
    var found = draft.visible(RecordType.RATIO_FLAG, command.flag()).map(RatioFlag::of);
    if (found.isEmpty()) {
      return RecordRules.notFound(RecordType.RATIO_FLAG, command.flag());
    }
    var kept = kept(found.get(), draft);
    if (kept.isPresent()) {
      return Decision.rejected(kept.get());
    }
    var why = command.why() == null || command.why().isBlank() ? null : command.why().strip();
    if (!RatioFlag.REASONS.contains(command.reason())) {
      return Decision.rejected(
          FieldRules.reason("field.malformed", RecordType.RATIO_FLAG, RatioFlag.REASON));
    }
    if (why == null && command.reason().equals(RatioFlag.OTHER)) {
      return Decision.rejected(
          FieldRules.reason("field.required", RecordType.RATIO_FLAG, RatioFlag.WHY));
    }
    if (why != null && why.length() > RatioFlag.WHY_MAX) {
      return Decision.rejected(
          FieldRules.reason("field.too-long", RecordType.RATIO_FLAG, RatioFlag.WHY));
    }
    draft.put(
        answered(found.get(), RatioFlag.EXPLAINED, draft)
            .with(RatioFlag.REASON, command.reason())
            .with(RatioFlag.WHY, why));
    return draft.accepted();
  }

  static Decision reopen(Command.ReopenFlag command, Draft draft) {
    var found = draft.visible(RecordType.RATIO_FLAG, command.flag()).map(RatioFlag::of);
    if (found.isEmpty()) {
      return RecordRules.notFound(RecordType.RATIO_FLAG, command.flag());
    }
    if (!leads(found.get().team(), draft)) {
      return Decision.rejected(Reason.of("permission.ratioFlag"));
    }
    draft.put(
        found
            .get()
            .row()
            .with(RatioFlag.STATE, RatioFlag.OPEN)
            .with(RatioFlag.ANSWERED_AT, null)
            .with(RatioFlag.ANSWERED_BY, null)
            .with(RatioFlag.TASK, null)
            .with(RatioFlag.REASON, null)
            .with(RatioFlag.WHY, null));
    return draft.accepted();
  }

  /// Why it is not this person's to answer, or no longer.
  private static Optional<Reason> kept(RatioFlag flag, Draft draft) {
    if (!leads(flag.team(), draft)) {
      return Optional.of(Reason.of("permission.ratioFlag"));
    }
    return flag.isOpen()
        ? Optional.empty()
        : Optional.of(Reason.of("ratio.answered", "by", "" + flag.answeredBy()));
  }

  private static Row answered(RatioFlag flag, String state, Draft draft) {
    return flag.row()
        .with(RatioFlag.STATE, state)
        .with(RatioFlag.ANSWERED_AT, draft.at())
        .with(RatioFlag.ANSWERED_BY, draft.actor().user());
  }

  private static boolean leads(String team, Draft draft) {
    var actor = draft.actor();
    return actor.leads() && actor.mayMoveTo(team, draft.configuration().tree());
  }
}
