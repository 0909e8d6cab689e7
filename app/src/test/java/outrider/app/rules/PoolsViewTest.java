package outrider.app.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outrider.app.SampleBook;
import outrider.app.fx.Appearance;
import outrider.app.i18n.Language;
import outrider.app.pool.PoolSample;
import outrider.app.shell.Workspace;
import outrider.app.store.RecordTable;
import outrider.core.command.Command;
import outrider.core.pool.Pool;
import outrider.core.record.RecordType;

/// Pools are set up on the Rules screen like everything else.
final class PoolsViewTest extends RulesRoom {

  @Test
  void aPoolIsSetUpFromAPresetAndSaysInASentenceWhatItDoes() {
    var space = workspace(Language.ENGLISH, SampleBook.ADMIN);
    var scene = pools(space);
    reads(scene.getRoot(), "No pool yet");
    picture(scene, "rules-pools-empty-en");
    fx(() -> button(scene, "Pool that turns over fast").fire());
    reads(scene.getRoot(), "Yours for 10 days, 3 more from each contact, 20 at most");
    write(scene, "English name", "East pool");
    write(scene, "No follow-up: A", "2");
    reads(scene.getRoot(), "back without a follow-up A after 2 days, B after 5 days");

    save(scene);

    eventually(() -> !all(space, RecordType.POOL).isEmpty());
    var pool = Pool.of(only(space, RecordType.POOL));
    assertThat(pool.teams()).containsExactly(SampleBook.COMPANY);
    assertThat(pool.row().number("followUpDaysA", 0)).isEqualTo(2);
    reads(scene.getRoot(), "East pool");
    picture(scene, "rules-pools-en");
  }

  @Test
  void whatMakesNoSenseIsSaidBesideItsField() {
    var space = workspace(Language.CHINESE, SampleBook.ADMIN);
    var scene = pools(space);
    fx(() -> button(scene, "按常用天数的公海").fire());
    write(scene, "最长", "5");
    save(scene);
    reads(scene.getRoot(), "不少于领取后保护的 10 天");
    assertThat(all(space, RecordType.POOL)).isEmpty();
    write(scene, "最长", "二十");
    save(scene);
    reads(scene.getRoot(), "1 到 3650 天之间");
  }

  @ParameterizedTest
  @CsvSource({"CHINESE, LIGHT, 华东公海", "ENGLISH, DARK, East pool"})
  void poolsAreListedWithWhatHoldsInThem(Language language, Appearance.Theme theme, String name) {
    var space = workspace(language, SampleBook.ADMIN);
    PoolSample.seed(space);
    fx(() -> space.appearance().set(Appearance.STANDARD.withTheme(theme)));
    var scene = pools(space);
    reads(scene.getRoot(), name);
    picture(scene, "rules-pools-" + language);
  }

  @Test
  void aPoolWithLeadsGoesOnceItIsSaidWhereTheyGo() {
    var space = workspace(Language.CHINESE, SampleBook.ADMIN);
    PoolSample.seed(space);
    var scene = pools(space);
    eventually(() -> all(space, RecordType.POOL).size() == 2);
    press(scene, KeyCode.DELETE);
    eventually(() -> space.dialogs().isOpen());
    reads(scene.getRoot(), "有 6 条线索在这个公海里或会回到这里");
    picture(scene, "rules-pool-delete-zh");
    fx(() -> asked(scene, "移走并删除").fire());
    eventually(() -> all(space, RecordType.POOL).size() == 1);
    var moved =
        space
            .database()
            .readNow(
                sql -> RecordTable.of(RecordType.LEAD).where(sql, "pool = ?", PoolSample.FAIR));
    assertThat(moved).hasSize(6);
  }

  @Test
  void whoIsNoAdministratorReadsThem() {
    var space = workspace(Language.CHINESE, SampleBook.ZHOU);
    PoolSample.seed(space);
    var scene = pools(space);
    reads(scene.getRoot(), "华东公海", "展会线索");
    assertThat(
            space
                .commands()
                .submit(
                    new Command.CreateRecord(
                        RecordType.POOL, space.commands().newId(), Map.of("name", "x")))
                .join()
                .done())
        .isFalse();
  }

  private Scene pools(Workspace space) {
    var bench = shown(space);
    var scene = Objects.requireNonNull(bench.root().getScene());
    press(scene, KeyCode.DIGIT8);
    return scene;
  }

  /// In a dialog, which lies over the screen.
  private static Button asked(Scene scene, String text) {
    return scene.getRoot().lookupAll(".button").stream()
        .filter(Button.class::isInstance)
        .map(Button.class::cast)
        .filter(button -> text.equals(button.getText()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no button " + text));
  }
}
