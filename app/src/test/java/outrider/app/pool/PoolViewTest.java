package outrider.app.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Objects;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outrider.app.SampleBook;
import outrider.app.fx.Appearance;
import outrider.app.fx.FxTest;
import outrider.app.fx.Icon;
import outrider.app.i18n.Language;
import outrider.app.lead.LeadView;
import outrider.app.shell.NavItem;
import outrider.app.shell.News;
import outrider.app.shell.Place;
import outrider.app.shell.Screens;
import outrider.app.shell.Workspace;
import outrider.app.store.Profiles;
import outrider.app.store.RecordTable;
import outrider.app.today.TodayView;
import outrider.core.command.Command;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// The public pool in the frame, worked by keys, on a real database; 林晓 is a member of two pools.
final class PoolViewTest extends FxTest {
  private static final int ATTEMPTS_MAX = 200;

  @ParameterizedTest
  @CsvSource({
    "CHINESE, LIGHT, 1440, 华东公海, 未跟进收回：A 级 3 天",
    "ENGLISH, DARK, 1440, East pool, back without a follow-up A after 3 days",
    "ENGLISH, LIGHT, 1024, Trade fair, former owner waits 7 days"
  })
  void aPoolSaysWhatHoldsInItAndWhyEachLeadIsThere(
      Language language, Appearance.Theme theme, double width, String pool, String rules) {
    var space = book(language);
    var scene = shown(space, width, theme);

    reads(scene.getRoot(), pool, rules, "张伟", "Helen Marsh");
    assertThat(readable(scene.getRoot()))
        .as("what is somebody's is not here")
        .doesNotContain("王雅琴");
    picture(scene, "pool-" + language + "-" + theme + "-" + (int) width);
  }

  @Test
  void aKeyClaimsAndUndoGivesBack() {
    var space = book(Language.CHINESE);
    var scene = shown(space, 1440, Appearance.Theme.LIGHT);
    reads(scene.getRoot(), "张伟", "24 小时内已领 0/2 · 持有 1/50");

    press(scene, KeyCode.C);

    eventually(() -> owner(space, PoolSample.ZHANG).equals(SampleBook.LIN));
    reads(scene.getRoot(), "张伟 现在归你，等总部确认", "24 小时内已领 1/2 · 持有 2/50");
    fx(() -> space.undo().undo()).orElseThrow().join();
    eventually(() -> owner(space, PoolSample.ZHANG).isEmpty());
    assertThat(lead(space, PoolSample.ZHANG).text("previousOwner"))
        .as("a slip of the hand locks nobody out")
        .isEqualTo(SampleBook.HE);
  }

  @Test
  void whoHadItIsToldWhenTheyMayHaveItAgain() {
    var space = book(Language.CHINESE);
    var scene = shown(space, 1440, Appearance.Theme.LIGHT);
    press(scene, KeyCode.J, KeyCode.J, KeyCode.C);
    eventually(() -> space.toasts().text().startsWith("林晓 刚持有过，周日 11月29日 05:02"));
    assertThat(owner(space, PoolSample.LOCKED)).isEmpty();
  }

  @Test
  void severalAreClaimedAtOnceAsFarAsTheLimitAllows() {
    var space = book(Language.ENGLISH);
    var scene = shown(space, 1440, Appearance.Theme.LIGHT);
    press(scene, KeyCode.X);
    press(scene, KeyCode.J, false, true);
    press(scene, KeyCode.J, false, true);
    press(scene, KeyCode.J, false, true);
    reads(scene.getRoot(), "Claim");
    picture(scene, "pool-checked-en");

    press(scene, KeyCode.C);

    eventually(() -> owner(space, PoolSample.HELEN).equals(SampleBook.LIN));
    reads(scene.getRoot(), "Claimed in 24 hours 2 of 2", "Next claim tomorrow 11:02");
    fx(() -> ((Button) find(scene, ".toast .button")).fire());
    settle();
    reads(scene.getRoot(), "had it last and can have it again from");
    reads(
        scene.getRoot(),
        "You have claimed 2 in 24 hours, which is the limit; the next one is free");
    picture(scene, "pool-refused-en");
  }

  @ParameterizedTest
  @CsvSource({"CHINESE, LIGHT, 保留到 周三 11月25日 11:02", "ENGLISH, DARK, Stays until Wed 25 Nov 11:02"})
  void theLeadsPageSaysUntilWhenItStays(Language language, Appearance.Theme theme, String stays) {
    var space = book(language);
    var bench = shown(space, 1440, theme);
    fx(() -> space.navigator().open(new Place.LeadRecord(PoolSample.MINE)));
    reads(bench.getRoot(), stays);
    picture(bench, "lead-pool-" + language);

    fx(() -> space.navigator().open(new Place.LeadRecord(PoolSample.HELEN)));
    reads(bench.getRoot(), "预算明年才有");
    picture(bench, "lead-pooled-" + language);
  }

  @Test
  void aClaimThatHqHasNotHeardOfIsAReservation() {
    var space = book(Language.CHINESE);
    var scene = shown(space, 1440, Appearance.Theme.LIGHT);
    press(scene, KeyCode.C);
    eventually(() -> owner(space, PoolSample.ZHANG).equals(SampleBook.LIN));
    fx(() -> space.navigator().open(new Place.LeadRecord(PoolSample.ZHANG)));
    reads(scene.getRoot(), "已预留，等总部裁定", "你的记录会保留在线索上", "林晓 从公海 华东公海 得到");
    picture(scene, "lead-reserved-zh");
  }

