package outrider.app.external;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import outrider.app.account.AccountRecordView;
import outrider.app.account.AccountSample;
import outrider.app.crosssell.CrossSellView;
import outrider.app.fx.Appearance;
import outrider.app.fx.Icon;
import outrider.app.fx.WorkbenchTest;
import outrider.app.i18n.Language;
import outrider.app.shell.NavItem;
import outrider.app.shell.Place;
import outrider.app.shell.Screens;
import outrider.app.shell.Workbench;
import outrider.app.shell.Workspace;
import outrider.app.store.Profiles;
import outrider.app.store.RecordTable;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// What other systems know stands on the customer's page, each with its source and its age; who has
/// the one thing and not the other is a list to work through.
final class DealingsViewTest extends WorkbenchTest {

  @Test
  void aCustomersPageShowsWhatThreeSystemsKnowAndHowOldItIs() {
    var space = book(Language.CHINESE);
    var bench = bench(space, new Place.AccountRecord(AccountSample.WATER));
    var scene = scene(space, bench);
    reads(bench.root(), "订单", "¥61 万", "ERP 金蝶 · 截至 今天");
    reads(bench.root(), "工单 T-88213", "离心泵 · 处理中");
    reads(bench.root(), "开票平台 · 截至", "起过期");
    reads(bench.root(), "可能还需要", "阀门", "31 家中 24 家也有");
    picture(scene, 1280, 800, "dealings-zh");
  }

  @Test
  void inEnglishAndTheDarkAndATaskIsPlannedFromAnOffer() {
    var space = book(Language.ENGLISH);
    var bench = bench(space, new Place.AccountRecord(AccountSample.WATER));
    var scene = scene(space, bench);
    fx(() -> space.appearance().set(Appearance.STANDARD.withTheme(Appearance.Theme.DARK)));
    reads(bench.root(), "Order", "as of today", "late since", "May also need");
    picture(scene, 1280, 800, "dealings-en-dark");

    fx(() ->
        bench.root().lookupAll(".offer-line .button").stream()
            .map(Button.class::cast)
            .findFirst()
            .orElseThrow()
            .fire());
    settle();
    click(scene, "Plan");
    eventually(() -> tasks(space).anyMatch(task -> task.text("title").equals("Offer 阀门")));
    assertThat(tasks(space).filter(task -> task.text("title").equals("Offer 阀门")))
        .singleElement()
        .satisfies(task -> assertThat(task.text("parent")).isEqualTo(AccountSample.WATER));
  }

  @Test
  void whoHasTheOneAndNotTheOtherIsAListToWorkThrough() {
    var space = book(Language.CHINESE);
    var bench = bench(space, new Place.CrossSell());
    var scene = scene(space, bench);
    reads(bench.root(), "有离心泵、没有阀门", "样例客户 129", "西澜样例水务", "n = 61");
    assertThat(readable(bench.root())).doesNotContain("样例客户 110", "有阀门、");
    picture(scene, 1280, 800, "crosssell-zh");

    assertThat(readable(bench.root())).as("nobody says what they are").doesNotContain("同系列升级");
    Profiles.seed(
        space.database(),
        DealingSample.product(91, "离心泵", 100L),
        DealingSample.product(92, "阀门", 300L));
    reads(bench.root(), "同系列升级");

    press(scene, KeyCode.T);
    click(scene, "安排");
    eventually(() -> tasks(space).filter(task -> task.text("title").equals("推荐阀门")).count() == 7);
  }

  private static Stream<Row> tasks(Workspace space) {
    return space.database().readNow(sql -> RecordTable.of(RecordType.TASK).all(sql)).stream();
  }

  private Workspace book(Language language) {
    var space = workspace(language);
    Profiles.seed(space.database(), AccountSample.rows().toArray(Row[]::new));
    Profiles.seed(
        space.database(), DealingSample.rows(space.clock().instant()).toArray(Row[]::new));
    return space;
  }

  private Workbench bench(Workspace space, Place place) {
    return bench(
        space,
        place,
        new Screens()
            .at(Place.AccountRecord.class, (at, each) -> new AccountRecordView(each, at.id()))
            .at(Place.CrossSell.class, (at, each) -> new CrossSellView(each))
            .offer(nav(NavItem.Section.TEAM, new Place.CrossSell(), Icon.MERGE, "nav.crossSell")));
  }
}
