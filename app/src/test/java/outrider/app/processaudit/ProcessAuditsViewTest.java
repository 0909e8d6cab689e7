package outrider.app.processaudit;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.app.store.Profiles.row;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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
import outrider.app.store.RecordTable;
import outrider.core.pipeline.ChecklistItem;
import outrider.core.pipeline.Journeys;
import outrider.core.pipeline.Pipeline;
import outrider.core.processaudit.ProcessAudit;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Zhou Lan looks back at October's deals on the 23rd of November.
final class ProcessAuditsViewTest extends FxTest {

  private static final Appearance DARK = Appearance.STANDARD.withTheme(Appearance.Theme.DARK);
  private static final int CLOSED = 23;

  @ParameterizedTest
  @EnumSource(Language.class)
  void aTenthOfAMonthIsDrawnLookedAtAndCounted(Language language) {
    var space = workspace(language, SampleBook.ZHOU);
    seed(space);
    var bench = shown(space, language == Language.CHINESE ? Appearance.STANDARD : DARK);
    var scene = bench.root().getScene();
    var words = space.words();
    reads(bench.root(), words.get("processAudit.draw", 3));
    picture(scene, 1280, 800, "process-audit-begin-" + language);

    press(scene, KeyCode.N);
    eventually(() -> audits(space).size() == 3);
    reads(bench.root(), words.get("processAudit.state.open"), words.get("processAudit.finish"));
    picture(scene, 1280, 800, "process-audit-" + language);

    // Which deal is shown is known once its way has been read.
    reads(bench.root(), words.get("processAudit.broken"));
    press(scene, KeyCode.B);
    eventually(() -> audits(space).stream().anyMatch(audit -> saidBySomebody(audit) == 1));
    eventually(() -> space.undo().next().filter("undo.processAudit"::equals).isPresent());
    fx(() -> space.undo().undo());
    eventually(() -> audits(space).stream().noneMatch(audit -> saidBySomebody(audit) == 1));
    press(scene, KeyCode.ENTER, true, false);
    eventually(() -> finished(space) == 1);
    reads(bench.root(), words.get("processAudit.openAgain"));
    press(scene, KeyCode.J);
    // The way of the next deal is read first; the one before offers to be opened again.
    reads(bench.root(), words.get("processAudit.finish"));
    press(scene, KeyCode.ENTER, true, false);
    eventually(() -> finished(space) == 2);
    picture(scene, 1280, 800, "process-audit-finished-" + language);

    press(scene, KeyCode.T);
    reads(bench.root(), words.get("processAudit.passRate"));
    picture(scene, 1280, 800, "process-audit-broken-" + language);
    assertThat(readable(bench.root()))
        .as("a manager does not change pipelines")
        .doesNotContain(words.get("processAudit.tighten"));
  }

  @Test
  void aFindingBecomesARequiredCheckInTwoClicks() {
    var space = workspace(Language.ENGLISH, SampleBook.ADMIN);
    seed(space);
    var bench = shown(space, Appearance.STANDARD);
    var scene = bench.root().getScene();
    reads(bench.root(), space.words().get("processAudit.draw", 3));
    press(scene, KeyCode.N);
    eventually(() -> audits(space).size() == 3);
    for (var done = 1; done <= 3; done++) {
      var count = done;
      reads(bench.root(), space.words().get("processAudit.finish"));
      press(scene, KeyCode.ENTER, true, false);
      eventually(() -> finished(space) == count);
      reads(bench.root(), space.words().get("processAudit.openAgain"));
      press(scene, KeyCode.J);
    }
    press(scene, KeyCode.T);
    reads(bench.root(), "Competitor table", space.words().get("processAudit.tighten"));

    fx(() ->
        new TightenDialog(space, new AuditWords(space)).open("item/" + SampleBook.id("item", 7)));
    reads(bench.root(), space.words().get("processAudit.becomesRequired", "Competitor table"));
    picture(scene, 1280, 800, "process-audit-tighten");
    press(scene, KeyCode.SPACE);

    eventually(() -> drafted(space).isPresent());
    assertThat(drafted(space)).get().matches(ChecklistItem::required);
    assertThat(item(space, SampleBook.id("item", 7)))
        .as("what deals run on stays as it is until somebody publishes the draft")
        .get()
        .matches(item -> !item.required());
  }

  private static Optional<ChecklistItem> item(Workspace space, String id) {
    return space
        .database()
        .configuration()
        .row(RecordType.CHECKLIST_ITEM, id)
        .map(ChecklistItem::of);
  }

  private static Optional<ChecklistItem> drafted(Workspace space) {
    return space.database().configuration().all(RecordType.PIPELINE).stream()
        .map(Pipeline::of)
        .filter(Pipeline::isDraft)
        .findFirst()
        .flatMap(draft -> item(space, Journeys.copyOf(SampleBook.id("item", 7), draft.id())));
  }

