package outrider.app.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.app.store.Profiles.row;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import org.junit.jupiter.api.Test;
import outrider.app.SampleBook;
import outrider.app.fx.Appearance;
import outrider.app.fx.FxTest;
import outrider.app.i18n.Language;
import outrider.app.score.LearnedScore;
import outrider.app.score.ScoreDesk;
import outrider.app.score.ScoreQueries;
import outrider.app.shell.Place;
import outrider.app.shell.Screens;
import outrider.app.shell.Workbench;
import outrider.app.shell.Workspace;
import outrider.app.store.Profiles;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// How likely a lead becomes a deal, on its page and in the list, learned from made-up leads: those
/// of the website and those who answer early become deals.
final class LeadScoreViewTest extends FxTest {
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final String HOT = SampleBook.id("lead", 901);
  private static final String COLD = SampleBook.id("lead", 902);

  @Test
  void aLeadIsScoredWithWhatSpeaksForItAndAgainst() {
    var space = book(Language.CHINESE, 600);
    var scene = record(space, HOT, 1440, 900);

    reads(scene.getRoot(), "来源：官网", "平均", "48 小时内的跟进次数");
    picture(scene, "lead-score-zh");
    var learned = learn(space);
    assertThat(learned.chance(HOT).orElseThrow()).isGreaterThan(0.6);
    assertThat(learned.chance(COLD).orElseThrow()).isLessThan(0.2);
    assertThat(learned.scoring().calibration().orElseThrow().auc()).isGreaterThan(0.75);
    assertThat(learned.scoring().leftOut())
        .as("a field that is filled in afterwards")
        .extracting(feature -> feature.name())
        .containsExactly("sourceDetail");

    fx(() ->
        ((Button) Objects.requireNonNull(scene.getRoot().lookup(".score-panel .button"))).fire());
    settle();
    reads(scene.getRoot(), "它把前者排在前面");
    picture(scene, "lead-score-calibration-zh");
  }

  @Test
  void ofFewLeadsItSaysSo() {
    var space = book(Language.ENGLISH, 60);
    fx(() -> space.appearance().set(Appearance.STANDARD.withTheme(Appearance.Theme.DARK)));
    var scene = record(space, HOT, 1280, 800);

    reads(scene.getRoot(), "Too few leads to learn from: of 60");
    picture(scene, "lead-score-thin-en-dark");
  }

  @Test
  void theListHasItAsAColumn() {
    var space = book(Language.ENGLISH, 600);
    space.memory().remember("table.leads.columns", "");
    var desk = new ScoreDesk();
    var columns = LeadColumns.of(space, desk);
    var column =
        columns.stream().filter(each -> each.id().equals("score")).findFirst().orElseThrow();
    assertThat(column.optional()).as("for whoever wants it").isTrue();
    fx(() -> desk.ask(space));
    eventually(() -> desk.learnedProperty().get().isPresent());
    var cell = fx(() -> column.factory().get());
    fx(() -> cell.show(row(RecordType.LEAD, HOT)));
    assertThat(((javafx.scene.control.Label) cell.node()).getText()).matches("[67890]\\d%");
    fx(() -> cell.show(row(RecordType.LEAD, SampleBook.id("lead", 999))));
    assertThat(((javafx.scene.control.Label) cell.node()).getText()).isEqualTo("–");
  }

  @Test
  void leadsThatAreTooYoungTeachNothing() {
    var space = book(Language.ENGLISH, 300);
    Profiles.seed(
        space.database(),
        row(
            RecordType.LEAD,
            SampleBook.id("lead", 903),
            "name",
            "Young",
            "source",
            "官网",
            "status",
            "converted",
            "createdAt",
            LeadSamples.NOW - 10 * DAY));
    assertThat(learn(space).scoring().leads()).isEqualTo(300);
  }

  private static LearnedScore learn(Workspace space) {
    return space
        .database()
        .readNow(sql ->
            ScoreQueries.learn(sql, space.database().configuration().fields(), LeadSamples.NOW));
  }

  private static Workspace book(Language language, int count) {
    var space = workspace(language);
    var random = new SplittableRandom(7);
    var rows = new ArrayList<Row>();
    for (var number = 0; number < count; number++) {
      var source = pick(random, "官网", "展会", "转介绍");
      var touches = random.nextInt(4);
      var odds = -2 + (source.equals("官网") ? 1.8 : 0) + 0.7 * touches;
      var converted = random.nextDouble() < 1 / (1 + Math.exp(-odds));
      var id = SampleBook.id("old lead", number);
      var created = LeadSamples.NOW - (100L + number % 200) * DAY;
      rows.add(
          row(
              RecordType.LEAD,
              id,
              "name",
              "Old " + number,
              "source",
              source,
              "sourceDetail",
              converted ? "signed" : "no budget",
              "intent",
              pick(random, "A", "B", "C"),
              "city",
              pick(random, "武汉", "西安"),
              "status",
              converted ? "converted" : "disqualified",
              "owner",
              SampleBook.LIN,
              "createdAt",
              created));
      touched(rows, id, number, touches, created);
    }
    var created = LeadSamples.NOW - 3 * DAY;
    rows.add(
        row(
            RecordType.LEAD,
            HOT,
            "name",
            "陈思远",
            "source",
            "官网",
            "intent",
            "A",
            "status",
            "working",
            "owner",
            SampleBook.LIN,
            "createdAt",
            created));
    touched(rows, HOT, 9_001, 3, created);
    rows.add(
        row(
            RecordType.LEAD,
            COLD,
            "name",
            "Helen Marsh",
            "source",
            "展会",
            "intent",
            "C",
            "status",
            "working",
            "owner",
            SampleBook.LIN,
            "createdAt",
            created));
    Profiles.seed(space.database(), rows.toArray(Row[]::new));
    return space;
  }

  private static void touched(List<Row> rows, String lead, int number, int touches, long created) {
    for (var touch = 0; touch < touches; touch++) {
      rows.add(
          row(
              RecordType.ACTIVITY,
              SampleBook.id("touch", number * 10 + touch),
              "parentType",
              "lead",
              "parent",
              lead,
              "kind",
              "call",
              "direction",
              "out",
              "occurredAt",
              created + (touch + 1) * 3_600_000L,
              "owner",
              SampleBook.LIN));
    }
  }

  private static String pick(SplittableRandom random, String... words) {
    return words[random.nextInt(words.length)];
  }

  private Scene record(Workspace space, String lead, double width, double height) {
    var desk = new ScoreDesk();
    var screens =
        new Screens()
            .at(Place.LeadRecord.class, (place, each) -> new LeadView(each, place.id(), desk));
    fx(() -> space.navigator().open(new Place.LeadRecord(lead)));
    var bench = fx(() -> new Workbench(space, screens));
    var scene = show(() -> bench.scene(width, height));
    fx(bench::show);
    eventually(() -> fx(() -> desk.learnedProperty().get()).isPresent());
    settle();
    return scene;
  }
}
