package outrider.app.sync;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import outrider.core.protocol.LiveHello;
import outrider.core.protocol.PullHead;
import outrider.core.protocol.PullRequest;
import outrider.core.protocol.PullRow;
import outrider.core.protocol.PullSame;
import outrider.core.protocol.PullTail;
import outrider.core.protocol.PushRequest;
import outrider.core.protocol.PushResponse;

/// What a running sync needs of the way to HQ: HTTP in the program, anything that behaves so in a
/// simulation.
///
/// Every call begins something and returns: what it was given is called back later, on a thread of
/// the transport's, and hears of exactly one end, by the deadline at the latest. Should the one who
/// is called back throw, that is the end too, and it hears of it as a failure.
public interface SyncTransport extends AutoCloseable {

  void push(String token, PushRequest request, PushAnswer answer);

  /// Streams an answer: head, rows, tail; or one line that says that nothing is new. A cut
  /// connection fails after as many rows as arrived; without a tail the cut is not whole.
  void pull(String token, PullRequest request, PullAnswer answer);

  /// Opens the live channel.
  LiveChannel openLive(String token, LiveHello hello, LiveListener listener);

  /// The same way for the bytes of files; one that carries none where there is none.
  default FileTransport files() {
    return FileTransport.NONE;
  }

  /// Whether HQ has asked for the session's token to be traded for a new one, since it was last
  /// traded.
  default boolean isTokenDue() {
    return false;
  }

  /// Trades the token. Nothing is called back where that fails: HQ asks again, and the old one goes
  /// on until the new one is used.
  default void trade(String token, Consumer<String> traded) {}

  @Override
  void close();

  /// Hears what became of a push.
  interface PushAnswer {
    void answered(PushResponse response);

    void failed(SyncFailure failure);
  }

  /// Hears what became of a pull: line by line, then of its end.
  interface PullAnswer extends PullSink {
    void ended();

    void failed(SyncFailure failure);
  }

  /// Takes a pull's answer line by line.
  interface PullSink {
    void head(PullHead head);

    void row(PullRow row);

    void tail(PullTail tail);

    /// The only line there is: nothing is new, and HQ's scopes add up to ours.
    void same(PullSame line);
  }

  interface LiveChannel {
    void heartbeat(LiveHello hello);

    void close();
  }

  interface LiveListener {
    void opened();

    void poked(long seq);

    /// New changes inline; `replay` hands them to a sink, once.
    void changed(Consumer<PullSink> replay);

    /// The channel is gone; nothing more comes from it.
    void closed(@Nullable SyncFailure failure);
  }
}
