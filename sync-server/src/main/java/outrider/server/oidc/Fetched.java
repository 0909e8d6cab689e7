package outrider.server.oidc;

import java.io.IOException;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outrider.server.ops.Limits;

/// Something of the issuer's, kept for a while: fetched when it is needed and grown old, by one
/// caller for all; not asked for again and again where the issuer does not answer; and used on for
/// a day then, so that an issuer that restarts keeps nobody out.
final class Fetched<T> {
  private static final Logger log = LoggerFactory.getLogger(Fetched.class);
  private static final long NEVER = Long.MIN_VALUE / 2;

  private final String what;
  private final Fetching<T> fetching;
  private final InstantSource clock;
  private @Nullable T value;
  private long fetchedAt = NEVER;
  private long triedAt = NEVER;

  interface Fetching<T> {
    T fetch() throws IOException, ParseException;
  }

  Fetched(String what, Fetching<T> fetching, InstantSource clock) {
    this.what = what;
    this.fetching = fetching;
    this.clock = clock;
  }

  /// @return empty where the issuer cannot be reached, and could not for long
  synchronized Optional<T> get() {
    if (clock.millis() - fetchedAt >= Limits.ISSUER_FRESH.toMillis()) {
      refresh();
    }
    boolean usable = clock.millis() - fetchedAt < Limits.ISSUER_KEPT.toMillis();
    return usable ? Optional.ofNullable(value) : Optional.empty();
  }

  /// As `get`, for a caller to whom what is kept is of no use.
  synchronized Optional<T> getNewer() {
    refresh();
    return get();
  }

  private void refresh() {
    long now = clock.millis();
    if (now - triedAt < Limits.ISSUER_PAUSE.toMillis()) {
      return;
    }
    triedAt = now;
    try {
      value = fetching.fetch();
      fetchedAt = now;
    } catch (IOException | ParseException | RuntimeException failure) {
      log.atWarn()
          .addKeyValue("what", what)
          .addKeyValue("why", failure.toString())
          .log("The issuer of company accounts did not answer.");
    }
  }
}
