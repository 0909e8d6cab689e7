package outrider.app.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.app.store.Profiles.row;

import java.util.List;
import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import outrider.app.SampleBook;
import outrider.app.fx.FxTest;
import outrider.app.i18n.Language;
import outrider.app.shell.Place;
import outrider.app.shell.Screens;
import outrider.app.shell.Workbench;
import outrider.app.shell.Workspace;
import outrider.app.store.AttentionSamples;
import outrider.app.store.AttentionStore;
import outrider.app.store.Profiles;
import outrider.app.store.RecordTable;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.rule.Reason;

final class AttentionViewTest extends FxTest {

  private static final String DEAL = SampleBook.id("attention-deal", 1);

  @ParameterizedTest
  @EnumSource(Language.class)
  void baseMineAndTheirsStandSideBySide(Language language) {
    var space = space(language);
    var scene = shown(space);
    var words = readable(scene.getRoot());
    assertThat(words).contains("泵站巡检").contains("周岚");
    assertThat(words).contains(language == Language.CHINESE ? "原值" : "Before");
    assertThat(words).contains("¥1,100,000").contains("¥1,200,000").contains("¥960,000");
    picture(scene, "attention-" + language);
  }

  @Test
  void oneKeyTakesMineForAllFieldsAndSettlesThem() {
    var space = space(Language.CHINESE);
    var scene = shown(space);
    press(scene, KeyCode.DIGIT1);
    press(scene, KeyCode.ENTER, true, false);
    eventually(() -> space.toasts().text().equals(space.words().get("attention.saved")));
    assertThat(deal(space).number("amount", 0)).isEqualTo(120_0000_00L);
    assertThat(
            space
                .database()
                .<Long>readNow(
                    sql -> sql.number("SELECT count(*) FROM conflict WHERE state = 'open'")))
        .isZero();
    space.undo().undo().orElseThrow().join();
    assertThat(deal(space).number("amount", 0)).isEqualTo(96_0000_00L);
  }

  @Test
  void aRefusalIsPutAsideAndKept() {
    var space = space(Language.CHINESE);
    var model = new AttentionViewModel(space.database(), space.commands(), space.undo());
    var inbox = space.database().readNow(AttentionQueries.inbox(space.user().userId()).run());
    model.show(inbox);
    var refused =
        inbox.open().stream()
            .filter(AttentionItem.Refused.class::isInstance)
            .map(AttentionItem.Refused.class::cast)
            .findFirst()
            .orElseThrow();
    assertThat(space.reasons().say(refused.reasons())).contains("需求确认");

    model.discard(refused).join();

    var after = space.database().readNow(AttentionQueries.inbox(space.user().userId()).run());
    assertThat(after.open()).noneMatch(AttentionItem.Refused.class::isInstance);
    assertThat(after.settled()).anyMatch(AttentionItem.Refused.class::isInstance);
    assertThat(space.database().<Long>readNow(AttentionStore::countOpen)).isZero();
  }

  @Test
  void aRefusalThatIsSentAgainGoesThroughTheRulesAgain() {
    var space = space(Language.CHINESE);
    var model = new AttentionViewModel(space.database(), space.commands(), space.undo());
    var inbox = space.database().readNow(AttentionQueries.inbox(space.user().userId()).run());
    var refused = (AttentionItem.Refused) inbox.open().getLast();
    assertThat(model.retry(refused).join().done()).isTrue();
    assertThat(deal(space).text("stage")).isEqualTo(SampleBook.STAGES.get(1));
    assertThat(space.database().<Long>readNow(AttentionStore::countOpen)).isZero();
  }

  private Scene shown(Workspace space) {
    var screens = new Screens();
    screens.at(Place.Attention.class, (place, given) -> new AttentionView(given));
    screens.at(Place.Today.class, (place, given) -> new AttentionView(given));
    var bench = fx(() -> new Workbench(space, screens));
    var scene = show(() -> bench.scene(1280, 800));
    fx(bench::show);
    fx(() -> space.navigator().open(new Place.Attention()));
    reads(scene.getRoot(), "泵站巡检");
    return scene;
  }

  private static Row deal(Workspace space) {
    return space
        .database()
        .<java.util.Optional<Row>>readNow(
            sql -> RecordTable.of(RecordType.OPPORTUNITY).find(sql, DEAL))
        .orElseThrow();
  }

  private static Workspace space(Language language) {
    var space = workspace(language);
    var now = NOW.toEpochMilli();
    Profiles.seed(
        space.database(),
        row(
            RecordType.OPPORTUNITY,
            DEAL,
            "name",
            "泵站巡检",
            "amount",
            96_0000_00L,
            "currency",
            "CNY",
            "owner",
            SampleBook.LIN,
            "stage",
            SampleBook.STAGES.getFirst(),
            "pipeline",
            SampleBook.PIPELINE,
            "state",
            "open",
            "closeOn",
            20_800L),
        conflict(1, "amount", "110000000", "120000000", "96000000", now),
        conflict(2, "closeOn", "20812", "20805", "20798", now));
    AttentionSamples.refuse(
        space.database(),
        new Command.AdvanceOpportunity(
            DEAL, SampleBook.STAGES.get(0), SampleBook.STAGES.get(1), null),
        List.of(
            new Reason(
                "stage.changed",
                Map.of(
                    "stage",
                    SampleBook.STAGES.get(1),
                    "by",
                    SampleBook.ZHOU,
                    "at",
                    Long.toString(now - 900_000)))),
        now - 240_000);
    space
        .commands()
        .submit(
            new Command.EditFields(
                RecordType.OPPORTUNITY, DEAL, List.of(new FieldEdit("competitor", null, "单一来源"))))
        .join();
    return space;
  }

  private static Row conflict(
      int number, String field, String base, String mine, String theirs, long now) {
    return row(
        RecordType.CONFLICT,
        SampleBook.id("conflict", number),
        "parentType",
        "opportunity",
        "parent",
        DEAL,
        "field",
        field,
        "base",
        base,
        "mine",
        mine,
        "theirs",
        theirs,
        "mineBy",
        SampleBook.LIN,
        "theirsBy",
        SampleBook.ZHOU,
        "mineAt",
        now - 5_400_000,
        "theirsAt",
        now - 900_000,
        "state",
        "open",
        "owner",
        SampleBook.LIN,
        "createdAt",
        now - 60_000);
  }
}
