package outrider.app.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import outrider.app.SampleBook;
import outrider.app.account.AccountSample;
import outrider.app.external.DealingSample;
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
import outrider.app.sync.SourceOffice;
import outrider.app.sync.SourceTransport;
import outrider.core.protocol.SourceAnswer;
import outrider.core.protocol.SourceBook;
import outrider.core.protocol.SourceDeed;
import outrider.core.protocol.SourcePreview;
import outrider.core.protocol.SourceRequest;
import outrider.core.protocol.SourcesResponse;
import outrider.core.record.Row;

/// How each system that delivers is, and, for administrators, what became of its rows and what they
/// do about it.
final class SourcesViewTest extends WorkbenchTest {

  @Test
  void howEachSourceIsAndWhyIsOnOneScreen() {
    var space = book(Language.ENGLISH);
    var bench = bench(space, Optional.empty());
    var scene = scene(space, bench);
    eventually(() -> readable(bench.root()).contains("ERP 金蝶"));
    assertThat(readable(bench.root()))
        .contains("Good", "开票平台", "Columns changed", "1,204", "late since")
        .doesNotContain("New source", "Deliveries");
    press(scene, KeyCode.J, KeyCode.J, KeyCode.J);
    eventually(() ->
        readable(bench.root()).contains("Columns are missing: buyer_tax_no. Nothing was taken."));
  }

  @Test
  void anAdministratorSeesWhatBecameOfDeliveriesAndBringsRowsToTheirCustomer() {
    var space = book(Language.CHINESE);
    var hq = new Hq(space);
    var bench = bench(space, Optional.of(new SourceOffice(hq, () -> "token")));
    var scene = scene(space, bench);
    eventually(() -> readable(bench.root()).contains("orders-1130.csv"));
    assertThat(readable(bench.root())).contains("送达记录 · 2", "未匹配 · 3", "新建来源", "立即获取");
    picture(scene, 1280, 800, "sources-zh");

    fire(scene, "无法读取的行");
    eventually(() -> readable(bench.root()).contains("第 17 行"));
    assertThat(readable(bench.root())).contains("total 无法读取");
    picture(scene, 1280, 800, "sources-zh-refused");
    click(scene, "关闭");

    tab(scene, "未匹配 · 3");
    eventually(() -> readable(bench.root()).contains("SO-2611-090"));
    picture(scene, 1280, 800, "sources-zh-waiting");
    press(scene, KeyCode.T);
    eventually(() -> readable(bench.root()).contains("号码相同的另外 1 行一起匹配"));
    var field = (TextField) find(scene, "#field-account");
    fx(() -> field.setText("西澜样例"));
    settle();
    assertThat(hq.deeds).isEmpty();
    click(scene, "取消");

    fire(scene, "暂停");
    assertThat(hq.deeds).extracting(SourceDeed::deed).containsExactly("pause");
    fire(scene, "预览");
    eventually(() -> readable(bench.root()).contains("西澜样例水务（按税号匹配）"));
    picture(scene, 1280, 800, "sources-zh-preview");
  }

  @Test
  void whatWasBroughtByHandIsTakenBackInTheDark() {
    var space = book(Language.ENGLISH);
    var hq = new Hq(space);
    var bench = bench(space, Optional.of(new SourceOffice(hq, () -> "token")));
    var scene = scene(space, bench);
    fx(() -> space.appearance().set(Appearance.STANDARD.withTheme(Appearance.Theme.DARK)));
    eventually(() -> readable(bench.root()).contains("By hand · 1"));
    tab(scene, "By hand · 1");
    eventually(() -> readable(bench.root()).contains("SO-2611-002"));
    fx(() -> scene.lookup(".source-desk .list-view").requestFocus());
    picture(scene, 1280, 800, "sources-en-dark");
    fire(scene, "Take back");
    assertThat(hq.deeds)
        .containsExactly(new SourceDeed("part", DealingSample.ERP, List.of("r9"), null));
    tab(scene, "Tenders left out · 1");
    eventually(() -> readable(bench.root()).contains("None of the words that are looked for."));
  }

  @Test
  void aSourceIsSetUpByLookingAtWhatItDelivers() {
    var space = book(Language.CHINESE);
    var hq = new Hq(space);
    var bench = bench(space, Optional.of(new SourceOffice(hq, () -> "token")));
    var scene = scene(space, bench);
    eventually(() -> readable(bench.root()).contains("orders-1130.csv"));
    fire(scene, "修改");
    eventually(() -> readable(bench.root()).contains("总部已有，留空则保持不变。"));
    fire(scene, "查看当前数据");
    eventually(() -> readable(bench.root()).contains("备注栏"));
    picture(scene, 1280, 800, "sources-zh-setup");
    assertThat(
            scene.getRoot().lookupAll(".combo-box").stream()
                .map(ComboBox.class::cast)
                .map(each -> String.valueOf(each.getValue())))
        .as("guessed by their names")
        .contains("externalKey", "taxId", "amount");
    click(scene, "保存");
    assertThat(hq.saved)
        .singleElement()
        .satisfies(request -> {
          assertThat(request.id()).isEqualTo(DealingSample.ERP);
          assertThat(request.settings())
              .containsEntry("name", "ERP 金蝶")
              .doesNotContainKeys("password", "headers", "token");
        });
  }

