package outrider.app.signin;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.Background;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.ClipboardText;
import outrider.app.fx.FxThread;
import outrider.app.fx.Icon;
import outrider.app.i18n.Words;
import outrider.app.profile.CompanyErrand;

/// The way in through the company's own sign-in page: a button, and while the person is in the
/// browser, what to do there and how to come back without.
final class CompanyPanel<T> extends VBox {
  private final Words words;
  private final Background background;
  private final Supplier<Function<CompanyErrand, T>> trips;
  private final Consumer<Optional<T>> back;
  private final ReadOnlyBooleanWrapper waiting = new ReadOnlyBooleanWrapper();
  private final Hyperlink copy = new Hyperlink();
  private String address = "";
  private @Nullable CompanyErrand errand;

  /// @param trips gives, on the FX thread, what then blocks off it until the person is back
  /// @param back takes what came of it; empty where it failed as nothing should
  CompanyPanel(
      Words words,
      Background background,
      Supplier<Function<CompanyErrand, T>> trips,
      Consumer<Optional<T>> back) {
    this.words = words;
    this.background = background;
    this.trips = trips;
    this.back = back;
    getStyleClass().add("company");
    getChildren().addAll(button(), waitingBox());
  }

  /// Whether the person is in the browser.
  ReadOnlyBooleanProperty waitingProperty() {
    return waiting.getReadOnlyProperty();
  }

  /// Sends the person off.
  void start() {
    if (waiting.get()) {
      return;
    }
    waiting.set(true);
    words.bind(copy, "signIn.companyCopy");
    var next =
        new CompanyErrand(BrowserPage.in(words), there -> FxThread.run(() -> address = there));
    errand = next;
    var trip = trips.get();
    background
        .work("sign in with the company's account", () -> trip.apply(next))
        .onSuccess(it -> end(Optional.of(it)))
        .onFailure(failure -> end(Optional.empty()))
        .start();
  }

  private void end(Optional<T> result) {
    waiting.set(false);
    errand = null;
    back.accept(result);
  }

  /// Ends the trip; `back` is told.
  void cancel() {
    if (errand != null) {
      errand.cancel();
    }
  }

  private Node button() {
    var button =
        ButtonWithKey.secondary(words, "signIn.company").icon(Icon.EXTERNAL).does(this::start);
    button.setMaxWidth(Double.MAX_VALUE);
    button.visibleProperty().bind(waiting.not());
    button.managedProperty().bind(button.visibleProperty());
    return button;
  }

  private Node waitingBox() {
    var title = new Label();
    words.bind(title, "signIn.companyWaiting");
    title.getStyleClass().add("subheading");
    var text = new Label();
    words.bind(text, "signIn.companyWaitingText");
    text.setWrapText(true);
    copy.setOnAction(done -> copyAddress());
    var cancel = ButtonWithKey.secondary(words, "signIn.companyCancel").does(this::cancel);
    cancel.setCancelButton(true);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var foot = new HBox(12, copy, gap, cancel);
    foot.setAlignment(Pos.CENTER_LEFT);
    var head = new HBox(10, Icon.EXTERNAL.node(16), title);
    head.setAlignment(Pos.CENTER_LEFT);
    var box = new VBox(10, head, text, foot);
    box.visibleProperty().bind(waiting);
    box.managedProperty().bind(waiting);
    return box;
  }

  private void copyAddress() {
    ClipboardText.put(address);
    words.bind(copy, "signIn.companyCopied");
  }
}
