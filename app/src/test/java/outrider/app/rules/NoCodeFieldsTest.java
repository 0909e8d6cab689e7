package outrider.app.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outrider.app.SampleBook;
import outrider.app.fx.Appearance;
import outrider.app.i18n.Language;
import outrider.app.shell.Workspace;
import outrider.app.store.Profiles;
import outrider.core.configuration.CustomField;
import outrider.core.configuration.Layout;
import outrider.core.record.FieldKind;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Somebody who is no developer gives leads and deals fields of their own, and lays out the page.
final class NoCodeFieldsTest extends RulesRoom {

  @ParameterizedTest
  @CsvSource({"CHINESE, LIGHT", "ENGLISH, DARK"})
  void aFieldIsWrittenSeenAsARepWillSeeItAndSaved(Language language, Appearance.Theme theme) {
    var space = workspace(language, SampleBook.ADMIN);
    seed(space);
    var says = new Said(space);
    var scene = fields(space);

    press(scene, KeyCode.N);
    write(scene, says.of("label"), "装机容量");
    write(scene, says.of("labelEn"), "Capacity");
    choose(scene, says.of("kind"), FieldKind.NUMBER);
    write(scene, says.of("least"), "1");
    write(scene, says.of("most"), "500");
    fx(() -> box(scene, space.words().get("fieldSetup.required")).fire());
    eventually(() -> preview(scene).contains(space.words().isChinese() ? "装机容量" : "Capacity"));
    assertThat(all(space, RecordType.FIELD)).as("nothing is written yet").isEmpty();
    fx(() -> space.appearance().set(Appearance.STANDARD.withTheme(theme)));
    picture(scene, "rules-field-" + language);
    save(scene);

    eventually(() -> !all(space, RecordType.FIELD).isEmpty());
    var field = CustomField.of(only(space, RecordType.FIELD));
    assertThat(field.limits().most()).isEqualTo(500);
    assertThat(field.definition())
        .hasValueSatisfying(known -> {
          assertThat(known.type()).isEqualTo(RecordType.LEAD);
          assertThat(known.kind()).isEqualTo(FieldKind.NUMBER);
          assertThat(known.required()).isTrue();
        });
    assertThat(field.name()).matches("x_[0-9a-f]{12}");
  }

  @Test
  void whatMakesNoSenseIsSaidBesideItsField() {
    var space = workspace(Language.CHINESE, SampleBook.ADMIN);
    var says = new Said(space);
    var scene = fields(space);
    press(scene, KeyCode.N);
    save(scene);
    reads(scene.getRoot(), "「显示名」没填，补上就行");
    write(scene, says.of("label"), "规模");
    choose(scene, says.of("kind"), FieldKind.CHOICE);
    save(scene);
    reads(scene.getRoot(), "至少写一个选项，每行一个");
    picture(scene, "rules-field-wrong-zh");
    write(scene, says.of("choices"), "小=Small\n中=Medium\n大=Large");
    save(scene);

    eventually(() -> !all(space, RecordType.FIELD).isEmpty());
    assertThat(CustomField.of(only(space, RecordType.FIELD)).choices())
        .containsEntry("小", "Small")
        .containsOnlyKeys("小", "中", "大");
    assertThat(only(space, RecordType.FIELD).set("options"))
        .containsExactlyInAnyOrder("小", "中", "大");
  }

  @Test
  void aFormulaNamesFieldsAsThePageDoesAndShowsItsResult() {
    var space = workspace(Language.CHINESE, SampleBook.ADMIN);
    seed(space);
    var says = new Said(space);
    var scene = fields(space);
    press(scene, KeyCode.N);
    write(scene, says.of("label"), "首付");
    choose(scene, says.of("kind"), FieldKind.MONEY);
    fx(() -> box(scene, "由其他字段计算").fire());
    write(scene, says.of("formula"), "[金额] * 30%");
    eventually(() -> preview(scene).contains("36"));
    save(scene);
    eventually(() -> !all(space, RecordType.FIELD).isEmpty());
    assertThat(only(space, RecordType.FIELD).text("formula")).isEqualTo("[amount] * 30%");
    reads(scene.getRoot(), "金额 · 计算：[金额] * 30%");
    picture(scene, "rules-field-formula-zh");

    write(scene, says.of("formula"), "[预算] * 2");
    save(scene);
    reads(scene.getRoot(), "没有能用来计算的字段「预算」");
    write(scene, says.of("formula"), "[首付] * 2");
    save(scene);
    reads(scene.getRoot(), "公式绕回了自己：首付 > 首付");
  }

