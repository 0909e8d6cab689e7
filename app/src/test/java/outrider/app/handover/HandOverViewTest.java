package outrider.app.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.app.store.Profiles.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import outrider.app.SampleBook;
import outrider.app.attention.AttentionView;
import outrider.app.attention.ToSettle;
import outrider.app.command.CommandBus;
import outrider.app.command.CorrectedClock;
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
import outrider.core.command.Command;
import outrider.core.command.Gift;
import outrider.core.handover.Handover;
import outrider.core.handover.Held;
import outrider.core.handover.Rest;
import outrider.core.handover.Split;
import outrider.core.handover.SplitRule;
import outrider.core.handover.Takeover;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// He Jing leaves; her manager Zhou Lan divides her book among Lin Xiao and Qin Yue.
final class HandOverViewTest extends FxTest {

  private static final Appearance DARK = Appearance.STANDARD.withTheme(Appearance.Theme.DARK);
  private static final int LEADS = 12;

  @ParameterizedTest
  @EnumSource(Language.class)
  void theWholeWayFromWhoToConfirmed(Language language) {
    var chinese = language == Language.CHINESE;
    var space = workspace(language, SampleBook.ZHOU);
    seed(space);
    var desk = new HandoverDesk();
    var bench = shown(space, desk, chinese ? Appearance.STANDARD : DARK);
    var scene = bench.root().getScene();
    fx(() -> space.navigator().open(new Place.Handovers()));
    reads(bench.root(), space.words().get("handover.none"));
    picture(scene, 1280, 800, "handovers-empty-" + language);

    press(scene, KeyCode.N);
    reads(bench.root(), "何静", space.words().get("handover.leavingMeans"));
    type(scene, "何");
    choose(scene, "何静");
    picture(scene, 1280, 800, "handover-who-" + language);
    press(scene, KeyCode.ENTER, true, false);

    reads(bench.root(), space.words().get("handover.rest"));
    var model = fx(() -> desk.model(space, Optional.empty()));
    fx(() -> model.rules(List.of(new SplitRule("region", List.of("华北"), SampleBook.QIN))));
    fx(() -> box(scene, "林晓").fire());
    fx(() -> box(scene, "秦岳").fire());
    reads(bench.root(), space.words().get("handover.records", 4L));
    picture(scene, 1280, 800, "handover-split-" + language);
    press(scene, KeyCode.ENTER, true, false);

    reads(bench.root(), space.words().get("handover.why.rest"));
    picture(scene, 1280, 800, "handover-preview-" + language);
    press(scene, KeyCode.ENTER, true, false);
    reads(
        bench.root(),
        space.words().get("handover.confirm.hq"),
        chinese ? "没有人能签「价格」" : "Nobody could sign 价格");
    picture(scene, 1280, 800, "handover-confirm-" + language);
    press(scene, KeyCode.ENTER, true, false);

    reads(bench.root(), space.words().get("handover.state.waits"));
    picture(scene, 1280, 800, "handover-past-" + language);
    assertThat(owned(space, SampleBook.HE)).isEmpty();
    assertThat(owned(space, SampleBook.LIN).size() + owned(space, SampleBook.QIN).size())
        .isEqualTo(LEADS + 4);
    var deal = find(space, RecordType.OPPORTUNITY, SampleBook.id("h-deal", 1));
    assertThat(find(space, RecordType.ACCOUNT, SampleBook.id("h-account", 1)).text("owner"))
        .as("a deal goes with its customer")
        .isEqualTo(deal.text("owner"));
    assertThat(find(space, RecordType.USER, SampleBook.HE).flag("inactive")).isTrue();

    press(scene, KeyCode.U);
    reads(bench.root(), space.words().get("handover.undoneNow", "何静"));
    eventually(() -> owned(space, SampleBook.HE).size() == LEADS + 4);
    assertThat(find(space, RecordType.USER, SampleBook.HE).flag("inactive")).isFalse();
  }

  @Test
  void aRecordIsGivenToAnotherByHandAndSaysSo() {
    var space = workspace(Language.ENGLISH, SampleBook.ZHOU);
    seed(space);
    var desk = new HandoverDesk();
    var model = fx(() -> desk.model(space, Optional.of(SampleBook.HE)));
    fx(() ->
        model.show(
            space.database().readNow(HandoverQueries.book(Optional.of(SampleBook.HE)).run())));
    fx(() -> model.rest(new Rest(Rest.By.COUNT, List.of(SampleBook.LIN))));
    var account = SampleBook.id("h-account", 1);
    var line =
        fx(() ->
            model.planProperty().getValue().lines().stream()
                .filter(each -> each.row().id().equals(account))
                .findFirst()
                .orElseThrow());

    fx(() -> model.except(line, SampleBook.QIN));

    assertThat(fx(() -> model.planProperty().getValue().lines()))
        .filteredOn(each -> each.receiver().equals(SampleBook.QIN))
        .as("with its deal and contact")
        .hasSize(3)
        .allMatch(each -> each.rule() == Split.Going.EXCEPTION);
  }

