package outrider.app.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.record.RecordType;

/// Where the process is stuck, as a manager sees it and as a rep does.
final class BoardViewTest extends FxTest {
  private static final int LEADS = 700;

  @TempDir Path folder;

  @Test
  void theManagerSeesWhereItIsStuck() {
    var space = workspace(Language.CHINESE, SampleBook.ZHOU);
    var bench = bench(space);
    var scene = scene(bench);
    reads(bench.root(), "漏斗", "阶段停留", "按月批次", "首次响应分布", "成交额分布", "按渠道", "按人员", "预警");
    reads(bench.root(), "按本机的 700 条线索");
    picture(scene, 1440, 900, "board-zh");
    picture(scene, 1280, 800, "board-zh-1280");
    picture(scene, 1280, 1700, "board-zh-whole");
    picture(scene, 1024, 680, "board-zh-1024");
    press(scene, KeyCode.B);
    reads(bench.root(), "转介绍 的线索最好");
    press(scene, KeyCode.K);
    reads(bench.root(), "物流 最容易卡在 报价", "第一名的领先不是偶然");
    picture(scene, 1280, 1700, "board-zh-answers");
    press(scene, KeyCode.T);
    reads(bench.root(), "p95", "成熟数");
    picture(scene, 1280, 2000, "board-zh-tables");
    dark(space);
    press(scene, KeyCode.T);
    picture(scene, 1280, 1700, "board-zh-dark");
  }

  @Test
  void everyFigureOpensItsRowsAndEachRowItsRecord() {
    var space = workspace(Language.ENGLISH, SampleBook.ZHOU);
    var bench = bench(space);
    var scene = scene(bench);
    var report = report(bench);
    var marks = scene.getRoot().lookupAll(".board-mark");
    assertThat(marks).hasSizeGreaterThan(40);

    fx(() -> mark(scene, "First contact ").fire());
    eventually(() -> view(bench).model().openedProperty().get().isPresent());
    var opened = view(bench).model().openedProperty().get().orElseThrow();
    assertThat(opened.count()).isEqualTo((int) report.leadSteps().get(1).count());
    assertThat(opened.rows()).hasSize(OpenedRows.ROWS_MAX);
    picture(scene, 1280, 800, "board-en-rows");
    dark(space);
    picture(scene, 1280, 800, "board-en-rows-dark");
    press(scene, KeyCode.ENTER);
    assertThat(space.navigator().place())
        .isEqualTo(new Place.LeadRecord(opened.rows().getFirst().id()));
  }

  @Test
  void filtersNarrowEverythingAndAChangeShowsAtOnce() {
    var space = workspace(Language.ENGLISH, SampleBook.ZHOU);
    var bench = bench(space);
    scene(bench);
    var all = report(bench).leadSteps().getFirst().count();
    var model = view(bench).model();
    fx(() -> model.channelProperty().set(Optional.of("展会")));
    eventually(() -> report(bench).channels().size() == 1);
    var fair = report(bench).leadSteps().getFirst().count();
    assertThat(fair).isBetween(1L, all - 1);
    fx(() -> model.personProperty().set(Optional.of(SampleBook.HE)));
    eventually(() -> report(bench).people().size() == 1);
    assertThat(report(bench).leadSteps().getFirst().count()).isBetween(1L, fair - 1);
    fx(() -> {
      model.channelProperty().set(Optional.empty());
      model.personProperty().set(Optional.empty());
      model.teamProperty().set(Optional.of(SampleBook.WEST));
    });
    eventually(() -> report(bench).leadSteps().getFirst().count() == 0);
    fx(() -> model.teamProperty().set(Optional.of(SampleBook.EAST)));
    eventually(() -> report(bench).leadSteps().getFirst().count() == all);

    var lead = SampleBook.id("board lead", LEADS - 1);
    space
        .commands()
        .submit(
            new Command.EditFields(
                RecordType.LEAD, lead, List.of(new FieldEdit("source", source(space, lead), "展台"))))
        .join();
    eventually(() ->
        report(bench).channels().stream()
            .anyMatch(channel -> channel.name().equals("展台") && channel.leads() == 1));
    fx(() -> model.look(BoardPeriod.MONTH));
    eventually(() -> report(bench).leadSteps().getFirst().count() < 100);
    assertThat(report(bench).leadSteps().getLast().onward().isFew()).isTrue();
  }

  @Test
  void aRepSeesWhatIsTheirOwn() {
    var space = workspace(Language.ENGLISH, SampleBook.LIN);
    var bench = bench(space);
    var scene = scene(bench);
    assertThat(report(bench).people())
        .extracting(BoardReport.Person::user)
        .containsOnly(SampleBook.LIN);
    assertThat(report(bench).leadSteps().getFirst().count()).isLessThan(LEADS / 2 + 1L);
    picture(scene, 1280, 800, "board-en-rep");
  }