  @Test
  void aLeadIsGivenBackWithAReason() {
    var space = book(Language.CHINESE);
    var scene = shown(space, 1440, Appearance.Theme.LIGHT);
    fx(() -> space.navigator().open(new Place.LeadRecord(PoolSample.MINE)));
    reads(scene.getRoot(), "退回公海");
    fx(() -> button(scene, "退回公海").fire());
    eventually(() -> space.dialogs().isOpen());
    type(scene, "客户暂停采购");
    picture(scene, "pool-return-zh");
    press(scene, KeyCode.ENTER);
    eventually(() -> owner(space, PoolSample.MINE).isEmpty());
    assertThat(lead(space, PoolSample.MINE).text("pooledNote")).isEqualTo("客户暂停采购");
    reads(scene.getRoot(), "无负责人");
    assertThat(fx(() -> space.undo().next())).as("it is given up for good").isEmpty();
  }

  @Test
  void aLeadOfNoPoolIsPutUnderOne() {
    var space = book(Language.CHINESE);
    var own = SampleBook.id("lead", 950);
    Profiles.seed(
        space.database(),
        Profiles.row(RecordType.LEAD, own, "name", "周明", "source", "官网", "owner", SampleBook.LIN));
    var scene = shown(space, 1440, Appearance.Theme.LIGHT);
    fx(() -> space.navigator().open(new Place.LeadRecord(own)));
    reads(scene.getRoot(), "它不会回到任何公海", "归入公海");
    picture(scene, "lead-of-no-pool-zh");
    assertThat(
            space
                .undo()
                .submit("undo.placed", new Command.PlaceLead(own, null, PoolSample.FAIR))
                .join()
                .reasons())
        .isEmpty();
    reads(scene.getRoot(), "展会线索", "保留到 周四 12月3日 11:02");
  }

  @ParameterizedTest
  @CsvSource({"CHINESE, LIGHT, 即将回公海, 2 天后回公海", "ENGLISH, DARK, Back to pool soon, Pool in 2 days"})
  void todayRemindsOfWhatGoesBackSoon(
      Language language, Appearance.Theme theme, String group, String pill) {
    var space = book(language);
    var scene = shown(space, 1440, theme);
    fx(() -> space.navigator().open(new Place.Today()));
    reads(scene.getRoot(), group, "王雅琴", pill);
    picture(scene, "today-pool-" + language);
  }

  @Test
  void whoLosesALeadToThePoolIsToldWhy() {
    var space = book(Language.CHINESE);
    var told = new ArrayList<String>();
    fx(() ->
        new WentBack(
                space, new News(space, (title, text) -> told.add(title + " " + text), () -> false))
            .listen());
    var mine = lead(space, PoolSample.MINE);
    // What the first look finds is no news, and nobody can see from here when that was.
    for (var attempt = 0; told.isEmpty() && attempt < ATTEMPTS_MAX; attempt++) {
      Profiles.seed(
          space.database(),
          mine.with(Fields.OWNER, null)
              .with("pooledAt", space.clock().millis() + attempt)
              .with("pooledWhy", "cap")
              .with("previousOwner", SampleBook.LIN));
      settle();
    }
    eventually(() -> !told.isEmpty());
    assertThat(told).as("what lay there before is no news").containsOnly("已回公海 王雅琴 已回公海：已到最长期限");
  }

  @Test
  void whereThereIsNoPoolTheScreenSaysWhoSetsOneUp() {
    var space = workspace(Language.CHINESE);
    var scene = shown(space, 1440, Appearance.Theme.LIGHT);
    reads(scene.getRoot(), "你还不在任何公海里");
    picture(scene, "pool-none-zh");
  }

  private static Workspace book(Language language) {
    var space = workspace(language);
    PoolSample.seed(space);
    return space;
  }

  private Scene shown(Workspace space, double width, Appearance.Theme theme) {
    var screens = new Screens();
    screens.at(Place.Pool.class, (place, at) -> new PoolView(at));
    screens.at(Place.Today.class, (place, at) -> new TodayView(at));
    screens.at(Place.LeadRecord.class, (place, at) -> new LeadView(at, place.id()));
    screens.offer(
        new NavItem(NavItem.Section.WORK, new Place.Pool(), Icon.POOL, "nav.pool", "", null));
    fx(() -> space.navigator().open(new Place.Pool()));
    var bench = bench(space, screens, width, 800, Appearance.STANDARD.withTheme(theme));
    return Objects.requireNonNull(bench.root().getScene());
  }

  private static Button button(Scene scene, String text) {
    return fx(() ->
        scene.getRoot().lookupAll(".button").stream()
            .filter(Button.class::isInstance)
            .map(Button.class::cast)
            .filter(button -> text.equals(button.getText()))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no button " + text)));
  }

  private static String owner(Workspace space, String id) {
    return lead(space, id).text(Fields.OWNER);
  }

  private static Row lead(Workspace space, String id) {
    return space
        .database()
        .readNow(sql -> RecordTable.of(RecordType.LEAD).find(sql, id).orElseThrow());
  }
}
