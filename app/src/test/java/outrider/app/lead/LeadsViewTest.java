package outrider.app.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outrider.app.SampleBook;
import outrider.app.fx.Appearance;
import outrider.app.fx.FxTest;
import outrider.app.fx.Icon;
import outrider.app.i18n.Language;
import outrider.app.list.Condition;
import outrider.app.list.Operator;
import outrider.app.shell.NavItem;
import outrider.app.shell.Place;
import outrider.app.shell.Screens;
import outrider.app.shell.Workbench;
import outrider.app.shell.Workspace;
import outrider.app.store.Profiles;
import outrider.app.store.RecordTable;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// The list of leads in the frame, worked by keys, on a real database.
final class LeadsViewTest extends FxTest {

  @Test
  void fourRowsAreCheckedByKeysAndGivenToAColleagueAtOnce() {
    var space = bookWithLeads(Language.CHINESE);
    var scene = leads(space, 1440, 900);
    press(scene, KeyCode.J, KeyCode.J, KeyCode.X);
    press(scene, KeyCode.J, false, true);
    press(scene, KeyCode.J, false, true);
    press(scene, KeyCode.J, false, true);
    press(scene, KeyCode.K, KeyCode.K, KeyCode.K);
    reads(scene.getRoot(), "已选 4 条", "改负责人", "同意看演示");
    var list = view(scene).list();
    fx(() -> list.bulk().run(edit -> edit.assign(list.bulk().checked(), SampleBook.HE)));
    eventually(() -> list.table().rows().size() == 14);
    eventually(() -> space.toasts().text().equals("改了 4 条"));
    assertThat(ownerOf(space, LeadSamples.CHEN)).isEqualTo(SampleBook.HE);
    assertThat(list.table().checked()).as("checks outlive the filter").hasSize(4);
    press(scene, KeyCode.ESCAPE);
    assertThat(list.table().checked()).isEmpty();
  }

  @Test
  void oneUndoTakesABulkEditBack() {
    var space = bookWithLeads(Language.CHINESE);
    var scene = leads(space, 1440, 900);
    press(scene, KeyCode.X);
    press(scene, KeyCode.J, false, true);
    var list = view(scene).list();
    fx(() -> list.bulk().run(edit -> edit.set(list.bulk().checked(), "industry", "样例行业")));
    eventually(() -> space.toasts().text().equals("改了 2 条"));
    assertThat(industries(space)).contains("样例行业");
    fx(() -> space.undo().undo());
    eventually(() -> !industries(space).contains("样例行业"));
  }

  @ParameterizedTest
  @CsvSource({"CHINESE, LIGHT", "ENGLISH, DARK"})
  void checkedLeadsBeginACadenceByKeysAndOneUndoEndsThemAll(
      Language language, Appearance.Theme theme) {
    var space = bookWithLeads(language);
    var cadence = SampleBook.id("cadence", 1);
    Profiles.seed(
        space.database(),
        Profiles.row(
            RecordType.CADENCE,
            cadence,
            "name",
            "长期联系",
            "nameEn",
            "Keep in touch",
            "steps",
            "1d|call|问候|\n30d|wechat|再问候|",
            "byHand",
            true));
    var scene = leads(space, 1440, 900);
    fx(() -> space.appearance().set(Appearance.STANDARD.withReducedMotion(true).withTheme(theme)));
    press(scene, KeyCode.X);
    press(scene, KeyCode.J, false, true);
    press(scene, KeyCode.J, false, true);
    var words = space.words();
    var list = view(scene).list();

    press(scene, KeyCode.E);
    eventually(() -> space.dialogs().isOpen());
    picture(scene, "leads-cadence-" + language);
    press(scene, KeyCode.DIGIT1);
    eventually(() -> space.toasts().text().equals(words.get("list.bulkDone", 3)));
    assertThat(runs(space)).hasSize(3);

    press(scene, KeyCode.J, false, true);
    press(scene, KeyCode.E);
    press(scene, KeyCode.DIGIT1);
    eventually(() -> space.toasts().text().equals(words.get("list.bulkSome", 3, 1)));
    assertThat(runs(space)).hasSize(4);
    fx(() -> ((javafx.scene.control.Button) find(scene, ".toast .button")).fire());
    reads(scene.getRoot(), language == Language.CHINESE ? "已经在执行" : "The lead runs ");
    picture(scene, "leads-cadence-refused-" + language);
    press(scene, KeyCode.ESCAPE);

    fx(() -> space.undo().undo()).orElseThrow().join();
    fx(() -> space.undo().undo()).orElseThrow().join();
    assertThat(runs(space)).isEmpty();
    assertThat(list.bulk().checked()).hasSize(4);
  }

