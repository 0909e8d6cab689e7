package outrider.app.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import outrider.app.SampleDay;
import outrider.app.fx.Appearance;
import outrider.app.fx.FxTest;
import outrider.app.fx.Icon;
import outrider.app.i18n.Language;
import outrider.app.shell.NavItem;
import outrider.app.shell.Place;
import outrider.app.shell.Screens;
import outrider.app.shell.Workbench;
import outrider.app.sync.CalendarTransport;
import outrider.app.sync.Subscriptions;
import outrider.core.protocol.CalendarRequest;
import outrider.core.protocol.CalendarResponse;

final class SubscribeDialogTest extends FxTest {

  @Test
  void theAddressIsMadeCopiedRenewedAndStopped() {
    var hq = new Hq();
    var bench = bench(hq, Language.CHINESE, 1280, Appearance.STANDARD);
    var scene = Objects.requireNonNull(bench.root().getScene());
    subscribe(scene, "订阅");
    picture(scene, "subscribe-none-zh");
    press(scene, KeyCode.SPACE);
    eventually(() -> readable(bench.root()).contains("https://hq.example/calendar/secret1.ics"));
    picture(scene, "subscribe-made-zh");
    assertThat(hq.made).containsExactly(new CalendarRequest(false, "zh"));

    press(scene, KeyCode.SPACE);
    assertThat(fx(() -> Clipboard.getSystemClipboard().getString()))
        .isEqualTo("https://hq.example/calendar/secret1.ics");

    fx(() -> ((CheckBox) scene.lookup(".dialog-card .check-box")).setSelected(true));
    fire(scene, "换一个地址");
    eventually(() -> readable(bench.root()).contains("secret2"));
    assertThat(hq.made.getLast()).isEqualTo(new CalendarRequest(true, "zh"));

    fire(scene, "停用");
    eventually(() -> readable(bench.root()).contains("生成地址"));
    assertThat(hq.stopped).isEqualTo(1);
    press(scene, KeyCode.ESCAPE);
    assertThat(fx(() -> scene.lookup(".dialog-card"))).isNull();
  }

  @Test
  void anAddressThatWasMadeBeforeIsNotTold() {
    var hq = new Hq();
    hq.madeAt = NOW.minusSeconds(86_400).toEpochMilli();
    var bench =
        bench(hq, Language.ENGLISH, 1024, Appearance.STANDARD.withTheme(Appearance.Theme.DARK));
    var scene = Objects.requireNonNull(bench.root().getScene());
    picture(scene, "calendar-bar-en-1024");
    subscribe(scene, "Subscribe");
    reads(bench.root(), "There is an address, made yesterday 11:02");
    picture(scene, "subscribe-before-en-dark");
  }

  @Test
  void withoutHqItSaysSo() {
    var bench = bench(CalendarTransport.NONE, Language.ENGLISH, 1280, Appearance.STANDARD);
    var scene = Objects.requireNonNull(bench.root().getScene());
    subscribe(scene, "Subscribe");
    reads(bench.root(), "This needs HQ, which cannot be reached now.");
  }

  private static void subscribe(Scene scene, String name) {
    fire(scene, name);
    settle();
  }

  private static void fire(Scene scene, String name) {
    fx(() ->
        scene.getRoot().lookupAll(".button").stream()
            .map(Button.class::cast)
            .filter(button -> button.getText().equals(name))
            .findFirst()
            .orElseThrow()
            .fire());
    settle();
  }

  private Workbench bench(CalendarTransport hq, Language language, double width, Appearance look) {
    var space = SampleDay.book(language);
    var subscriptions = new Subscriptions(hq, () -> "token", "https://hq.example/");
    var screens =
        new Screens()
            .at(Place.Calendar.class, (at, given) -> new CalendarView(given, subscriptions))
            .offer(
                new NavItem(
                    NavItem.Section.WORK,
                    new Place.Calendar(),
                    Icon.CALENDAR,
                    "nav.calendar",
                    "",
                    null));
    fx(() -> space.navigator().open(new Place.Calendar()));
    return bench(space, screens, width, 760, look);
  }

  /// HQ as far as it keeps one person's address.
  private static final class Hq implements CalendarTransport {
    private final List<CalendarRequest> made = new ArrayList<>();
    private @Nullable Long madeAt;
    private int stopped;

    @Override
    public CalendarResponse look(String token) {
      return new CalendarResponse(madeAt, false, null);
    }

    @Override
    public CalendarResponse make(String token, CalendarRequest request) {
      made.add(request);
      return new CalendarResponse(
          NOW.toEpochMilli(), request.withoutNames(), "secret" + made.size());
    }

    @Override
    public void stop(String token) {
      stopped++;
    }
  }
}
