package outrider.core.protocol;

/// The version of everything in this package. HQ speaks it and the two before; an older laptop is
/// told to update and keeps its outbox.
public final class ProtocolVersion {
  public static final int CURRENT = 1;
  public static final int OLDEST = 1;

  private ProtocolVersion() {}
}