  @Test
  void whereNoCadenceIsSetUpTheKeySaysWhoDoes() {
    var space = bookWithLeads(Language.ENGLISH);
    var scene = leads(space, 1440, 900);
    press(scene, KeyCode.E);
    assertThat(space.dialogs().isOpen()).as("nothing is checked").isFalse();
    press(scene, KeyCode.X, KeyCode.E);
    eventually(() ->
        space.toasts().text().equals("None is set up; an administrator adds them under Rules"));
  }

  private static java.util.List<Row> runs(Workspace space) {
    return space.database().readNow(sql -> RecordTable.of(RecordType.ENROLLMENT).all(sql));
  }

  @Test
  void rowsThatTheRulesRefuseAreNamedWithTheirReasons() {
    var space = bookWithLeads(Language.CHINESE);
    var scene = leads(space, 1440, 900);
    press(scene, KeyCode.X);
    press(scene, KeyCode.J, false, true);
    var list = view(scene).list();
    fx(() -> list.bulk().run(edit -> edit.assign(list.bulk().checked(), SampleBook.OWEN)));
    eventually(() -> space.toasts().text().equals("2 条都没有改。"));
    fx(() -> ((javafx.scene.control.Button) find(scene, ".toast .button")).fire());
    settle();
    reads(scene.getRoot(), "2 条没有改", "Helen Marsh", "张伟");
    picture(scene, "leads-refused-zh");
  }

  @Test
  void theSearchFieldFindsOneCharacterInitialsAndPhonesAsOneTypes() {
    var space = bookWithLeads(Language.CHINESE);
    var scene = leads(space, 1440, 900);
    var list = view(scene).list();
    press(scene, KeyCode.F, true, false);
    type(scene, "张");
    eventually(() -> list.table().rows().size() == 1);
    assertThat(selectedName(scene)).isEqualTo("张伟");
    fx(() -> ((TextField) Objects.requireNonNull(scene.getFocusOwner())).setText("wyq"));
    eventually(() -> selectedName(scene).equals("王雅琴"));
    fx(() -> ((TextField) Objects.requireNonNull(scene.getFocusOwner())).setText("没有这个人"));
    eventually(() -> list.table().rows().size() == 0);
    picture(scene, "leads-empty-zh");
    reads(scene.getRoot(), "没有符合的线索。", "清除 3 个条件");
  }

  @Test
  void selectionAndChecksOutliveARefreshFromElsewhere() {
    var space = bookWithLeads(Language.CHINESE);
    var scene = leads(space, 1440, 900);
    var list = view(scene).list();
    press(scene, KeyCode.J, KeyCode.J, KeyCode.X);
    var more =
        Profiles.row(
            RecordType.LEAD,
            SampleBook.id("lead", 99),
            "name",
            "钱一",
            "status",
            "working",
            "owner",
            SampleBook.LIN,
            "nextStepAt",
            LeadSamples.NOW - 9_000_000L);
    Profiles.seed(space.database(), more);
    eventually(() -> list.table().rows().size() == 19);
    assertThat(selectedName(scene)).isEqualTo("陈思远");
    assertThat(list.table().checked()).hasSize(1);
  }

  @Test
  void aViewOfOnesOwnIsKeptAndFoundAgain() {
    var space = bookWithLeads(Language.CHINESE);
    var scene = leads(space, 1440, 900);
    var model = view(scene).list().model();
    fx(() -> model.add(Condition.of("source", Operator.IS, "展会")));
    eventually(() -> view(scene).list().table().rows().size() == 9);
    fx(() -> model.save(space.commands().newId(), "展会来的"));
    eventually(() -> model.countsProperty().get().containsValue(9L));
    reads(scene.getRoot(), "展会来的  9");
    var again = leads(space, 1280, 800);
    eventually(() -> view(again).list().model().viewProperty().get().name().equals("展会来的"));
    eventually(() -> view(again).list().table().rows().size() == 9);
    picture(again, "leads-saved-view-zh");
  }

