package outrider.app.ratio;

import java.util.List;
import java.util.Map;
import outrider.core.integration.ExternalRecord;
import outrider.core.ratio.Measure;
import outrider.core.ratio.Measure.Of;
import outrider.core.ratio.Ratio;
import outrider.core.ratio.Side;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Ratios that many companies look at, to begin with. Names and advice are words of the language
/// that is on when one is chosen, and the company's own from then on.
enum RatioTemplate {
  WIN_RATE(Measure.of(Of.DEALS_WON), Measure.of(Of.DEALS_CLOSED), Ratio.Shown.PERCENT, Side.LOW),
  IN_TIME(Measure.of(Of.LEADS_IN_TIME), Measure.of(Of.LEADS), Ratio.Shown.PERCENT, Side.LOW),
  OVERDUE(Measure.of(Of.TASKS_OVERDUE), Measure.of(Of.TASKS_DUE), Ratio.Shown.PERCENT, Side.HIGH),
  DEAL_SIZE(Measure.of(Of.WON_AMOUNT), Measure.of(Of.DEALS_WON), Ratio.Shown.MONEY, Side.BOTH),
  REFUNDS(
      Measure.amount(ExternalRecord.REFUND),
      Measure.amount(ExternalRecord.INVOICE),
      Ratio.Shown.PERCENT,
      Side.HIGH),
  TICKETS(
      Measure.external(ExternalRecord.TICKET),
      Measure.external(ExternalRecord.ORDER),
      Ratio.Shown.NUMBER,
      Side.HIGH);

  private final Measure above;
  private final Measure below;
  private final Ratio.Shown shown;
  private final Side bad;

  RatioTemplate(Measure above, Measure below, Ratio.Shown shown, Side bad) {
    this.above = above;
    this.below = below;
    this.shown = shown;
    this.bad = bad;
  }

  /// Those that the book alone can tell.
  static List<RatioTemplate> ofTheBook() {
    return List.of(WIN_RATE, IN_TIME, OVERDUE);
  }

  String wordKey() {
    return "ratio.template." + name();
  }

  Ratio ratio(RatioWords text) {
    return Ratio.of(
        new Row(
            RecordType.RATIO,
            "",
            Map.of(
                Fields.NAME,
                text.get(wordKey()),
                Ratio.NUMERATOR,
                above.text(),
                Ratio.DENOMINATOR,
                below.text(),
                Ratio.SHOWN,
                shown.word(),
                Ratio.BAD,
                bad.word(),
                Ratio.LEAST,
                Ratio.LEAST_USUAL,
                Ratio.ADVICE,
                text.get("ratio.templateAdvice." + name()))));
  }
}
