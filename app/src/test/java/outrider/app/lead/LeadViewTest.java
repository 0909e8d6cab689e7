package outrider.app.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outrider.app.SampleBook;
import outrider.app.fx.Appearance;
import outrider.app.fx.FxTest;
import outrider.app.i18n.Language;
import outrider.app.shell.Place;
import outrider.app.shell.Workbench;
import outrider.app.shell.Workspace;
import outrider.app.store.Profiles;
import outrider.app.store.RecordTable;
import outrider.core.command.Command;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.rule.Actor;

/// The page of one lead in the frame, on a real database.
final class LeadViewTest extends FxTest {

  @Test
  void aFieldIsSavedWhenItIsLeftAndCanBeTakenBack() {
    var space = LeadsViewTest.bookWithLeads(Language.CHINESE);
    var scene = record(space, LeadSamples.CHEN, 1440, 900);
    edit(scene, "industry", "样例物流业");
    eventually(() -> lead(space, LeadSamples.CHEN).text("industry").equals("样例物流业"));
    eventually(() -> space.toasts().text().equals("已保存 行业"));
    fx(() -> space.undo().undo());
    eventually(() -> !lead(space, LeadSamples.CHEN).has("industry"));
  }

  @Test
  void whatIsMissingOrMalformedIsSaidUnderTheFieldAndNotSaved() {
    var space = LeadsViewTest.bookWithLeads(Language.CHINESE);
    var scene = record(space, LeadSamples.CHEN, 1440, 900);
    edit(scene, "name", "");
    assertThat(error(scene, "name")).isEqualTo("填写姓名");
    edit(scene, "amount", "一百万");
    assertThat(error(scene, "amount")).startsWith("写成金额");
    assertThat(lead(space, LeadSamples.CHEN).text("name")).isEqualTo("陈思远");
    edit(scene, "amount", "135");
    eventually(() -> lead(space, LeadSamples.CHEN).number("amount", 0) == 135_000_000L);
  }

  @ParameterizedTest
  @CsvSource({
    "CHINESE, 分配给未跟进线索最少的销售；此前 2 条，上限 5 条",
    "ENGLISH, 'Assigned to the rep with the fewest untouched leads: 2 before it, 5 allowed'"
  })
  void whyALeadIsMineIsReadInMyLanguageBesideWhatWasSent(Language language, String why) {
    var space = LeadsViewTest.bookWithLeads(language);
    Profiles.seed(
        space.database(),
        Profiles.row(
            RecordType.ACTIVITY,
            SampleBook.id("activity", 901),
            "parentType",
            "lead",
            "parent",
            LeadSamples.CHEN,
            "kind",
            "note",
            "occurredAt",
            space.clock().millis(),
            "text",
            "reason:assign.least-loaded|limit=5|untouched=2\nreason:\n请回电",
            "createdBy",
            Actor.HEADQUARTERS,
            "owner",
            SampleBook.LIN),
        Profiles.row(
            RecordType.ACTIVITY,
            SampleBook.id("activity", 902),
            "parentType",
            "lead",
            "parent",
            LeadSamples.CHEN,
            "kind",
            "note",
            "occurredAt",
            space.clock().millis(),
            "text",
            "reason:assign.no-reps",
            "createdBy",
            SampleBook.LIN,
            "owner",
            SampleBook.LIN));

    var scene = record(space, LeadSamples.CHEN, 1440, 900);

    reads(scene.getRoot(), why + "\n请回电", "reason:assign.no-reps");
  }

  @Test
  void aFieldThatTwoPeopleChangedIsMarked() {
    var space = LeadsViewTest.bookWithLeads(Language.CHINESE);
    Profiles.seed(
        space.database(),
        Profiles.row(
            RecordType.CONFLICT,
            SampleBook.id("conflict", 1),
            "parentType",
            "lead",
            "parent",
            LeadSamples.CHEN,
            "field",
            "amount",
            "mine",
            "120000000",
            "theirs",
            "90000000",
            "state",
            "open",
            "owner",
            SampleBook.LIN));
    var scene = record(space, LeadSamples.CHEN, 1440, 900);
    reads(scene.getRoot(), "两个人都改了，去选一个", "有字段两个人都改了，等人选");
    picture(scene, "lead-conflict-zh");
  }

