package outrider.core.protocol;

import org.jspecify.annotations.Nullable;

/// A workstation as HQ knows it. Times are HQ's epoch milliseconds.
///
/// @param lastSeen when it was last in contact
/// @param unsent commands that waited on it then
/// @param oldestUnsentAt when the oldest of them was given; null where none waited
/// @param revokedAt when it was withdrawn; null while it may sign in
/// @param wipedAt when it said that it wipes itself
/// @param handedIn commands it handed in before, that nobody has looked at yet
public record DeviceReport(
    String device,
    String user,
    String name,
    String platform,
    String version,
    long registeredAt,
    long lastSeen,
    long unsent,
    @Nullable Long oldestUnsentAt,
    @Nullable Long revokedAt,
    @Nullable Long wipedAt,
    long handedIn) {}
