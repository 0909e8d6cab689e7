package outrider.core.protocol;

import org.jspecify.annotations.Nullable;

/// `POST /v1/audit`: which lines of the audit trail somebody wants to see, the newest first. What
/// is null narrows nothing.
///
/// @param user whose deeds
/// @param device from which workstation
/// @param type of which kind of record, by its wire name
/// @param record the id of one record
/// @param command the kind of command
/// @param from no earlier than this did it happen, epoch milliseconds
/// @param until and before this
/// @param words what stands in the change, or in the record as it is now
/// @param before only lines with a lower number: where the answer before left off
/// @param max lines wanted
public record AuditRequest(
    @Nullable String user,
    @Nullable String device,
    @Nullable String type,
    @Nullable String record,
    @Nullable String command,
    @Nullable Long from,
    @Nullable Long until,
    @Nullable String words,
    @Nullable Long before,
    long max) {

  /// Lines in one answer.
  public static final int LINES_MAX = 200;

  /// The same, from where an answer left off.
  public AuditRequest goingOn(@Nullable Long line) {
    return new AuditRequest(user, device, type, record, command, from, until, words, line, max);
  }

  public boolean isEverything() {
    return user == null
        && device == null
        && type == null
        && record == null
        && command == null
        && from == null
        && until == null
        && words == null;
  }
}
