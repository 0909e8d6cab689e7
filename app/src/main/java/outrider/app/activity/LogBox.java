package outrider.app.activity;

import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.FxThread;
import outrider.app.fx.Icon;
import outrider.app.shell.Workspace;

/// The line above a timeline that becomes the form for an activity when it is clicked, pasted into,
/// or opened with L: `new LogBox(space, () -> LogSubject.of(OPPORTUNITY, id, name))`.
public final class LogBox extends VBox {
  private final Workspace space;
  private final java.util.function.Supplier<LogSubject> subject;
  private final HBox line;

  /// @param subject asked each time the form opens, so that it names the task that is open then
  public LogBox(Workspace space, java.util.function.Supplier<LogSubject> subject) {
    this.space = space;
    this.subject = subject;
    getStyleClass().add("log-box");
    getStylesheets()
        .add(
            java.util.Objects.requireNonNull(LogBox.class.getResource("activity.css"))
                .toExternalForm());
    line = line();
    getChildren().setAll(line);
  }

  /// Opens the form with the focus in its text; does nothing where it is open.
  public void open() {
    if (isOpen()) {
      return;
    }
    var words = space.words();
    var form = new LogActivityForm(space, LogDialog.model(space, subject.get()), this::fold);
    var cancel = ButtonWithKey.secondary(words, "activity.cancel").compact().does(this::fold);
    var save =
        ButtonWithKey.primary(words, "activity.save")
            .compact()
            .icon(Icon.LOG)
            .key("Ctrl+Enter")
            .does(form::save);
    var footer = new HBox(8, cancel, save);
    footer.getStyleClass().add("log-footer");
    var opened = new VBox(12, form, footer);
    opened.getStyleClass().add("log-open");
    opened.setOnKeyPressed(press -> {
      if (press.getCode() == KeyCode.ESCAPE) {
        fold();
        press.consume();
      }
    });
    getChildren().setAll(opened);
    FxThread.later(form.firstFocus()::requestFocus);
  }

  public boolean isOpen() {
    return !getChildren().contains(line);
  }

  private void fold() {
    getChildren().setAll(line);
    line.requestFocus();
  }

  private void openAndPaste() {
    open();
    lookupAll(".log-form").forEach(node -> ((LogActivityForm) node).pasteFromClipboard());
  }

  private HBox line() {
    var words = space.words();
    var prompt = new Label(words.get("activity.boxPrompt"));
    prompt.getStyleClass().add("text-3");
    prompt.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(prompt, Priority.ALWAYS);
    var image =
        ButtonWithKey.iconOnly(words, "activity.pasteImage", Icon.IMAGE)
            .compact()
            .does(this::openAndPaste);
    var log = ButtonWithKey.primary(words, "activity.log").compact().key("L").does(this::open);
    var box = new HBox(8, prompt, image, log);
    box.getStyleClass().add("log-line");
    box.setFocusTraversable(true);
    box.setAccessibleText(words.get("activity.boxPrompt"));
    box.setAccessibleRole(javafx.scene.AccessibleRole.BUTTON);
    box.setOnMouseClicked(click -> open());
    box.setOnKeyPressed(press -> {
      if (press.isShortcutDown() && press.getCode() == KeyCode.V) {
        openAndPaste();
        press.consume();
      } else if (press.getCode() == KeyCode.ENTER) {
        open();
        press.consume();
      }
    });
    return box;
  }
}
