package outrider.app.health;

import java.util.Optional;
import java.util.OptionalLong;
import outrider.core.board.Share;
import outrider.core.record.RecordType;

/// The figures of a cell.
sealed interface Detail {

  /// How long leads waited for their first touch.
  ///
  /// @param medianMillis in business time; empty where there are none
  /// @param atLeast whether the lead in the middle still waits
  record Response(OptionalLong medianMillis, boolean atLeast, int waiting) implements Detail {}

  /// What was won.
  ///
  /// @param won of the month's deals, within the time that deals take
  /// @param mean the industry's, in hundredths of a percent
  /// @param oldAt when the month is old enough, in epoch milliseconds
  record Conversion(Share won, OptionalLong mean, long oldAt) implements Detail {}

  /// How full the key fields are.
  ///
  /// @param filled of all key fields of all records
  /// @param weakest the field that is blank most often
  /// @param blankImport the field of an import with too many blanks
  record Completeness(
      Share filled, long lacking, Optional<Blank> weakest, Optional<Blank> blankImport)
      implements Detail {}

  /// How often a field is blank.
  ///
  /// @param blanks of the records that have it
  record Blank(RecordType type, String field, Share blanks) {}

  /// Whether the published way was kept.
  ///
  /// @param passed of the audits that are done
  /// @param overridden of the moves
  record Compliance(Share passed, Share overridden) implements Detail {}
}