  @Test
  void aFieldThatWasRemovedLiesWithTheRemovedOnesAndComesBack() {
    var space = workspace(Language.CHINESE, SampleBook.ADMIN);
    seed(space);
    Profiles.seed(space.database(), capacity());
    var scene = fields(space);
    reads(scene.getRoot(), "装机容量");
    press(scene, KeyCode.J);
    press(scene, KeyCode.DELETE);
    eventually(() -> CustomField.of(only(space, RecordType.FIELD)).isRemoved());
    reads(scene.getRoot(), "「装机容量」已从页面移除，数据保留");
    fx(() -> tab(scene, "已移除").fire());
    eventually(() -> buttons(scene, "恢复").findFirst().isPresent());
    reads(scene.getRoot(), "装机容量");
    picture(scene, "rules-field-removed-zh");
    fx(() -> button(scene, "恢复").fire());
    eventually(() -> !CustomField.of(only(space, RecordType.FIELD)).isRemoved());
    reads(scene.getRoot(), "没有移除过字段");
  }

  @Test
  void thePageIsLaidOutByKeysAndByMouse() {
    var space = workspace(Language.CHINESE, SampleBook.ADMIN);
    seed(space);
    Profiles.seed(space.database(), capacity());
    var scene = fields(space);
    eventually(() -> rows(scene).findFirst().isPresent());
    fx(() -> row(scene, "wechat").requestFocus());
    alt(scene, KeyCode.UP);
    alt(scene, KeyCode.UP);
    eventually(() -> order(scene).indexOf("wechat") < order(scene).indexOf("phone"));
    assertThat(fx(() -> scene.getFocusOwner())).isInstanceOf(LayoutRow.class);

    fx(() -> row(scene, "x_capacity").requestFocus());
    settle();
    drag(row(scene, "x_capacity"), row(scene, "company"));
    eventually(() -> order(scene).indexOf("x_capacity") + 1 == order(scene).indexOf("company"));
    fx(() -> row(scene, "website").requestFocus());
    press(scene, KeyCode.DELETE);
    reads(scene.getRoot(), "不在页面上");
    picture(scene, "rules-layout-zh");
    save(scene);

    eventually(() -> !all(space, RecordType.LAYOUT).isEmpty());
    var layout = Layout.of(only(space, RecordType.LAYOUT));
    assertThat(layout.leftOut()).containsExactly("website");
    assertThat(layout.sections().getFirst().fields()).startsWith("name", "wechat");
    assertThat(layout.sections().get(1).fields()).startsWith("x_capacity", "company");
    fx(() -> space.undo().undo()).orElseThrow().join();
    assertThat(all(space, RecordType.LAYOUT)).as("one undo takes it back").isEmpty();
  }

  @Test
  void aSectionIsAddedAndNamedInBothLanguages() {
    var space = workspace(Language.ENGLISH, SampleBook.ADMIN);
    seed(space);
    var scene = fields(space);
    dark(space);
    fx(() -> button(scene, "Add a section").fire());
    write(scene, "Title of section 5", "光伏");
    write(scene, "English title of section 5", "Solar");
    picture(scene, "rules-layout-en");
    save(scene);
    eventually(() -> !all(space, RecordType.LAYOUT).isEmpty());
    assertThat(Layout.of(only(space, RecordType.LAYOUT)).sections().getLast())
        .isEqualTo(new Layout.Section("光伏", "Solar", List.of()));
  }

