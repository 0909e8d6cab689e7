package outrider.app;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import outrider.app.attention.ToSettle;
import outrider.app.device.LagKeeper;
import outrider.app.forecast.WeeklyForecasts;
import outrider.app.fx.Banner;
import outrider.app.fx.DialogLayer;
import outrider.app.fx.FxThread;
import outrider.app.fx.SyncDetails;
import outrider.app.fx.SyncStatus;
import outrider.app.profile.OpenBook;
import outrider.app.ratio.RatioWatch;
import outrider.app.shell.Place;
import outrider.app.shell.SignedIn;
import outrider.app.shell.Workbench;
import outrider.app.shell.Workspace;
import outrider.app.signin.RenewDialog;
import outrider.app.signin.Renewal;
import outrider.app.signin.StrangerDialog;
import outrider.app.store.Query;
import outrider.app.store.Table;
import outrider.app.sync.SyncPhase;
import outrider.app.sync.SyncReport;
import outrider.core.device.OfflineAge;

/// Ties an open book to the bench: the sync chip and its details, the offline banner, what needs
/// attention, undo.
final class BookDesk implements AutoCloseable {
  private final OpenBook book;
  private final Renewal renewal;
  private final Workspace space;
  private final LagHistory lag;
  private final BooleanProperty filesPaused;
  private Subscription listening = Subscription.EMPTY;
  private SyncReport report = SyncReport.NONE;
  private @Nullable SyncStatus shown;
  private Optional<String> shownStranger = Optional.empty();
  private @Nullable Workbench bench;
  private @Nullable FileDesk files;
  private int toSettle;
  private OfflineAge shownAge = new OfflineAge(0, 0);
  private boolean locked;
  private Consumer<OfflineAge> lock = age -> {};
  private Runnable unlock = () -> {};

  /// @param filesPaused whether data goes without files
  BookDesk(OpenBook book, Renewal renewal, Workspace space, BooleanProperty filesPaused) {
    this.book = book;
    this.renewal = renewal;
    this.space = space;
    lag = new LagHistory(space.memory(), space.zone());
    this.filesPaused = filesPaused;
  }

  Workspace workspace() {
    return space;
  }

  void attend(Workbench shownOn, IntegerProperty attention) {
    bench = shownOn;
    shownOn.onUndo(this::undo);
    shownOn.onSyncDetails(this::openDetails);
    var fileDesk = new FileDesk(book.sync().files(), space.words(), filesPaused, shownOn);
    files = fileDesk;
    book.sync()
        .onReport(fresh ->
            FxThread.run(() -> {
              report = fresh;
              showSync();
            }));
    var live =
        book.database()
            .live(
                ToSettle.count(space.user().userId()),
                FxThread.executor(),
                count -> {
                  toSettle = count;
                  attention.set(count);
                  showSync();
                });
    listening = Subscription.combine(live::close, fileDesk.listen());
    // The lag grows without anything being reported.
    listening =
        listening.and(
            space
                .ticker()
                .everySecond(now -> {
                  watchAge();
                  showSync();
                }));
    listening = listening.and(space.words().languageProperty().subscribe(() -> shown = null));
  }

  /// Calls when HQ has been silent for too long for the book to be shown, and when it has answered.
  void onLock(Consumer<OfflineAge> locking, Runnable unlocking) {
    lock = locking;
    unlock = unlocking;
    watchAge();
  }

  /// Looked at every second, like the lag: it grows without anything being reported.
  private void watchAge() {
    var age = book.sync().contact().age();
    var isLocked = age.standing() == OfflineAge.Standing.LOCKED;
    if (isLocked != locked) {
      locked = isLocked;
      if (isLocked) {
        // The clock may have been set while HQ was there all along: then this ends it.
        book.sync().nudge();
        lock.accept(age);
      } else {
        unlock.run();
      }
    }
  }

  void herald(Herald herald) {
    listening = listening.and(herald.listen());
  }

  /// Keeps what is forecast, week by week.
  void keepForecasts() {
    listening =
        listening.and(
            WeeklyForecasts.follow(
                space, () -> report.phase() == SyncPhase.ONLINE && report.syncedAt() != null));
  }

  /// Raises what stands out in the company's ratios.
  void watchRatios() {
    listening =
        listening.and(
            RatioWatch.follow(
                space, () -> report.phase() == SyncPhase.ONLINE && report.syncedAt() != null));
  }

  /// Keeps how far behind HQ this laptop is, day by day.
  void keepLag() {
    listening = listening.and(LagKeeper.follow(space, () -> report));
  }

  private void showSync() {
    if (files != null) {
      files.show(report.phase() == SyncPhase.ONLINE);
    }
    var status = SyncFooter.status(report, toSettle, space.ticker().now());
    lag.note(space.ticker().now(), status.lag());
    var stranger = status.offlineSince() == null ? Optional.<String>empty() : book.stranger();
    var age = book.sync().contact().age();
    var sameAge =
        age.standing() == shownAge.standing()
            && (age.standing() == OfflineAge.Standing.FREE
                || age.daysLeft() == shownAge.daysLeft());
    if (status.equals(shown) && stranger.equals(shownStranger) && sameAge || bench == null) {
      return;
    }
    shown = status;
    shownStranger = stranger;
    shownAge = age;
    bench.showSync(status);
    bench.showBanner(banner(status, stranger, age));
  }

