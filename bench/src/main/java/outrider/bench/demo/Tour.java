package outrider.bench.demo;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.stage.Stage;
import outrider.app.Home;
import outrider.app.Workstation;
import outrider.app.fx.Appearance;
import outrider.app.fx.FxThread;
import outrider.app.fx.Picture;
import outrider.app.i18n.Language;
import outrider.app.profile.OpenBook;
import outrider.app.shell.DealsAsked;
import outrider.app.shell.Place;
import outrider.app.shell.Workbench;
import outrider.app.store.RecordTable;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Walks every screen of the workstation and takes a picture of each: in both languages, light and
/// dark, on a small and on a large window.
final class Tour {

  private record Size(int width, int height) {}

  private static final List<Size> SIZES = List.of(new Size(1_280, 800), new Size(1_920, 1_080));

  /// Long enough for a query of the local file and a frame; people wait longer to look at a
  /// picture.
  private static final long SETTLE_NANOS = TimeUnit.MILLISECONDS.toNanos(350);

  private static final String ADMINISTRATOR = "administrator";
  private static final String REP = "rep";

  private final Home home;
  private final Path pictures;
  private final String server;

  Tour(Home home, Path pictures, String server) {
    this.home = home;
    this.pictures = pictures;
    this.server = server;
  }

  /// The screen before anybody is there.
  int signIn() {
    var workstation = FxThread.call(this::workstation);
    var taken = 0;
    for (var language : Language.values()) {
      FxThread.runAndWait(() -> {
        workstation.preferences().languageProperty().set(language);
        workstation.showSignIn(server, MavenCompany.login(Demo.REP));
      });
      settle();
      taken += take(workstation, "sign-in-" + code(language), "sign-in");
    }
    FxThread.runAndWait(workstation::close);
    return taken;
  }

  /// All screens that a person sees. The book is closed with the tour.
  int walk(String who, OpenBook book) {
    var places = places(book, who);
    var workstation = FxThread.call(this::workstation);
    var bench = FxThread.call(() -> workstation.open(book));
    var taken = 0;
    for (var language : Language.values()) {
      for (var dark : new boolean[] {false, true}) {
        FxThread.runAndWait(() -> {
          workstation.preferences().languageProperty().set(language);
          var appearance = workstation.preferences().appearanceProperty();
          appearance.set(
              appearance
                  .get()
                  .withTheme(dark ? Appearance.Theme.DARK : Appearance.Theme.LIGHT)
                  .withReducedMotion(true));
        });
        var set = who + '-' + code(language) + (dark ? "-dark" : "-light");
        for (var place : places.entrySet()) {
          FxThread.runAndWait(() -> bench.workspace().navigator().open(place.getValue()));
          settle();
          lookBack(workstation, place.getValue());
          taken += take(workstation, set, place.getKey());
        }
        taken +=
            switch (who) {
              case ADMINISTRATOR -> journey(workstation, bench, set);
              case REP -> over(workstation, bench, set) + promise(workstation, bench, set, book);
              default -> over(workstation, bench, set) + diagnosis(workstation, bench, set);
            };
      }
    }
    FxThread.runAndWait(workstation::close);
    return taken;
  }

  /// The data ends with 2017: the health matrix looks at the last months that it can say something
  /// of. The board does so by itself.
  private static void lookBack(Workstation workstation, Place place) {
    if (place instanceof Place.HealthMatrix) {
      FxThread.runAndWait(() -> {
        if (workstation.stage().getScene().getRoot().lookup(".empty-state .primary")
            instanceof Button there) {
          there.fire();
        }
      });
      settle();
    }
  }

  /// What floats over the screens: the palette, quick-add, the map of keys.
  private int over(Workstation workstation, Workbench bench, String set) {
    FxThread.runAndWait(() -> bench.workspace().navigator().open(new Place.Leads()));
    return over(workstation, bench, set, "palette", () -> bench.openPalette("陈"))
        + over(workstation, bench, set, "quick-add", () -> press(bench, "Ctrl+N"))
        + over(workstation, bench, set, "keys", () -> press(bench, "F1"));
  }

  private int over(
      Workstation workstation, Workbench bench, String set, String name, Runnable open) {
    settle();
    FxThread.runAndWait(open);
    settle();
    var taken = take(workstation, set, name);
    FxThread.runAndWait(() -> bench.workspace().dialogs().closeAll());
    return taken;
  }

  /// The environmental project that was promised and not signed off: its way into the contract,
  /// what that waits for, and its half year.
  private int promise(Workstation workstation, Workbench bench, String set, OpenBook book) {
    var found = first(book, RecordType.OPPORTUNITY, EngineeringSample.PROMISED);
    if (found.isEmpty()) {
      throw new IllegalStateException("no project to show");
    }
    var deal = found.getFirst();
    go(bench, new Place.OpportunityRecord(deal));
    var taken =
        over(workstation, bench, set, "17-contract-refused", () -> pressOnScreen(bench, "Ctrl+5"));
    go(bench, new Place.Schedule(Optional.of(deal)));
    FxThread.runAndWait(() -> pressOnScreen(bench, "Z"));
    settle();
    return taken + take(workstation, set, "17-half-year");
  }

  /// The map of that journey, and what a new one can be begun from.
  private int journey(Workstation workstation, Workbench bench, String set) {
    go(bench, new Place.Rules());
    FxThread.runAndWait(() -> pressOnScreen(bench, "0"));
    settle();
    choose(workstation, ".journey-head .combo-box", 2);
    var taken = take(workstation, set, "17-journey");
    FxThread.runAndWait(() -> pressOnScreen(bench, "N"));
    settle();
    choose(workstation, ".dialog-card .combo-box", 2);
    taken += take(workstation, set, "17-journey-templates");
    FxThread.runAndWait(() -> bench.workspace().dialogs().closeAll());
    return taken;
  }

