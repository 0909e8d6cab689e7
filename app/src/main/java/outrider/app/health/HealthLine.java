package outrider.app.health;

import java.util.List;
import outrider.core.record.RecordType;

/// A record behind a cell.
///
/// @param company or the deal's customer; blank for none
/// @param what it is there for
/// @param millis how long a lead waited, in business time; 0 for other things
/// @param fields names of the key fields that are blank
record HealthLine(
    RecordType type,
    String id,
    String name,
    String company,
    String owner,
    What what,
    long millis,
    List<String> fields) {

  /// Why a record is among those behind a cell.
  enum What {
    ANSWERED,
    WAITING,
    WON,
    WON_LATE,
    LOST,
    OPEN,
    BLANK,
    PASSED,
    FAILED,
    OVERRIDDEN
  }
}
