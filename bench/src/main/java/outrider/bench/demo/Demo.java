package outrider.bench.demo;

import com.github.f4b6a3.uuid.UuidCreator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.stage.Stage;
import outrider.app.Home;
import outrider.app.Workstation;
import outrider.app.fx.FxThread;
import outrider.app.profile.OpenBook;
import outrider.app.profile.ProfileStore;
import outrider.app.profile.SignInDesk;
import outrider.app.profile.SignInResult;
import outrider.app.store.OutboxStore;
import outrider.app.sync.HttpTransport;
import outrider.bench.process.ServerProcess;
import outrider.core.record.RecordType;

/// Entry point of the README's *Run*: a sync server in a fresh folder, a company in it, the
/// company's data through the product's own import, and a rep in front of the workstation. Where
/// there is no display the same program is walked through on the headless platform, screen by
/// screen.
public final class Demo {

  /// Rep with deals in the data, and the manager of her team.
  static final String REP = "Darcel Schlecht";

  static final String MANAGER = "Melvin Marxen";

  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(3);

  private final Path folder;
  private final long began = System.nanoTime();

  private Demo(Path folder) {
    this.folder = folder;
  }

  public static void main(String[] arguments) throws Exception {
    var folder = Path.of(System.getProperty("outrider.demo.folder", "demo")).toAbsolutePath();
    var headless = !hasDisplay();
    if (headless) {
      // Before the toolkit is touched: it chooses its platform once.
      System.setProperty("glass.platform", "Headless");
      System.setProperty("prism.order", "sw");
      System.setProperty("java.awt.headless", "true");
    }
    System.setProperty("logback.configurationFile", "outrider/app/logback.xml");
    System.setProperty("outrider.log", folder.resolve("log").toString());
    new Demo(folder).run(headless);
    System.exit(0);
  }

  private void run(boolean headless) throws Exception {
    delete(folder);
    Files.createDirectories(folder);
    var headquarters = folder.resolve("hq");
    var company = MavenCompany.found(headquarters, folder.resolve("data"));
    say("%d people in three regions, in %s", company.people(), headquarters);
    var withCase = Boolean.getBoolean("outrider.demo.case");
    var second = new CaseCompany();
    if (withCase) {
      second.found(headquarters);
    }
    try (var server = ServerProcess.start(headquarters)) {
      say("sync server at %s", server.address());
      load(company, server);
      if (withCase) {
        var playing = System.nanoTime();
        say(
            "%,d commands of the synthetic case told in %.1f s: %s finds its cause in the diagnosis of Q3 2025",
            second.play(server), seconds(playing), CaseCompany.MANAGER_LOGIN);
      }
      if (headless) {
        say("there is no display: the same program on the headless platform, screen by screen");
      }
      FxThread.start();
      var home = new Home(folder.resolve("home"));
      if (headless) {
        tour(server, home);
      } else {
        show(server, home);
      }
    }
  }

  /// What an administrator does on the first day.
  private void load(MavenCompany company, ServerProcess server) throws IOException {
    try (var book = signIn(folder.resolve("admin"), server, MavenCompany.ADMIN)) {
      await("the configuration", () -> !book.database().configuration().pipelines().isEmpty());
      var imports = new MavenImport(book, folder);
      var shared = Map.of("currency", "USD", "team", MavenCompany.COMPANY);
      load(imports, RecordType.ACCOUNT, company.file("accounts.csv"), shared);
      load(imports, RecordType.PRODUCT, company.file("products.csv"), Map.of("currency", "USD"));
      load(
          imports,
          RecordType.OPPORTUNITY,
          company.file("sales_pipeline.csv"),
          Map.of("currency", "USD"));
      var pushing = System.nanoTime();
      var waiting = book.database().readNow(OutboxStore::count);
      await("the queue", () -> book.database().readNow(OutboxStore::count) == 0);
      say("%,d commands pushed and confirmed in %.1f s", waiting, seconds(pushing));
      EngineeringJourney.setUp(
          book,
          Map.of(
              "Technical proposal",
              company.id(MavenCompany.ENGINEERING),
              "Construction",
              company.id(MavenCompany.WORKS)));
      drained(book);
    }
    try (var book = signIn(folder.resolve("home/profiles"), server, MavenCompany.login(REP))) {
      await("the configuration", () -> !book.database().configuration().pipelines().isEmpty());
      SampleDay.fill(company, book);
      drained(book);
      say("a synthetic day added for %s", REP);
    }
    engineer(new EngineeringSample(company), server);
  }

