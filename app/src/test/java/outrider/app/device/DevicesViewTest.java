package outrider.app.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
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
import outrider.app.sync.DeviceTransport;
import outrider.app.sync.Fleet;
import outrider.core.protocol.DeviceReport;
import outrider.core.protocol.DevicesResponse;
import outrider.core.protocol.FarewellRequest;
import outrider.core.protocol.FarewellResponse;
import outrider.core.protocol.RevokeRequest;
import outrider.core.protocol.SettleRequest;
import outrider.core.protocol.SettleResponse;

final class DevicesViewTest extends FxTest {

  @Test
  void theWorryingOnesComeFirst() {
    var space = workspace(Language.CHINESE);
    var bench = bench(space, new Hq(space));
    var scene = show(() -> bench.scene(1440, 900));
    fx(bench::show);
    fx(() -> space.navigator().open(new Place.Devices()));

    eventually(() -> readable(bench.root()).contains("超过 24 小时未上传"));
    assertThat(readable(bench.root()))
        .contains("林晓", "延迟", "上交了 3 项改动", "已收回，尚未清除", "在线", "HQ-LAPTOP-03（windows）");
    picture(scene, "devices-zh");
    fx(() -> space.appearance().set(Appearance.STANDARD.withTheme(Appearance.Theme.DARK)));
    picture(scene, "devices-zh-dark");
  }

  @Test
  void aDeviceIsWithdrawnAfterAQuestion() {
    var space = workspace(Language.ENGLISH);
    var hq = new Hq(space);
    var bench = bench(space, hq);
    var scene = show(() -> bench.scene(1440, 900));
    fx(bench::show);
    fx(() -> space.navigator().open(new Place.Devices()));
    eventually(() -> readable(bench.root()).contains("Unsent for over 24 h"));

    press(scene, KeyCode.J, KeyCode.J, KeyCode.W);
    eventually(() -> readable(bench.root()).contains("14 changes that HQ does not have"));
    picture(scene, "devices-en-withdraw");
    assertThat(hq.revoked).as("not before it is confirmed").isEmpty();
    fx(() -> ((Button) scene.lookup(".dialog-footer .danger")).fire());

    eventually(() -> hq.revoked.equals(List.of(new RevokeRequest("3", true))));
    eventually(() -> readable(bench.root()).contains("is withdrawn"));
    picture(scene, "devices-en");
  }

  @Test
  void whatWasHandedInIsDecidedAbout() {
    var space = workspace(Language.CHINESE);
    var bench = bench(space, new Hq(space));
    var scene = show(() -> bench.scene(1440, 900));
    fx(bench::show);
    fx(() -> space.navigator().open(new Place.Devices()));
    eventually(() -> readable(bench.root()).contains("上交了 3 项改动"));

    press(scene, KeyCode.S);
    picture(scene, "devices-zh-settle");
    fx(() -> ((Button) scene.lookup(".dialog-footer .primary")).fire());

    eventually(() -> readable(bench.root()).contains("已执行 2 项，规则不允许 1 项"));
  }

  private static Workbench bench(Workspace space, Hq hq) {
    return fx(() -> {
      var screens = new Screens();
      var fleet = new Fleet(hq, () -> "token");
      screens.at(Place.Devices.class, (place, at) -> new DevicesView(at, fleet));
      screens.offer(
          new NavItem(
              NavItem.Section.TEAM, new Place.Devices(), Icon.DEVICE, "nav.devices", "", null));
      return new Workbench(space, screens);
    });
  }

  /// What HQ says of a small team.
  private static final class Hq implements DeviceTransport {
    private final long now;
    private final List<RevokeRequest> revoked = new ArrayList<>();

    Hq(Workspace space) {
      now = space.clock().millis();
    }

    @Override
    public DevicesResponse devices(String token) {
      return new DevicesResponse(
          now,
          List.of(
              device("1", SampleBook.LIN, Duration.ofSeconds(9), 0, null, null, 0),
              device("2", SampleBook.LIN, Duration.ofSeconds(4), 5, Duration.ofMinutes(4), null, 0),
              device("3", SampleBook.LIN, Duration.ofHours(26), 14, Duration.ofHours(27), null, 0),
              device("4", SampleBook.LIN, Duration.ofHours(3), 0, null, Duration.ofHours(1), 0),
              device("5", SampleBook.LIN, Duration.ofHours(2), 0, null, Duration.ofHours(2), 3),
              device("6", SampleBook.LIN, Duration.ofHours(5), 2, Duration.ofHours(6), null, 0)));
    }

    private DeviceReport device(
        String id,
        String user,
        Duration seen,
        long unsent,
        @Nullable Duration oldest,
        @Nullable Duration revoked,
        long handedIn) {
      return new DeviceReport(
          id,
          user,
          "HQ-LAPTOP-0" + id,
          "windows",
          "0.1.0",
          now - Duration.ofDays(90).toMillis(),
          now - seen.toMillis(),
          unsent,
          oldest == null ? null : now - oldest.toMillis(),
          revoked == null ? null : now - revoked.toMillis(),
          handedIn == 0 ? null : now - seen.toMillis(),
          handedIn);
    }

    @Override
    public void revoke(String token, RevokeRequest request) {
      revoked.add(request);
    }

    @Override
    public SettleResponse settle(String token, SettleRequest request) {
      return new SettleResponse(2, 1);
    }

    @Override
    public FarewellResponse farewell(String token, FarewellRequest request) {
      return new FarewellResponse(false);
    }
  }
}
