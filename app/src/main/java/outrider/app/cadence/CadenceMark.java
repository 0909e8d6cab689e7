package outrider.app.cadence;

import java.util.Optional;
import outrider.app.i18n.Words;
import outrider.app.store.Columns;

/// Which step of which cadence a task is, as the task was told when it was planned: `SaaS · 2/4`.
public record CadenceMark(String name, String nameEn, long step, long steps) {

  /// The columns of a task that tell it, to be selected in this order.
  public static final String COLUMNS =
      "t.enrollment, t.cadence_name, t.cadence_name_en, t.step, t.steps";

  /// @param after how many columns stand before these
  public static Optional<CadenceMark> of(Columns columns, int after) {
    return columns.textOrNull(after + 1) == null
        ? Optional.empty()
        : Optional.of(
            new CadenceMark(
                columns.text(after + 2),
                columns.text(after + 3),
                columns.number(after + 4),
                columns.number(after + 5)));
  }

  public String say(Words words) {
    var called = words.isChinese() || nameEn.isBlank() ? name : nameEn;
    return words.get("cadence.of", called, step, steps);
  }
}