  @Test
  void whatWasNotSavedIsThereAgainAfterACrash() {
    var space = workspace(Language.CHINESE, SampleBook.ADMIN);
    var says = new Said(space);
    var scene = fields(space);
    press(scene, KeyCode.N);
    write(scene, says.of("label"), "装机容量");
    eventually(() ->
        space.database().readNow(outrider.app.store.DraftStore::all).stream()
            .anyMatch(draft -> draft.typed().text("label").equals("装机容量")));

    var again = fields(space);

    reads(again.getRoot(), "装机容量", "未保存");
  }

  @Test
  void whoIsNoAdministratorReadsThem() {
    var space = workspace(Language.CHINESE, SampleBook.ZHOU);
    Profiles.seed(space.database(), capacity());
    var scene = fields(space);
    reads(scene.getRoot(), "装机容量", "只有管理员");
    press(scene, KeyCode.J);
    press(scene, KeyCode.DELETE);
    assertThat(CustomField.of(only(space, RecordType.FIELD)).isRemoved()).isFalse();
  }

  private record Said(Workspace space) {
    String of(String field) {
      return space.words().fields().label(RecordType.FIELD, field);
    }
  }

  private static Row capacity() {
    return Profiles.row(
        RecordType.FIELD,
        SampleBook.id("field", 1),
        "recordType",
        "lead",
        "name",
        "x_capacity",
        "label",
        "装机容量",
        "kind",
        "number");
  }

  private static void seed(Workspace space) {
    Profiles.seed(
        space.database(),
        Profiles.row(
            RecordType.LEAD,
            SampleBook.id("lead", 1),
            "name",
            "陈思远",
            "company",
            "样例光伏",
            "source",
            "官网",
            "amount",
            120_000_000L,
            "owner",
            SampleBook.LIN));
  }

  private Scene fields(Workspace space) {
    var bench = shown(space, 1440);
    var scene = Objects.requireNonNull(bench.root().getScene());
    press(scene, KeyCode.DIGIT9);
    return scene;
  }

  @SuppressWarnings("unchecked")
  private static void choose(Scene scene, String name, FieldKind kind) {
    fx(() -> ((ComboBox<FieldKind>) (ComboBox<?>) choice(scene, name)).setValue(kind));
    settle();
  }

  private static String preview(Scene scene) {
    var page = scene.getRoot().lookup(".record-preview");
    return page == null ? "" : readable((javafx.scene.Parent) page);
  }

  private static javafx.scene.control.ToggleButton tab(Scene scene, String text) {
    return scene.getRoot().lookupAll(".rules-shelves .tab").stream()
        .map(javafx.scene.control.ToggleButton.class::cast)
        .filter(tab -> tab.getText().equals(text))
        .findFirst()
        .orElseThrow();
  }

  private static Stream<LayoutRow> rows(Scene scene) {
    return scene.getRoot().lookupAll(".rules .layout-row").stream()
        .filter(LayoutRow.class::isInstance)
        .map(LayoutRow.class::cast);
  }

  private static LayoutRow row(Scene scene, String name) {
    return rows(scene)
        .filter(row -> row.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no row " + name));
  }

  private static List<String> order(Scene scene) {
    return fx(() ->
        rows(scene)
            .sorted(
                java.util.Comparator.comparingDouble(
                    (LayoutRow row) -> row.localToScene(row.getBoundsInLocal()).getMinY()))
            .map(LayoutRow::name)
            .toList());
  }

  private static void drag(Node from, Node to) {
    fx(() -> {
      var start = from.localToScene(from.getBoundsInLocal());
      var end = to.localToScene(to.getBoundsInLocal());
      mouse(from, MouseEvent.MOUSE_PRESSED, start.getMinX() + 20, start.getCenterY());
      mouse(from, MouseEvent.MOUSE_DRAGGED, end.getMinX() + 20, end.getCenterY());
      mouse(from, MouseEvent.MOUSE_DRAGGED, end.getMinX() + 20, end.getMinY() + 3);
      mouse(from, MouseEvent.MOUSE_RELEASED, end.getMinX() + 20, end.getMinY() + 3);
    });
    settle();
  }
}
