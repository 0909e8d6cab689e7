package outrider.app.change;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.Chip;
import outrider.app.fx.Icon;
import outrider.app.i18n.Words;
import outrider.app.shell.Workspace;
import outrider.core.change.ChangeDuty;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.configuration.Configuration;
import outrider.core.record.RecordType;
import outrider.core.signing.Signing;
import outrider.core.user.Role;
import outrider.core.user.Team;
import outrider.core.user.User;

/// Whether changes are signed here, and by whom. Where they are, this too waits for signatures.
final class SigningPane extends VBox {
  private final Workspace space;
  private final Words words;
  private final ChangeText text;
  private final Configuration configuration;
  private final boolean mayEdit;

  SigningPane(Workspace space, ChangeText text) {
    super(14);
    this.space = space;
    this.words = space.words();
    this.text = text;
    configuration = space.database().configuration();
    mayEdit = space.commands().actor().role() == Role.ADMIN;
    getStyleClass().add("change-pane");
    setMaxWidth(760);
    getChildren().addAll(state(), people());
  }

  private Node state() {
    var isOn = Signing.isInForce(configuration);
    var title = new Label(words.get("change.signing"));
    title.getStyleClass().add("subheading");
    var chip =
        new Chip(words.get(isOn ? "change.on" : "change.off"), isOn ? Chip.Tone.OK : Chip.Tone.OFF);
    var head = new HBox(10, title, chip);
    head.setAlignment(Pos.CENTER_LEFT);
    var card =
        card(head, line(words.get(isOn ? "change.signingOn" : "change.signingOff"), "text-2"));
    if (!mayEdit) {
      return card;
    }
    var canAllSign = ChangeDuty.canAllSign(configuration.tree());
    var deed =
        isOn
            ? ButtonWithKey.secondary(words, "change.turnOff").does(() -> turn(false))
            : ButtonWithKey.primary(words, "change.turnOn")
                .icon(Icon.SIGN_OFF)
                .does(() -> turn(true));
    deed.setDisable(!isOn && (!canAllSign || root().isEmpty()));
    card.getChildren().add(new HBox(deed));
    if (!canAllSign) {
      var why = line(words.get("change.needsThree"), "text-3");
      why.setGraphic(Icon.INFO.node(14, "text-3"));
      card.getChildren().add(why);
    }
    return card;
  }

  private Optional<Team> root() {
    return configuration.tree().teams().stream()
        .filter(team -> team.above() == null)
        .min(Comparator.comparing(Team::id));
  }

  private void turn(boolean on) {
    configuration.tree().teams().stream()
        .filter(team -> on ? team.above() == null : team.row().flag(Team.SIGNS_CHANGES))
        .min(Comparator.comparing(Team::id))
        .ifPresent(team ->
            space.tell(
                space
                    .undo()
                    .submit(
                        "undo.edited",
                        new Command.EditFields(
                            RecordType.TEAM,
                            team.id(),
                            List.of(
                                new FieldEdit(
                                    Team.SIGNS_CHANGES,
                                    team.row().value(Team.SIGNS_CHANGES),
                                    on ? (Object) true : null)))),
                words.get(on ? "change.turnedOn" : "change.turnedOff")));
  }

  private Node people() {
    var title = new Label(words.get("change.whoSigns"));
    title.getStyleClass().add("subheading");
    var card = card(title, line(words.get("change.whoSignsNote"), "text-2"));
    for (var duty : ChangeDuty.values()) {
      card.getChildren().add(holders(duty));
    }
    return card;
  }

  private Node holders(ChangeDuty duty) {
    var name = new Label(text.duty(duty));
    name.getStyleClass().addAll("bold", "change-duty");
    name.setMinHeight(28);
    var chips = new FlowPane(6, 6);
    HBox.setHgrow(chips, Priority.ALWAYS);
    var holders =
        duty.holders(configuration.tree()).stream()
            .sorted(Comparator.comparing(User::name).thenComparing(User::id))
            .toList();
    for (var holder : holders) {
      chips.getChildren().add(holder(duty, holder));
    }
    if (holders.isEmpty()) {
      var nobody = new Label(words.get("change.nobody"));
      nobody.getStyleClass().add("text-3");
      nobody.setMinHeight(28);
      chips.getChildren().add(nobody);
    }
    var row = new HBox(10, name, chips);
    row.setAlignment(Pos.TOP_LEFT);
    if (mayEdit) {
      var add = ButtonWithKey.soft(words, "change.addSigner").compact().icon(Icon.ADD);
      add.setAccessibleText(words.get("change.addSignerFor", text.duty(duty)));
      add.does(() -> offer(duty, add));
      row.getChildren().add(add);
    }
    return row;
  }

  private Node holder(ChangeDuty duty, User holder) {
    var chip = new Chip(holder.name(), Chip.Tone.PLAIN);
    chip.setMinHeight(28);
    if (!mayEdit) {
      return chip;
    }
    var remove = ButtonWithKey.iconOnly(words, "change.removeSigner", Icon.CLOSE).compact();
    remove.accessibleTextProperty().unbind();
    remove.setAccessibleText(words.get("change.removeSignerOf", holder.name(), text.duty(duty)));
    remove.does(() -> give(holder, duty, false));
    var both = new HBox(0, chip, remove);
    both.setAlignment(Pos.CENTER_LEFT);
    return both;
  }

  private void offer(ChangeDuty duty, Node below) {
    var menu = new ContextMenu();
    configuration.tree().users().stream()
        .filter(user -> user.active() && !user.duties().contains(duty.word()))
        .sorted(Comparator.comparing(User::name).thenComparing(User::id))
        .forEach(user -> {
          var item = new MenuItem(user.name());
          item.setOnAction(chosen -> give(user, duty, true));
          menu.getItems().add(item);
        });
    menu.show(below, Side.BOTTOM, 0, 4);
  }

  private void give(User user, ChangeDuty duty, boolean given) {
    var duties = new ArrayList<>(user.duties());
    if (given) {
      duties.add(duty.word());
    } else {
      duties.remove(duty.word());
    }
    space.tell(
        space
            .undo()
            .submit(
                "undo.edited",
                new Command.EditFields(
                    RecordType.USER,
                    user.id(),
                    List.of(
                        new FieldEdit(
                            User.DUTIES,
                            user.row().value(User.DUTIES),
                            duties.isEmpty() ? null : duties)))),
        words.get(
            given ? "change.signerAdded" : "change.signerRemoved", user.name(), text.duty(duty)));
  }

  private static VBox card(Node... content) {
    var card = new VBox(10, content);
    card.getStyleClass().addAll("card", "change-card");
    return card;
  }

  private static Label line(String said, String style) {
    var label = new Label(said);
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }
}
