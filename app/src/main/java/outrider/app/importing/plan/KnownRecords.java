package outrider.app.importing.plan;

import java.util.Optional;
import outrider.app.duplicate.DuplicateIndex;
import outrider.app.importing.mapping.KnownWords;
import outrider.core.configuration.Configuration;
import outrider.core.record.FieldDefinition;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// What is already there, as an import asks for it. Read once when a plan begins: an import does
/// not see what others change while it runs; the rules do, when each command is decided.
public interface KnownRecords {
  Configuration configuration();

  /// The values a field knows: options, names of the records it refers to, words used before.
  KnownWords words(FieldDefinition field);

  /// Everybody of a type by what identifies them; a fresh one that the caller may add to.
  DuplicateIndex index(RecordType type);

  Optional<Row> row(RecordType type, String id);
}
