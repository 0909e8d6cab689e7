package outrider.core.attachment;

import static outrider.core.record.FieldDefinition.field;
import static outrider.core.record.FieldDefinition.reference;
import static outrider.core.record.RecordType.ATTACHMENT;

import java.util.List;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// What is known of a file: the bytes are found by their SHA-256. `kind` names what the file is for
/// (`site-survey-photo`, `needs-report`), which is what a checklist item counts.
public record Attachment(Row row) {

  public static final String KIND = "kind";
  public static final String SHA256 = "sha256";

  /// When HQ had verified the bytes; empty while only the laptop that attached them has them.
  public static final String RECEIVED_AT = "receivedAt";

  public static final List<FieldDefinition> FIELDS =
      List.of(
          field(ATTACHMENT, Fields.PARENT_TYPE, FieldKind.TEXT).asManaged(),
          field(ATTACHMENT, Fields.PARENT, FieldKind.TEXT).asManaged(),
          field(ATTACHMENT, Fields.NAME, FieldKind.TEXT).asRequired(),
          field(ATTACHMENT, KIND, FieldKind.TEXT),
          field(ATTACHMENT, "contentType", FieldKind.TEXT).asManaged(),
          field(ATTACHMENT, "sizeBytes", FieldKind.NUMBER).asManaged(),
          field(ATTACHMENT, SHA256, FieldKind.TEXT).asManaged(),
          field(ATTACHMENT, RECEIVED_AT, FieldKind.INSTANT).asManaged(),
          reference(ATTACHMENT, Fields.OWNER, RecordType.USER).asManaged(),
          reference(ATTACHMENT, Fields.TEAM, RecordType.TEAM).asManaged(),
          field(ATTACHMENT, Fields.AUDIENCE, FieldKind.TEXT).asManaged(),
          field(ATTACHMENT, Fields.MEMBERS, FieldKind.TEXT_SET).asManaged(),
          field(ATTACHMENT, Fields.CREATED_AT, FieldKind.INSTANT).asManaged(),
          reference(ATTACHMENT, Fields.CREATED_BY, RecordType.USER).asManaged());

  public static Attachment of(Row row) {
    return new Attachment(row);
  }

  public String kind() {
    return row.text(KIND);
  }

  /// What tells two files apart: the hash of their bytes.
  public String content() {
    return row.has(SHA256) ? row.text(SHA256) : row.id();
  }

  public String sha256() {
    return row.text(SHA256);
  }

  public String name() {
    return row.text(Fields.NAME);
  }

  public long sizeBytes() {
    return row.number("sizeBytes", 0);
  }

  public boolean isImage() {
    return row.text("contentType").startsWith("image/");
  }

  /// Whether HQ has the bytes, so that every laptop can have them.
  public boolean isReceived() {
    return row.has(RECEIVED_AT);
  }
}
