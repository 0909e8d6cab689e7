package outrider.app.calendar;

import java.time.Instant;
import java.util.concurrent.Callable;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.ClipboardText;
import outrider.app.fx.DialogCard;
import outrider.app.fx.Icon;
import outrider.app.i18n.Words;
import outrider.app.shell.SystemOpener;
import outrider.app.shell.Workspace;
import outrider.app.sync.Subscriptions;

/// The address of one's own calendar for other programs: made, copied, opened, renewed, stopped.
/// The only thing of the calendar that needs HQ.
final class SubscribeDialog {
  private static final double WIDTH = 560;

  private final Workspace space;
  private final Words words;
  private final Subscriptions subscriptions;
  private final VBox body = new VBox(12);
  private final CheckBox withoutNames = new CheckBox();
  private final Label problem = new Label();
  private Runnable close = () -> {};

  private SubscribeDialog(Workspace space, Subscriptions subscriptions) {
    this.space = space;
    this.subscriptions = subscriptions;
    words = space.words();
  }

  static void open(Workspace space, Subscriptions subscriptions) {
    new SubscribeDialog(space, subscriptions).open();
  }

  private void open() {
    withoutNames.setText(words.get("calendar.subscribe.withoutNames"));
    withoutNames.setWrapText(true);
    problem.getStyleClass().addAll("small", "offline-text");
    problem.setGraphic(Icon.OFFLINE.node(14, "offline-text"));
    problem.setWrapText(true);
    var done = ButtonWithKey.secondary(words, "calendar.subscribe.close").does(() -> close.run());
    done.setCancelButton(true);
    body.getChildren().setAll(paragraph(words.get("calendar.subscribe.text")));
    close =
        space
            .dialogs()
            .open(new DialogCard(words.get("calendar.subscribe.title"), WIDTH, body, done));
    ask("calendar address", subscriptions::look);
  }

  private void ask(String name, Callable<Subscriptions.State> question) {
    space
        .background()
        .work(name, question)
        .onSuccess(this::show)
        .onFailure(failure -> {
          problem.setText(words.get("calendar.subscribe.unreachable"));
          if (!body.getChildren().contains(problem)) {
            body.getChildren().add(problem);
          }
        })
        .start();
  }

  private void show(Subscriptions.State state) {
    body.getChildren().setAll(paragraph(words.get("calendar.subscribe.text")));
    if (state.address().isPresent()) {
      showAddress(state.address().get());
    } else {
      state
          .madeAt()
          .ifPresent(at ->
              body.getChildren()
                  .add(
                      paragraph(
                          words.get(
                              "calendar.subscribe.madeAt",
                              words
                                  .moments()
                                  .exact(
                                      Instant.ofEpochMilli(at),
                                      space.clock().instant(),
                                      space.zone())))));
    }
    withoutNames.setSelected(state.withoutNames());
    var exists = state.madeAt().isPresent();
    var make =
        exists
            ? ButtonWithKey.secondary(words, "calendar.subscribe.renew").icon(Icon.REFRESH)
            : ButtonWithKey.primary(words, "calendar.subscribe.make").icon(Icon.CALENDAR);
    make.does(() ->
        ask(
            "new calendar address",
            () -> subscriptions.make(withoutNames.isSelected(), words.isChinese())));
    var deeds = new HBox(8, make);
    if (exists) {
      deeds
          .getChildren()
          .add(
              ButtonWithKey.danger(words, "calendar.subscribe.stop")
                  .does(() -> ask("no calendar address", subscriptions::stop)));
    }
    deeds.setAlignment(Pos.CENTER_LEFT);
    body.getChildren().addAll(withoutNames, deeds);
    if (state.address().isEmpty()) {
      make.requestFocus();
    }
  }

  private void showAddress(String address) {
    var field = new TextField(address);
    field.setEditable(false);
    field.setAccessibleText(words.get("calendar.subscribe.address"));
    HBox.setHgrow(field, Priority.ALWAYS);
    var copy = ButtonWithKey.primary(words, "calendar.subscribe.copy").does(() -> copy(address));
    var open =
        ButtonWithKey.secondary(words, "calendar.subscribe.open")
            .does(() -> handOver(Subscriptions.webcal(address)));
    var line = new HBox(8, field, copy, open);
    line.setAlignment(Pos.CENTER_LEFT);
    body.getChildren().addAll(line, paragraph(words.get("calendar.subscribe.secret")));
    copy.requestFocus();
  }

  private void copy(String address) {
    ClipboardText.put(address);
    space.toasts().show(words.get("calendar.subscribe.copied"));
  }

  private void handOver(String link) {
    space
        .background()
        .work("open a calendar", () -> SystemOpener.open(link))
        .onSuccess(handed -> {
          if (!handed) {
            copy(link);
          }
        })
        .start();
  }

  private static Label paragraph(String text) {
    var paragraph = new Label(text);
    paragraph.setWrapText(true);
    paragraph.getStyleClass().add("text-2");
    return paragraph;
  }
}
