package outrider.core.command;

import org.jspecify.annotations.Nullable;

/// How a task repeats.
///
/// @param rule an RFC 5545 recurrence rule, of the part that `Recurrence` understands
/// @param from from when on, by the clock on the wall: `2026-11-30T09:00`
/// @param zone whose wall, such as `Asia/Shanghai`
/// @param calendar the business calendar whose opening hours are kept; null for any hour
/// @param occursAt which occurrence the task is; null for the first
public record Repetition(
    String rule, String from, String zone, @Nullable String calendar, @Nullable String occursAt) {}
