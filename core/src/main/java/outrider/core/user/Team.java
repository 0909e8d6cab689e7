package outrider.core.user;

import static outrider.core.record.FieldDefinition.field;
import static outrider.core.record.FieldDefinition.reference;
import static outrider.core.record.RecordType.TEAM;

import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// A node in the tree of teams. The root is the company.
public record Team(Row row) {

  /// The team above; absent at the root.
  public static final String ABOVE = "above";

  /// At the root: whether changes of the rules are signed before they are published.
  public static final String SIGNS_CHANGES = "signsChanges";

  /// What the industry wins of the deals that it begins, in hundredths of a percent, as an
  /// administrator entered it; for the teams below too where they have none of their own.
  public static final String INDUSTRY_MEAN = "industryMean";

  public static final long INDUSTRY_MEAN_MAX = 10_000;

  public static final List<FieldDefinition> FIELDS =
      List.of(
          field(TEAM, Fields.NAME, FieldKind.TEXT).asRequired(),
          field(TEAM, "nameEn", FieldKind.TEXT),
          reference(TEAM, ABOVE, RecordType.TEAM),
          field(TEAM, Fields.EXTERNAL_ID, FieldKind.TEXT),
          field(TEAM, SIGNS_CHANGES, FieldKind.FLAG),
          field(TEAM, INDUSTRY_MEAN, FieldKind.NUMBER));

  public static Team of(Row row) {
    return new Team(row);
  }

  public String id() {
    return row.id();
  }

  public String name() {
    return row.text(Fields.NAME);
  }

  public @Nullable String above() {
    return row.textOrNull(ABOVE);
  }

  /// In hundredths of a percent; empty where none was entered for this very team.
  public OptionalLong industryMean() {
    var mean = row.numberOrNull(INDUSTRY_MEAN);
    return mean == null ? OptionalLong.empty() : OptionalLong.of(mean);
  }
}
