package outrider.app.sync;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// When to push, to pull, to listen and to wait: a state machine without threads, clock or I/O. It
/// is given events and answers with effects; the same events and the same random source give the
/// same effects.
///
/// Pull and push run side by side and never wait for each other: fresh rows come in behind a queue
/// that is stuck. At most one of each is under way. While the live channel is open new rows come
/// through it; without it a long poll stands in.
final class SyncCore {

  private static final Duration HEARTBEAT = Duration.ofSeconds(15);
  private static final Duration OVERDUE = Duration.ofSeconds(2);
  private static final Duration LONG_POLL = Duration.ofSeconds(25);

  private enum Live {
    CLOSED,
    OPENING,
    OPEN
  }

  private final Backoff backoff;

  private SyncPhase phase = SyncPhase.CONNECTING;
  private Live live = Live.CLOSED;
  private boolean liveRefused;
  private boolean pushing;
  private boolean pulling;
  private boolean queued;
  private boolean caughtUp;

  /// Something was told that only a pull which begins from now on is sure to know.
  private boolean told;

  private boolean retrying;
  private long reached;
  private long known;

  SyncCore(RandomGenerator random) {
    backoff = new Backoff(random);
  }

  List<SyncEffect> step(SyncEvent event) {
    var effects = new ArrayList<SyncEffect>();
    switch (event) {
      case SyncEvent.Started started -> {
        queued |= started.waiting();
        effects.add(new SyncEffect.Show(phase));
        next(effects);
      }
      case SyncEvent.Queued _ -> {
        queued = true;
        next(effects);
      }
      case SyncEvent.Pushed pushed -> {
        pushing = false;
        queued |= pushed.more();
        known = Math.max(known, pushed.seq());
        succeeded(effects);
        next(effects);
        if (live == Live.OPEN && reached < known) {
          effects.add(new SyncEffect.Set(SyncEffect.Timer.OVERDUE, OVERDUE));
        }
      }
      case SyncEvent.Applied applied -> {
        pulling = false;
        arrived(applied.seq(), applied.behind());
        succeeded(effects);
        next(effects);
      }
      case SyncEvent.LiveApplied applied -> {
        arrived(applied.seq(), applied.behind());
        next(effects);
      }
      case SyncEvent.PushFailed failed -> {
        pushing = false;
        queued = true;
        failed(failed.kind(), failed.retryAfter(), effects);
      }
      case SyncEvent.PullFailed failed -> {
        pulling = false;
        told = true;
        failed(failed.kind(), failed.retryAfter(), effects);
      }
      case SyncEvent.LiveOpened _ -> {
        // One that was given up meanwhile is closed, whatever it says.
        if (live == Live.OPENING) {
          live = Live.OPEN;
          effects.add(new SyncEffect.Heartbeat());
          effects.add(new SyncEffect.Set(SyncEffect.Timer.HEARTBEAT, HEARTBEAT));
        }
      }
      case SyncEvent.Poked poked -> {
        // Even where the number is reached: it may be the scopes that changed, not the rows.
        known = Math.max(known, poked.seq());
        told = true;
        next(effects);
      }
      case SyncEvent.LiveClosed closed -> {
        live = Live.CLOSED;
        told = true;
        liveRefused = closed.kind() == SyncFailure.Kind.REFUSED;
        effects.add(new SyncEffect.Cancel(SyncEffect.Timer.HEARTBEAT));
        if (liveRefused) {
          next(effects);
        } else {
          failed(closed.kind(), Optional.empty(), effects);
        }
      }
      case SyncEvent.TimerFired fired -> timer(fired.timer(), effects);
      case SyncEvent.Nudged _ -> {
        told = true;
        retrying = false;
        liveRefused = false;
        effects.add(new SyncEffect.Cancel(SyncEffect.Timer.RETRY));
        next(effects);
      }
      case SyncEvent.SignedIn _ -> {
        backoff.reset();
        retrying = false;
        caughtUp = false;
        queued = true;
        // HQ may have been restored, and its numbers with it.
        reached = 0;
        known = 0;
        show(SyncPhase.CONNECTING, effects);
        next(effects);
      }
    }
    return effects;
  }

  /// Whether rows and commands have nothing to do, so that files may use the line.
  boolean isQuiet() {
    return phase == SyncPhase.ONLINE && !retrying && !queued && !pushing && caughtUp && !told;
  }

  private void arrived(long seq, boolean behind) {
    reached = Math.max(reached, seq);
    caughtUp = !behind && reached >= known;
  }

  private void timer(SyncEffect.Timer timer, List<SyncEffect> effects) {
    switch (timer) {
      case RETRY -> {
        retrying = false;
        next(effects);
      }
      case HEARTBEAT -> {
        if (live == Live.OPEN) {
          effects.add(new SyncEffect.Heartbeat());
          effects.add(new SyncEffect.Set(SyncEffect.Timer.HEARTBEAT, HEARTBEAT));
        }
      }
      case OVERDUE -> {
        if (reached < known) {
          told = true;
          next(effects);
        }
      }
    }
  }

  /// Starts whatever can be started now.
  private void next(List<SyncEffect> effects) {
    if (retrying || isStopped()) {
      return;
    }
    if (queued && !pushing) {
      queued = false;
      pushing = true;
      effects.add(new SyncEffect.Push());
    }
    if (live == Live.CLOSED && !liveRefused && backoff.isCalm() && phase == SyncPhase.ONLINE) {
      live = Live.OPENING;
      effects.add(new SyncEffect.OpenLive());
    }
    if (!pulling && (told || !caughtUp)) {
      caughtUp = false;
      pull(Duration.ZERO, effects);
    } else if (!pulling && live == Live.CLOSED) {
      pull(LONG_POLL, effects);
    }
  }

  private void pull(Duration waiting, List<SyncEffect> effects) {
    pulling = true;
    told = false;
    effects.add(new SyncEffect.Pull(waiting));
  }

  private void succeeded(List<SyncEffect> effects) {
    backoff.reset();
    if (!isStopped()) {
      show(SyncPhase.ONLINE, effects);
    }
  }

  private void failed(
      SyncFailure.Kind kind, Optional<Duration> retryAfter, List<SyncEffect> effects) {
    switch (kind) {
      case SIGN_IN, WRONG_PASSWORD, NEW_START -> stop(SyncPhase.SIGN_IN, effects);
      case REVOKED -> stop(SyncPhase.REVOKED, effects);
      case UPDATE -> stop(SyncPhase.UPDATE, effects);
      case AHEAD, UNREACHABLE, REFUSED -> {
        show(kind == SyncFailure.Kind.AHEAD ? SyncPhase.AHEAD : SyncPhase.OFFLINE, effects);
        if (!retrying) {
          retrying = true;
          effects.add(
              new SyncEffect.Set(SyncEffect.Timer.RETRY, retryAfter.orElseGet(backoff::next)));
        }
      }
    }
  }

  private void stop(SyncPhase stopped, List<SyncEffect> effects) {
    show(stopped, effects);
    effects.add(new SyncEffect.Cancel(SyncEffect.Timer.RETRY));
    if (live != Live.CLOSED) {
      live = Live.CLOSED;
      effects.add(new SyncEffect.CloseLive());
    }
  }

  private boolean isStopped() {
    return switch (phase) {
      case SIGN_IN, REVOKED, UPDATE -> true;
      default -> false;
    };
  }

  private void show(SyncPhase now, List<SyncEffect> effects) {
    if (phase != now) {
      phase = now;
      effects.add(new SyncEffect.Show(now));
    }
  }
}
