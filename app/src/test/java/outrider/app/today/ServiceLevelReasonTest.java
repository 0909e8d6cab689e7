package outrider.app.today;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outrider.app.SampleBook;
import outrider.app.command.CommandBus;
import outrider.app.fx.Appearance;
import outrider.app.fx.FxTest;
import outrider.app.i18n.Language;
import outrider.app.shell.Place;
import outrider.app.shell.Screens;
import outrider.app.task.TasksView;
import outrider.core.command.Command;
import outrider.core.record.RecordType;

/// Whoever looks at a countdown reads which service level gave it its time, also after the
/// definition has gone.
final class ServiceLevelReasonTest extends FxTest {
  private static final String CALENDAR = SampleBook.id("calendar", 1);
  private static final String LEVEL = SampleBook.id("level", 1);

  @ParameterizedTest
  @CsvSource({
    "CHINESE, 首次响应：工作时间内 30 分钟（官网大客户）, 工作时间内 30 分钟（官网大客户）",
    "ENGLISH, First response within 30 business minutes (Key web leads), 30 business minutes (Key"
        + " web leads)"
  })
  void todayAndTheTasksSayWhichDefinitionApplied(Language language, String today, String task) {
    var space = workspace(language);
    var admin = SampleBook.bus(space.database(), SampleBook.ADMIN);
    setUp(admin);
    newLead(admin, "陈思远");
    var screens = new Screens();
    screens.at(Place.Today.class, (place, at) -> new TodayView(at));
    screens.at(Place.Tasks.class, (place, at) -> new TasksView(at));

    var bench = bench(space, screens, 1440, 900, Appearance.STANDARD);
    reads(bench.root(), today);
    picture(bench.root().getScene(), "today-level-" + language);
    fx(() -> space.navigator().open(new Place.Tasks()));
    reads(bench.root(), task);
  }

  @ParameterizedTest
  @CsvSource("CHINESE")
  void aDefinitionThatIsGoneIsNamedAsItWasCalled(Language language) {
    var space = workspace(language);
    var admin = SampleBook.bus(space.database(), SampleBook.ADMIN);
    setUp(admin);
    newLead(admin, "陈思远");
    done(admin, new Command.DeleteRecord(RecordType.SERVICE_LEVEL, LEVEL));
    newLead(admin, "罗子墨");
    var screens = new Screens();
    screens.at(Place.Today.class, (place, at) -> new TodayView(at));

    var bench = bench(space, screens, 1440, 900, Appearance.STANDARD);

    reads(bench.root(), "首次响应：工作时间内 30 分钟（官网大客户）", "首次响应要在 1 小时内");
  }

  private static void setUp(CommandBus admin) {
    var week = new HashMap<String, Object>(Map.of("name", "办公", "zone", "Asia/Shanghai"));
    for (var day : List.of("monday", "tuesday", "wednesday", "thursday", "friday")) {
      week.put(day, "09:00-18:00");
    }
    done(admin, new Command.CreateRecord(RecordType.CALENDAR, CALENDAR, week));
    done(
        admin,
        new Command.CreateRecord(
            RecordType.SERVICE_LEVEL,
            LEVEL,
            Map.of(
                "name",
                "官网大客户",
                "nameEn",
                "Key web leads",
                "sources",
                List.of("官网"),
                "minutes",
                30L,
                "calendar",
                CALENDAR)));
  }

  private static void newLead(CommandBus admin, String name) {
    done(
        admin,
        new Command.CreateRecord(
            RecordType.LEAD,
            admin.newId(),
            Map.of("name", name, "source", "官网", "intent", "A", "owner", SampleBook.LIN)));
  }

  private static void done(CommandBus admin, Command command) {
    assertThat(admin.submit(command).join().reasons()).isEmpty();
  }
}
