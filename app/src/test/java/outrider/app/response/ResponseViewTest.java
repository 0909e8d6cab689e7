package outrider.app.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import outrider.app.SampleBook;
import outrider.app.fx.Appearance;
import outrider.app.fx.FxTest;
import outrider.app.fx.Icon;
import outrider.app.i18n.Language;
import outrider.app.shell.NavItem;
import outrider.app.shell.Place;
import outrider.app.shell.Screens;
import outrider.app.shell.Workbench;
import outrider.app.shell.Workspace;
import outrider.app.store.Profiles;
import outrider.core.configuration.RuleChange;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// How long leads wait, for whoever leads people and for a rep.
final class ResponseViewTest extends FxTest {
  private static final long MINUTE = 60_000;
  private static final long DAY = 24 * 60 * MINUTE;

  @Test
  void theManagerSeesTheDistributionAndWhatAChangeDid() {
    var space = workspace(Language.CHINESE, SampleBook.ZHOU);
    var bench = bench(space);
    var scene = scene(bench);
    reads(bench.root(), "仍在等待", "九成在此之内", "5 分钟内", "超过 2 小时", "48 小时内再触达", "林晓");
    picture(scene, 1440, 900, "response-zh");
    picture(scene, 1024, 680, "response-zh-1024");
    fx(() -> {
      var model = view(bench).model();
      model.compare(model.changes().getFirst());
    });
    reads(bench.root(), "响应时限「A 级 5 分钟」修改", "之前：");
    picture(scene, 1440, 900, "response-zh-compared");
    dark(space);
    picture(scene, 1440, 900, "response-zh-compared-dark");
    press(scene, KeyCode.T);
    reads(bench.root(), "到此已响应");
    picture(scene, 1440, 900, "response-zh-table-dark");
  }

  @Test
  void everyFigureOpensItsLeads() {
    var space = workspace(Language.ENGLISH, SampleBook.ZHOU);
    var bench = bench(space);
    var scene = scene(bench);
    reads(bench.root(), "Still waiting");

    fx(() -> figure(scene, "Still waiting").fire());
    eventually(() -> view(bench).model().behindProperty().get().isPresent());
    var behind = view(bench).model().behindProperty().get().orElseThrow();
    var report = view(bench).model().answerProperty().get().orElseThrow().report();
    assertThat(behind.leads()).isPositive().isEqualTo(report.now().times().waiting());
    assertThat(behind.lines()).hasSize(behind.leads());
    picture(scene, 1440, 900, "response-en-leads");
    dark(space);
    picture(scene, 1440, 900, "response-en-leads-dark");
    press(scene, KeyCode.ENTER);

    assertThat(space.navigator().place())
        .isEqualTo(new Place.LeadRecord(behind.lines().getFirst().id()));
  }

  @Test
  void aRepSeesTheirOwnOnly() {
    var space = workspace(Language.ENGLISH, SampleBook.LIN);
    var bench = bench(space);
    scene(bench);
    reads(bench.root(), "Source");

    var report = view(bench).model().answerProperty().get().orElseThrow().report();
    assertThat(report.now().leads())
        .isNotEmpty()
        .allMatch(lead -> lead.owner().equals(SampleBook.LIN));
    fx(() -> view(bench).model().periodProperty().set(ReportPeriod.WEEK));
    eventually(() ->
        view(bench).model().answerProperty().get().orElseThrow().report().now().times().leads()
            < report.now().times().leads());
  }

  @Test
  void whatIsShownGoesToASpreadsheet() {
    var space = workspace(Language.ENGLISH, SampleBook.ZHOU);
    var bench = bench(space);
    scene(bench);
    reads(bench.root(), "Still waiting");

    var lines = fx(() -> view(bench).copied()).split("\n");
    assertThat(lines[0]).isEqualTo("Time to the first touch\tLeads");
    assertThat(lines).anyMatch(line -> line.startsWith("to 5 min\t"));
    assertThat(lines).anyMatch(line -> line.startsWith("All\t"));
    assertThat(List.of(lines).getLast().split("\t", -1)).hasSize(9);
  }

  @Test
  void aPublishedChangeIsAMarkThatComparesBeforeAndAfter() {
    var space = workspace(Language.CHINESE, SampleBook.ZHOU);
    Profiles.seed(
        space.database(),
        Profiles.row(
            RecordType.CHANGE_REQUEST,
            SampleBook.id("request", 1),
            "name",
            "报价前要勘察",
            "kind",
            "rules",
            "state",
            "published",
            "publishedAt",
            space.clock().millis() - 12 * DAY,
            "publishedBy",
            SampleBook.ADMIN),
        Profiles.row(
            RecordType.CHANGE_REQUEST,
            SampleBook.id("request", 2),
            "name",
            "0.1.0 → 0.2.0",
            "kind",
            "server",
            "state",
            "published",
            "publishedAt",
            space.clock().millis() - 5 * DAY));
    var bench = bench(space);
    var scene = show(() -> bench.scene(1440, 900));
    fx(bench::show);
    eventually(() -> scene.getRoot().lookupAll(".change-mark").size() == 2);
    var mark =
        scene.getRoot().lookupAll(".change-mark").stream()
            .map(Button.class::cast)
            .filter(button -> button.getAccessibleText().startsWith("报价前要勘察 发布"))
            .findFirst()
            .orElseThrow();
    picture(scene, 1440, 900, "response-zh-marks");

    fx(mark::fire);

    eventually(() ->
        view(bench).model().cutProperty().get().filter(cut -> cut.change() == null).isPresent());
    picture(scene, 1440, 900, "response-zh-marks-compared");
  }

