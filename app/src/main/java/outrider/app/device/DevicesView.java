package outrider.app.device;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.DataTable;
import outrider.app.fx.EmptyState;
import outrider.app.fx.Icon;
import outrider.app.fx.PagedRows;
import outrider.app.shell.KeyBinding;
import outrider.app.shell.Place;
import outrider.app.shell.Screen;
import outrider.app.shell.Workspace;
import outrider.app.sync.Fleet;

/// Who holds the book on which laptop, how far behind each is, and the way to take it back.
public final class DevicesView extends Screen {
  private final Workspace space;
  private final DevicesViewModel model;
  private final DeviceDialogs dialogs;
  private final DataTable<DeviceRow> table;
  private final Label problem = new Label();
  private final ButtonWithKey withdraw;
  private final ButtonWithKey settle;
  private final ButtonWithKey handOver;

  public DevicesView(Workspace space, Fleet fleet) {
    super(new BorderPane(), space.words().get("nav.devices"));
    this.space = space;
    var words = space.words();
    model =
        new DevicesViewModel(
            fleet, space.background(), space.ticker(), user -> PersonName.of(space, user));
    dialogs = new DeviceDialogs(space, model);
    table =
        new DataTable<>(words, space.memory(), "devices-table", new DeviceColumns(words).all())
            .onOpen(this::act);
    table.setEmpty(new EmptyState(Icon.DEVICE, words.get("devices.none")));
    withdraw =
        ButtonWithKey.danger(words, "devices.withdraw")
            .key("W")
            .does(() -> chosen().ifPresent(this::withdraw));
    settle =
        ButtonWithKey.secondary(words, "devices.settle")
            .key("S")
            .does(() -> chosen().ifPresent(this::settle));
    handOver =
        ButtonWithKey.secondary(words, "devices.handOver")
            .icon(Icon.HANDOVER)
            .key("H")
            .does(() -> chosen().ifPresent(this::handOver));
    stylesheet(DevicesView.class, "devices.css");
    var page = (BorderPane) root();
    page.getStyleClass().add("devices");
    page.setTop(toolbar());
    page.setCenter(table);
    whileShown(model::follow);
    whileShown(model.rowsProperty(), this::show);
    whileShown(model.unreachableProperty(), this::showProblem);
    whileShown(table.selectedProperty(), row -> offer());
    whileShown(space.appearance(), look -> table.setRowHeight(look.density().tableRow()));
  }

  private Node toolbar() {
    problem.getStyleClass().addAll("small", "offline-text");
    problem.setGraphic(Icon.OFFLINE.node(14, "offline-text"));
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var refresh =
        ButtonWithKey.plain(space.words(), "devices.refresh").icon(Icon.REFRESH).does(model::ask);
    var bar = new HBox(8, refresh, problem, gap, handOver, settle, withdraw);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("devices-bar");
    return bar;
  }

  private void show(List<DeviceRow> rows) {
    var shown = new LinkedHashMap<Long, DeviceRow>();
    rows.forEach(row -> shown.put(row.no(), row));
    table.show(PagedRows.of(shown));
    var concerns = model.concerns();
    contextProperty()
        .set(
            concerns == 0
                ? space.words().get("devices.count", rows.size())
                : space.words().get("devices.countConcerns", rows.size(), concerns));
    offer();
  }

  private void showProblem(boolean unreachable) {
    problem.setText(space.words().get("devices.unreachable"));
    problem.setVisible(unreachable);
    problem.setManaged(unreachable);
  }

  /// The selected row as HQ told it last; the table may still hold the one before.
  private Optional<DeviceRow> chosen() {
    return table.selectedProperty().get().flatMap(row -> model.row(row.no()));
  }

  private void offer() {
    var row = chosen();
    withdraw.setDisable(row.filter(this::canBeWithdrawn).isEmpty());
    handOver.setDisable(row.filter(this::canHandOver).isEmpty());
    settle.setDisable(row.filter(it -> it.report().handedIn() > 0).isEmpty());
  }

  /// Nobody withdraws the laptop they sit at.
  private boolean canBeWithdrawn(DeviceRow row) {
    return !row.isRevoked() && !row.report().device().equals(space.commands().actor().device());
  }

  private boolean canHandOver(DeviceRow row) {
    return space
        .database()
        .configuration()
        .tree()
        .user(row.report().user())
        .filter(space.commands().actor()::answersFor)
        .isPresent();
  }

  /// The book of whose laptop it is.
  private void handOver(DeviceRow row) {
    if (canHandOver(row)) {
      space.navigator().open(new Place.HandOver(Optional.of(row.report().user())));
    }
  }

  private void act(DeviceRow row) {
    if (row.report().handedIn() > 0) {
      settle(row);
    } else {
      withdraw(row);
    }
  }

  private void withdraw(DeviceRow row) {
    if (canBeWithdrawn(row)) {
      dialogs.withdraw(row);
    }
  }

  private void settle(DeviceRow row) {
    if (row.report().handedIn() > 0) {
      dialogs.settle(row);
    }
  }

  @Override
  public List<KeyBinding> keys() {
    return List.of(
        KeyBinding.hintedAs("J K", "J", "key.move", () -> table.move(1)),
        KeyBinding.of("K", "key.move", () -> table.move(-1)),
        KeyBinding.of("Down", "key.move", () -> table.move(1)),
        KeyBinding.of("Up", "key.move", () -> table.move(-1)),
        KeyBinding.hinted("W", "devices.withdraw", () -> chosen().ifPresent(this::withdraw)),
        KeyBinding.hinted("H", "devices.handOver", () -> chosen().ifPresent(this::handOver)),
        KeyBinding.hinted("S", "devices.settle", () -> chosen().ifPresent(this::settle)));
  }

  @Override
  public @Nullable Node firstFocus() {
    return table;
  }
}
