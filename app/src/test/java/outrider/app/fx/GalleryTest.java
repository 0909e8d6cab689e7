package outrider.app.fx;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outrider.app.i18n.Countdown;
import outrider.app.i18n.Language;
import outrider.app.shell.Workspace;

/// Shows every component in every state, in both themes and languages, for eyes to judge.
final class GalleryTest extends FxTest {
  record Deal(String name, String company, String grade, long amount, Countdown countdown) {}

  @ParameterizedTest
  @CsvSource({"LIGHT, CHINESE", "LIGHT, ENGLISH", "DARK, CHINESE", "DARK, ENGLISH"})
  void everyComponentIsFitToBeSeen(Appearance.Theme theme, Language language) {
    var space = workspace(language);
    var page = fx(() -> page(space));
    var scene = show(page, 1440, 900, Appearance.STANDARD.withTheme(theme).withReducedMotion(true));
    fx(() -> {
      var wrong = page.lookup(".form-field .text-field");
      if (wrong != null) {
        wrong.requestFocus();
      }
    });
    picture(scene, 1440, 1240, "gallery-" + (theme + "-" + language).toLowerCase(Locale.ROOT));
  }

  private static VBox page(Workspace space) {
    var left =
        new VBox(
            16,
            pills(space),
            chips(),
            sync(space),
            buttons(space),
            grades(space),
            stages(),
            tabs(),
            progress(space));
    var right = new VBox(16, checklist(space), timeline(), form(space), controls());
    left.setPrefWidth(820);
    right.setPrefWidth(540);
    var banners = new VBox(8);
    var offline = new Banner(Banner.Tone.OFFLINE);
    offline.show("你已离线。", "一切照常，5 条改动联网后自动上传。", "看待传", () -> {});
    var warn = new Banner(Banner.Tone.WARN);
    warn.show("", "何静 3 小时没有联系总部，还有 14 条未传，下面的数字可能少算。", "看是哪些", () -> {});
    banners.getChildren().addAll(offline, warn);
    var group = new GroupHeader();
    group.show(Icon.LATE, "risk-text", "逾期", "3", "按 金额 × 意向 × 距违约时间 排序");
    var table = table(space);
    var layers = layers(space);
    var page = new VBox(12, banners, group, new HBox(24, left, right), table, layers);
    page.getStyleClass().add("surface");
    page.setPadding(new Insets(12));
    return page;
  }

  private static Node row(Node... nodes) {
    var row = new FlowPane(8, 8, nodes);
    row.setRowValignment(javafx.geometry.VPos.CENTER);
    return row;
  }

  private static Node pills(Workspace space) {
    long now = NOW.toEpochMilli();
    var counts =
        List.of(
            new Countdown.Due(now - Duration.ofMinutes(12).toMillis()),
            new Countdown.Due(now - Duration.ofMinutes(100).toMillis()),
            new Countdown.Due(now - Duration.ofDays(1).toMillis()),
            new Countdown.Due(now + Duration.ofSeconds(582).toMillis()),
            new Countdown.Due(now + Duration.ofMinutes(65).toMillis()),
            new Countdown.Due(now + Duration.ofHours(3).toMillis()),
            new Countdown.Due(now + Duration.ofHours(23).toMillis()),
            new Countdown.Due(now + Duration.ofDays(3).toMillis()),
            new Countdown.Pool(now + Duration.ofHours(50).toMillis()),
            new Countdown.Pool(now + Duration.ofHours(20).toMillis()),
            new Countdown.Paused(space.words().isChinese() ? "已回复" : "replied"),
            Countdown.NONE);
    return row(
        counts.stream()
            .map(count -> {
              var pill = new CountdownPill(space.words(), space.ticker(), space.zone());
              pill.show(count);
              return pill;
            })
            .toArray(Node[]::new));
  }

  private static Node chips() {
    var selected = new FilterChip("全部", "22");
    selected.setSelected(true);
    return row(
        new Chip("培育", Chip.Tone.PLAIN),
        new Chip("活跃", Chip.Tone.OK, Icon.ACTIVE),
        new Chip("沉默", Chip.Tone.WARN),
        new Chip("缺技术签核", Chip.Tone.RISK, Icon.LATE),
        new Chip("1 张待传 2.4 MB", Chip.Tone.INFO, Icon.UPLOAD),
        new Chip("离线", Chip.Tone.OFF),
        new Chip("必做", Chip.Tone.ACC),
        selected,
        new FilterChip("逾期", "3").icon(Icon.LATE, "risk-text"),
        new FilterChip("来源", "官网、展会").removable("x", () -> {}),
        FilterChip.parsed(Icon.PERSON, "姓名", "张三"),
        new KeyHint("Ctrl+Shift+O"),
        new KeyHint("J"),
        new Avatar("林晓"),
        Avatar.large("Owen"));
  }

