package outrider.server.access;

import java.util.Map;
import outrider.core.rule.Actor;
import outrider.server.codec.Json;
import outrider.server.store.HistoryStore;
import outrider.server.store.WriteTransaction;

/// Lines of the audit trail about what is no record and still somebody's deed: a key that was made,
/// a device that was withdrawn. Never a secret; the trail is read and exported.
public final class Notes {
  private Notes() {}

  /// By HQ's command line, or by HQ itself.
  ///
  /// @param type what it is about, a word that no record type has
  /// @param deed the kind of command
  /// @param what more there is to say, by name
  public static void headquarters(
      WriteTransaction transaction,
      String type,
      String id,
      String deed,
      Map<String, ?> what,
      long now) {
    note(transaction, type, id, deed, what, Actor.HEADQUARTERS, Actor.HEADQUARTERS, now);
  }

  /// By somebody who is signed in.
  public static void by(
      SignedIn who,
      WriteTransaction transaction,
      String type,
      String id,
      String deed,
      Map<String, ?> what,
      long now) {
    note(transaction, type, id, deed, what, who.userId(), who.deviceId(), now);
  }

  private static void note(
      WriteTransaction transaction,
      String type,
      String id,
      String deed,
      Map<String, ?> what,
      String user,
      String device,
      long now) {
    transaction.note(
        new HistoryStore.Entry(type, id, deed, Json.text(what), user, device, now, now));
  }
}