  @Test
  void aMonthWithoutClosedDealsSaysSo() {
    var space = workspace(Language.ENGLISH, SampleBook.ZHOU);
    var bench = shown(space, Appearance.STANDARD);

    reads(bench.root(), space.words().get("processAudit.noneClosed", "October 2026"));
  }

  private static long saidBySomebody(ProcessAudit audit) {
    return audit.findings().stream().filter(finding -> finding.why().name().equals("SEEN")).count();
  }

  private static List<ProcessAudit> audits(Workspace space) {
    return space
        .database()
        .readNow(sql -> RecordTable.of(RecordType.PROCESS_AUDIT).all(sql))
        .stream()
        .map(ProcessAudit::of)
        .toList();
  }

  private static long finished(Workspace space) {
    return audits(space).stream().filter(audit -> !audit.isOpen()).count();
  }

  private static void seed(Workspace space) {
    var rows = new ArrayList<Row>();
    for (var number = 1; number <= CLOSED; number++) {
      deal(number, rows);
    }
    Profiles.seed(space.database(), rows.toArray(Row[]::new));
  }

  /// Won from stage to stage, each a few days; every third passed over the survey, every fourth
  /// stayed in the quote for too long, and the competitor table is mostly forgotten.
  private static void deal(int number, List<Row> rows) {
    var names = List.of("泵站改造", "厂房光伏", "水厂扩容", "冷链仓库", "园区安防", "污水处理");
    var owner = List.of(SampleBook.LIN, SampleBook.HE, SampleBook.QIN).get(number % 3);
    var id = SampleBook.id("c-deal", number);
    var account = SampleBook.id("c-account", number);
    var closed = Instant.parse("2026-10-01T02:00:00Z").plus(Duration.ofDays(number));
    rows.add(row(RecordType.ACCOUNT, account, "name", "海川泵业" + number, "owner", owner));
    rows.add(
        row(
                RecordType.OPPORTUNITY,
                id,
                "name",
                names.get(number % names.size()) + " " + number,
                "pipeline",
                SampleBook.PIPELINE,
                "stage",
                SampleBook.STAGES.get(number % 5 == 0 ? 7 : 6),
                "state",
                number % 5 == 0 ? "lost" : "won",
                "account",
                account,
                "owner",
                owner)
            .with("budgetLow", 100L)
            .with("budgetHigh", 200L)
            .with("stageSince", closed.toEpochMilli()));
    var skips = number % 3 == 0;
    var at = closed.minus(Duration.ofDays(60));
    var from = 0;
    for (var to : skips ? List.of(1, 3, 4, 5, 6) : List.of(1, 2, 3, 4, 5, 6)) {
      var days = from == 3 && number % 4 == 0 ? 19 : 4;
      at = at.plus(Duration.ofDays(days));
      rows.add(
          row(
                  RecordType.ACTIVITY,
                  SampleBook.id("c-move-" + to, number),
                  "parentType",
                  "opportunity",
                  "parent",
                  id,
                  "kind",
                  "stage",
                  "fromStage",
                  SampleBook.STAGES.get(from),
                  "toStage",
                  SampleBook.STAGES.get(to),
                  "owner",
                  owner)
              .with("occurredAt", at.toEpochMilli())
              .with("durationSeconds", days * 86_400L));
      from = to;
    }
    for (var item : List.of(1, 2, 6)) {
      rows.add(
          row(
                  RecordType.CHECKMARK,
                  SampleBook.id("c-mark-" + item, number),
                  "parentType",
                  "opportunity",
                  "parent",
                  id,
                  "item",
                  SampleBook.id("item", item),
                  "state",
                  item == 6 ? "agreed" : "done",
                  "by",
                  item == 6 ? SampleBook.ZHOU : owner,
                  "owner",
                  owner)
              .with("at", at.minus(Duration.ofDays(20)).toEpochMilli()));
    }
    for (var photo = 1; photo <= (number % 4 == 1 ? 2 : 3); photo++) {
      rows.add(attachment(number, photo, "site-survey-photo", owner));
    }
    rows.add(attachment(number, 9, "needs-report", owner));
  }

  private static Row attachment(int number, int which, String kind, String owner) {
    return row(
        RecordType.ATTACHMENT,
        SampleBook.id("c-file-" + which, number),
        "parentType",
        "opportunity",
        "parent",
        SampleBook.id("c-deal", number),
        "kind",
        kind,
        "name",
        kind + which,
        "sha256",
        "%064d".formatted(number * 10L + which),
        "owner",
        owner);
  }

  private Workbench shown(Workspace space, Appearance look) {
    var screens = new Screens();
    screens.at(Place.ProcessAudits.class, (place, at) -> new ProcessAuditsView(at));
    screens.offer(
        new NavItem(
            NavItem.Section.TEAM,
            new Place.ProcessAudits(),
            Icon.AUDIT,
            "nav.processAudits",
            "",
            null));
    var bench = bench(space, screens, 1280, 800, look);
    fx(() -> space.navigator().open(new Place.ProcessAudits()));
    return bench;
  }

  private static Workspace workspace(Language language, String user) {
    return as(workspace(language), user);
  }
}