  @Test
  void aLeadBecomesADealOfANewAccount() {
    var space = LeadsViewTest.bookWithLeads(Language.CHINESE);
    var scene = record(space, LeadSamples.CHEN, 1440, 900);
    press(scene, KeyCode.C);
    eventually(() -> !scene.getRoot().lookup(".dialog-card .primary").isDisabled());
    picture(scene, "lead-convert-zh");
    press(scene, KeyCode.ENTER, true, false);
    eventually(() -> space.navigator().place() instanceof Place.OpportunityRecord);
    var lead = lead(space, LeadSamples.CHEN);
    assertThat(lead.text("status")).isEqualTo("converted");
    var deal =
        space
            .database()
            .readNow(sql ->
                RecordTable.of(RecordType.OPPORTUNITY)
                    .find(sql, lead.text("opportunity"))
                    .orElseThrow());
    assertThat(deal.text("name")).isEqualTo("星河样例物流 商机");
    assertThat(deal.number("amount", 0)).isEqualTo(120_000_000L);
  }

  @Test
  void whatAGateMissesIsListedBeforeAnythingIsDone() {
    var space = LeadsViewTest.bookWithLeads(Language.CHINESE);
    var model =
        new ConvertViewModel(
            space.database(), space.commands(), space.undo(), lead(space, LeadSamples.CHEN));
    assertThat(model.missing(null, "样例", SampleBook.STAGES.getFirst()).join()).isEmpty();
    var missing = model.missing(null, "样例", SampleBook.STAGES.get(3)).join();
    assertThat(missing).extracting(reason -> reason.id()).contains("gate.unmet");
    assertThat(lead(space, LeadSamples.CHEN).text("status")).isEqualTo("working");
  }

  @Test
  void aKnownAccountIsFoundByAWordOfItsName() {
    var space = LeadsViewTest.bookWithLeads(Language.CHINESE);
    Profiles.seed(
        space.database(),
        Profiles.row(
            RecordType.ACCOUNT,
            SampleBook.id("account", 1),
            "name",
            "星河样例物流",
            "owner",
            SampleBook.LIN),
        Profiles.row(
            RecordType.ACCOUNT,
            SampleBook.id("account", 2),
            "name",
            "星河样例物流（昆山）",
            "owner",
            SampleBook.LIN));
    var model =
        new ConvertViewModel(
            space.database(), space.commands(), space.undo(), lead(space, LeadSamples.CHEN));
    assertThat(model.accounts("星河").join())
        .extracting(ConvertViewModel.Account::name)
        .containsExactly("星河样例物流", "星河样例物流（昆山）");
  }

  @Test
  void aTaskIsTickedAndTheNextStepFollows() {
    var space = LeadsViewTest.bookWithLeads(Language.CHINESE);
    var scene = record(space, LeadSamples.CHEN, 1440, 900);
    var view = view(scene);
    var task = SampleBook.id("leadtask", 1);
    fx(() -> view.model().complete(task));
    eventually(() -> !lead(space, LeadSamples.CHEN).has("nextStepAt"));
    reads(scene.getRoot(), "没有下一步");
    fx(() ->
        space
            .commands()
            .submit(
                new Command.PlanTask(
                    space.commands().newId(),
                    RecordType.LEAD,
                    LeadSamples.CHEN,
                    "带方案去拜访",
                    "visit",
                    LeadSamples.at(25, 10, 0),
                    null)));
    reads(scene.getRoot(), "带方案去拜访");
    assertThat(lead(space, LeadSamples.CHEN).text("nextStep")).isEqualTo("带方案去拜访");
  }

  @Test
  void theNextLeadOfTheListIsOneKeyAway() {
    var space = LeadsViewTest.bookWithLeads(Language.CHINESE);
    space.memory().remember("trail.lead", LeadSamples.CHEN + " " + SampleBook.id("lead", 4));
    var scene = record(space, LeadSamples.CHEN, 1440, 900);
    press(scene, KeyCode.CLOSE_BRACKET);
    assertThat(space.navigator().place()).isEqualTo(new Place.LeadRecord(SampleBook.id("lead", 4)));
    press(scene, KeyCode.CLOSE_BRACKET);
    assertThat(space.toasts().text()).isEqualTo("列表到头了");
    press(scene, KeyCode.OPEN_BRACKET);
    assertThat(space.navigator().place()).isEqualTo(new Place.LeadRecord(LeadSamples.CHEN));
  }

