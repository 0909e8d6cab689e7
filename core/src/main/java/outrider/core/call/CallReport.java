package outrider.core.call;

import org.jspecify.annotations.Nullable;
import outrider.core.record.RecordType;

/// What HQ has heard of a call that has ended, as far as it concerns the record that the call was
/// about. Told again with more, as the recording or a draft of its summary, it is the same call.
///
/// @param activity id of the line on the timeline, the same each time
/// @param direction `out` or `in`
/// @param startedAt epoch milliseconds
/// @param durationSeconds for how long they talked; null where nobody knows
/// @param outcome one of the activity's: `reached`, `no-answer` or `busy`
/// @param recording where it can be listened to
/// @param transcript one line a sentence, with who said it
/// @param summary a draft; null as long as there is none
/// @param summaryBy who drafted it: `Summary.EXTRACTED`, or the name of a language model
/// @param task that is done if somebody was reached
public record CallReport(
    String activity,
    RecordType parentType,
    String parent,
    String direction,
    long startedAt,
    @Nullable Long durationSeconds,
    String outcome,
    @Nullable String recording,
    @Nullable String transcript,
    @Nullable String summary,
    @Nullable String summaryBy,
    @Nullable String task) {}
