package outrider.app.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.app.store.Profiles.row;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import outrider.app.SampleBook;
import outrider.app.fx.Appearance;
import outrider.app.fx.FxTest;
import outrider.app.i18n.Language;
import outrider.app.shell.News;
import outrider.app.shell.Place;
import outrider.app.shell.Screens;
import outrider.app.shell.Workspace;
import outrider.app.store.Profiles;
import outrider.app.store.RecordTable;
import outrider.core.escalation.Escalation;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// HQ has found two leads overdue: one of Lin Xiao's own, and one of a colleague whom she leads.
final class OverdueTest extends FxTest {

  private static final Appearance DARK = Appearance.STANDARD.withTheme(Appearance.Theme.DARK);
  private static final String OWN = SampleBook.id("overdue-lead", 1);
  private static final String COLLEAGUES = SampleBook.id("overdue-lead", 2);
  private static final String REMINDER = SampleBook.id("escalation", 1);

  private final List<String> told = new ArrayList<>();
  private boolean inSight;

  @ParameterizedTest
  @EnumSource(Language.class)
  void whatIsOverdueSaysWhoseItIsAndWhatHqDid(Language language) {
    var space = space(language);
    var chinese = language == Language.CHINESE;
    var scene = shown(space, chinese ? Appearance.STANDARD : DARK);

    press(scene, KeyCode.J);
    reads(scene.getRoot(), "何静");
    assertThat(readable(scene.getRoot()))
        .contains("王工", chinese ? "首次响应" : "First response")
        .contains(chinese ? "总部告知了" : "HQ told");
    assertThat(toSettle(space)).isEqualTo(2);
    picture(scene, "overdue-" + language);
  }

  @Test
  void theKeySaysThatOneIsOnItAndUndoTakesItBack() {
    var space = space(Language.CHINESE);
    var scene = shown(space, Appearance.STANDARD);
    reads(scene.getRoot(), space.words().get("attention.overdue.mine"));

    press(scene, KeyCode.ENTER, true, false);

    eventually(() -> toSettle(space) == 1);
    assertThat(find(space, REMINDER).text(Escalation.STATE)).isEqualTo(Escalation.ACKNOWLEDGED);
    assertThat(find(space, REMINDER).text(Escalation.SETTLED_BY)).isEqualTo(SampleBook.LIN);
    assertThat(inbox(space).settled()).hasSize(1);
    space.undo().undo().orElseThrow().join();
    assertThat(toSettle(space)).isEqualTo(2);
  }

  @Test
  void whatTurnedOutToHaveBeenDoneInTimeSaysSo() {
    var space = space(Language.ENGLISH);
    Profiles.seed(
        space.database(),
        find(space, REMINDER)
            .with(Escalation.STATE, Escalation.ANNULLED)
            .with(Escalation.SETTLED_AT, NOW.toEpochMilli() - 7_200_000)
            .with(Escalation.SETTLED_BY, SampleBook.LIN));
    var scene = shown(space, DARK);

    fx(() -> {
      var item = inbox(space).settled().getFirst();
      assertThat(readable(new OverduePane(space, (AttentionItem.Overdue) item, () -> {})))
          .contains("had done it in time");
    });
    assertThat(toSettle(space)).isEqualTo(1);
    assertThat(readable(scene.getRoot())).doesNotContain("赵敏");
  }

  @Test
  void whatComesWhileTheProgramRunsIsToldAtOnceInTheWindowOrByTheSystem() {
    var space = space(Language.CHINESE);
    var alarm =
        fx(() ->
            new Overdue(
                space,
                new News(space, (title, text) -> told.add(title + ": " + text), () -> inSight)));
    var listening = fx(alarm::listen);
    written(space);
    assertThat(told).as("what is there at the start is no news").isEmpty();

    Profiles.seed(space.database(), escalation("escalation", 3, COLLEAGUES, 3));
    eventually(() -> !told.isEmpty());
    assertThat(told).containsExactly("总部提醒：已超时: 王工 · 何静");

    written(space);
    inSight = true;
    Profiles.seed(space.database(), escalation("escalation", 4, COLLEAGUES, 4));
    eventually(() -> space.toasts().text().contains("王工"));
    assertThat(told).hasSize(1);
    fx(listening::unsubscribe);
  }

  private Scene shown(Workspace space, Appearance look) {
    var screens = new Screens();
    screens.at(Place.Attention.class, (place, given) -> new AttentionView(given));
    screens.at(Place.Today.class, (place, given) -> new AttentionView(given));
    fx(() -> space.navigator().open(new Place.Attention()));
    var bench = bench(space, screens, 1280, 800, look);
    var scene = fx(() -> bench.root().getScene());
    reads(scene.getRoot(), "王工");
    return scene;
  }

  private static Workspace space(Language language) {
    var space = workspace(language);
    Profiles.seed(
        space.database(),
        lead(OWN, "赵敏", SampleBook.LIN),
        lead(COLLEAGUES, "王工", SampleBook.HE),
        task(1, OWN, SampleBook.LIN),
        task(2, COLLEAGUES, SampleBook.HE),
        escalation("escalation", 1, OWN, 1).with(Escalation.ACTION, "remind_owner"),
        escalation("escalation", 2, COLLEAGUES, 2));
    return space;
  }

  private static Row lead(String id, String name, String owner) {
    return row(
        RecordType.LEAD,
        id,
        "name",
        name,
        "company",
        "海川泵业",
        "source",
        "官网",
        "owner",
        owner,
        "createdAt",
        NOW.toEpochMilli() - 7_000_000);
  }

  private static Row task(int number, String lead, String owner) {
    return row(
        RecordType.TASK,
        SampleBook.id("overdue-task", number),
        "parentType",
        "lead",
        "parent",
        lead,
        "title",
        "first-response",
        "kind",
        "respond",
        "dueAt",
        NOW.toEpochMilli() - 3_600_000,
        "owner",
        owner);
  }

  private static Row escalation(String name, int number, String lead, int task) {
    var owner = lead.equals(OWN) ? SampleBook.LIN : SampleBook.HE;
    return row(
            RecordType.ESCALATION,
            SampleBook.id(name, number),
            "parentType",
            "lead",
            "parent",
            lead,
            "owner",
            owner,
            "createdAt",
            NOW.toEpochMilli() - 3_500_000 - number)
        .with(Escalation.TASK, SampleBook.id("overdue-task", task))
        .with(Escalation.ACTION, "warn_manager")
        .with(Escalation.RECIPIENTS, List.of(SampleBook.LIN))
        .with(Escalation.DUE_AT, NOW.toEpochMilli() - 3_600_000)
        .with(Escalation.STATE, Escalation.OPEN);
  }

  private static AttentionQueries.Inbox inbox(Workspace space) {
    return space.database().readNow(AttentionQueries.inbox(SampleBook.LIN).run());
  }

  private static int toSettle(Workspace space) {
    return space.database().readNow(ToSettle.count(SampleBook.LIN).run());
  }

  private static Row find(Workspace space, String id) {
    return space
        .database()
        .readNow(sql -> RecordTable.of(RecordType.ESCALATION).find(sql, id))
        .orElseThrow();
  }
}
