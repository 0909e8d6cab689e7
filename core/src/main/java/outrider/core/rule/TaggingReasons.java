package outrider.core.rule;

import java.util.ArrayList;
import java.util.List;
import outrider.core.record.Fields;
import outrider.core.tag.Tagging;

/// Why a lead got a tag, as data: the words are chosen at the screen.
public final class TaggingReasons {

  private TaggingReasons() {}

  public static List<Reason> of(Tagging tagging) {
    var row = tagging.row();
    var reasons = new ArrayList<Reason>();
    reasons.add(
        what(tagging)
            .with("tag", tagging.tag())
            .with("rule", row.text(Fields.NAME))
            .with("ruleEn", row.text(Tagging.NAME_EN))
            .with("count", row.number(Tagging.COUNT, 0))
            .with("days", row.number(Tagging.DAYS, 0))
            .with("times", String.join(",", row.set(Tagging.TIMES)))
            .with("words", String.join("\n", row.set(Tagging.WORDS))));
    if (row.has(Tagging.CADENCE)) {
      reasons.add(
          Reason.of("tagging.cadence", "cadence", row.text(Tagging.CADENCE_NAME))
              .with("cadenceEn", row.text(Tagging.CADENCE_NAME_EN)));
    }
    return reasons;
  }

  private static Reason what(Tagging tagging) {
    if (tagging.isSilence()) {
      return Reason.of("tagging.silence");
    }
    return tagging.row().has(Tagging.WORDS)
        ? Reason.of("tagging.words")
        : Reason.of("tagging.activity");
  }
}
