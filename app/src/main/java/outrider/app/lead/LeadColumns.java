package outrider.app.lead;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import outrider.app.field.FieldText;
import outrider.app.fx.Column;
import outrider.app.fx.CountdownPill;
import outrider.app.list.NameAndCompany;
import outrider.app.list.RowColumns;
import outrider.app.score.ScoreDesk;
import outrider.app.shell.Workspace;
import outrider.core.lead.FollowUpWindow;
import outrider.core.lead.Lead;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// The columns of the list of leads: those of the design, then every other field for whoever wants
/// it.
final class LeadColumns {
  private LeadColumns() {}

  /// @param scores asked by each cell of the optional column
  static List<Column<Row>> of(Workspace space, ScoreDesk scores) {
    var words = space.words();
    var text = new FieldText(space);
    var columns = new RowColumns(space, RecordType.LEAD);
    var shown = new ArrayList<Column<Row>>();
    shown.add(
        Column.<Row, NameAndCompany>node(
                Fields.NAME,
                "leads.nameAndCompany",
                180,
                NameAndCompany::new,
                (cell, row) -> cell.show(row.text(Fields.NAME), row.text(Lead.COMPANY)))
            .canSort()
            .canGrow());
    shown.add(columns.of(Lead.INTENT, words.isChinese() ? 48 : 58));
    shown.add(columns.of(Lead.SOURCE, 98, "text-2").drops(8));
    shown.add(columns.of(Fields.TAGS, words.isChinese() ? 70 : 84));
    shown.add(
        Column.<Row>text(
                Fields.TOUCHES, "field.touches", 76, row -> touches(space, row), "num", "text-2")
            .canSort()
            .drops(9));
    shown.add(
        Column.<Row>text(
                Fields.LAST_CONTACT_AT,
                "field.lastContactAt",
                words.isChinese() ? 98 : 122,
                row -> lastContact(space, text, row),
                "num",
                "text-2")
            .canSort()
            .drops(7));
    shown.add(
        Column.<Row, CountdownPill>node(
                Fields.NEXT_STEP_AT,
                "leads.countdown",
                words.isChinese() ? 142 : 148,
                () -> new CountdownPill(words, space.ticker(), space.zone()),
                (pill, row) -> pill.show(RowColumns.countdown(row)),
                CountdownPill::clear)
            .canSort());
    shown.add(columns.of(Fields.NEXT_STEP, 90, "text-2").drops(6).canGrow());
    shown.add(
        Column.<Row>text("score", "score.section", 76, row -> score(space, scores, row), "num")
            .toTheRight()
            .hiddenAtFirst());
    var names =
        Set.of(
            Fields.NAME,
            Lead.INTENT,
            Lead.SOURCE,
            Fields.TAGS,
            Fields.TOUCHES,
            Fields.LAST_CONTACT_AT,
            Fields.NEXT_STEP_AT,
            Fields.NEXT_STEP);
    shown.addAll(columns.others(names));
    return shown;
  }

  private static String score(Workspace space, ScoreDesk scores, Row row) {
    return scores
        .learnedProperty()
        .get()
        .flatMap(learned -> learned.chance(row.id()))
        .map(chance -> space.words().amounts().percent(Math.clamp(chance, 0.01, 0.99)))
        .orElse("–");
  }

  static String touches(Workspace space, Row row) {
    return space
        .words()
        .get(
            "leads.touches",
            row.number(Fields.TOUCHES, 0),
            FollowUpWindow.TOUCHES_MIN,
            FollowUpWindow.TOUCHES_MAX);
  }

  private static String lastContact(Workspace space, FieldText text, Row row) {
    var at = row.numberOrNull(Fields.LAST_CONTACT_AT);
    return at == null ? space.words().get("leads.notContacted") : text.near(at);
  }
}
