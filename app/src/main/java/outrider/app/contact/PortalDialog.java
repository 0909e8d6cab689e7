package outrider.app.contact;

import java.time.Instant;
import java.util.concurrent.Callable;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.ClipboardText;
import outrider.app.fx.DialogCard;
import outrider.app.fx.Icon;
import outrider.app.i18n.Words;
import outrider.app.shell.Workspace;
import outrider.app.sync.Portals;
import outrider.app.sync.SyncFailure;
import outrider.core.protocol.PortalResponse;
import outrider.core.record.Fields;
import outrider.core.record.Row;

/// Lets somebody at a customer look at their company's page, and puts an end to it. Needs the
/// network: HQ makes the invitation.
final class PortalDialog {
  private static final double WIDTH = 520;

  private final Workspace space;
  private final Words words;
  private final Portals portals;
  private final Row contact;
  private final VBox body = new VBox(12);
  private final Label problem = new Label();
  private Runnable close = () -> {};

  private PortalDialog(Workspace space, Portals portals, Row contact) {
    this.space = space;
    this.words = space.words();
    this.portals = portals;
    this.contact = contact;
  }

  static void open(Workspace space, Portals portals, Row contact) {
    new PortalDialog(space, portals, contact).open();
  }

  private void open() {
    problem.getStyleClass().addAll("small", "offline-text");
    problem.setGraphic(Icon.OFFLINE.node(14, "offline-text"));
    problem.setWrapText(true);
    problem.setMinHeight(Region.USE_PREF_SIZE);
    var done = ButtonWithKey.secondary(words, "portal.close").does(() -> close.run());
    done.setCancelButton(true);
    body.getChildren().setAll(paragraph(words.get("portal.text")));
    close =
        space
            .dialogs()
            .open(
                new DialogCard(
                    words.get("portal.title", contact.text(Fields.NAME)), WIDTH, body, done));
    if (!contact.text("email").contains("@")) {
      body.getChildren().add(paragraph(words.get("portal.noEmail")));
      return;
    }
    ask("customer page", () -> portals.look(contact.id()));
  }

  private void ask(String name, Callable<Portals.State> question) {
    space
        .background()
        .work(name, question)
        .onSuccess(this::show)
        .onFailure(failure -> {
          problem.setText(words.get(isTooMany(failure) ? "portal.tooMany" : "portal.unreachable"));
          if (!body.getChildren().contains(problem)) {
            body.getChildren().add(problem);
          }
        })
        .start();
  }

  private void show(Portals.State state) {
    body.getChildren().setAll(paragraph(words.get("portal.text")));
    var since = state.at().map(this::near).orElse("");
    body.getChildren().add(paragraph(words.get("portal.state." + state.word(), since)));
    if (state.mail().equals(PortalResponse.SENT)) {
      body.getChildren().add(told("portal.mail.sent", Icon.DONE, "ok-text"));
    } else if (state.mail().equals(PortalResponse.FAILED)) {
      body.getChildren().add(told("portal.mail.failed", Icon.ATTENTION, "warn-text"));
    }
    state.address().ifPresent(this::showAddress);
    state
        .until()
        .ifPresent(
            until -> body.getChildren().add(paragraph(words.get("portal.until", near(until)))));
    var isIn = state.word().equals("invited") || state.word().equals("joined");
    var invite =
        isIn
            ? ButtonWithKey.secondary(words, "portal.again").icon(Icon.REFRESH)
            : ButtonWithKey.primary(words, "portal.invite").icon(Icon.ADD);
    invite.does(() -> ask("invitation", () -> portals.invite(contact.id(), false)));
    var deeds = new HBox(8);
    if (!state.mail().equals(PortalResponse.OFF)) {
      deeds
          .getChildren()
          .add(
              (isIn
                      ? ButtonWithKey.secondary(words, "portal.againByMail")
                      : ButtonWithKey.primary(words, "portal.inviteByMail"))
                  .icon(Icon.MAIL)
                  .does(() -> ask("letter", () -> portals.invite(contact.id(), true))));
    }
    deeds.getChildren().add(invite);
    if (isIn) {
      deeds
          .getChildren()
          .add(
              ButtonWithKey.danger(words, "portal.withdraw")
                  .does(() -> ask("no invitation", () -> portals.withdraw(contact.id()))));
    }
    deeds.setAlignment(Pos.CENTER_LEFT);
    body.getChildren().add(deeds);
    if (state.mail().equals(PortalResponse.OFF)) {
      body.getChildren().add(paragraph(words.get("portal.mail.off")));
    }
    if (state.address().isEmpty()) {
      invite.requestFocus();
    }
  }

  private void showAddress(String address) {
    var field = new TextField(address);
    field.setEditable(false);
    field.setAccessibleText(words.get("portal.address"));
    HBox.setHgrow(field, Priority.ALWAYS);
    var copy = ButtonWithKey.primary(words, "portal.copy").does(() -> copy(address));
    var line = new HBox(8, field, copy);
    line.setAlignment(Pos.CENTER_LEFT);
    body.getChildren().addAll(line, paragraph(words.get("portal.secret")));
    copy.requestFocus();
  }

  private Label told(String key, Icon icon, String style) {
    var told = paragraph(words.get(key, contact.text("email")));
    told.setGraphic(icon.node(14, style));
    return told;
  }

  private static boolean isTooMany(Throwable failure) {
    return failure instanceof SyncFailure refused && refused.retryAfter().isPresent();
  }

  private void copy(String address) {
    ClipboardText.put(address);
    space.toasts().show(words.get("portal.copied"));
  }

  private String near(long at) {
    return words.moments().near(Instant.ofEpochMilli(at), space.clock().instant(), space.zone());
  }

  private static Label paragraph(String text) {
    var paragraph = new Label(text);
    paragraph.setWrapText(true);
    paragraph.setMinHeight(Region.USE_PREF_SIZE);
    paragraph.getStyleClass().add("text-2");
    return paragraph;
  }
}