  @Test
  void aBookWithoutLeadsSaysSo() {
    var space = FxTest.workspace(Language.CHINESE);
    space.database().writeNow(transaction -> transaction.sql().run("DELETE FROM lead"));
    var bench = bench(space);
    var scene = show(() -> bench.scene(1440, 900));
    fx(bench::show);
    reads(bench.root(), "这段时间没有线索进来");
    picture(scene, 1440, 900, "response-zh-empty");
  }

  private static Workspace workspace(Language language, String user) {
    var space = FxTest.workspace(language);
    Profiles.seed(space.database(), rows(space.clock().millis()).toArray(Row[]::new));
    return as(space, user);
  }

  /// Sixty days; thirty days ago the promise to A leads was tightened, and leads are answered
  /// sooner since.
  private static List<Row> rows(long now) {
    var random = new Random(3);
    var rows = new ArrayList<Row>();
    rows.add(
        Profiles.row(
            RecordType.RULE_CHANGE,
            SampleBook.id("change", 1),
            RuleChange.OF,
            "service_level",
            RuleChange.RULE,
            SampleBook.id("level", 1),
            "name",
            "A 级 5 分钟",
            "nameEn",
            "A within 5 min",
            RuleChange.WHAT,
            RuleChange.CHANGED,
            RuleChange.AT,
            now - 30 * DAY,
            RuleChange.BY,
            SampleBook.ADMIN));
    var owners = List.of(SampleBook.LIN, SampleBook.HE, SampleBook.QIN);
    var sources = List.of("官网", "展会", "转介绍");
    for (var number = 0; number < 260; number++) {
      var created = now - (long) (random.nextDouble() * 60 * DAY);
      var id = SampleBook.id("waits", number);
      rows.add(
          Profiles.row(
              RecordType.LEAD,
              id,
              "name",
              "样例客户 " + number,
              "company",
              "样例公司 " + number % 40,
              "owner",
              owners.get(random.nextInt(3)),
              "source",
              sources.get(random.nextInt(3)),
              "intent",
              List.of("A", "B", "C").get(random.nextInt(3)),
              "status",
              "working",
              "createdAt",
              created));
      var later = created > now - 30 * DAY;
      if (random.nextInt(12) > 0) {
        var first =
            created + (long) Math.exp(random.nextGaussian() * 1.6 + (later ? 2.6 : 4)) * MINUTE;
        rows.add(call(number * 2, id, Math.min(now, first)));
        if (random.nextBoolean()) {
          rows.add(call(number * 2 + 1, id, Math.min(now, first + DAY)));
        }
      }
    }
    return rows;
  }

  private static Row call(int number, String lead, long at) {
    return Profiles.row(
        RecordType.ACTIVITY,
        SampleBook.id("said", number),
        "parentType",
        "lead",
        "parent",
        lead,
        "kind",
        "call",
        "direction",
        "out",
        "occurredAt",
        at);
  }

  private static void dark(Workspace space) {
    fx(() -> space.appearance().set(Appearance.STANDARD.withTheme(Appearance.Theme.DARK)));
  }

  private static ResponseView view(Workbench bench) {
    return (ResponseView) Objects.requireNonNull(bench.current());
  }

  private static Button figure(Scene scene, String name) {
    return scene.getRoot().lookupAll(".response-figure").stream()
        .map(Button.class::cast)
        .filter(button -> button.getAccessibleText().startsWith(name))
        .findFirst()
        .orElseThrow();
  }

  private static Workbench bench(Workspace space) {
    var screens =
        new Screens()
            .at(Place.ResponseTimes.class, (place, each) -> new ResponseView(each))
            .at(Place.LeadRecord.class, (place, each) -> new ResponseView(each))
            .offer(
                new NavItem(
                    NavItem.Section.TEAM,
                    new Place.ResponseTimes(),
                    Icon.CLOCK,
                    "nav.responseTimes",
                    "",
                    null));
    return fx(() -> {
      space.navigator().open(new Place.ResponseTimes());
      return new Workbench(space, screens);
    });
  }

  private Scene scene(Workbench bench) {
    var scene = show(() -> bench.scene(1440, 900));
    fx(bench::show);
    eventually(() -> view(bench).model().answerProperty().get().isPresent());
    return scene;
  }
}