  @Test
  void whoMovesMayKeepTheRestAndNobodyLetsThemselvesGo() {
    var space = workspace(Language.ENGLISH, SampleBook.ZHOU);
    seed(space);
    var desk = new HandoverDesk();
    var model = fx(() -> desk.model(space, Optional.of(SampleBook.ZHOU)));
    assertThat(fx(model::mayLeave)).isFalse();
    assertThat(fx(() -> model.leavesProperty().getValue())).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void theReceiverFindsACardForEachAndSaysWhatTheyHaveSeen(Language language) {
    var chinese = language == Language.CHINESE;
    var space = workspace(language, SampleBook.LIN);
    seed(space);
    handOverToLin(space);
    var bench = shown(space, new HandoverDesk(), chinese ? DARK : Appearance.STANDARD);
    var scene = bench.root().getScene();
    fx(() -> space.navigator().open(new Place.Attention()));
    reads(bench.root(), "何静", space.words().get("attention.takenOver.look"));
    assertThat(toSettle(space)).isEqualTo(1);
    picture(scene, 1280, 800, "takenover-attention-" + language);

    press(scene, KeyCode.ENTER, true, false);
    reads(bench.root(), space.words().get("today.lastTouches"), "报价已发");
    picture(scene, 1280, 800, "takeovers-" + language);
    press(scene, KeyCode.SPACE);
    eventually(() -> seen(space) == 1);
    press(scene, KeyCode.ENTER, true, false);
    eventually(() -> toSettle(space) == 0);
    assertThat(seen(space)).isEqualTo(LEADS + 1);
  }

  private static int toSettle(Workspace space) {
    return space.database().readNow(ToSettle.count(SampleBook.LIN).run());
  }

  private static int seen(Workspace space) {
    return space.database().readNow(sql -> RecordTable.of(RecordType.TAKEOVER).all(sql)).stream()
        .mapToInt(row -> Takeover.of(row).seen().size())
        .sum();
  }

  private static void choose(Scene scene, String name) {
    eventually(() -> {
      var list = (ListView<?>) scene.lookup(".handover-people .list-view");
      var found =
          list.getItems().stream()
              .filter(each -> ((HandoverQueries.Giver) each).user().name().equals(name))
              .findFirst();
      found.ifPresent(each -> list.getSelectionModel().select(list.getItems().indexOf(each)));
      return found.isPresent();
    });
  }

  private static CheckBox box(Scene scene, String name) {
    return scene.getRoot().lookupAll(".check-box").stream()
        .map(CheckBox.class::cast)
        .filter(box -> box.getText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private Workbench shown(Workspace space, HandoverDesk desk, Appearance look) {
    var screens = new Screens();
    screens.at(Place.Handovers.class, (place, at) -> new HandoversView(at));
    screens.at(Place.HandOver.class, (place, at) -> new HandOverView(at, desk, place.from()));
    screens.at(Place.Takeovers.class, (place, at) -> new TakeoversView(at));
    screens.at(Place.Attention.class, (place, at) -> new AttentionView(at));
    screens.at(Place.Today.class, (place, at) -> new HandoversView(at));
    screens.offer(
        new NavItem(
            NavItem.Section.TEAM, new Place.Handovers(), Icon.HANDOVER, "nav.handovers", "", null));
    return bench(space, screens, 1280, 800, look);
  }

  private static Workspace workspace(Language language, String user) {
    return as(workspace(language), user);
  }

  private static void seed(Workspace space) {
    for (var number = 1; number <= LEADS; number++) {
      Profiles.seed(space.database(), lead(number));
    }
    var account = SampleBook.id("h-account", 1);
    Profiles.seed(
        space.database(),
        row(RecordType.ACCOUNT, account, "name", "海川泵业", "owner", SampleBook.HE),
        row(
            RecordType.CONTACT,
            SampleBook.id("h-contact", 1),
            "name",
            "王工",
            "account",
            account,
            "owner",
            SampleBook.HE),
        deal(1, "二期泵站改造").with("account", account),
        deal(2, "水厂扩容"),
        touch(1, "报价已发，等总经理签字"),
        touch(2, "约了下周三看现场"),
        space
            .database()
            .configuration()
            .row(RecordType.USER, SampleBook.HE)
            .orElseThrow()
            .with("duties", List.of("commercial")),
        row(
            RecordType.CHECKLIST_ITEM,
            SampleBook.id("h-item", 1),
            "name",
            "价格",
            "stage",
            SampleBook.STAGES.get(3),
            "gate",
            "exit",
            "kind",
            "sign-off",
            "signKind",
            "discount",
            "signRole",
            "rep"));
  }

  private static Row lead(int number) {
    var names = List.of("赵敏", "孙立", "周航", "吴倩", "郑凯", "冯雪", "陈默", "褚卫", "蒋欣", "沈冬", "韩梅", "杨帆");
    return row(
            RecordType.LEAD,
            SampleBook.id("h-lead", number),
            "name",
            names.get(number - 1),
            "company",
            number % 2 == 0 ? "云帆样例软件" : "海川泵业有限公司",
            "source",
            number % 3 == 0 ? "展会" : "官网",
            "region",
            number % 3 == 0 ? "华北" : "华东",
            "intent",
            number % 4 == 0 ? "A" : "B",
            "status",
            "working",
            "owner",
            SampleBook.HE)
        .with("nextStep", number % 5 == 0 ? null : "回访报价")
        .with("nextStepAt", number % 5 == 0 ? null : NOW.toEpochMilli() + number * 3_600_000L)
        .with("lastContactAt", NOW.toEpochMilli() - number * 86_400_000L)
        .with("phone", "+86 138 0000 00" + (10 + number))
        .with("createdAt", NOW.toEpochMilli() - 9_000_000L - number);
  }

  private static Row deal(int number, String name) {
    return row(
            RecordType.OPPORTUNITY,
            SampleBook.id("h-deal", number),
            "name",
            name,
            "pipeline",
            SampleBook.PIPELINE,
            "stage",
            SampleBook.STAGES.get(number),
            "state",
            "open",
            "currency",
            "CNY",
            "owner",
            SampleBook.HE)
        .with("amount", 48_000_000L * number);
  }

  private static Row touch(int number, String text) {
    return row(
            RecordType.ACTIVITY,
            SampleBook.id("h-touch", number),
            "parentType",
            "lead",
            "parent",
            SampleBook.id("h-lead", number),
            "kind",
            "call",
            "direction",
            "out",
            "text",
            text,
            "owner",
            SampleBook.HE)
        .with("occurredAt", NOW.toEpochMilli() - number * 86_400_000L);
  }

  /// As HQ would send it: the leads and a deal are Lin's now.
  private static void handOverToLin(Workspace space) {
    var bus =
        new CommandBus(
            space.database(),
            new CorrectedClock(space.clock()),
            () -> UUID.randomUUID().toString(),
            SampleBook.ZHOU,
            SampleBook.id("device", 2));
    var records =
        Stream.concat(
                IntStream.rangeClosed(1, LEADS)
                    .mapToObj(number -> new Held(RecordType.LEAD, SampleBook.id("h-lead", number))),
                Stream.of(new Held(RecordType.OPPORTUNITY, SampleBook.id("h-deal", 2))))
            .map(Held::text)
            .toList();
    var receipt =
        bus.submit(
                new Command.HandOver(
                    SampleBook.id("handover", 1),
                    SampleBook.HE,
                    Handover.LEAVING,
                    null,
                    List.of(new Gift(SampleBook.LIN, records)),
                    SampleBook.QIN))
            .join();
    assertThat(receipt.reasons()).isEmpty();
  }

  private static List<Row> owned(Workspace space, String user) {
    return space
        .database()
        .readNow(sql ->
            Stream.of(
                    RecordType.LEAD, RecordType.OPPORTUNITY, RecordType.ACCOUNT, RecordType.CONTACT)
                .flatMap(type ->
                    RecordTable.of(type).where(sql, "owner = ? AND id LIKE ?", user, "%").stream())
                .filter(row -> ours().contains(row.id()))
                .toList());
  }

  private static List<String> ours() {
    var ids = new ArrayList<String>();
    for (var number = 1; number <= LEADS; number++) {
      ids.add(SampleBook.id("h-lead", number));
    }
    ids.add(SampleBook.id("h-deal", 1));
    ids.add(SampleBook.id("h-deal", 2));
    ids.add(SampleBook.id("h-account", 1));
    ids.add(SampleBook.id("h-contact", 1));
    return ids;
  }

  private static Row find(Workspace space, RecordType type, String id) {
    return space.database().readNow(sql -> RecordTable.of(type).find(sql, id)).orElseThrow();
  }
}
