package outrider.core.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A line of the audit trail: who did what, when, on which device. Times are epoch milliseconds.
///
/// @param n the number of the line
/// @param type of the record, by its wire name; a word of HQ's own for what is no record
/// @param record the id of the record
/// @param name of the record as it is now, or was when it was deleted; null where it has none
/// @param parentType the kind of record on which it hangs; null for one that stands alone
/// @param parent the id of that
/// @param parentName and its name, where it has one
/// @param there whether the record is still there
/// @param command the kind of command
/// @param deed `created`, `changed` or `deleted`; `noted` for what is no record
/// @param steps the fields that changed
/// @param user whose deed; `headquarters` for HQ's own
/// @param device where it was done
/// @param deviceName how that device calls itself; null where it is none that signs in
/// @param hash of the line and all before it
public record AuditLine(
    long n,
    String type,
    String record,
    @Nullable String name,
    @Nullable String parentType,
    @Nullable String parent,
    @Nullable String parentName,
    boolean there,
    String command,
    String deed,
    List<AuditStep> steps,
    String user,
    String device,
    @Nullable String deviceName,
    long occurredAt,
    long receivedAt,
    String hash) {}
