package outrider.app.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.event.ActionEvent;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outrider.app.fx.Appearance;
import outrider.app.fx.FxTest;
import outrider.app.fx.Icon;
import outrider.app.i18n.Language;
import outrider.app.importing.file.ColumnProfile;
import outrider.app.importing.run.ImportRun;
import outrider.app.shell.NavItem;
import outrider.app.shell.Place;
import outrider.app.shell.Screens;
import outrider.app.shell.Workbench;
import outrider.app.shell.Workspace;

/// Walks the wizard with synthetic leads and takes a picture of every step.
final class ImportViewTest extends FxTest {
  private static final String HEADER = "客户姓名,公司,手机,wx,渠道,级别,首次接触,预算（万）,备注,业务员,打印标记\n";
  private static final String[] NAMES = {"陈思远", "王雅琴", "孙浩然", "罗子墨", "蒋文博", "唐诗雨"};
  private static final String[] COMPANIES = {"星河样例物流", "北辰示范制造", "青禾演示教育", "云帆样例软件"};
  private static final String[] SOURCES = {"官网", "展会", "抖音", "友介", "官网", "官网", "展会"};

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "CHINESE, 1440, 900, false",
    "CHINESE, 1280, 800, true",
    "ENGLISH, 1280, 800, false",
    "ENGLISH, 1440, 900, true"
  })
  void theWizardIsWalkedFromTheFileToTheResult(
      Language language, int width, int height, boolean dark) throws IOException {
    var space = workspace(language);
    var model = fx(() -> new ImportViewModel(space));
    var scene = frame(space, model, width, height, dark);
    var suffix = (language == Language.CHINESE ? "zh" : "en") + "-" + width + (dark ? "-dark" : "");

    picture(scene, "import-0-start-" + suffix);
    var file = leads();
    fx(() -> model.open(file));
    reads(scene.getRoot(), "陈思远");
    picture(scene, "import-1-file-" + suffix);

    fx(model::next);
    settle();
    picture(scene, "import-2-fields-" + suffix);
    assertThat(fx(() -> model.mappingProperty().get().orElseThrow().ready())).isTrue();

    fx(model::next);
    settle();
    picture(scene, "import-3-check-" + suffix);
    fx(model::next);
    settle();
    picture(scene, "import-4-assign-" + suffix);
    fx(model::next);
    settle();
    picture(scene, "import-5-ready-" + suffix);

    fx(() ->
        model.start(
            new outrider.app.importing.run.ImportRun.RefusedTo(
                folder.resolve("refused.csv"), "reason", reason -> reason.id())));
    settle();
    picture(scene, "import-6-done-" + suffix);
    assertThat(fx(() -> model.outcomeProperty().get().orElseThrow().created())).isPositive();

    fx(() -> model.undo(model.outcomeProperty().get().orElseThrow().importId()));
    settle();
    assertThat(fx(() -> model.stepProperty().get())).isEqualTo(ImportStep.FILE);
    assertThat(space.database().<Long>readNow(sql -> sql.number("SELECT count(*) FROM lead")))
        .isZero();
  }

  @Test
  void nextIsClosedWithItsReasonWhileARequiredFieldHasNoSource() throws IOException {
    var space = workspace(Language.CHINESE);
    var model = fx(() -> new ImportViewModel(space));
    var scene = frame(space, model, 1440, 900, false);
    var file =
        Files.writeString(folder.resolve("plain.csv"), "姓名,手机\n张三,13800000001\n李四,13800000002\n");
    fx(() -> {
      model.open(file);
      model.next();
    });
    settle();

    reads(scene.getRoot(), "先给「来源」一个来源");
    assertThat(fx(model::mayGoOn)).isFalse();
    picture(scene, "import-2-missing-zh-1440");

    fx(() -> model.fix("source", "展会"));
    settle();
    assertThat(fx(model::mayGoOn)).isTrue();
    assertThat(fx(() -> model.planProperty().get().orElseThrow().created())).isEqualTo(2);
  }

  @Test
  void whatStandsForNothingIsSaidByThePerson() throws IOException {
    var space = workspace(Language.CHINESE);
    var model = fx(() -> new ImportViewModel(space));
    var scene = frame(space, model, 1280, 800, false);
    var file =
        Files.writeString(
            folder.resolve("cities.csv"),
            "姓名,手机,来源,城市\n张三,13800000001,展会,待定\n李四,13800000002,展会,杭州\n");
    fx(() -> model.open(file));
    settle();
    assertThat(fx(() -> filled(model, "城市"))).isEqualTo(2);

    var list = (TextField) find(scene, "#import-blanks");
    fx(() -> {
      list.setText(list.getText() + "、待定");
      list.fireEvent(new ActionEvent());
    });
    settle();
    assertThat(fx(() -> filled(model, "城市"))).isEqualTo(1);
    picture(scene, "import-1-blanks-zh");
    assertThat(fx(() -> new ImportViewModel(space).blanks().isBlank("待定"))).isTrue();
  }

  private static long filled(ImportViewModel model, String header) {
    return model.lookProperty().get().orElseThrow().columns().stream()
        .filter(column -> column.header().equals(header))
        .mapToLong(ColumnProfile::filled)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatAnEarlierSittingBrokeOffIsOfferedAndGoesOn() throws IOException {
    var space = workspace(Language.CHINESE);
    var file = leads();
    var killed = fx(() -> new ImportViewModel(space));
    fx(() -> {
      killed.open(file);
      killed.start(refusedTo());
    });
    // As the program leaves it when it ends in the middle.
    space
        .database()
        .writeNow(
            transaction -> transaction.sql().run("UPDATE import_batch SET finished_at = NULL"));

    var desk = fx(() -> new ImportDesk(space));
    var scene = frame(space, desk, 1280, 800);
    reads(scene.getRoot(), "上海样例展-线索.csv 的导入中断了", "中断在半路");
    picture(scene, "import-broken-off-zh");
    assertThat(fx(() -> desk.model().resume(desk.model().interrupted().getFirst()))).isTrue();
    settle();
    assertThat(fx(() -> desk.model().stepProperty().get())).isEqualTo(ImportStep.IMPORT);

    fx(() -> desk.model().start(refusedTo()));
    assertThat(fx(() -> desk.model().interrupted())).isEmpty();
    assertThat(fx(() -> desk.model().batchesProperty().get())).hasSize(1);
  }

  private ImportRun.RefusedTo refusedTo() {
    return new ImportRun.RefusedTo(folder.resolve("refused.csv"), "reason", reason -> reason.id());
  }

  private static Scene frame(Workspace space, ImportDesk desk, int width, int height) {
    return new ImportViewTest()
        .show(() -> {
          var screens =
              new Screens().at(Place.Import.class, (place, at) -> new ImportView(at, desk));
          space.navigator().open(new Place.Import());
          var bench = new Workbench(space, screens);
          bench.alongside(() -> desk.attend(bench));
          var scene = bench.scene(width, height);
          bench.show();
          return scene;
        });
  }

  private static Scene frame(
      Workspace space, ImportViewModel model, int width, int height, boolean dark) {
    return new ImportViewTest()
        .show(() -> {
          var screens =
              new Screens()
                  .at(Place.Import.class, (place, at) -> new ImportView(at, model))
                  .offer(
                      new NavItem(
                          NavItem.Section.WORK,
                          new Place.Leads(),
                          Icon.LEAD,
                          "nav.leads",
                          "Alt+2",
                          null));
          if (dark) {
            space
                .appearance()
                .set(Appearance.STANDARD.withReducedMotion(true).withTheme(Appearance.Theme.DARK));
          }
          space.navigator().open(new Place.Import());
          var bench = new Workbench(space, screens);
          var scene = bench.scene(width, height);
          bench.show();
          return scene;
        });
  }

  private Path leads() throws IOException {
    var text = new StringBuilder(HEADER);
    for (var number = 0; number < 2_000; number++) {
      text.append(NAMES[number % NAMES.length])
          .append(number < 6 ? "" : number)
          .append(',')
          .append(number % 400 == 3 ? "" : COMPANIES[number % COMPANIES.length])
          .append(",1380000")
          .append(number % 321 == 7 ? "" : 1000 + number)
          .append(',')
          .append(number % 3 == 0 ? "demo_" + number : "")
          .append(',')
          .append(number % 170 == 9 ? "" : SOURCES[number % SOURCES.length])
          .append(',')
          .append(number % 5 == 0 ? "高" : "A")
          .append(',')
          .append(number % 4 == 0 ? "18-11-2026" : "2026/11/18")
          .append(',')
          .append(number % 3 == 0 ? "" : number % 90 + 0.5)
          .append(',')
          .append(number % 2 == 0 ? "想看多仓" : "")
          .append(",林晓,")
          .append(number % 2 == 0 ? "是" : "否")
          .append('\n');
    }
    return Files.writeString(folder.resolve("上海样例展-线索.csv"), text);
  }
}
