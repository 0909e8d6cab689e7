package outrider.app.activity;

import java.util.Optional;
import outrider.app.call.CallSubject;
import outrider.app.call.Calls;
import outrider.app.call.Ongoing;
import outrider.app.fx.ClipboardText;
import outrider.app.shell.Place;
import outrider.app.shell.Workspace;
import outrider.app.sync.SyncFailure;
import outrider.core.protocol.Problem;
import outrider.core.record.Fields;
import outrider.core.record.Row;

/// Dials in the way that this person chose, and says what became of it. Where nothing takes the
/// number it is on the clipboard, which is the next best thing.
public final class Dialer {
  private Dialer() {}

  /// Dials the telephone of a lead, customer or person.
  public static void dial(Workspace space, Row record) {
    dial(
        space,
        CallSubject.of(record.type(), record.id(), record.text(Fields.NAME), record.text("phone")));
  }

  public static void dial(Workspace space, CallSubject subject) {
    if (subject.number().replaceAll("[^0-9+*#]", "").isEmpty()) {
      space.toasts().show(space.words().get("activity.noPhone"));
      return;
    }
    ClipboardText.put(subject.number());
    space.calls().dial(subject, dialled -> say(space, subject, dialled));
  }

  private static void say(Workspace space, CallSubject subject, Calls.Dialled dialled) {
    var words = space.words();
    if (dialled.company()) {
      space.toasts().show(words.get("call.asked", subject.name()));
      return;
    }
    var how =
        words.get(
            dialled.handed() ? "activity.dialling" : "activity.numberCopied", subject.number());
    dialled
        .refused()
        .ifPresentOrElse(
            why -> space.toasts().error(reason(space, why) + " " + how),
            () -> space.toasts().show(how));
  }

  private static String reason(Workspace space, SyncFailure failure) {
    var words = space.words();
    var type = failure.problem().map(Problem::type).orElse("");
    return switch (type) {
      case Problem.TELEPHONY_OFF -> words.get("call.why.off");
      case Problem.EXTENSION_MISSING -> words.get("call.why.extension");
      case Problem.NUMBER_UNKNOWN -> words.get("call.why.number");
      case Problem.NOT_FOUND -> words.get("call.why.record");
      case Problem.TOO_MANY -> words.get("call.why.many");
      case Problem.TELEPHONY_FAILED ->
          words.get("call.why.failed", failure.problem().map(Problem::detail).orElse(""));
      default -> words.get("call.why.unreachable");
    };
  }

  /// Goes to where the call that is under way is written down: by HQ on the record's page, or by
  /// the person now.
  public static void openCurrent(Workspace space) {
    Optional.ofNullable(space.calls().currentProperty().get()).ifPresent(call -> open(space, call));
  }

  private static void open(Workspace space, Ongoing call) {
    var subject = call.subject();
    if (call.company()) {
      Place.ofRecord(subject.type(), subject.id()).ifPresent(space.navigator()::open);
    } else {
      LogDialog.open(space, LogSubject.of(subject.type(), subject.id(), subject.name()));
    }
  }
}
