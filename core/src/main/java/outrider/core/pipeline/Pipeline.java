package outrider.core.pipeline;

import static outrider.core.record.FieldDefinition.choice;
import static outrider.core.record.FieldDefinition.field;
import static outrider.core.record.FieldDefinition.reference;
import static outrider.core.record.RecordType.PIPELINE;

import java.util.List;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.user.Role;

/// One version of the stages that a kind of deal goes through, in order. The versions of one
/// journey share its id; each has stages and checklists of its own, so that a deal which runs on a
/// version goes on under what it began with.
///
/// One that was never given a version is the first, and published.
public record Pipeline(Row row) {

  public static final String POSITION = "position";
  public static final String STATE = "state";
  public static final String JOURNEY = "journey";
  public static final String VERSION = "version";

  /// The version that a draft was copied from.
  public static final String BASED_ON = "basedOn";

  public static final String PUBLISHED_AT = "publishedAt";
  public static final String PUBLISHED_BY = "publishedBy";

  public static final String DRAFT = "draft";
  public static final String PUBLISHED = "published";
  public static final String RETIRED = "retired";

  /// What becomes of deals that run on an earlier version when this one is published: `stay`, or
  /// `move` over to this one.
  public static final String RUNNING = "running";

  public static final String STAY = "stay";
  public static final String MOVE = "move";

  /// Whether a deal may go back: `free`, with a `reason`, or only where somebody who leads moves
  /// it.
  public static final String BACKWARD = "backward";

  public static final String FREE = "free";
  public static final String REASON = "reason";
  public static final String LEAD = "lead";

  /// Whether a deal may jump over stages whose gates it meets: `gated`, or `refused`.
  public static final String SKIPS = "skips";

  public static final String GATED = "gated";
  public static final String REFUSED = "refused";

  /// Who may let a deal through an unmet gate, saying why: `nobody`, `manager`, `admin`.
  public static final String OVERRIDE = "override";

  public static final String NOBODY = "nobody";

  public static final List<FieldDefinition> FIELDS =
      List.of(
          field(PIPELINE, Fields.NAME, FieldKind.TEXT).asRequired(),
          field(PIPELINE, "nameEn", FieldKind.TEXT),
          field(PIPELINE, POSITION, FieldKind.NUMBER),
          choice(PIPELINE, RUNNING, STAY, MOVE),
          choice(PIPELINE, BACKWARD, FREE, REASON, LEAD),
          choice(PIPELINE, SKIPS, GATED, REFUSED),
          choice(PIPELINE, OVERRIDE, NOBODY, "manager", "admin"),
          choice(PIPELINE, STATE, DRAFT, PUBLISHED, RETIRED).asManaged(),
          reference(PIPELINE, JOURNEY, RecordType.PIPELINE).asManaged(),
          field(PIPELINE, VERSION, FieldKind.NUMBER).asManaged(),
          reference(PIPELINE, BASED_ON, RecordType.PIPELINE).asManaged(),
          field(PIPELINE, PUBLISHED_AT, FieldKind.INSTANT).asManaged(),
          reference(PIPELINE, PUBLISHED_BY, RecordType.USER).asManaged());

  public static Pipeline of(Row row) {
    return new Pipeline(row);
  }

  public String id() {
    return row.id();
  }

  public String name() {
    return row.text(Fields.NAME);
  }

  public long position() {
    return row.number(POSITION, 0);
  }

  /// What all versions of it share: the id of the first.
  public String journey() {
    return row.has(JOURNEY) ? row.text(JOURNEY) : row.id();
  }

  /// Counts from 1; 0 for a draft, which gets its number when it is published.
  public long version() {
    return row.number(VERSION, isDraft() ? 0 : 1);
  }

  public boolean isDraft() {
    return row.text(STATE).equals(DRAFT);
  }

  /// New deals begin here.
  public boolean isPublished() {
    return !row.has(STATE) || row.text(STATE).equals(PUBLISHED);
  }

  public boolean isRetired() {
    return row.text(STATE).equals(RETIRED);
  }

  /// Whether it is what was once published: a new version is the way to change it.
  public boolean isFrozen() {
    return row.text(STATE).equals(PUBLISHED) || row.text(STATE).equals(RETIRED);
  }

  /// In epoch milliseconds; 0 where it was always there.
  public long publishedAt() {
    return row.number(PUBLISHED_AT, 0);
  }

  public boolean movesRunning() {
    return row.text(RUNNING).equals(MOVE);
  }

  /// `free`, `reason` or `lead`.
  public String backward() {
    return row.has(BACKWARD) ? row.text(BACKWARD) : FREE;
  }

  public boolean refusesSkips() {
    return row.text(SKIPS).equals(REFUSED);
  }

  /// Whether somebody of this role may let a deal through an unmet gate.
  public boolean permitsOverride(Role role) {
    return switch (row.text(OVERRIDE)) {
      case "manager" -> role != Role.REP;
      case "admin" -> role == Role.ADMIN;
      default -> false;
    };
  }
}
