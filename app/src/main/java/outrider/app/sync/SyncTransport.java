package outrider.app.sync;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import outrider.core.protocol.LiveHello;
import outrider.core.protocol.PullHead;
import outrider.core.protocol.PullRequest;
import outrider.core.protocol.PullRow;
import outrider.core.protocol.PullTail;
import outrider.core.protocol.PushRequest;
import outrider.core.protocol.PushResponse;
import outrider.core.protocol.SignInRequest;
import outrider.core.protocol.SignInResponse;

/// The way to HQ: HTTP in the program, anything that behaves so in a simulation. Calls block and
/// end by their deadline; every failure is a `SyncFailure`.
public interface SyncTransport extends AutoCloseable {

  SignInResponse signIn(SignInRequest request);

  void signOut(String token);

  PushResponse push(String token, PushRequest request);

  /// Streams an answer into the sink: head, rows, tail. A cut connection fails after as many rows
  /// as arrived; without a tail the cut is not whole.
  void pull(String token, PullRequest request, PullSink sink);

  /// Opens the live channel; messages come on a thread of the transport's.
  LiveChannel openLive(String token, LiveHello hello, LiveListener listener);

  @Override
  void close();

  /// Takes a pull's answer line by line.
  interface PullSink {
    void head(PullHead head);

    void row(PullRow row);

    void tail(PullTail tail);
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
