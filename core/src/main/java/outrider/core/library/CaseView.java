package outrider.core.library;

import static outrider.core.record.FieldDefinition.field;
import static outrider.core.record.FieldDefinition.reference;
import static outrider.core.record.RecordType.CASE_VIEW;

import java.util.List;
import java.util.OptionalLong;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.Fields;
import outrider.core.record.Ids;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// That a person has looked at a case, how far they are in it, and whether they have finished it.
/// It is theirs, on every laptop of theirs, and seen by those who answer for them. Written by
/// `ViewCase` only.
public record CaseView(Row row) {

  public static final String CASE = "case";
  public static final String VIEWED_AT = "viewedAt";
  public static final String FINISHED_AT = "finishedAt";

  /// Where a recording goes on.
  public static final String POSITION = "positionSeconds";

  public static final String VIEWED = "viewed";
  public static final String FINISHED = "finished";

  /// Not finished after all.
  public static final String OPEN = "open";

  /// A day; more is no recording.
  public static final long POSITION_MAX = 86_400;

  public static final List<FieldDefinition> FIELDS =
      List.of(
          reference(CASE_VIEW, CASE, RecordType.CASE_STUDY).asManaged(),
          field(CASE_VIEW, VIEWED_AT, FieldKind.INSTANT).asManaged(),
          field(CASE_VIEW, FINISHED_AT, FieldKind.INSTANT).asManaged(),
          field(CASE_VIEW, POSITION, FieldKind.NUMBER).asManaged(),
          reference(CASE_VIEW, Fields.OWNER, RecordType.USER).asManaged());

  public static CaseView of(Row row) {
    return new CaseView(row);
  }

  /// Derived, so that two laptops of one person mean one.
  public static String idOf(String user, String caseStudy) {
    return Ids.derive("case-view", user + '/' + caseStudy);
  }

  public String caseStudy() {
    return row.text(CASE);
  }

  public String user() {
    return row.text(Fields.OWNER);
  }

  public boolean isFinished() {
    return row.has(FINISHED_AT);
  }

  public OptionalLong viewedAt() {
    var at = row.numberOrNull(VIEWED_AT);
    return at == null ? OptionalLong.empty() : OptionalLong.of(at);
  }

  public long positionSeconds() {
    return row.number(POSITION, 0);
  }
}
