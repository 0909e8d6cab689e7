package outrider.app.importing.plan;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import outrider.app.importing.file.TableLine;
import outrider.app.importing.mapping.Mapping;
import outrider.core.record.Fields;

/// Gives a record without any id, phone or e-mail one made of its own cells, so that importing the
/// same file again finds it. The second of two equal deals in one file gets another.
final class RowIdentity {
  private static final String PREFIX = "row:";

  private final boolean needed;
  private final Map<String, Integer> seen = new HashMap<>();

  RowIdentity(Mapping mapping) {
    this.needed = !mapping.fills(Fields.EXTERNAL_ID);
  }

  Optional<String> of(RowDraft row, TableLine.Readable line) {
    if (!needed || row.has("phone") || row.has("email") || identifiedByName(row)) {
      return Optional.empty();
    }
    var content = String.join("\u001f", line.cells());
    var hash = UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8)).toString();
    var count = seen.merge(hash, 1, Integer::sum);
    return Optional.of(count == 1 ? PREFIX + hash : PREFIX + hash + "#" + count);
  }

  private static boolean identifiedByName(RowDraft row) {
    return switch (row.type()) {
      case ACCOUNT, PRODUCT -> true;
      default -> false;
    };
  }
}