  private static Node sync(Workspace space) {
    return row(
        List.of(
                new SyncStatus(
                    SyncStatus.Hindrance.NONE, 0, Duration.ZERO, null, 0, NOW.minusSeconds(3)),
                new SyncStatus(SyncStatus.Hindrance.NONE, 0, Duration.ZERO, null, 5, NOW),
                new SyncStatus(
                    SyncStatus.Hindrance.NONE,
                    0,
                    Duration.ZERO,
                    null,
                    0,
                    null,
                    new SyncStatus.Arrival(45_000, 100_000)),
                new SyncStatus(
                    SyncStatus.Hindrance.NONE, 0, Duration.ZERO, NOW.minusSeconds(3500), 5, NOW),
                new SyncStatus(SyncStatus.Hindrance.NONE, 0, Duration.ofMinutes(4), null, 5, NOW),
                new SyncStatus(SyncStatus.Hindrance.NONE, 1, Duration.ZERO, null, 5, NOW),
                new SyncStatus(SyncStatus.Hindrance.SIGN_IN, 0, Duration.ZERO, null, 5, NOW),
                new SyncStatus(SyncStatus.Hindrance.UPDATE, 0, Duration.ZERO, null, 5, NOW),
                new SyncStatus(SyncStatus.Hindrance.AHEAD, 0, Duration.ZERO, null, 0, NOW))
            .stream()
            .map(status -> {
              var chip = new SyncChip(space.words(), space.ticker(), space.zone());
              chip.show(status);
              return chip;
            })
            .toArray(Node[]::new));
  }

  private static Node buttons(Workspace space) {
    var words = space.words();
    var off = ButtonWithKey.primary(words, "header.quickAdd").icon(Icon.GATE);
    off.setDisable(true);
    return row(
        ButtonWithKey.primary(words, "header.quickAdd").icon(Icon.ADD).key("Ctrl+N"),
        ButtonWithKey.primary(words, "header.quickAdd"),
        ButtonWithKey.secondary(words, "toast.undo").icon(Icon.UNDO).key("Ctrl+Z"),
        ButtonWithKey.secondary(words, "toast.undo").icon(Icon.UNDO),
        ButtonWithKey.soft(words, "toast.close").compact(),
        ButtonWithKey.plain(words, "progress.cancel").icon(Icon.CLOSE),
        ButtonWithKey.danger(words, "progress.cancel"),
        ButtonWithKey.iconOnly(words, "nav.settings", Icon.SETTINGS),
        off);
  }

  private static Node grades(Workspace space) {
    var won = new StageDisc();
    won.showWon();
    var lost = new StageDisc();
    lost.showLost();
    return row(
        new GradeBadge(space.words(), "A"),
        new GradeBadge(space.words(), "B"),
        new GradeBadge(space.words(), "C"),
        new StageDisc(1, 6),
        new StageDisc(2, 6),
        new StageDisc(3, 6),
        new StageDisc(4, 6),
        new StageDisc(5, 6),
        new StageDisc(6, 6),
        won,
        lost);
  }

  private static Node stages() {
    var stepper = new StageStepper();
    stepper.show(
        List.of(
            new StageStepper.Step("新商机", "4 天"),
            new StageStepper.Step("需求确认", "9 天"),
            new StageStepper.Step("现场勘察", "6 天 / 限 10 天"),
            new StageStepper.Step("报价", "限 7 天"),
            new StageStepper.Step("合同", "限 14 天")),
        2);
    return stepper;
  }

  private static Node tabs() {
    return new SegmentedTabs<Integer>()
        .tab(1, "我的线索 1,284")
        .tab(2, "48 小时内 37")
        .tab(3, "看板", Icon.OPPORTUNITY)
        .tab(4, "列表", Icon.LIST);
  }

  private static Node progress(Workspace space) {
    var chip = new ProgressChip(space.words(), () -> {});
    chip.show(0.41, "4,120 / 10,000 行 · 约 8 秒");
    var meter = new Meter(200, "ok");
    meter.setShare(0.83);
    var box = new HBox(16, meter, chip);
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }

  private static Node checklist(Workspace space) {
    return new VBox(
        new ChecklistRow(space.words(), "预约现场时间", "林晓 · 11月18日 10:12", true, true),
        new ChecklistRow(space.words(), "现场勘察照片（1 / 3）", "入口、机房、点位", false, true),
        new ChecklistRow(space.words(), "预算区间", "上限要不小于下限", false, true).missing(),
        new ChecklistRow(space.words(), "技术可行性签核", "秦岳", false, true).waitsForOthers(space.words()),
        new ChecklistRow(space.words(), "竞品对比表", "跳过要写原因", false, false));
  }

