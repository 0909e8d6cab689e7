package outrider.app.sync;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import outrider.core.protocol.SourceAnswer;
import outrider.core.protocol.SourceBook;
import outrider.core.protocol.SourceDeed;
import outrider.core.protocol.SourcePreview;
import outrider.core.protocol.SourceRequest;
import outrider.core.protocol.SourcesResponse;

/// The systems that deliver to HQ, asked of HQ when an administrator looks at them: how they are
/// reached is not for every laptop to keep. Calls block and fail with a `SyncFailure`.
public final class SourceOffice {

  /// Where there is no HQ: for pictures and tests.
  public static final SourceOffice NONE = new SourceOffice(SourceTransport.NONE, () -> "");

  private final SourceTransport transport;
  private final Supplier<String> token;

  public SourceOffice(SourceTransport transport, Supplier<String> token) {
    this.transport = transport;
    this.token = token;
  }

  public SourcesResponse list() {
    return transport.list(token.get());
  }

  public SourceBook book(String source) {
    return transport.book(token.get(), source);
  }

  public SourceAnswer save(SourceRequest request) {
    return transport.save(token.get(), request);
  }

  public SourcePreview preview(SourceRequest request) {
    return transport.preview(token.get(), request);
  }

  /// @param deed `ask`, `pause`, `resume`, `remove` or `renew-key`
  public SourceAnswer act(String source, String deed) {
    return transport.act(token.get(), new SourceDeed(deed, source, null, null));
  }

  /// @param account whose the rows are; null for those of which this is taken back
  public SourceAnswer bring(String source, List<String> records, @Nullable String account) {
    return transport.act(
        token.get(), new SourceDeed(account == null ? "part" : "join", source, records, account));
  }
}
