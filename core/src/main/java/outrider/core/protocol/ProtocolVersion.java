package outrider.core.protocol;

/// The version of everything in this package. HQ speaks it and the two before; an older laptop is
/// told to update and keeps its outbox. What changed from one to the next is in `docs/protocol.md`,
/// and what each said and heard is kept as transcripts beside the server's tests.
public final class ProtocolVersion {

  /// A word about a file travels with the data, and its bytes by themselves. Version 2 sent the
  /// word in the lane of files; version 1 signed in without naming its life, and got a new one each
  /// time.
  public static final int CURRENT = 3;

  public static final int OLDEST = CURRENT - 2;

  private ProtocolVersion() {}
}