  /// The synthetic case, step by step.
  private int diagnosis(Workstation workstation, Workbench bench, String set) {
    go(bench, new Place.Diagnosis());
    FxThread.runAndWait(() -> pressOnScreen(bench, "E"));
    var taken = 0;
    for (var step = 1; step <= 4; step++) {
      settle();
      taken += take(workstation, set, "18-diagnosis-" + step);
      FxThread.runAndWait(() -> pressOnScreen(bench, "Ctrl+Enter"));
    }
    return taken;
  }

  private static void go(Workbench bench, Place place) {
    FxThread.runAndWait(() -> bench.workspace().navigator().open(place));
    settle();
  }

  private static void choose(Workstation workstation, String choice, int option) {
    FxThread.runAndWait(() -> {
      if (workstation.stage().getScene().getRoot().lookup(choice) instanceof ComboBox<?> box) {
        box.getSelectionModel().select(option);
      }
    });
    settle();
  }

  private static void pressOnScreen(Workbench bench, String key) {
    var screen = bench.current();
    if (screen != null) {
      screen.keys().stream()
          .filter(binding -> binding.key().equals(key))
          .forEach(binding -> binding.action().run());
    }
  }

  private static void press(Workbench bench, String key) {
    bench.frameKeys().stream()
        .filter(binding -> binding.key().equals(key))
        .forEach(binding -> binding.action().run());
  }

  private int take(Workstation workstation, String set, String name) {
    for (var size : SIZES) {
      Picture.save(
          workstation.stage().getScene(),
          size.width(),
          size.height(),
          pictures.resolve(set).resolve(name + '-' + size.width() + ".png"));
    }
    return SIZES.size();
  }

  private static Map<String, Place> places(OpenBook book, String who) {
    var places = new LinkedHashMap<String, Place>();
    if (who.equals(ADMINISTRATOR)) {
      // Everything else looks as it does to a manager.
      places.put("14-rules", new Place.Rules());
      places.put("19-ratios-all", new Place.Ratios());
      return places;
    }
    places.put("01-today", new Place.Today());
    places.put("02-leads", new Place.Leads());
    first(book, RecordType.LEAD, "陈思远")
        .forEach(id -> places.put("03-lead", new Place.LeadRecord(id)));
    places.put("04-opportunities", new Place.Opportunities());
    first(book, RecordType.OPPORTUNITY, "泵站巡检")
        .forEach(id -> places.put("05-opportunity", new Place.OpportunityRecord(id)));
    book.database().configuration().pipelines().stream()
        .filter(pipeline -> pipeline.name().equals("标准流程 2026"))
        .forEach(pipeline ->
            places.put(
                "04-opportunities-gates",
                new Place.Opportunities(Optional.of(DealsAsked.board(pipeline.id())))));
    first(book, RecordType.OPPORTUNITY, EngineeringSample.PROMISED)
        .forEach(id -> places.put("17-engineering-deal", new Place.OpportunityRecord(id)));
    book.database().configuration().pipelines().stream()
        .filter(pipeline -> pipeline.name().equals("环保工程"))
        .forEach(pipeline ->
            places.put(
                "17-engineering-board",
                new Place.Opportunities(Optional.of(DealsAsked.board(pipeline.id())))));
    places.put("06-accounts", new Place.Accounts());
    first(book, RecordType.ACCOUNT, "Isdom")
        .forEach(id -> places.put("07-account", new Place.AccountRecord(id)));
    places.put("08-tasks", new Place.Tasks());
    places.put("08-calendar", new Place.Calendar());
    places.put("08-schedule", new Place.Schedule());
    places.put("09-import", new Place.Import());
    places.put("10-attention", new Place.Attention());
    places.put("11-settings", new Place.Settings());
    places.put("14-response-times", new Place.ResponseTimes());
    places.put("17-process-board", new Place.ProcessBoard());
    if (who.equals("manager")) {
      places.put("12-team-pipeline", new Place.TeamPipeline());
      places.put("16-pipeline-review", new Place.PipelineReview());
      places.put("17-forecast", new Place.Forecast());
      places.put("18-weekly-review", new Place.WeeklyReview());
      places.put("18-health-matrix", new Place.HealthMatrix());
      places.put("19-ratios", new Place.Ratios());
      // The data ends with 2017.
      places.put(
          "17-forecast-seen-from", new Place.Forecast(Optional.of(LocalDate.of(2017, 11, 30))));
      places.put("13-devices", new Place.Devices());
      places.put("15-handovers", new Place.Handovers());
      places.put("15-hand-over", new Place.HandOver(Optional.empty()));
    }
    return places;
  }

  /// The record of that name, if there is one.
  private static List<String> first(OpenBook book, RecordType type, String name) {
    return book
        .database()
        .readNow(sql -> RecordTable.of(type).where(sql, "name = ? ORDER BY id LIMIT 1", name))
        .stream()
        .map(Row::id)
        .toList();
  }

  private Workstation workstation() {
    var stage = new Stage();
    // Pictures are taken of the scene; what a window paints besides is seen by nobody.
    stage.setIconified(true);
    return new Workstation(home, InstantSource.system(), ZoneId.systemDefault(), stage);
  }

  private static void settle() {
    LockSupport.parkNanos(SETTLE_NANOS);
    FxThread.runAndWait(() -> {});
  }

  private static String code(Language language) {
    return language.name().substring(0, 2).toLowerCase(Locale.ROOT);
  }
}
