package outrider.app.attention;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import outrider.app.SampleBook;
import outrider.app.SampleDeals;
import outrider.app.fx.Appearance;
import outrider.app.fx.FxTest;
import outrider.app.fx.FxThread;
import outrider.app.i18n.Language;
import outrider.app.shell.News;
import outrider.app.shell.Place;
import outrider.app.shell.Screens;
import outrider.app.shell.Workspace;
import outrider.app.store.Profiles;
import outrider.app.store.Query;
import outrider.app.store.Table;
import outrider.core.command.Command;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Lin Xiao calls He Jing by name on her deal, which is shared with the team: it waits for He in
/// what needs her attention, is counted at the way there, and is told at once.
final class MentionsTest extends FxTest {
  private static final Appearance DARK = Appearance.STANDARD.withTheme(Appearance.Theme.DARK);

  @ParameterizedTest
  @EnumSource(Language.class)
  void whoIsCalledFindsItAndSaysThatTheySawIt(Language language) {
    var lin = space(language);
    var he = as(lin, SampleBook.HE);
    Profiles.seed(
        lin.database(),
        Profiles.row(
            RecordType.ACTIVITY,
            SampleBook.id("call-by-name", 1),
            "parentType",
            "opportunity",
            "parent",
            SampleDeals.PUMPS,
            "kind",
            "note",
            "text",
            "@何静 泵站的报价请你先看一眼",
            "mentions",
            List.of(SampleBook.HE),
            "occurredAt",
            SampleBook.NOW.toEpochMilli(),
            "owner",
            SampleBook.LIN,
            "team",
            SampleBook.EAST_1,
            "createdBy",
            SampleBook.LIN));
    assertThat(count(he)).isEqualTo(1);
    assertThat(count(lin)).isZero();
    var scene = shown(he);
    reads(scene.getRoot(), "泵站巡检", "泵站的报价请你先看一眼", "林晓");
    picture(scene, "mentioned-" + language);
    fx(() -> he.appearance().set(DARK));
    picture(scene, "mentioned-dark-" + language);

    press(scene, KeyCode.ENTER, true, false);

    eventually(() -> count(he) == 0 && he.undo().next().isPresent());
    he.undo().undo().orElseThrow().join();
    assertThat(count(he)).isEqualTo(1);
  }

  @Test
  void itIsToldAtOnceInTheWindowOrByTheSystem() {
    var lin = space(Language.CHINESE);
    var he = as(lin, SampleBook.HE);
    var told = new ArrayList<String>();
    var inSight = new boolean[] {false};
    var listening =
        fx(() ->
            new Mentions(
                    he,
                    new News(he, (title, text) -> told.add(title + " | " + text), () -> inSight[0]))
                .listen());
    settled(he);

    call(lin, 1, "@何静 看一眼");
    eventually(() -> told.equals(List.of("林晓 提到了你 | 泵站巡检 · @何静 看一眼")));
    fx(() -> inSight[0] = true);
    call(lin, 2, "@何静 再看一眼");

    eventually(() -> he.toasts().text().contains("林晓 在「泵站巡检」提到了你"));
    assertThat(told).hasSize(1);
    fx(listening::unsubscribe);
  }

  /// What was there before is no news: waits until that has been read.
  private static void settled(Workspace space) {
    var read = new CountDownLatch(1);
    var live =
        space
            .database()
            .live(
                Query.of("what is there", sql -> List.of(), Table.ACTIVITY),
                FxThread.executor(),
                found -> read.countDown());
    eventually(() -> read.getCount() == 0);
    fx(live::close);
  }

  private static int count(Workspace space) {
    return space.database().readNow(ToSettle.count(space.user().userId()).run());
  }

  private static void call(Workspace space, int number, String text) {
    assertThat(
            space
                .commands()
                .submit(
                    new Command.LogActivity(
                        SampleBook.id("call-by-name", number),
                        RecordType.OPPORTUNITY,
                        SampleDeals.PUMPS,
                        "note",
                        null,
                        SampleBook.NOW.toEpochMilli(),
                        null,
                        null,
                        text,
                        null,
                        List.of(),
                        null,
                        null,
                        List.of(SampleBook.HE)))
                .join()
                .reasons())
        .isEmpty();
  }

  private Scene shown(Workspace space) {
    var screens = new Screens();
    screens.at(Place.Attention.class, (place, given) -> new AttentionView(given));
    fx(() -> space.navigator().open(new Place.Attention()));
    var bench = bench(space, screens, 1280, 800, Appearance.STANDARD);
    return fx(() -> bench.root().getScene());
  }

  private static Workspace space(Language language) {
    var space = workspace(language);
    Profiles.seed(
        space.database(),
        SampleDeals.opportunities().stream()
            .map(row -> row.with("team", SampleBook.EAST_1))
            .toArray(Row[]::new));
    return space;
  }
}
