package outrider.app.sync;

import java.util.function.Consumer;

/// The session with HQ, which is its token. HQ asks for an old one to be traded, and the new one is
/// on the disk before it is used. Any thread.
final class Session {

  private final SyncTransport transport;
  private final Consumer<String> using;
  private volatile String token = "";
  private volatile Consumer<String> keeping = fresh -> {};
  private volatile boolean closed;

  /// @param using hears of every token from which on it is the one to use
  Session(SyncTransport transport, Consumer<String> using) {
    this.transport = transport;
    this.using = using;
  }

  /// Empty before the first.
  String token() {
    return token;
  }

  /// A person signed in.
  void begin(String given) {
    token = given;
    using.accept(given);
  }

  void onTraded(Consumer<String> keep) {
    keeping = keep;
  }

  /// Trades the token where HQ has asked for it.
  void tradeIfDue() {
    if (!transport.isTokenDue()) {
      return;
    }
    var old = token;
    transport.trade(
        old,
        fresh -> {
          if (!closed && old.equals(token)) {
            keeping.accept(fresh);
            begin(fresh);
          }
        });
  }

  /// What a failure means to an exchange that began with a token. That the old one has ended is no
  /// reason to ask for the password: the new one is here.
  SyncFailure.Kind kind(SyncFailure failure, String used) {
    return failure.kind() == SyncFailure.Kind.SIGN_IN && !used.equals(token)
        ? SyncFailure.Kind.UNREACHABLE
        : failure.kind();
  }

  /// What is still on its way is not kept.
  void close() {
    closed = true;
  }
}