  private @Nullable Banner banner(SyncStatus status, Optional<String> stranger, OfflineAge age) {
    if (stranger.isPresent()) {
      return strangerBanner(stranger.get());
    }
    if (age.standing() == OfflineAge.Standing.WARNED) {
      return silenceBanner(age);
    }
    return switch (status.hindrance()) {
      case UPDATE -> versionBanner("sync.banner.update.headline", "sync.banner.update.text");
      case AHEAD -> versionBanner("sync.banner.ahead.headline", "sync.banner.ahead.text");
      case NONE, SIGN_IN ->
          switch (status.state()) {
            case ARRIVING -> arrivalBanner();
            default -> status.offlineSince() == null ? null : banner(status.waiting());
          };
    };
  }

  /// The book of a new laptop is still empty, and will be there at once.
  private Banner arrivalBanner() {
    var words = space.words();
    var banner = new Banner(Banner.Tone.ARRIVING);
    banner.show(words.get("sync.arriving.headline"), words.get("sync.arriving.text"), "", () -> {});
    return banner;
  }

  /// The book will be locked soon: said while there is still time to find a network.
  private Banner silenceBanner(OfflineAge age) {
    var words = space.words();
    var banner = new Banner(Banner.Tone.WARN);
    banner.show(
        age.daysLeft() <= 1
            ? words.get("sync.silent.headlineToday")
            : words.get("sync.silent.headline", age.daysLeft()),
        words.get("sync.silent.text", age.silentDays()),
        words.get("sync.silent.link"),
        this::openDetails);
    return banner;
  }

  /// HQ and this program are too far apart; whatever was done here waits, and is seen to wait.
  private Banner versionBanner(String headline, String text) {
    var words = space.words();
    var banner = new Banner(Banner.Tone.WARN);
    banner.show(
        words.get(headline),
        words.get(text),
        words.get("sync.banner.link"),
        () -> space.navigator().open(new Place.Attention()));
    return banner;
  }

  /// Not away: somebody answers, and it is not the HQ that this book knows.
  private Banner strangerBanner(String fingerprint) {
    var words = space.words();
    var banner = new Banner(Banner.Tone.WARN);
    banner.show(
        words.get("sync.stranger.headline"),
        words.get("sync.stranger.text"),
        words.get("sync.stranger.link"),
        () -> new StrangerDialog(space, book).open(fingerprint));
    return banner;
  }

  private Banner banner(int waiting) {
    var words = space.words();
    var banner = new Banner(Banner.Tone.OFFLINE);
    banner.show(
        words.get("sync.banner.headline"),
        waiting == 0 ? words.get("sync.banner.textNone") : words.get("sync.banner.text", waiting),
        words.get("sync.banner.link"),
        () -> space.navigator().open(new Place.Attention()));
    return banner;
  }

  private void openDetails() {
    if (report.phase() == SyncPhase.SIGN_IN) {
      new RenewDialog(space, renewal).open();
      return;
    }
    var fileDesk = java.util.Objects.requireNonNull(files);
    var details = new SyncDetails(space.words(), space.zone(), fileDesk::toggle);
    fileDesk.follow(details);
    var close = new Runnable[1];
    details.show(
        SyncFooter.status(report, toSettle, space.ticker().now()),
        SyncFooter.facts(report, fileDesk.progress(), lag.seconds(), book.profile().login()),
        space.ticker().now(),
        book.sync()::nudge,
        () -> {
          close[0].run();
          space.navigator().open(new Place.Attention());
        },
        () -> close[0].run());
    close[0] =
        space
            .dialogs()
            .open(
                details,
                Pos.BOTTOM_LEFT,
                new Insets(0, 0, 38, bench == null ? 8 : bench.railWidth() + 8),
                DialogLayer.Scrim.NONE,
                () -> fileDesk.follow(null));
  }

  private void undo() {
    var words = space.words();
    book.undo()
        .undo()
        .ifPresentOrElse(
            taken ->
                taken.thenAccept(receipts ->
                    FxThread.run(() -> {
                      var reasons =
                          receipts.stream().flatMap(each -> each.reasons().stream()).toList();
                      if (reasons.isEmpty()) {
                        space.toasts().show(words.get("undo.done"));
                      } else {
                        space.toasts().error(space.reasons().say(reasons));
                      }
                    })),
            () -> space.toasts().show(words.get("undo.nothing")));
  }

  /// Calls when headquarters knows this person otherwise than the bench was built for: the name
  /// came with the first round, the team or the role was changed.
  void onOtherPerson(Runnable changed) {
    var live =
        book.database()
            .live(
                Query.of("who works here", sql -> true, Table.CONFIGURATION),
                FxThread.executor(),
                touched -> {
                  if (bench != null && !signedIn().equals(space.user())) {
                    changed.run();
                  }
                });
    listening = listening.and(live::close);
  }

  private SignedIn signedIn() {
    return SignedIn.of(
        book.database().configuration(), book.profile().user(), book.profile().name());
  }

  /// Lets go of the bench; the book stays open.
  void leave() {
    listening.unsubscribe();
    listening = Subscription.EMPTY;
    if (bench != null) {
      bench.hide();
      bench = null;
      files = null;
    }
  }

  OpenBook book() {
    return book;
  }

  @Override
  public void close() {
    leave();
    book.close();
  }
}
