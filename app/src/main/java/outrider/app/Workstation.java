package outrider.app;

import com.github.f4b6a3.uuid.UuidCreator;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outrider.app.approval.ApprovalCount;
import outrider.app.call.Calls;
import outrider.app.change.ChangeCount;
import outrider.app.command.CommandBus;
import outrider.app.command.Undo;
import outrider.app.device.DeviceWarnings;
import outrider.app.fx.Background;
import outrider.app.fx.DialogLayer;
import outrider.app.fx.Fonts;
import outrider.app.fx.FxThread;
import outrider.app.fx.Stylist;
import outrider.app.fx.Ticker;
import outrider.app.fx.Toasts;
import outrider.app.i18n.Words;
import outrider.app.importing.ImportDesk;
import outrider.app.library.CaseShelf;
import outrider.app.problem.ErrorCode;
import outrider.app.profile.CompanyDesk;
import outrider.app.profile.OpenBook;
import outrider.app.profile.ProfileStore;
import outrider.app.profile.SignInDesk;
import outrider.app.profile.SignInResult;
import outrider.app.ratio.FlagCount;
import outrider.app.settings.Preferences;
import outrider.app.settings.SettingsFile;
import outrider.app.shell.DesktopNotifications;
import outrider.app.shell.HushedNotifications;
import outrider.app.shell.Navigator;
import outrider.app.shell.SignedIn;
import outrider.app.shell.SystemOpener;
import outrider.app.shell.SystemTrayIcon;
import outrider.app.shell.WindowPlace;
import outrider.app.shell.Workbench;
import outrider.app.shell.Workspace;
import outrider.app.signin.LockedView;
import outrider.app.signin.Renewal;
import outrider.app.signin.SignInView;
import outrider.app.store.Database;
import outrider.app.sync.AuditTrail;
import outrider.app.sync.FileExchange;
import outrider.app.sync.Fleet;
import outrider.app.sync.HttpTransport;
import outrider.app.sync.Portals;
import outrider.app.sync.SourceOffice;
import outrider.app.sync.Subscriptions;
import outrider.app.sync.Telephone;
import outrider.app.today.TodayCount;
import outrider.core.change.ChangeDuty;
import outrider.core.device.OfflineAge;

