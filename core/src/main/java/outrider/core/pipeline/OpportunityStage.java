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
          field(STAGE, "limitDays", FieldKind.NUMBER),
          field(STAGE, "winRatePercent", FieldKind.NUMBER));

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
    return row.number("limitDays", 0);
  }

  public long winRatePercent() {
    return row.number("winRatePercent", 0);
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
