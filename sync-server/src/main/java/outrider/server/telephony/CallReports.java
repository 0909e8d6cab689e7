package outrider.server.telephony;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outrider.core.call.CallReport;
import outrider.core.record.Ids;
import outrider.core.record.RecordType;
import outrider.core.rule.Reason;
import outrider.server.ops.Limits;
import outrider.server.push.OwnCommands;
import outrider.server.store.StoredRecord;
import outrider.server.store.WriteTransaction;

/// Keeps calls, and writes on the timeline what has become of one, in the same transaction: by the
/// rules that everybody's activities go through, in the name of who called.
final class CallReports {
  private static final Logger log = LoggerFactory.getLogger(CallReports.class);

  private final OwnCommands commands;
  private final InstantSource clock;

  CallReports(OwnCommands commands, InstantSource clock) {
    this.commands = commands;
    this.clock = clock;
  }

  static String activityOf(String callId) {
    return Ids.derive(callId, "activity");
  }

  /// Writes down what is known now, and puts on the timeline what belongs there.
  Call keep(WriteTransaction transaction, Call call) {
    Call kept = call.tookPlace() && onTheTimeline(transaction, call) ? call.onTheTimeline() : call;
    kept = kept.next(next(kept));
    transaction.phoneCalls().put(kept.entry());
    return kept;
  }

  private @Nullable Long next(Call call) {
    if (!call.isOver()) {
      return clock.millis() + Limits.CALL_LOST.toMillis();
    }
    return call.wantsSummary() ? (Long) clock.millis() : null;
  }

  /// @return whether it is there
  private boolean onTheTimeline(WriteTransaction transaction, Call call) {
    if (wasTakenAway(transaction, call)) {
      return false;
    }
    long at = Math.min(Optional.ofNullable(call.heard().endedAt()).orElseThrow(), clock.millis());
    List<Reason> refused = commands.report(transaction, report(call), call.subject().user(), at);
    if (!refused.isEmpty()) {
      log.atInfo()
          .addKeyValue("call", call.id())
          .addKeyValue("reasons", refused)
          .log("A call has no place on a timeline any more.");
    }
    return refused.isEmpty();
  }

  /// What a person took back, or deleted with its record, does not come again.
  private static boolean wasTakenAway(WriteTransaction transaction, Call call) {
    return transaction
        .records()
        .find(RecordType.ACTIVITY.wireName(), activityOf(call.id()))
        .filter(StoredRecord::deleted)
        .isPresent();
  }

  private static CallReport report(Call call) {
    Call.Subject subject = call.subject();
    Drafter.Draft summary = call.known().summary();
    return new CallReport(
        activityOf(call.id()),
        RecordType.byWireName(subject.recordType()).orElseThrow(),
        subject.record(),
        subject.inbound() ? "in" : "out",
        call.startedAt(),
        call.durationSeconds(),
        call.outcome().orElseThrow(),
        call.heard().recording(),
        call.heard().transcript(),
        summary == null ? null : summary.words(),
        summary == null ? null : summary.by(),
        subject.task());
  }
}
