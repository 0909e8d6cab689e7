package outrider.core.processaudit;

import static outrider.core.record.FieldDefinition.choice;
import static outrider.core.record.FieldDefinition.field;
import static outrider.core.record.FieldDefinition.reference;
import static outrider.core.record.RecordType.PROCESS_AUDIT;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.Fields;
import outrider.core.record.Ids;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// A look back at one closed deal: whether it went the way that its pipeline publishes. It hangs on
/// the deal, so that whoever has the deal reads what was found.
public record ProcessAudit(Row row) {

  /// The month in which the deal was closed, such as `2026-11`.
  public static final String MONTH = "month";

  /// What the sample was drawn by: who draws again by the same number gets the same deals.
  public static final String SEED = "seed";

  /// How many deals the sample was drawn from.
  public static final String CLOSED = "closed";

  public static final String STATE = "state";
  public static final String FINDINGS = "findings";
  public static final String NOTE = "note";
  public static final String BY = "by";
  public static final String AT = "at";

  public static final String OPEN = "open";
  public static final String PASSED = "passed";
  public static final String FAILED = "failed";

  private static final Pattern MONTHS = Pattern.compile("\\d{4}-(0[1-9]|1[0-2])");

  public static final List<FieldDefinition> FIELDS =
      List.of(
          field(PROCESS_AUDIT, Fields.PARENT_TYPE, FieldKind.TEXT).asManaged(),
          field(PROCESS_AUDIT, Fields.PARENT, FieldKind.TEXT).asManaged(),
          field(PROCESS_AUDIT, MONTH, FieldKind.TEXT).asManaged(),
          field(PROCESS_AUDIT, SEED, FieldKind.NUMBER).asManaged(),
          field(PROCESS_AUDIT, CLOSED, FieldKind.NUMBER).asManaged(),
          choice(PROCESS_AUDIT, STATE, OPEN, PASSED, FAILED).asManaged(),
          field(PROCESS_AUDIT, FINDINGS, FieldKind.TEXT_SET).asManaged(),
          field(PROCESS_AUDIT, NOTE, FieldKind.LONG_TEXT).asManaged(),
          reference(PROCESS_AUDIT, BY, RecordType.USER).asManaged(),
          field(PROCESS_AUDIT, AT, FieldKind.INSTANT).asManaged(),
          reference(PROCESS_AUDIT, Fields.OWNER, RecordType.USER).asManaged(),
          reference(PROCESS_AUDIT, Fields.TEAM, RecordType.TEAM).asManaged(),
          field(PROCESS_AUDIT, Fields.CREATED_AT, FieldKind.INSTANT).asManaged(),
          reference(PROCESS_AUDIT, Fields.CREATED_BY, RecordType.USER).asManaged());

  public static ProcessAudit of(Row row) {
    return new ProcessAudit(row);
  }

  /// One audit of a deal in a month, whoever begins it on whichever device.
  public static String idOf(String opportunity, String month) {
    return Ids.derive(opportunity, "process-audit/" + month);
  }

  public static boolean isMonth(String text) {
    return MONTHS.matcher(text).matches();
  }

  public String id() {
    return row.id();
  }

  public String deal() {
    return row.text(Fields.PARENT);
  }

  public String month() {
    return row.text(MONTH);
  }

  public long seed() {
    return row.number(SEED, 0);
  }

  public long closed() {
    return row.number(CLOSED, 0);
  }

  public boolean isOpen() {
    return row.text(STATE).equals(OPEN);
  }

  public boolean isPassed() {
    return row.text(STATE).equals(PASSED);
  }

  public String note() {
    return row.text(NOTE);
  }

  /// What differs from the published way, and what somebody said of it. A step that is not among
  /// them was kept.
  public List<Finding> findings() {
    return row.set(FINDINGS).stream().flatMap(text -> Finding.read(text).stream()).toList();
  }

  public Optional<Finding> finding(String step) {
    return findings().stream().filter(finding -> finding.step().equals(step)).findFirst();
  }

  /// Steps of the published way that were not kept.
  public List<Finding> broken() {
    return findings().stream().filter(Finding::isBroken).toList();
  }
}
