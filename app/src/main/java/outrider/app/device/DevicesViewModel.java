package outrider.app.device;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Subscription;
import outrider.app.fx.Background;
import outrider.app.fx.Ticker;
import outrider.app.sync.Fleet;
import outrider.core.protocol.DevicesResponse;
import outrider.core.protocol.SettleResponse;

/// Asks HQ for the workstations while somebody looks at them, the worrying ones first. Nothing of
/// it is kept on this laptop.
final class DevicesViewModel {
  private static final Duration AGAIN = Duration.ofSeconds(15);

  private final Fleet fleet;
  private final Background background;
  private final Ticker ticker;
  private final UnaryOperator<String> nameOf;
  private final Map<String, Long> numbers = new HashMap<>();
  private final ObjectProperty<List<DeviceRow>> rows = new SimpleObjectProperty<>(List.of());
  private final ReadOnlyBooleanWrapper unreachable = new ReadOnlyBooleanWrapper();
  private Instant askedAt = Instant.EPOCH;
  private boolean asking;

  /// @param nameOf a person's name by the id
  DevicesViewModel(
      Fleet fleet, Background background, Ticker ticker, UnaryOperator<String> nameOf) {
    this.fleet = fleet;
    this.background = background;
    this.ticker = ticker;
    this.nameOf = nameOf;
  }

  ObjectProperty<List<DeviceRow>> rowsProperty() {
    return rows;
  }

  /// HQ could not be asked the last time; what is shown is what it said before.
  ReadOnlyBooleanProperty unreachableProperty() {
    return unreachable.getReadOnlyProperty();
  }

  /// Asks now and again every few seconds, until it is unsubscribed.
  Subscription follow() {
    ask();
    return ticker.everySecond(now -> {
      if (Duration.between(askedAt, now).compareTo(AGAIN) >= 0) {
        ask();
      }
    });
  }

  void ask() {
    if (asking) {
      return;
    }
    asking = true;
    askedAt = ticker.now();
    background
        .work("devices", fleet::look)
        .onSuccess(this::show)
        .onFailure(failure -> {
          asking = false;
          unreachable.set(true);
        })
        .start();
  }

  private void show(DevicesResponse answer) {
    asking = false;
    unreachable.set(false);
    rows.set(
        answer.devices().stream()
            .map(report ->
                new DeviceRow(
                    Objects.requireNonNull(
                        numbers.computeIfAbsent(report.device(), id -> numbers.size() + 1L)),
                    report,
                    nameOf.apply(report.user()),
                    answer.serverTime()))
            .sorted(
                Comparator.comparing(DeviceRow::concern)
                    .thenComparing(DeviceRow::isRevoked)
                    .thenComparing(row -> row.report().lastSeen(), Comparator.reverseOrder()))
            .toList());
  }

  Optional<DeviceRow> row(long no) {
    return rows.get().stream().filter(row -> row.no() == no).findFirst();
  }

  long concerns() {
    return rows.get().stream().filter(row -> DeviceWarnings.isUrgent(row.concern())).count();
  }

  void revoke(DeviceRow row, boolean handIn, Runnable done, Runnable failed) {
    background
        .work(
            "withdraw",
            () -> {
              fleet.revoke(row.report().device(), handIn);
              return true;
            })
        .onSuccess(ok -> {
          done.run();
          ask();
        })
        .onFailure(failure -> failed.run())
        .start();
  }

  void settle(DeviceRow row, boolean accept, Consumer<SettleResponse> done, Runnable failed) {
    background
        .work("settle", () -> fleet.settle(row.report().device(), accept))
        .onSuccess(answer -> {
          done.accept(answer);
          ask();
        })
        .onFailure(failure -> failed.run())
        .start();
  }
}
