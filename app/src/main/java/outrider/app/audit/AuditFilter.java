package outrider.app.audit;

import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outrider.core.protocol.AuditLine;
import outrider.core.protocol.AuditRequest;

/// Which lines are shown.
///
/// @param user the id of whose deeds
/// @param device one workstation
/// @param type of record, by its wire name
/// @param record one record
/// @param command the kind of command
/// @param words in the change or in the record
record AuditFilter(
    Optional<String> user,
    Optional<Named> device,
    Optional<String> type,
    Optional<Named> record,
    Optional<String> command,
    AuditPeriod period,
    String words) {

  /// An id, and what people call it.
  record Named(String id, String name) {}

  static final AuditFilter ALL =
      new AuditFilter(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          AuditPeriod.ALL,
          "");

  boolean isAll() {
    return equals(ALL);
  }

  AuditFilter byUser(Optional<String> other) {
    return new AuditFilter(other, device, type, record, command, period, words);
  }

  AuditFilter onDevice(Optional<Named> other) {
    return new AuditFilter(user, other, type, record, command, period, words);
  }

  AuditFilter ofType(Optional<String> other) {
    return new AuditFilter(user, device, other, record, command, period, words);
  }

  AuditFilter ofRecord(Optional<Named> other) {
    return new AuditFilter(user, device, type, other, command, period, words);
  }

  AuditFilter byCommand(Optional<String> other) {
    return new AuditFilter(user, device, type, record, other, period, words);
  }

  AuditFilter in(AuditPeriod other) {
    return new AuditFilter(user, device, type, record, command, other, words);
  }

  AuditFilter with(String other) {
    return new AuditFilter(user, device, type, record, command, period, other.strip());
  }

  /// The record of a line, and nothing else of the filter: its whole history.
  static AuditFilter historyOf(AuditLine line, String name) {
    return ALL.ofRecord(Optional.of(new Named(line.record(), name)));
  }

  AuditRequest request(ZoneId zone, @Nullable Long before, long max) {
    return new AuditRequest(
        user.orElse(null),
        device.map(Named::id).orElse(null),
        type.orElse(null),
        record.map(Named::id).orElse(null),
        command.orElse(null),
        period.from(zone),
        period.until(zone),
        words.isEmpty() ? null : words,
        before,
        max);
  }
}
