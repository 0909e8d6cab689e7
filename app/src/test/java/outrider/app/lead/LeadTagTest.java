package outrider.app.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outrider.app.SampleBook;
import outrider.app.fx.Appearance;
import outrider.app.fx.FilterChip;
import outrider.app.fx.FxTest;
import outrider.app.i18n.Language;
import outrider.app.shell.Place;
import outrider.app.shell.Workspace;
import outrider.app.store.Profiles;
import outrider.app.store.RecordTable;
import outrider.core.cadence.Enrollment;
import outrider.core.command.Command;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// A lead becomes active on a laptop that has no network: its tag, its cadence, why, and the way
/// back.
final class LeadTagTest extends FxTest {
  private static final String ACTIVE = SampleBook.id("tag", 71);

  private final Workspace space;
  private final String lead;

  LeadTagTest() {
    space = workspace(Language.CHINESE);
    Profiles.seed(
        space.database(),
        Profiles.row(RecordType.TAG, ACTIVE, "name", "活跃", "nameEn", "Active"),
        Profiles.row(
            RecordType.CADENCE,
            SampleBook.id("cadence", 1),
            "name",
            "长期培育",
            "nameEn",
            "Nurture",
            "steps",
            "1d|call|问候|\n7d|call|再问候|"),
        Profiles.row(
            RecordType.CADENCE,
            SampleBook.id("cadence", 2),
            "name",
            "促成",
            "nameEn",
            "Closing",
            "steps",
            "1d|quote|发报价|",
            "byHand",
            true),
        Profiles.row(
            RecordType.TAG_RULE,
            SampleBook.id("rule", 1),
            "name",
            "一周三次触达",
            "nameEn",
            "Three touches in a week",
            "when",
            "activity",
            "count",
            3L,
            "days",
            7L,
            "tag",
            ACTIVE,
            "lifecycle",
            true,
            "cadence",
            SampleBook.id("cadence", 2)));
    lead = space.commands().newId();
    done(
        new Command.CreateRecord(
            RecordType.LEAD,
            lead,
            Map.of("name", "陈思远", "company", "样例软件", "source", "官网", "phone", "1")));
    touch(4);
    touch(2);
  }

  @ParameterizedTest
  @CsvSource({"CHINESE, LIGHT", "ENGLISH, DARK"})
  void thePageSaysWhyBesideTheTagAndInTheTimeline(Language language, Appearance.Theme theme) {
    fx(() -> space.words().languageProperty().set(language));
    fx(() -> space.navigator().open(new Place.LeadRecord(lead)));
    var bench =
        bench(space, LeadsViewTest.screens(), 1440, 900, Appearance.STANDARD.withTheme(theme));
    var scene = bench.root().getScene();
    reads(bench.root(), "陈思远");
    touch(0);

    var chinese = language == Language.CHINESE;
    reads(
        bench.root(),
        chinese ? "打上「活跃」：7 天内 3 次" : "Tagged Active: counted 3 in 7 days, on ",
        chinese ? "跟进节奏改为「促成」" : "Cadence from now on: Closing");
    picture(scene, "lead-tag-" + language);
    var chip = chip(scene, chinese ? "活跃" : "Active");
    assertThat(fx(chip::getAccessibleText)).contains(chinese ? "7 天内 3 次" : "counted 3 in 7 days");
    fx(chip::requestFocus);
    press(scene, KeyCode.ENTER);
    eventually(() -> space.dialogs().isOpen());
    reads(bench.root(), chinese ? "可以去掉；规则要先不成立一段时间" : "Take it off, and the rule leaves it off");
    picture(scene, "lead-tag-why-" + language);
    press(scene, KeyCode.ESCAPE);
    eventually(() -> !space.dialogs().isOpen());
  }

  @Test
  void oneUndoTakesTheTouchItsTagAndItsCadenceBack() {
    var before = state();
    touch(0);
    assertThat(tags()).containsExactly(ACTIVE);
    assertThat(running()).containsExactly("促成");

    fx(() -> space.undo().undo()).orElseThrow().join();
    written(space);

    assertThat(state()).isEqualTo(before);
  }

  @Test
  void whatAPersonTookOffStaysOffAndUndoBringsItBack() {
    touch(0);
    done(new Command.RemoveTags(RecordType.LEAD, lead, List.of(ACTIVE)));
    touch(0);
    assertThat(tags()).isEmpty();
    fx(() -> space.undo().undo()).orElseThrow().join();
    fx(() -> space.undo().undo()).orElseThrow().join();
    written(space);

    assertThat(tags()).containsExactly(ACTIVE);
  }

  private List<String> state() {
    var state = new ArrayList<String>();
    state.add(tags().toString());
    state.add(running().toString());
    state.add("" + rows(RecordType.ACTIVITY).size());
    rows(RecordType.TASK).stream()
        .map(row -> row.text("title") + row.number("dueAt", 0))
        .sorted()
        .forEach(state::add);
    return state;
  }

  private List<String> tags() {
    return rows(RecordType.LEAD).getFirst().set(Fields.TAGS);
  }

  private List<String> running() {
    return rows(RecordType.ENROLLMENT).stream()
        .filter(row -> Enrollment.of(row).isRunning())
        .map(row -> row.text("name"))
        .toList();
  }

  private void touch(int daysAgo) {
    done(
        new Command.LogActivity(
            space.commands().newId(),
            RecordType.LEAD,
            lead,
            "call",
            "out",
            space.clock().millis() - daysAgo * 86_400_000L,
            null,
            "reached",
            null,
            null,
            List.of(),
            null,
            null));
  }

  private void done(Command command) {
    assertThat(space.undo().submit("undo.edited", command).join().reasons()).isEmpty();
  }

  private List<Row> rows(RecordType type) {
    return space
        .database()
        .readNow(sql ->
            RecordTable.of(type)
                .where(sql, type == RecordType.LEAD ? "id = ?" : "parent = ? ORDER BY id", lead));
  }

  private static Node chip(Scene scene, String text) {
    eventually(() -> chipOf(scene, text) != null);
    return java.util.Objects.requireNonNull(chipOf(scene, text));
  }

  private static @org.jspecify.annotations.Nullable Node chipOf(Scene scene, String text) {
    return scene.getRoot().lookupAll(".lead-head .filter-chip").stream()
        .filter(FilterChip.class::isInstance)
        .filter(node -> node.getAccessibleText().startsWith(text))
        .findFirst()
        .orElse(null);
  }
}
