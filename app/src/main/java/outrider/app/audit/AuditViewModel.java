package outrider.app.audit;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.Background;
import outrider.app.sync.AuditTrail;
import outrider.app.sync.SyncFailure;
import outrider.core.protocol.AuditLine;
import outrider.core.protocol.AuditResponse;

/// Asks HQ for lines of the audit trail while somebody looks at them. One question at a time, and
/// of those that come meanwhile the newest. HQ looks back a stretch at a time; the model goes on by
/// itself until a page is full, so that what is rare is found without anybody pressing for more. FX
/// thread only.
final class AuditViewModel {
  static final int PAGE = 100;

  /// What is kept in sight; who wants more narrows the search or exports.
  static final int LINES_MAX = 5_000;

  /// How it stands with the asking.
  enum State {
    ASKING,
    /// There may be more further back.
    PART,
    /// All there is.
    WHOLE,
    UNREACHABLE,
    REFUSED
  }

  /// @param lookedBackTo when HQ heard of the oldest line that was looked at
  record Shown(List<AuditLine> lines, State state, Optional<Long> lookedBackTo) {
    static final Shown NOTHING = new Shown(List.of(), State.ASKING, Optional.empty());
  }

  private final AuditTrail trail;
  private final Background background;
  private final ZoneId zone;
  private final ObjectProperty<AuditFilter> filter = new SimpleObjectProperty<>(AuditFilter.ALL);
  private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>(Shown.NOTHING);
  private List<AuditLine> lines = List.of();
  private @Nullable Long next;
  private int wanted = PAGE;
  private int generation;
  private boolean asking;
  private boolean following;

  AuditViewModel(AuditTrail trail, Background background, ZoneId zone) {
    this.trail = trail;
    this.background = background;
    this.zone = zone;
  }

  ObjectProperty<AuditFilter> filterProperty() {
    return filter;
  }

  ReadOnlyObjectProperty<Shown> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  void narrow(UnaryOperator<AuditFilter> change) {
    filter.set(change.apply(filter.get()));
  }

  /// Asks now, and anew whenever the filter changes, until it is unsubscribed.
  Subscription follow() {
    following = true;
    var changes = filter.subscribe(now -> refresh());
    return () -> {
      following = false;
      generation++;
      changes.unsubscribe();
    };
  }

  /// From the newest line on.
  void refresh() {
    generation++;
    lines = List.of();
    next = null;
    wanted = PAGE;
    shown.set(new Shown(shown.get().lines(), State.ASKING, Optional.empty()));
    ask();
  }

  /// A page further back.
  void more() {
    var state = shown.get().state();
    if (next != null && lines.size() < LINES_MAX && state == State.PART) {
      wanted = Math.min(LINES_MAX, lines.size() + PAGE);
      shown.set(new Shown(lines, State.ASKING, shown.get().lookedBackTo()));
      ask();
    }
  }

  private void ask() {
    if (asking || !following) {
      return;
    }
    asking = true;
    var asked = generation;
    var request = filter.get().request(zone, next, wanted - lines.size());
    background
        .work("audit trail", () -> trail.search(request))
        .onSuccess(answer -> heard(asked, answer))
        .onFailure(failure -> failed(asked, failure))
        .start();
  }

  private void heard(int asked, AuditResponse answer) {
    asking = false;
    if (asked != generation) {
      ask();
      return;
    }
    var all = new ArrayList<>(lines);
    all.addAll(answer.lines());
    lines = List.copyOf(all);
    next = answer.next();
    var lookedBackTo = Optional.ofNullable(answer.lookedBackTo());
    if (next != null && lines.size() < wanted) {
      shown.set(new Shown(lines, State.ASKING, lookedBackTo));
      ask();
    } else {
      shown.set(new Shown(lines, next == null ? State.WHOLE : State.PART, lookedBackTo));
    }
  }

  private void failed(int asked, Throwable failure) {
    asking = false;
    if (asked != generation) {
      ask();
      return;
    }
    var refused = failure instanceof SyncFailure known && known.kind() == SyncFailure.Kind.REFUSED;
    shown.set(
        new Shown(
            lines.isEmpty() ? shown.get().lines() : lines,
            refused ? State.REFUSED : State.UNREACHABLE,
            shown.get().lookedBackTo()));
  }
}
