package outrider.app.shell;

import java.util.Optional;
import outrider.core.record.RecordType;

/// Which part of the rules another screen leads to.
///
/// @param type whose fields, where it is about fields; empty for those of leads
/// @param field the name of the field that is to be opened; empty for none
public record RulesAsked(Part part, Optional<RecordType> type, Optional<String> field) {

  /// The parts that other screens lead to.
  public enum Part {
    SERVICE_LEVELS,
    ASSIGNMENT,
    FIELDS,
    JOURNEYS
  }

  public static RulesAsked of(Part part) {
    return new RulesAsked(part, Optional.empty(), Optional.empty());
  }

  public static RulesAsked field(RecordType type, String field) {
    return new RulesAsked(Part.FIELDS, Optional.of(type), Optional.of(field));
  }
}
