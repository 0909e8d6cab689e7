package outrider.app.sync;

/// How it stands between this laptop and HQ.
public enum SyncPhase {
  /// HQ has not been reached since the start.
  CONNECTING,
  /// In contact; nothing to do, or just doing it.
  ONLINE,
  /// HQ cannot be reached; everything works, changes wait.
  OFFLINE,
  /// The person has to sign in again.
  SIGN_IN,
  /// HQ withdrew this device.
  REVOKED,
  /// The program has to be updated; the queue is kept.
  UPDATE,
  /// HQ has to be updated before it understands this program; everything works, changes wait, and
  /// HQ is asked again now and then.
  AHEAD
}