  @Test
  void rowsAreCopiedForASpreadsheet() {
    var space = bookWithLeads(Language.CHINESE);
    var scene = leads(space, 1440, 900);
    press(scene, KeyCode.X);
    press(scene, KeyCode.J, false, true);
    press(scene, KeyCode.C, true, false);
    eventually(() -> space.toasts().text().equals("已复制 2 行"));
    var copied = fx(() -> Clipboard.getSystemClipboard().getString());
    assertThat(copied.split("\n")).hasSize(3);
    assertThat(copied).startsWith("姓名\t公司\t意向").contains("Helen Marsh\tHarbor Sample Freight\tB");
  }

  @Test
  void aFilterIsPutTogetherWithTheKeyboardInAPopover() {
    var space = bookWithLeads(Language.CHINESE);
    var scene = leads(space, 1440, 900);
    press(scene, KeyCode.F);
    assertThat(space.dialogs().isOpen()).isTrue();
    picture(scene, "leads-condition-zh");
    press(scene, KeyCode.ESCAPE);
    assertThat(space.dialogs().isOpen()).isFalse();
  }

  @Test
  void thePreviewIsCalledAndSentAwayByP() {
    var space = bookWithLeads(Language.CHINESE);
    var wide = leads(space, 1440, 900);
    assertThat(isPreviewed(wide)).isTrue();
    press(wide, KeyCode.P);
    assertThat(isPreviewed(wide)).isFalse();
    press(wide, KeyCode.P);
    var narrow = leads(space, 1100, 800);
    assertThat(isPreviewed(narrow)).isFalse();
    press(narrow, KeyCode.P);
    assertThat(isPreviewed(narrow)).isTrue();
    picture(narrow, "leads-narrow-preview-zh");
  }

  @ParameterizedTest
  @CsvSource({
    "CHINESE, LIGHT, 1440, 900, 100",
    "CHINESE, DARK, 1440, 900, 100",
    "ENGLISH, LIGHT, 1280, 800, 100",
    "ENGLISH, DARK, 1280, 800, 100",
    "ENGLISH, LIGHT, 1440, 900, 200",
    "CHINESE, LIGHT, 1440, 900, 200"
  })
  void theListCanBeReadInEveryLook(
      Language language, Appearance.Theme theme, int width, int height, int scale) {
    var space = bookWithLeads(language);
    fx(() -> space.appearance().set(space.appearance().get().withTheme(theme).withScale(scale)));
    var scene = leads(space, width, height);
    press(scene, KeyCode.J, KeyCode.J, KeyCode.X);
    press(scene, KeyCode.J, false, true);
    press(scene, KeyCode.K);
    picture(
        scene,
        "leads-%s-%s-%d-%d"
            .formatted(language, theme, width, scale)
            .toLowerCase(java.util.Locale.ROOT));
    reads(scene.getRoot(), "陈思远");
  }

  static Workspace bookWithLeads(Language language) {
    var space = workspace(language);
    LeadSamples.into(space.database());
    return space;
  }

  private Scene leads(Workspace space, double width, double height) {
    space.navigator().open(new Place.Leads());
    var bench = fx(() -> new Workbench(space, screens()));
    var scene = show(() -> bench.scene(width, height));
    fx(bench::show);
    scene.getRoot().setUserData(fx(bench::current));
    var view = view(scene);
    eventually(() -> view.list().table().rows().size() > 0);
    eventually(() -> view.list().selectedProperty().get().isPresent());
    eventually(() -> !view.list().model().countsProperty().get().isEmpty());
    return scene;
  }

  static Screens screens() {
    return new Screens()
        .at(Place.Leads.class, (place, each) -> new LeadsView(each))
        .at(Place.LeadRecord.class, (place, each) -> new LeadView(each, place.id()))
        .offer(
            new NavItem(
                NavItem.Section.WORK, new Place.Leads(), Icon.LEAD, "nav.leads", "Alt+2", null));
  }

  private static LeadsView view(Scene scene) {
    return (LeadsView) scene.getRoot().getUserData();
  }

  private static String selectedName(Scene scene) {
    Optional<Row> selected = fx(() -> view(scene).list().selectedProperty().get());
    return selected.map(row -> row.text(Fields.NAME)).orElse("");
  }

  private static boolean isPreviewed(Scene scene) {
    return fx(() -> scene.getRoot().lookup(".lead-preview") != null);
  }

  private static java.util.List<String> industries(Workspace space) {
    return space
        .database()
        .readNow(sql -> sql.list("SELECT industry FROM lead", columns -> columns.text(1)));
  }

  private static String ownerOf(Workspace space, String lead) {
    return space
        .database()
        .readNow(sql -> RecordTable.of(RecordType.LEAD).find(sql, lead).orElseThrow())
        .text(Fields.OWNER);
  }
}