  @Test
  void aLeadThatIsGoneSaysSoAndIsThereAgainAfterUndo() {
    var space = LeadsViewTest.bookWithLeads(Language.CHINESE);
    var scene = record(space, LeadSamples.CHEN, 1440, 900);
    fx(() -> view(scene).model().delete());
    reads(scene.getRoot(), "这条线索已删除，或者已经交给别人。");
    fx(() -> space.undo().undo());
    reads(scene.getRoot(), "运营副总");
  }

  @Test
  void whoMayBeTheSamePersonIsShown() {
    var space = LeadsViewTest.bookWithLeads(Language.CHINESE);
    Profiles.seed(
        space.database(),
        Profiles.row(
            RecordType.LEAD,
            SampleBook.id("lead", 77),
            "name",
            "陈思远",
            "company",
            "星河样例物流有限公司",
            "source",
            "展会",
            "owner",
            SampleBook.LIN));
    var scene = record(space, LeadSamples.CHEN, 1440, 900);
    reads(scene.getRoot(), "可能重复 1 条");
    reads(scene.getRoot(), "姓名和公司相同");
    picture(scene, "lead-duplicate-zh");
  }

  @Test
  void risksAreThoseThatWhoeverTakesOverMustKnow() {
    var now = LeadSamples.NOW;
    var lead =
        Profiles.row(
            RecordType.LEAD,
            "x",
            "status",
            "working",
            "touches",
            1L,
            "firstContactAt",
            now - 49L * 3_600_000,
            "phone",
            "1");
    assertThat(LeadRisk.of(lead, false, now))
        .containsExactly(LeadRisk.NO_NEXT_STEP, LeadRisk.WINDOW_MISSED);
    assertThat(LeadRisk.of(lead.with("nextStepAt", now - 1).with("phone", null), true, now))
        .containsExactly(
            LeadRisk.CONFLICT, LeadRisk.OVERDUE, LeadRisk.WINDOW_MISSED, LeadRisk.UNREACHABLE);
    assertThat(LeadRisk.of(lead.with("status", "disqualified"), false, now)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "CHINESE, LIGHT, 1440, 900, 100",
    "ENGLISH, DARK, 1280, 800, 100",
    "CHINESE, DARK, 1100, 800, 100",
    "ENGLISH, LIGHT, 1440, 900, 200"
  })
  void thePageCanBeReadInEveryLook(
      Language language, Appearance.Theme theme, int width, int height, int scale) {
    var space = LeadsViewTest.bookWithLeads(language);
    fx(() -> space.appearance().set(space.appearance().get().withTheme(theme).withScale(scale)));
    var scene = record(space, LeadSamples.CHEN, width, height);
    picture(
        scene,
        "lead-%s-%s-%d-%d".formatted(language, theme, width, scale).toLowerCase(Locale.ROOT));
    reads(scene.getRoot(), "陈思远");
  }

  private Scene record(Workspace space, String lead, double width, double height) {
    space.navigator().open(new Place.LeadRecord(lead));
    var bench = fx(() -> new Workbench(space, LeadsViewTest.screens()));
    var scene = show(() -> bench.scene(width, height));
    fx(bench::show);
    scene.getRoot().setUserData(Objects.requireNonNull(fx(bench::current)));
    var view = view(scene);
    eventually(() -> view.model().wholeProperty().get().isPresent());
    return scene;
  }

  private static LeadView view(Scene scene) {
    return (LeadView) scene.getRoot().getUserData();
  }

  private static void edit(Scene scene, String field, String text) {
    var input = (TextField) view(scene).form().input(field).editor().control();
    fx(() -> {
      input.requestFocus();
      input.setText(text);
      view(scene).form().input("name").editor().control().getParent().requestFocus();
      scene.getRoot().requestFocus();
    });
    settle();
  }

  private static String error(Scene scene, String field) {
    return fx(() -> view(scene).form().input(field).field().error().orElse(""));
  }

  private static Row lead(Workspace space, String id) {
    List<Row> found =
        space.database().readNow(sql -> RecordTable.of(RecordType.LEAD).where(sql, "id = ?", id));
    return found.getFirst();
  }
}
