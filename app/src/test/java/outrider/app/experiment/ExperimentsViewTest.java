package outrider.app.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import outrider.app.SampleBook;
import outrider.app.fx.Appearance;
import outrider.app.fx.FxTest;
import outrider.app.fx.Icon;
import outrider.app.i18n.Language;
import outrider.app.lead.LeadView;
import outrider.app.shell.NavItem;
import outrider.app.shell.Place;
import outrider.app.shell.Screens;
import outrider.app.shell.Workbench;
import outrider.app.shell.Workspace;
import outrider.app.store.Profiles;
import outrider.app.store.RecordTable;
import outrider.core.experiment.Entry;
import outrider.core.experiment.Experiment;
import outrider.core.experiment.Look;
import outrider.core.record.Ids;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// A manager registers an experiment, sees how long it takes, begins it, reads it before and after
/// the sample is there, and ends it; a rep sees which variant to use.
final class ExperimentsViewTest extends FxTest {
  private static final long DAY = 24 * 60 * 60 * 1000L;
  private static final long BEGAN = NOW.toEpochMilli() - 84 * DAY;
  private static final String RUNNING = SampleBook.id("experiment", 1);

  @Test
  void whereNothingIsTriedOutItSaysWhatThisIsFor() {
    var space = as(workspace(Language.CHINESE), SampleBook.ZHOU);
    var bench = bench(space);
    scene(space, bench, Appearance.STANDARD);
    reads(bench.root(), "还没有实验");
  }

  @Test
  void whileItIsWrittenDownItSaysHowManyItTakesByThisBooksOwnFigures() {
    var space = running(Language.CHINESE, 60, 0.2, 0.2, 200);
    Profiles.seed(space.database(), cadences());
    var bench = bench(space);
    var scene = scene(space, bench, Appearance.STANDARD);
    press(scene, KeyCode.N);
    eventually(() -> fx(() -> readable(bench.root())).contains("每个方案需要"));
    reads(bench.root(), "本机数据", "周");
    picture(scene, 1280, 800, "experiment-zh-new");
  }

  @Test
  void aDraftIsSavedBegunAndCannotBeRewrittenThen() {
    var space = as(workspace(Language.ENGLISH), SampleBook.ZHOU);
    Profiles.seed(space.database(), cadences());
    var bench = bench(space);
    var scene = scene(space, bench, Appearance.STANDARD);
    press(scene, KeyCode.N);
    settle();
    type(scene, "Rhythm");
    // Sources, industries, and the share of today, of which this book knows nothing.
    eventually(() -> fx(() -> empty(bench).size()) == 3);
    fx(() -> empty(bench).getLast().setText("20"));
    var save =
        fx(() -> (Button) Objects.requireNonNull(bench.root().lookup(".dialog-card .primary")));
    fx(save::fire);
    eventually(() -> !all(space).isEmpty());
    settle();
    var draft = all(space).getFirst();
    assertThat(draft.name()).isEqualTo("Rhythm");
    assertThat(draft.sample()).isEqualTo(draft.size().perVariant());
    reads(bench.root(), "Needs ", "Begin");

    press(scene, KeyCode.S);
    settle();
    var begin =
        fx(() -> (Button) Objects.requireNonNull(bench.root().lookup(".dialog-card .primary")));
    fx(begin::fire);
    eventually(() -> all(space).getFirst().isRunning());
    settle();
    press(scene, KeyCode.E);
    settle();
    assertThat(fx(() -> bench.root().lookup(".dialog-card"))).as("nothing to rewrite").isNull();
    reads(bench.root(), "Nothing of this can be changed");
  }

  @Test
  void beforeTheSampleIsThereItSaysHowManyWeeksMoreAndNamesNobody() {
    var space = running(Language.CHINESE, 60, 0.1, 0.9, 200);
    var bench = bench(space);
    var scene = scene(space, bench, Appearance.STANDARD);
    reads(bench.root(), "暂无结论", "大约还要");
    assertThat(readable(bench.root())).doesNotContain("更好：");
    picture(scene, 1280, 800, "experiment-zh-running");
  }