  private static Node timeline() {
    return new VBox(
        new TimelineEntry(Icon.WECHAT, "微信 · 韩主任", "09:18", "聊天 2 条"),
        new TimelineEntry(Icon.VISIT, "现场拜访 · 1 时 10 分", "08:20", "一号泵站，看了机房与入口，缺点位照片")
            .with(new Chip("1 张待传 2.4 MB", Chip.Tone.INFO, Icon.UPLOAD)),
        new TimelineEntry(Icon.CALL, "电话 · 6 分 12 秒", "11月20日", "确认三个泵站范围").last());
  }

  private static Node form(Workspace space) {
    var form =
        new Form(space.words())
            .section("nav.settings")
            .text("nav.leads", new SimpleStringProperty("张三"), field -> {})
            .choice(
                "nav.pool",
                List.of("A", "B"),
                text -> text,
                new SimpleObjectProperty<>("A"),
                field -> {})
            .text("nav.tasks", new SimpleStringProperty("90"), field -> {});
    form.fields().getLast().showError("上限要不小于下限，改为 100 或以上");
    return form;
  }

  private static Node controls() {
    var on = new CheckBox("已选");
    on.setSelected(true);
    var half = new CheckBox("部分");
    half.setIndeterminate(true);
    var radio = new RadioButton("我的");
    radio.setSelected(true);
    return row(new CheckBox("未选"), on, half, radio, new RadioButton("对方的"));
  }

  private static Node table(Workspace space) {
    long now = NOW.toEpochMilli();
    var rows = new LinkedHashMap<Long, Deal>();
    rows.put(
        1L,
        new Deal(
            "Helen Marsh",
            "Harbor Sample Freight",
            "B",
            22_000_000,
            new Countdown.Due(now - 6_000_000)));
    rows.put(2L, new Deal("张伟", "云帆样例软件", "A", 48_000_000, new Countdown.Due(now - 720_000)));
    rows.put(3L, new Deal("欧阳明珠", "内蒙古呼伦贝尔演示畜牧业发展股份有限公司", "C", 120_000_000_0L, Countdown.NONE));
    var table =
        new DataTable<Deal>(
                space.words(),
                Memory.brief(),
                "gallery",
                List.of(
                    Column.<Deal>text("name", "nav.leads", 200, Deal::name, "bold")
                        .canSort()
                        .canGrow(),
                    Column.<Deal>text("company", "nav.accounts", 220, Deal::company, "text-2"),
                    Column.<Deal, GradeBadge>node(
                        "grade",
                        "nav.pool",
                        64,
                        () -> new GradeBadge(space.words()),
                        (badge, deal) -> badge.show(deal.grade())),
                    Column.<Deal>text(
                            "amount",
                            "nav.opportunities",
                            110,
                            deal -> space.words().amounts().compact(deal.amount(), "CNY"),
                            "num")
                        .toTheRight()
                        .canSort(),
                    Column.<Deal, CountdownPill>node(
                        "due",
                        "nav.today",
                        160,
                        () -> new CountdownPill(space.words(), space.ticker(), space.zone()),
                        (pill, deal) -> pill.show(deal.countdown()),
                        CountdownPill::clear)))
            .withBoxes();
    table.show(PagedRows.of(rows));
    table.sortProperty().set(new Sort("name", false));
    table.toggle(2);
    table.select(0);
    table.setPrefHeight(170);
    table.setMinHeight(170);
    return table;
  }

  private static Node layers(Workspace space) {
    var card =
        new DialogCard(
            "进入「报价」前还差 3 项",
            480,
            new Label("补齐就移动，离线也行。"),
            ButtonWithKey.plain(space.words(), "progress.cancel"),
            ButtonWithKey.primary(space.words(), "header.quickAdd"));
    var toasts =
        new VBox(
            12,
            Toast.undoable(space.words(), "已完成 张伟 的首次响应", () -> {}),
            Toast.failed(space.words(), "没能导出：磁盘已满。数据没有变。腾出 200 MB 再试。代码 K3M7", () -> {}));
    var empty =
        new EmptyState(
            Icon.FILTER, "没有符合的线索。", ButtonWithKey.secondary(space.words(), "toast.close"));
    empty.setPadding(new Insets(20));
    var holder = new HBox(24, new StackPane(card), toasts, empty);
    holder.setPadding(new Insets(16));
    holder.setAlignment(Pos.TOP_LEFT);
    return holder;
  }
}
