package outrider.app.call;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.Background;
import outrider.app.fx.Memory;
import outrider.app.fx.Ticker;
import outrider.app.sync.SyncFailure;
import outrider.app.sync.Telephone;
import outrider.core.protocol.DialRequest;

/// Dials, and knows the call that is under way: at most one, as people have one telephone.
///
/// A call of the company's is asked about every second until it is over; what becomes of it on the
/// timeline comes with sync, whether this workstation is open or not. FX thread only.
public final class Calls {
  /// Under which it is remembered how this person dials.
  public static final String REMEMBERED = "dialling";

  /// How long one reads how it ended.
  private static final Duration LINGERS = Duration.ofSeconds(8);

  /// When HQ could not be asked for so long it is not known how far the call is.
  private static final Duration SILENCE = Duration.ofMinutes(2);

  /// Who has not written a call down after so long does not want to.
  private static final Duration FORGOTTEN = Duration.ofHours(2);

  private final Telephone telephone;
  private final Predicate<String> opener;
  private final Background background;
  private final Ticker ticker;
  private final InstantSource clock;
  private final Memory memory;
  private final Supplier<String> newId;
  private final ReadOnlyObjectWrapper<@Nullable Ongoing> current =
      new ReadOnlyObjectWrapper<>(this, "current", null);
  private Subscription following = Subscription.EMPTY;
  private Instant heardAt = Instant.EPOCH;
  private @Nullable Instant unheardSince;
  private boolean asking;

  /// @param opener hands a link to the system; blocks for a moment, says whether something took it
  public Calls(
      Telephone telephone,
      Predicate<String> opener,
      Background background,
      Ticker ticker,
      InstantSource clock,
      Memory memory,
      Supplier<String> newId) {
    this.telephone = telephone;
    this.opener = opener;
    this.background = background;
    this.ticker = ticker;
    this.clock = clock;
    this.memory = memory;
    this.newId = newId;
  }

  public ReadOnlyObjectProperty<@Nullable Ongoing> currentProperty() {
    return current.getReadOnlyProperty();
  }

  Instant now() {
    return clock.instant();
  }

  public DialBy by() {
    try {
      return DialBy.of(memory.recall(REMEMBERED));
    } catch (IllegalArgumentException neverChosen) {
      return DialBy.TEL;
    }
  }

  public void setBy(DialBy chosen) {
    memory.remember(REMEMBERED, chosen.word());
  }

  /// What whoever dialled is told.
  ///
  /// @param company whether HQ took the call
  /// @param handed whether the system had something for the link
  /// @param refused why HQ did not take it, where it was asked
  public record Dialled(boolean company, boolean handed, Optional<SyncFailure> refused) {}

  /// Calls somebody. Where HQ does not take the call, the system's telephone does.
  public void dial(CallSubject subject, Consumer<Dialled> told) {
    if (by() == DialBy.COMPANY) {
      byCompany(subject, told);
    } else {
      byLink(subject, by(), Optional.empty(), told);
    }
  }

  private void byCompany(CallSubject subject, Consumer<Dialled> told) {
    var begun = Ongoing.dialling(newId.get(), subject, true, clock.instant());
    current.set(begun);
    var request =
        new DialRequest(
            begun.call(),
            subject.type().wireName(),
            subject.id(),
            subject.number(),
            subject.task().orElse(null));
    background
        .work("dial", () -> telephone.dial(request))
        .onSuccess(state -> {
          if (isCurrent(begun)) {
            heardAt = clock.instant();
            current.set(begun.as(state, heardAt));
            follow();
          }
          told.accept(new Dialled(true, true, Optional.empty()));
        })
        .onFailure(failure -> {
          if (isCurrent(begun)) {
            current.set(null);
          }
          byLink(subject, DialBy.COMPANY, Optional.of(refused(failure)), told);
        })
        .start();
  }

  private static SyncFailure refused(Throwable failure) {
    return failure instanceof SyncFailure known
        ? known
        : new SyncFailure(SyncFailure.Kind.UNREACHABLE, "HQ could not be asked", failure);
  }

  private void byLink(
      CallSubject subject, DialBy way, Optional<SyncFailure> refused, Consumer<Dialled> told) {
    background
        .work("dial", () -> opener.test(way.link(subject.number())))
        .onSuccess(handed -> {
          if (handed) {
            current.set(Ongoing.dialling(newId.get(), subject, false, clock.instant()));
            follow();
          }
          told.accept(new Dialled(false, handed, refused));
        })
        .start();
  }

  /// The call that was dialled by a link about a record and is not written down yet.
  public Optional<Ongoing> unwritten(String record) {
    return Optional.ofNullable(current.get())
        .filter(call -> !call.company() && call.subject().id().equals(record));
  }

  /// It is written down, or nobody wants to.
  public void dismiss() {
    following.unsubscribe();
    current.set(null);
  }

  private void follow() {
    following.unsubscribe();
    following = ticker.everySecond(this::beat);
  }

  private void beat(Instant now) {
    var call = current.get();
    if (call == null) {
      following.unsubscribe();
    } else if (!call.company()) {
      if (Duration.between(call.dialledAt(), now).compareTo(FORGOTTEN) > 0) {
        dismiss();
      }
    } else if (call.isOver()) {
      if (Duration.between(heardAt, now).compareTo(LINGERS) > 0) {
        dismiss();
      }
    } else {
      ask(call);
    }
  }

  private void ask(Ongoing call) {
    if (asking) {
      return;
    }
    asking = true;
    background
        .work("call", () -> telephone.look(call.call()))
        .onSuccess(state -> {
          asking = false;
          unheardSince = null;
          if (isCurrent(call)) {
            heardAt = clock.instant();
            current.set(call.as(state, heardAt));
          }
        })
        .onFailure(unheard -> {
          asking = false;
          var now = clock.instant();
          unheardSince = unheardSince == null ? now : unheardSince;
          if (Duration.between(unheardSince, now).compareTo(SILENCE) > 0 && isCurrent(call)) {
            dismiss();
          }
        })
        .start();
  }

  private boolean isCurrent(Ongoing call) {
    var now = current.get();
    return now != null && now.call().equals(call.call());
  }
}