  @Test
  void withTheSampleItNamesTheBetterOneAndWhatIsKeptEqualsSqlWrittenByHand() {
    var space = running(Language.ENGLISH, 150, 0.15, 0.45, 60);
    var bench = bench(space);
    var scene = scene(space, bench, Appearance.STANDARD.withTheme(Appearance.Theme.DARK));
    reads(bench.root(), "B · Offer did better");
    picture(scene, 1280, 800, "experiment-en-dark");

    press(scene, KeyCode.X);
    settle();
    press(scene, KeyCode.TAB);
    var go =
        fx(() -> (Button) Objects.requireNonNull(bench.root().lookup(".dialog-card .primary")));
    fx(go::fire);
    eventually(() -> experiment(space).hasEnded());
    var ended = experiment(space);
    assertThat(ended.row().text(Experiment.VERDICT)).isEqualTo("winner");
    assertThat(ended.row().text(Experiment.WINNER)).isEqualTo("B");
    assertThat(ended.row().text(Experiment.ENDED_BY)).isEqualTo(SampleBook.ZHOU);
    var last = ended.kept().getLast();
    assertThat(last.counts().get(0)).isEqualTo(byHand(space, "A", last.week()));
    assertThat(last.counts().get(1)).isEqualTo(byHand(space, "B", last.week()));
    settle();
    reads(bench.root(), "Ended by");
  }

  @Test
  void aRepSeesOnTheLeadWhichVariantToUseAndWhy() {
    var space = running(Language.CHINESE, 10, 0.2, 0.2, 100);
    var rep = as(space, SampleBook.LIN);
    var lead = SampleBook.id("tried", 1);
    var row =
        space
            .database()
            .readNow(sql -> RecordTable.of(RecordType.LEAD).find(sql, lead).orElseThrow());
    var entry = Entry.of(row, RUNNING).orElseThrow();
    var screens =
        new Screens().at(Place.LeadRecord.class, (place, each) -> new LeadView(each, place.id()));
    var bench =
        fx(() -> {
          rep.navigator().open(new Place.LeadRecord(lead));
          return new Workbench(rep, screens);
        });
    var scene = show(() -> bench.scene(1280, 800));
    fx(bench::show);
    settle();
    reads(bench.root(), entry.variant() == 0 ? "您需要什么？" : "周五前可以做好。", "随机分到这个方案");
    picture(scene, 1280, 800, "experiment-zh-lead");
  }

  @Test
  void theFiguresOfToday() {
    var space = running(Language.ENGLISH, 40, 0.2, 0.4, 60);
    var answer =
        space
            .database()
            .readNow(sql -> ExperimentQueries.answer(sql, RUNNING, NOW.toEpochMilli()))
            .orElseThrow();
    assertThat(answer.units()).hasSize(80);
    assertThat(answer.entered()).containsExactly(40L, 40L);
    for (var look : answer.looks()) {
      assertThat(look.counts().get(0)).isEqualTo(byHand(space, "A", look.week()));
      assertThat(look.counts().get(1)).isEqualTo(byHand(space, "B", look.week()));
    }
    var estimate =
        space
            .database()
            .readNow(sql ->
                ExperimentQueries.estimate(
                    sql,
                    answer.experiment(),
                    space.database().configuration(),
                    NOW.toEpochMilli()));
    assertThat(estimate.arrivals()).isGreaterThanOrEqualTo(80);
  }

  private static Look.Count byHand(Workspace space, String letter, long week) {
    var until = BEGAN + week * 7 * DAY;
    return space
        .database()
        .readNow(sql ->
            new Look.Count(
                sql.number(
                    """
                    SELECT count(*) FROM lead l
                    WHERE l.experiments LIKE '%:' || ? || '@%' AND l.created_at + ? <= ?
                      AND EXISTS (SELECT 1 FROM activity a WHERE a.parent = l.id
                        AND a.outcome = 'replied' AND a.occurred_at <= l.created_at + ?)
                    """,
                    letter, 14 * DAY, until, 14 * DAY),
                sql.number(
                    """
                    SELECT count(*) FROM lead l
                    WHERE l.experiments LIKE '%:' || ? || '@%' AND l.created_at + ? <= ?
                    """,
                    letter, 14 * DAY, until)));
  }