/// The program, wired by hand in the order in which it starts; closed in reverse. One window: first
/// the sign-in, then the bench of whoever signed in.
///
/// All methods are called on the FX thread.
public final class Workstation implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Workstation.class);

  private final InstantSource clock;
  private final ZoneId zone;
  private final SettingsFile settings;
  private final Preferences preferences;
  private final Words words;
  private final Background background;
  private final ProfileStore profiles;
  private final SignInDesk desk;
  private final CompanyDesk company;
  private final Stage stage;
  private @Nullable BookDesk bookDesk;
  private @Nullable SignInView signIn;
  private @Nullable LockedView locked;

  /// The bench that waits behind the lock.
  private @Nullable Scene behind;

  public Workstation(Home home, InstantSource clock, ZoneId zone, Stage stage) {
    this.clock = clock;
    this.zone = zone;
    this.stage = stage;
    Fonts.load();
    settings = SettingsFile.open(home.settings());
    preferences = new Preferences(settings, Locale.getDefault());
    words = new Words(preferences.languageProperty().get());
    words.languageProperty().bindBidirectional(preferences.languageProperty());
    // The calendar of a date field asks the machine's locale for the names of months and days.
    words
        .languageProperty()
        .subscribe(language -> Locale.setDefault(Locale.Category.FORMAT, language.locale()));
    background = Background.virtual();
    profiles = new ProfileStore(home.profiles());
    profiles.finishErasing();
    desk =
        new SignInDesk(
            profiles,
            address -> new HttpTransport(address, home.authority()),
            clock,
            Workstation::newId,
            new SecureRandom());
    company = desk.company(SystemOpener::open);
    var place = new WindowPlace(settings);
    place.restore(stage);
    place.follow(stage);
    stage.titleProperty().bind(words.text("app.name"));
  }

  /// Shows the sign-in, with what is known of the last one.
  public void showSignIn() {
    profiles.all().stream()
        .findFirst()
        .ifPresentOrElse(
            profile -> showSignIn(profile.server(), profile.login()), () -> showSignIn("", ""));
  }

  public void showSignIn(String server, String login) {
    var view = new SignInView(words, desk, company, background, this::opened);
    view.suggest(server, login);
    signIn = view;
    var scene = new Scene(view.root());
    Stylist.dress(scene, preferences.appearanceProperty().get());
    show(scene);
    view.show();
  }

  private void opened(SignInResult.Opened opened) {
    if (signIn != null) {
      signIn.hide();
      signIn = null;
    }
    var bench = open(opened.book());
    opened
        .setAside()
        .ifPresent(file -> bench.workspace().toasts().error(words.get("signIn.setAside")));
  }

  /// Shows the bench of an open book. The book is closed with this workstation.
  public Workbench open(OpenBook book) {
    var user =
        SignedIn.of(book.database().configuration(), book.profile().user(), book.profile().name());
    var shown =
        new BookDesk(
            book,
            Renewal.of(book, desk, company),
            space(
                book.database(),
                book.commands(),
                book.undo(),
                user,
                book.clock(),
                book.sync().files(),
                book.telephone()),
            preferences.filesPausedProperty());
    bookDesk = shown;
    var attention = new SimpleIntegerProperty();
    var bench =
        bench(
            shown.workspace(),
            attention,
            book.fleet(),
            book.audit(),
            book.subscriptions(),
            book.portals(),
            book.sources(),
            book.profile().server(),
            this::signOut);
    book.onWithdrawn(() -> FxThread.runAndWait(this::withdrawn));
    shown.attend(bench, attention);
    shown.herald(
        new Herald(
            shown.workspace(),
            new HushedNotifications(
                new DesktopNotifications(
                    () -> preferences.notificationsProperty().get() && locked == null,
                    preferences.soundProperty()::get,
                    System.getProperty("os.name", "")),
                preferences.quietHoursProperty()::get,
                shown.workspace()),
            SystemTrayIcon.open(() -> FxThread.run(this::bringForward)),
            stage::isFocused));
    shown.keepForecasts();
    shown.watchRatios();
    shown.keepLag();
    shown.onOtherPerson(() -> {
      shown.leave();
      open(shown.book());
    });
    shown.onLock(age -> lock(shown.book(), age), this::unlock);
    return bench;
  }

  private void bringForward() {
    stage.setIconified(false);
    stage.toFront();
    stage.requestFocus();
  }

  /// Shows the bench over a database that nothing syncs: for the smoke test, pictures and the
  /// bench.
  public Workbench open(Database database, CommandBus commands, SignedIn user) {
    return bench(
        space(
            database, commands, new Undo(commands), user, clock, FileExchange.NONE, Telephone.NONE),
        new SimpleIntegerProperty(),
        Fleet.NONE,
        AuditTrail.NONE,
        Subscriptions.NONE,
        Portals.NONE,
        SourceOffice.NONE,
        "",
        () -> {});
  }

  /// HQ has been silent for too long. The bench is taken from the window and not from memory: what
  /// was being typed is there when it comes back.
  private void lock(OpenBook book, OfflineAge age) {
    if (locked != null) {
      return;
    }
    var view =
        new LockedView(
            words,
            background,
            age,
            book.replica().backlog().unsent(),
            Renewal.of(book, desk, company));
    var bench = stage.getScene();
    // As large as what it stands before: the window must not shrink to the few words.
    var scene = new Scene(view.root(), bench.getWidth(), bench.getHeight());
    Stylist.dress(scene, preferences.appearanceProperty().get());
    behind = bench;
    locked = view;
    stage.setScene(scene);
    view.show();
  }

  private void unlock() {
    var waiting = behind;
    forgetLock();
    if (waiting != null) {
      stage.setScene(waiting);
    }
  }

  private void forgetLock() {
    if (locked != null) {
      locked.hide();
    }
    locked = null;
    behind = null;
  }

  /// HQ has withdrawn this laptop, and the key of the book is gone: the bench goes too, and the
  /// book closes and erases itself when this returns.
  private void withdrawn() {
    var gone = bookDesk;
    if (gone == null) {
      return;
    }
    bookDesk = null;
    gone.leave();
    showSignIn(gone.book().profile().server(), gone.book().profile().login());
    Objects.requireNonNull(signIn).tell("signIn.withdrawn");
  }

  private Workspace space(
      Database database,
      CommandBus commands,
      Undo undo,
      SignedIn user,
      InstantSource corrected,
      FileExchange files,
      Telephone telephone) {
    var ticker = new Ticker(corrected);
    return new Workspace(
        words,
        new Navigator(),
        ticker,
        new Toasts(words),
        new DialogLayer(),
        background,
        corrected,
        zone,
        user,
        preferences.appearanceProperty(),
        database,
        commands,
        undo,
        settings,
        files,
        new Calls(
            telephone,
            SystemOpener::open,
            background,
            ticker,
            corrected,
            settings,
            Workstation::newId));
  }

  private Workbench bench(
      Workspace space,
      IntegerProperty attention,
      Fleet fleet,
      AuditTrail audit,
      Subscriptions subscriptions,
      Portals portals,
      SourceOffice sources,
      String office,
      Runnable signOut) {
    var today = new SimpleIntegerProperty();
    var imports = new ImportDesk(space);
    var devices = new SimpleIntegerProperty();
    var approvals = new SimpleIntegerProperty();
    var changes = new SimpleIntegerProperty();
    var flags = new SimpleIntegerProperty();
    var screens =
        ScreenCatalogue.of(
            space.user(),
            preferences,
            today,
            attention,
            imports,
            fleet,
            audit,
            subscriptions,
            portals,
            sources,
            devices,
            approvals,
            changes,
            flags,
            signs(space),
            office,
            signOut);
    var bench = new Workbench(space, screens);
    bench.alongside(() -> TodayCount.follow(space, today));
    bench.alongside(() -> ApprovalCount.follow(space, approvals));
    bench.alongside(() -> ChangeCount.follow(space, changes));
    bench.alongside(() -> CaseShelf.follow(space));
    bench.alongside(() -> imports.attend(bench));
    if (space.user().leads()) {
      bench.alongside(() -> DeviceWarnings.follow(space, fleet, devices));
      bench.alongside(() -> FlagCount.follow(space, flags));
    }
    ScreenCatalogue.connect(bench, space);
    show(bench.scene(stage.getWidth(), stage.getHeight()));
    bench.show();
    return bench;
  }

  private static boolean signs(Workspace space) {
    return space
        .database()
        .configuration()
        .tree()
        .user(space.user().userId())
        .filter(user -> user.duties().stream().anyMatch(ChangeDuty.words()::contains))
        .isPresent();
  }

  private void show(Scene scene) {
    forgetLock();
    stage.setScene(scene);
    stage.show();
  }

  /// Tells of a failure that nobody took: what is safe and the code to look it up by.
  void failed(Throwable failure) {
    var code = ErrorCode.of(failure);
    LOG.error("unexpected failure, code {}", code, failure);
    if (bookDesk != null) {
      bookDesk.workspace().toasts().error(words.get("problem.unexpected", code.text()));
    }
  }

  private void signOut() {
    closeBook();
    showSignIn();
  }

  private void closeBook() {
    if (bookDesk != null) {
      bookDesk.close();
      bookDesk = null;
    }
  }

  public SignInDesk desk() {
    return desk;
  }

  public Stage stage() {
    return stage;
  }

  public Preferences preferences() {
    return preferences;
  }

  static String newId() {
    return UuidCreator.getTimeOrderedEpoch().toString();
  }

  @Override
  public void close() {
    FxThread.check();
    closeBook();
    settings.close();
    stage.close();
  }
}
