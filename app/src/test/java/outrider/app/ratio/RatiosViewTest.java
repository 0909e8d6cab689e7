package outrider.app.ratio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
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
import outrider.app.store.Sql;
import outrider.core.integration.ExternalRecord;
import outrider.core.ratio.Ratio;
import outrider.core.ratio.RatioFlag;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// An administrator defines the refund rate from a template, sees what it comes to before it is
/// saved, and acts on what stands out in the south; the manager of the east explains hers.
final class RatiosViewTest extends FxTest {

  @Test
  void anAdministratorDefinesARatioAndActsOnWhatStandsOut() {
    var space = as(book(Language.CHINESE), SampleBook.ADMIN);
    var bench = shown(space, Appearance.STANDARD);
    var scene = bench.root().getScene();
    reads(bench.root(), "比率按分部和月份把一项除以另一项", "赢单率");
    picture(scene, 1280, 800, "ratios-zh-empty");

    press(scene, KeyCode.N);
    fx(() -> templates(scene).setValue(RatioTemplate.REFUNDS));
    reads(bench.root(), "个会被标记");
    picture(scene, 1280, 800, "ratios-zh-dialog");
    fx(() -> boxes(scene).get(2).setValue(boxes(scene).get(1).getValue()));
    reads(bench.root(), "同一项除以自己永远是一");
    fx(() -> templates(scene).setValue(RatioTemplate.WIN_RATE));
    fx(() -> templates(scene).setValue(RatioTemplate.REFUNDS));
    fx(() -> button(scene, "保存比率").fire());
    eventually(() -> !ratios(space).isEmpty());
    assertThat(ratios(space).getFirst().name()).isEqualTo("退款率");

    fx(() -> view(bench).model().ratioProperty().set(Optional.of(ratios(space).getFirst().id())));
    eventually(() -> view(bench).model().shownProperty().get().orElseThrow().answer().isPresent());
    raise(space);
    eventually(() -> flags(space).size() == 1);
    reads(bench.root(), "华南 · 退款率 · 2026年10月", "偏高", "1 项等待处理", "太少", "进行中");
    picture(scene, 1280, 800, "ratios-zh");

    var answer = view(bench).model().shownProperty().get().orElseThrow().answer().orElseThrow();
    var south =
        answer.asked().branches().stream().map(Branch::team).toList().indexOf(RatioSample.SOUTH);
    fx(() -> view(bench).model().open(answer, south, RatioAsked.MONTHS - 2, true));
    reads(bench.root(), "退款：金额", "样例退货", "高于偶然能解释的范围");
    picture(scene, 1280, 800, "ratios-zh-open");
    press(scene, KeyCode.ESCAPE);
    picture(scene, 1280, 1060, "ratios-zh-whole");

    press(scene, KeyCode.A);
    assertThat(fx(() -> scene.getFocusOwner())).isInstanceOf(TextField.class);
    press(scene, KeyCode.ENTER);
    eventually(() -> flags(space).getFirst().state().equals(RatioFlag.ACTED));
    assertThat(tasks(space)).isEqualTo(1);
    assertThat(flags(space).getFirst().answerMillis()).isPresent();
    reads(bench.root(), "建立待办", "从标记到处理的中位数");
    fx(() -> space.undo().undo());
    eventually(() -> flags(space).getFirst().isOpen());
    eventually(() -> tasks(space) == 0);
  }

  @Test
  void aManagerExplainsWhatStandsOutInHerBranchAndDefinesNothing() {
    var space = as(book(Language.ENGLISH), SampleBook.ZHOU);
    var seen = space.clock().instant().minus(Duration.ofDays(2)).toEpochMilli();
    Profiles.seed(space.database(), RatioSample.refunds());
    stoodOut(space, RatioSample.LAST.minusMonths(1), seen, RatioFlag.OPEN, 0);
    stoodOut(
        space,
        RatioSample.LAST.minusMonths(3),
        seen - 60 * 86_400_000L,
        RatioFlag.EXPLAINED,
        seen - 58 * 86_400_000L);
    var bench = shown(space, Appearance.STANDARD.withTheme(Appearance.Theme.DARK));
    var scene = bench.root().getScene();
    reads(
        bench.root(),
        "East team 1 · Refund rate · October 2026",
        "waiting for 2 days",
        "One-off, said after 2 days",
        "whoever sees all of them");
    assertThat(readable(bench.root())).doesNotContain("New ratio");
    picture(scene, 1280, 800, "ratios-en-dark");

    press(scene, KeyCode.E);
    reads(scene.getRoot(), "Say why nothing has to be done");
    picture(scene, 1280, 800, "ratios-en-explain");
    fx(() -> button(scene, "Explain").fire());
    eventually(() -> flags(space).stream().noneMatch(RatioFlag::isOpen));
    reads(bench.root(), "0 waiting for an answer");
    fx(() -> space.undo().undo());
    eventually(() -> flags(space).stream().anyMatch(RatioFlag::isOpen));
  }