  /// Half a year of environmental engineering: the rep begins, others give their word, and what was
  /// promised without it stays where it is.
  private void engineer(EngineeringSample sample, ServerProcess server) {
    var beginning = System.nanoTime();
    as(
        MavenCompany.login(REP),
        server,
        "home/profiles",
        book -> {
          await("the journey", () -> EngineeringJourney.of(book).isPresent());
          sample.begin(book);
        });
    as(
        MavenCompany.ENGINEER_LOGIN,
        server,
        "engineer",
        book -> {
          await("what is asked", () -> EngineeringSample.isAsked(book, 2));
          EngineeringSample.agree(book, "按报价的规模和工期算过，做得到");
          sample.assess(book);
        });
    as(
        MavenCompany.login(REP),
        server,
        "home/profiles",
        book -> {
          await("the word", () -> EngineeringSample.isDecided(book));
          sample.contract(book);
        });
    as(
        MavenCompany.ESTIMATOR_LOGIN,
        server,
        "estimator",
        book -> {
          await("what is asked", () -> EngineeringSample.isAsked(book, 1));
          EngineeringSample.agree(book, "条款按模板，同意");
        });
    as(
        MavenCompany.login(REP),
        server,
        "home/profiles",
        book -> {
          await("the word", () -> EngineeringSample.isDecided(book));
          sample.build(book);
        });
    say("synthetic environmental projects added for %s in %.1f s", REP, seconds(beginning));
  }

  private void as(String login, ServerProcess server, String profiles, Consumer<OpenBook> deeds) {
    try (var book = signIn(folder.resolve(profiles), server, login)) {
      deeds.accept(book);
      drained(book);
    }
  }

  private static void drained(OpenBook book) {
    await("the queue", () -> book.database().readNow(OutboxStore::count) == 0);
  }

  private void load(MavenImport imports, RecordType type, Path file, Map<String, String> fixed)
      throws IOException {
    var importing = System.nanoTime();
    var outcome = imports.load(type, file, fixed);
    say(
        "%s imported in %.1f s: %,d new, %,d refused, %,d flagged",
        file.getFileName(),
        seconds(importing),
        outcome.created(),
        outcome.refused(),
        outcome.flagged());
  }

  private void show(ServerProcess server, Home home) throws InterruptedException {
    var closed = new CountDownLatch(1);
    var book = signIn(home.profiles(), server, MavenCompany.login(REP));
    FxThread.run(() -> {
      var stage = new Stage();
      var workstation =
          new Workstation(home, InstantSource.system(), ZoneId.systemDefault(), stage);
      stage.setOnCloseRequest(request -> {
        workstation.close();
        closed.countDown();
      });
      workstation.open(book);
    });
    say(
        "%s is signed in; others sign in at %s with the password \"%s\":",
        REP, server.address(), MavenCompany.PASSWORD);
    say("manager %s, administrator %s", MavenCompany.login(MANAGER), MavenCompany.ADMIN);
    say(
        "engineer %s, estimator %s: their word opens the contract of %s",
        MavenCompany.ENGINEER_LOGIN, MavenCompany.ESTIMATOR_LOGIN, EngineeringSample.PROMISED);
    closed.await();
  }

  private void tour(ServerProcess server, Home home) {
    var pictures = folder.resolve("pictures");
    var tour = new Tour(home, pictures, server.address());
    var taken = tour.signIn();
    for (var who : List.of("rep", "manager", "administrator")) {
      var login =
          switch (who) {
            case "rep" -> MavenCompany.login(REP);
            case "manager" -> MavenCompany.login(MANAGER);
            default -> MavenCompany.ADMIN;
          };
      var signing = System.nanoTime();
      var book = signIn(home.profiles(), server, login);
      await("the first sync", () -> book.sync().report().syncedAt() != null);
      var report = book.sync().report();
      say(
          "%s: %,d records equal HQ as of number %d after %.1f s, %d unsent",
          login, report.records(), report.seq(), seconds(signing), report.unsent());
      taken += tour.walk(who, book);
    }
    say("%d pictures in %s", taken, pictures);
  }

  private static OpenBook signIn(Path profiles, ServerProcess server, String login) {
    var desk =
        new SignInDesk(
            new ProfileStore(profiles),
            HttpTransport::new,
            InstantSource.system(),
            () -> UuidCreator.getTimeOrderedEpoch().toString(),
            new SecureRandom());
    if (desk.signIn(server.address(), login, MavenCompany.PASSWORD)
        instanceof SignInResult.Opened opened) {
      return opened.book();
    }
    throw new IllegalStateException(login + " could not sign in");
  }

  private static boolean hasDisplay() {
    var system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    return system.startsWith("windows")
        || system.startsWith("mac")
        || !System.getenv().getOrDefault("DISPLAY", "").isBlank()
        || !System.getenv().getOrDefault("WAYLAND_DISPLAY", "").isBlank();
  }

  private static void await(String what, BooleanSupplier condition) {
    var until = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException("waited too long for " + what);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private void say(String words, Object... arguments) {
    System.out.printf(Locale.ROOT, "%6.1f s  %s%n", seconds(began), words.formatted(arguments));
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
