package outrider.core.pipeline;

import static outrider.core.record.FieldDefinition.choice;
import static outrider.core.record.FieldDefinition.field;
import static outrider.core.record.FieldDefinition.reference;
import static outrider.core.record.RecordType.STAGE;

import java.util.List;
import java.util.Optional;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// One step of a pipeline: open, won or lost.
public record OpportunityStage(Row row) {

  public static final String PIPELINE = "pipeline";
  public static final String POSITION = "position";

  /// What this stage and those that it was copied to share, over all versions.
  public static final String LINEAGE = "lineage";

  /// Who looks after deals while they are here: a role, a team, or both.
  public static final String OWNER_ROLE = "ownerRole";

  public static final String OWNER_TEAM = "ownerTeam";
  public static final String LIMIT_DAYS = "limitDays";
  public static final String WIN_RATE = "winRatePercent";
  public static final long LIMIT_DAYS_MAX = 3_650;

  /// What the stage means for the deal's `state`.
  public enum Kind {
    OPEN,
    WON,
    LOST
  }

  public static final List<FieldDefinition> FIELDS =
      List.of(
          field(STAGE, Fields.NAME, FieldKind.TEXT).asRequired(),
          field(STAGE, "nameEn", FieldKind.TEXT),
          reference(STAGE, PIPELINE, RecordType.PIPELINE).asRequired(),
          field(STAGE, POSITION, FieldKind.NUMBER),
          choice(STAGE, "kind", "open", "won", "lost"),
          field(STAGE, LIMIT_DAYS, FieldKind.NUMBER),
          field(STAGE, WIN_RATE, FieldKind.NUMBER),
          choice(STAGE, OWNER_ROLE, "rep", "manager", "admin"),
          reference(STAGE, OWNER_TEAM, RecordType.TEAM),
          field(STAGE, LINEAGE, FieldKind.TEXT));

  public static OpportunityStage of(Row row) {
    return new OpportunityStage(row);
  }

  public String id() {
    return row.id();
  }

  public String name() {
    return row.text(Fields.NAME);
  }

  public String pipeline() {
    return row.text(PIPELINE);
  }

  public long position() {
    return row.number(POSITION, 0);
  }

  public Kind kind() {
    return switch (row.text("kind")) {
      case "won" -> Kind.WON;
      case "lost" -> Kind.LOST;
      default -> Kind.OPEN;
    };
  }

  /// The stage after this one among those of its pipeline: the next open one, or won after the
  /// last.
  public Optional<OpportunityStage> next(List<OpportunityStage> stages) {
    return stages.stream()
        .filter(other -> other.position() > position())
        .filter(other -> other.kind() != Kind.LOST)
        .findFirst();
  }

  /// Days a deal may stay; 0 means no limit.
  public long limitDays() {
    return row.number(LIMIT_DAYS, 0);
  }

  public long winRatePercent() {
    return row.number(WIN_RATE, 0);
  }

  public String lineage() {
    return row.has(LINEAGE) ? row.text(LINEAGE) : row.id();
  }

  public boolean isOpen() {
    return kind() == Kind.OPEN;
  }

  /// Empty where any role may.
  public String ownerRole() {
    return row.text(OWNER_ROLE);
  }

  /// Empty where it is no team's in particular.
  public String ownerTeam() {
    return row.text(OWNER_TEAM);
  }

  /// The value of an opportunity's `state` while it is in this stage.
  public String state() {
    return switch (kind()) {
      case OPEN -> "open";
      case WON -> "won";
      case LOST -> "lost";
    };
  }
}