  /// The east gave much back in a month, and was flagged for it.
  private static void stoodOut(
      Workspace space, YearMonth month, long seenAt, String state, long answeredAt) {
    Profiles.seed(space.database(), RatioSample.returns(month));
    Profiles.seed(
        space.database(),
        RatioSample.flag(
            SampleBook.EAST_1,
            month,
            sum(space, ExternalRecord.REFUND, month),
            sum(space, ExternalRecord.INVOICE, month),
            seenAt,
            state,
            answeredAt));
  }

  private static long sum(Workspace space, String kind, YearMonth month) {
    return space
        .database()
        .readNow((Sql sql) ->
            sql.number(
                "SELECT sum(amount) FROM external_record WHERE kind = ? AND team = ?"
                    + " AND currency = 'CNY' AND occurred_at >= ? AND occurred_at < ?",
                kind,
                SampleBook.EAST_1,
                RatioSample.at(month, 1, 0),
                RatioSample.at(month.plusMonths(1), 1, 0)));
  }

  private static void raise(Workspace space) {
    var due =
        space
            .database()
            .readNow((Sql sql) ->
                RatioWatch.due(
                    sql,
                    space.database(),
                    new Branches(space.database(), SampleBook.ADMIN),
                    ratios(space).getFirst(),
                    space.clock(),
                    space.zone()));
    assertThat(due).hasSize(1);
    due.forEach(space.commands()::submit);
  }

  @SuppressWarnings("unchecked")
  private static ComboBox<RatioTemplate> templates(Scene scene) {
    return (ComboBox<RatioTemplate>) (ComboBox<?>) boxes(scene).getFirst();
  }

  @SuppressWarnings("unchecked")
  private static List<ComboBox<Object>> boxes(Scene scene) {
    return scene.getRoot().lookupAll(".dialog-card .combo-box").stream()
        .map(node -> (ComboBox<Object>) node)
        .toList();
  }

  private static Button button(Scene scene, String words) {
    return scene.getRoot().lookupAll(".dialog-footer .button").stream()
        .map(Button.class::cast)
        .filter(button -> Objects.equals(button.getText(), words))
        .findFirst()
        .orElseThrow();
  }

  private static List<Ratio> ratios(Workspace space) {
    return RatioViewModel.ratios(space.database().configuration());
  }

  private static List<RatioFlag> flags(Workspace space) {
    return all(space, RecordType.RATIO_FLAG).map(RatioFlag::of).toList();
  }

  private static long tasks(Workspace space) {
    return all(space, RecordType.TASK).filter(row -> row.text("title").startsWith("查明")).count();
  }

  private static Stream<Row> all(Workspace space, RecordType type) {
    return space.database().readNow(sql -> RecordTable.of(type).all(sql)).stream();
  }

  private static RatiosView view(Workbench bench) {
    return (RatiosView) Objects.requireNonNull(fx(bench::current));
  }

  private static Workspace book(Language language) {
    var space = workspace(language);
    Profiles.seed(space.database(), RatioSample.teams());
    Profiles.seed(space.database(), RatioSample.rows());
    return space;
  }

  private Workbench shown(Workspace space, Appearance look) {
    fx(() -> space.navigator().open(new Place.Ratios()));
    var screens =
        new Screens()
            .at(Place.Ratios.class, (place, each) -> new RatiosView(each))
            .offer(
                new NavItem(
                    NavItem.Section.TEAM,
                    new Place.Ratios(),
                    Icon.TREND_DOWN,
                    "nav.ratios",
                    "",
                    null));
    var bench = bench(space, screens, 1280, 800, look);
    eventually(() -> view(bench).model().shownProperty().get().isPresent());
    return bench;
  }
}