  /// An experiment that began twelve weeks ago, with so many leads in each variant.
  private static Workspace running(
      Language language, int each, double first, double other, long sample) {
    var space = workspace(language);
    var rows = new ArrayList<Row>();
    var chinese = language == Language.CHINESE;
    rows.add(
        Profiles.row(
            RecordType.EXPERIMENT,
            RUNNING,
            "name",
            chinese ? "开场怎么说" : "What to say first",
            "subject",
            "script",
            "team",
            SampleBook.EAST,
            "variants",
            chinese
                ? "先问需求|您需要什么？|\n先给承诺|周五前可以做好。|"
                : "Ask|What do you need?|\nOffer|We can do that by Friday.|",
            "metric",
            "answered",
            "withinDays",
            14L,
            "base",
            200L,
            "effect",
            150L,
            "arrivals",
            120L,
            "sample",
            sample,
            "weeks",
            20L,
            "state",
            "running",
            "startedAt",
            BEGAN,
            "startedBy",
            SampleBook.ZHOU,
            "createdAt",
            BEGAN - DAY,
            "createdBy",
            SampleBook.ZHOU));
    for (var index = 0; index < 2 * each; index++) {
      var variant = index % 2;
      var at = BEGAN + DAY + (long) index * 75 * DAY / (2L * each);
      var id = SampleBook.id("tried", index);
      rows.add(
          Profiles.row(
              RecordType.LEAD,
              id,
              "name",
              (chinese ? "客户 " : "Customer ") + (index + 1),
              "owner",
              SampleBook.LIN,
              "source",
              "Web",
              "status",
              "new",
              "createdAt",
              at,
              "experiments",
              List.of(new Entry(RUNNING, variant, at).text())));
      var share = variant == 0 ? first : other;
      // Every so many of each variant answer, two days later; every seventh too late.
      var turn = index / 2;
      if ((long) ((turn + 1) * share) > (long) (turn * share)) {
        rows.add(reply(id, at + (turn % 7 == 6 ? 20 : 2) * DAY, turn));
      }
    }
    Profiles.seed(space.database(), rows.toArray(Row[]::new));
    return as(space, SampleBook.ZHOU);
  }

  private static Row reply(String lead, long at, @Nullable Object seed) {
    return Profiles.row(
        RecordType.ACTIVITY,
        Ids.derive(lead, "reply" + seed),
        "parentType",
        "lead",
        "parent",
        lead,
        "kind",
        "call",
        "direction",
        "out",
        "outcome",
        "replied",
        "occurredAt",
        at,
        "owner",
        SampleBook.LIN,
        "createdBy",
        SampleBook.LIN);
  }

  private static List<TextField> empty(Workbench bench) {
    return bench.root().lookupAll(".dialog-card .text-field").stream()
        .filter(TextField.class::isInstance)
        .map(TextField.class::cast)
        .filter(field -> field.getText().isEmpty())
        .toList();
  }

  private static Row[] cadences() {
    return Stream.of("Every day", "Twice a week")
        .map(name ->
            Profiles.row(
                RecordType.CADENCE,
                Ids.derive("cadence", name),
                "name",
                name,
                "steps",
                "1d|call|Call"))
        .toArray(Row[]::new);
  }

  private static List<Experiment> all(Workspace space) {
    return space.database().configuration().experiments().all();
  }

  private static Experiment experiment(Workspace space) {
    return space.database().configuration().experiments().find(RUNNING).orElseThrow();
  }

  private static Workbench bench(Workspace space) {
    var screens =
        new Screens()
            .at(Place.Experiments.class, (place, each) -> new ExperimentsView(each))
            .offer(
                new NavItem(
                    NavItem.Section.TEAM,
                    new Place.Experiments(),
                    Icon.DIAGNOSIS,
                    "nav.experiments",
                    "",
                    null));
    return fx(() -> {
      space.navigator().open(new Place.Experiments());
      return new Workbench(space, screens);
    });
  }

  private Scene scene(Workspace space, Workbench bench, Appearance look) {
    fx(() -> space.appearance().set(look.withReducedMotion(true)));
    var scene = show(() -> bench.scene(1280, 800));
    fx(bench::show);
    settle();
    return scene;
  }
}
