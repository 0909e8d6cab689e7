package outrider.app.sync;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// When files go up and come down: a state machine without threads, clock or I/O, beside
/// `SyncCore`. One piece is under way at a time, and only while rows and commands have nothing to
/// do, so a photo of 8 MB delays an edit by one piece at most. What a person is looking at comes
/// before what waits to be sent; while it is paused only what a person opened is fetched.
final class BlobCore {

  private record Want(String sha256, long sizeBytes, boolean asked) {}

  private final Backoff backoff;

  /// The newest last: it is what is on the screen now.
  private final LinkedHashMap<String, Want> wanted = new LinkedHashMap<>();

  private boolean quiet;
  private boolean paused;
  private boolean moving;
  private boolean retrying;
  private boolean toSend = true;

  /// Whether something was gathered since the queue was last looked into: it may have been missed.
  private boolean gathered;

  BlobCore(RandomGenerator random) {
    backoff = new Backoff(random);
  }

  List<BlobEffect> step(BlobEvent event) {
    var effects = new ArrayList<BlobEffect>();
    switch (event) {
      case BlobEvent.Quiet now -> quiet = now.quiet();
      case BlobEvent.Gathered _ -> {
        toSend = true;
        gathered = true;
      }
      case BlobEvent.Wanted want -> want(want);
      case BlobEvent.Paused now -> paused = now.paused();
      case BlobEvent.Sent _ -> moved();
      case BlobEvent.NothingToSend _ -> {
        moving = false;
        toSend = gathered;
      }
      case BlobEvent.Fetched fetched -> {
        moved();
        if (fetched.over()) {
          wanted.remove(fetched.sha256());
        }
      }
      case BlobEvent.Failed failed -> {
        moving = false;
        retrying = true;
        effects.add(new BlobEffect.Wait(failed.retryAfter().orElseGet(backoff::next)));
      }
      case BlobEvent.RetryDue _ -> retrying = false;
      case BlobEvent.Nudged _ -> {
        toSend = true;
        if (retrying) {
          retrying = false;
          effects.add(new BlobEffect.StopWaiting());
        }
      }
    }
    if (quiet && !moving && !retrying) {
      next()
          .ifPresent(effect -> {
            moving = true;
            effects.add(effect);
          });
    }
    return effects;
  }

  private void want(BlobEvent.Wanted want) {
    var before = wanted.remove(want.sha256());
    var asked = want.asked() || (before != null && before.asked());
    wanted.putLast(want.sha256(), new Want(want.sha256(), want.sizeBytes(), asked));
  }

  private void moved() {
    moving = false;
    backoff.reset();
  }

  private Optional<BlobEffect> next() {
    var look =
        wanted.reversed().values().stream()
            .filter(Want::asked)
            .findFirst()
            .or(() ->
                paused || wanted.isEmpty()
                    ? Optional.empty()
                    : Optional.of(wanted.lastEntry().getValue()));
    if (look.isPresent()) {
      return Optional.of(new BlobEffect.FetchNext(look.get().sha256(), look.get().sizeBytes()));
    }
    if (!toSend || paused) {
      return Optional.empty();
    }
    gathered = false;
    return Optional.of(new BlobEffect.SendNext());
  }
}
