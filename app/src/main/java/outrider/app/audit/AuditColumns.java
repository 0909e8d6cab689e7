package outrider.app.audit;

import java.util.List;
import java.util.stream.Collectors;
import outrider.app.fx.Column;
import outrider.app.i18n.Words;
import outrider.core.protocol.AuditLine;
import outrider.core.protocol.AuditStep;

/// What the table says of each line.
final class AuditColumns {
  private static final int FIELDS_SHOWN = 4;

  private final AuditText text;
  private final Words words;

  AuditColumns(AuditText text, Words words) {
    this.text = text;
    this.words = words;
  }

  List<Column<AuditLine>> all() {
    return List.of(
        Column.text("when", "audit.when", 118, line -> text.when(line.occurredAt()), "num"),
        Column.text("who", "audit.who", 90, line -> text.person(line.user()), "bold"),
        Column.text("deed", "audit.deed", 128, line -> text.deed(line.command())),
        Column.<AuditLine>text("record", "audit.record", 180, text::recordWithType).canGrow(),
        Column.<AuditLine>text("fields", "audit.fields", 170, this::fields).canGrow().drops(1),
        Column.<AuditLine>text("device", "audit.device", 120, text::device).drops(2),
        Column.<AuditLine>text("n", "audit.line", 90, line -> Long.toString(line.n()), "num")
            .toTheRight()
            .drops(3));
  }

  /// Which fields changed; all of a new record and of a deleted one are not worth saying.
  private String fields(AuditLine line) {
    if (!line.deed().equals("changed")) {
      return words.get("audit.deed." + line.deed());
    }
    var named =
        line.steps().stream()
            .limit(FIELDS_SHOWN)
            .map((AuditStep step) -> text.field(line, step))
            .collect(Collectors.joining(words.get("list.separator")));
    var rest = line.steps().size() - FIELDS_SHOWN;
    return rest > 0 ? words.get("audit.andMore", named, rest) : named;
  }
}