  private static void tab(Scene scene, String words) {
    fx(() ->
        scene.getRoot().lookupAll(".tab").stream()
            .filter(ToggleButton.class::isInstance)
            .map(ToggleButton.class::cast)
            .filter(each -> each.getText().equals(words))
            .findFirst()
            .orElseThrow()
            .fire());
    settle();
  }

  private Workspace book(Language language) {
    var space = workspace(language);
    Profiles.seed(space.database(), AccountSample.rows().toArray(Row[]::new));
    Profiles.seed(
        space.database(), DealingSample.rows(space.clock().instant()).toArray(Row[]::new));
    return space;
  }

  private Workbench bench(Workspace space, Optional<SourceOffice> office) {
    return bench(
        space,
        new Place.Sources(),
        new Screens()
            .at(Place.Sources.class, (at, each) -> new SourcesView(each, office))
            .offer(nav(NavItem.Section.TEAM, new Place.Sources(), Icon.SOURCE, "nav.sources")));
  }

  /// What HQ has of one source, and what it was asked to do.
  private static final class Hq implements SourceTransport {
    private final long now;
    private final List<SourceDeed> deeds = new ArrayList<>();
    private final List<SourceRequest> saved = new ArrayList<>();

    Hq(Workspace space) {
      now = space.clock().millis();
    }

    @Override
    public SourcesResponse list(String token) {
      return new SourcesResponse(
          List.of(
              new SourcesResponse.Entry(
                  DealingSample.ERP,
                  false,
                  now,
                  now,
                  Map.of(
                      "name",
                      "ERP 金蝶",
                      "kind",
                      "order",
                      "way",
                      "http",
                      "address",
                      "https://erp.example/orders?…",
                      "everyMinutes",
                      15L,
                      "columns",
                      Map.of("订单号", "externalKey")),
                  List.of("headers.Authorization"))),
          "/srv/outrider/sources/main");
    }

    @Override
    public SourceBook book(String token, String source) {
      var keys = List.of(new SourceBook.Key("taxId", "91330100MA2H3B8K0K"));
      return new SourceBook(
          List.of(
              new SourceBook.Run(
                  "1",
                  now - Duration.ofMinutes(12).toMillis(),
                  "good",
                  "orders-1130.csv",
                  1_204,
                  31,
                  3,
                  1,
                  "",
                  List.of(
                      new SourceBook.Refusal(
                          17,
                          "SO-2611-044 | 91330100MA2H3B8K0K | 面议",
                          "reason:row.malformed|column=total|text=面议"))),
              new SourceBook.Run(
                  "2",
                  now - Duration.ofHours(5).toMillis(),
                  "failing",
                  null,
                  0,
                  0,
                  0,
                  0,
                  "reason:source.slow|seconds=10",
                  List.of())),
          List.of(
              waiting("r1", "SO-2611-090", "离心泵", keys),
              waiting("r2", "SO-2611-091", "控制柜", keys),
              waiting("r3", "SO-2611-095", "阀门", List.of())),
          List.of(
              new SourceBook.Joined(
                  "r9",
                  "order",
                  "SO-2611-002",
                  "管件",
                  AccountSample.WATER,
                  "西澜样例水务",
                  SampleBook.LIN,
                  now - Duration.ofDays(2).toMillis())),
          List.of(
              new SourceBook.Tender(
                  "t1",
                  "办公家具采购",
                  "某市机关事务局",
                  "rejected",
                  "reason:tender.no-word",
                  now - Duration.ofHours(3).toMillis())));
    }

    private SourceBook.Waiting waiting(
        String record, String key, String title, List<SourceBook.Key> keys) {
      return new SourceBook.Waiting(
          record,
          "order",
          key,
          title,
          keys,
          keys.isEmpty() ? "reason:join.no-key" : "reason:join.none",
          now - Duration.ofMinutes(12).toMillis());
    }

    @Override
    public SourceAnswer save(String token, SourceRequest request) {
      saved.add(request);
      return new SourceAnswer(DealingSample.ERP, null, 0);
    }

    @Override
    public SourcePreview preview(String token, SourceRequest request) {
      return new SourcePreview(
          List.of("订单号", "购方税号", "价税合计金额", "备注栏"),
          List.of(),
          List.of(List.of("SO-2611-101", "91330100MA2H3B8K0K", "128000.00", "急")),
          List.of(
              new SourcePreview.Line(
                  "order",
                  "SO-2611-101",
                  "西澜样例水务",
                  "taxId",
                  "",
                  Map.of("amount", 12_800_000L, "product", "离心泵"))),
          1,
          0,
          List.of(),
          "");
    }

    @Override
    public SourceAnswer act(String token, SourceDeed deed) {
      deeds.add(deed);
      return new SourceAnswer(deed.source(), null, 1);
    }
  }
}
