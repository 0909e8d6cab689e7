package outrider.bench.network;

import java.util.concurrent.CompletableFuture;
import outrider.app.sync.HttpTransport;
import outrider.app.sync.SyncFailure;
import outrider.app.sync.SyncTransport;
import outrider.core.protocol.PushRequest;
import outrider.core.protocol.PushResponse;

/// Commands that a filling program sends to HQ, one push after the other.
public final class Pushing {

  private Pushing() {}

  /// Waits for the answer.
  ///
  /// @throws java.util.concurrent.CompletionException where there was none
  public static PushResponse push(HttpTransport transport, String token, PushRequest request) {
    var answer = new CompletableFuture<PushResponse>();
    transport.push(
        token,
        request,
        new SyncTransport.PushAnswer() {
          @Override
          public void answered(PushResponse response) {
            answer.complete(response);
          }

          @Override
          public void failed(SyncFailure failure) {
            answer.completeExceptionally(failure);
          }
        });
    return answer.join();
  }
}