  @Test
  void theBoardIsSharedAsPicturePagesAndWorkbook() throws Exception {
    var space = workspace(Language.CHINESE, SampleBook.ZHOU);
    var bench = bench(space);
    scene(bench);
    eventually(() -> view(bench).model().sequencesProperty().get().isPresent());
    for (var form : BoardSharing.Form.values()) {
      var file = folder.resolve("board." + form.extension());
      fx(() -> view(bench).share(form, file.toFile()));
      eventually(() -> Files.exists(file));
    }
    var picture = ImageIO.read(folder.resolve("board.png").toFile());
    assertThat(picture.getHeight()).isGreaterThan(1_000);
    try (var document = Loader.loadPDF(folder.resolve("board.pdf").toFile())) {
      assertThat(document.getNumberOfPages()).isGreaterThan(2);
      assertThat(new PDFTextStripper().getText(document)).contains("漏斗", "阶段停留", "转介绍", "p95");
    }
    try (var stream = Files.newInputStream(folder.resolve("board.xlsx"));
        var book = new ReadableWorkbook(stream)) {
      assertThat(book.getSheets()).hasSize(10);
      var funnel = book.findSheet("漏斗").orElseThrow().read();
      assertThat(funnel.get(1).getCellText(0)).isEqualTo("线索");
      assertThat(funnel.get(1).getCellAsNumber(1).orElseThrow().longValue())
          .isEqualTo(report(bench).leadSteps().getFirst().count());
    }
    assertThat(Files.list(folder)).hasSize(3);
    assertThat(fx(() -> view(bench).copied())).contains("漏斗\n步骤\t数量\t转化");
  }

  @Test
  void publishedChangesAreMarkedOnWhatIsOverTime() {
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
            space.clock().millis() - 40 * BoardSample.DAY,
            "publishedBy",
            SampleBook.ADMIN));
    var bench = bench(space);
    var scene = scene(bench);
    eventually(() -> scene.getRoot().lookupAll(".change-mark").size() == 1);
    picture(scene, 1280, 1700, "board-zh-marks");
  }

  @Test
  void theKeysWalkFromFigureToFigure() {
    var space = workspace(Language.ENGLISH, SampleBook.ZHOU);
    var bench = bench(space);
    var scene = scene(bench);
    for (var step = 0; step < 12; step++) {
      press(scene, KeyCode.J);
    }
    var focused = fx(scene::getFocusOwner);
    assertThat(focused.getStyleClass()).contains("board-mark");
  }

  @Test
  void anEmptyBookSaysSo() {
    var space = FxTest.as(FxTest.workspace(Language.CHINESE), SampleBook.ZHOU);
    var bench = bench(space);
    var scene = scene(bench);
    reads(bench.root(), "还没有线索和商机");
    picture(scene, 1280, 800, "board-zh-empty");
  }

  private static String source(Workspace space, String lead) {
    return space
        .database()
        .readNow(sql ->
            outrider.app.store.RecordTable.of(RecordType.LEAD)
                .find(sql, lead)
                .orElseThrow()
                .text("source"));
  }

  private static Workspace workspace(Language language, String user) {
    var space = FxTest.workspace(language);
    Profiles.seed(space.database(), BoardSample.rows(space.clock().millis(), LEADS));
    return as(space, user);
  }

  private static void dark(Workspace space) {
    fx(() -> space.appearance().set(Appearance.STANDARD.withTheme(Appearance.Theme.DARK)));
  }

  private static BoardView view(Workbench bench) {
    return (BoardView) Objects.requireNonNull(bench.current());
  }

  private static BoardReport report(Workbench bench) {
    return view(bench).model().answerProperty().get().orElseThrow().report();
  }

  private static Button mark(Scene scene, String name) {
    return scene.getRoot().lookupAll(".board-mark").stream()
        .map(Button.class::cast)
        .filter(button -> button.getAccessibleText().startsWith(name))
        .findFirst()
        .orElseThrow();
  }

  private static Workbench bench(Workspace space) {
    var desk = new BoardDesk();
    var screens =
        new Screens()
            .at(
                Place.ProcessBoard.class,
                (place, each) -> new BoardView(each, desk.shelf(each.database())))
            .at(
                Place.LeadRecord.class,
                (place, each) -> new BoardView(each, desk.shelf(each.database())))
            .offer(
                new NavItem(
                    NavItem.Section.TEAM,
                    new Place.ProcessBoard(),
                    Icon.BOARD,
                    "nav.processBoard",
                    "",
                    null));
    return fx(() -> {
      space.navigator().open(new Place.ProcessBoard());
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
