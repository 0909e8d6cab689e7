package outrider.core.command;

import org.jspecify.annotations.Nullable;

/// The task that follows an activity.
///
/// @param dueAt epoch milliseconds
public record NextStep(String taskId, String title, @Nullable String kind, long dueAt) {}
