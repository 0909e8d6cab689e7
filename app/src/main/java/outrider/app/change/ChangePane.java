package outrider.app.change;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
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
import outrider.core.change.ChangeRequest;
import outrider.core.change.Signature;
import outrider.core.record.RecordType;
import outrider.core.rule.ReasonText;
import outrider.core.signing.Signatures;
import outrider.core.signing.Signing;
import outrider.core.user.Role;

/// One change whole: why, what exactly, what it would do, who has signed, and what can be done with
/// it.
final class ChangePane extends VBox {
  private final Workspace space;
  private final Words words;
  private final ChangeText text;
  private final ChangeRequest change;
  private final Deeds deeds;
  private final TextField note = new TextField();
  private final DryRunCard dryRun;

  /// What can be done, by button or key.
  interface Deeds {
    void edit();

    void ask();

    void unask();

    void sign(boolean agreed);

    void takeBack();

    void publish();

    void schedule();

    void rollBack();

    void withdraw();
  }

  ChangePane(Workspace space, ChangeText text, ChangeRequest change, Deeds deeds) {
    super(14);
    this.space = space;
    this.words = space.words();
    this.text = text;
    this.change = change;
    this.deeds = deeds;
    dryRun = new DryRunCard(space);
    getStyleClass().add("change-pane");
    getChildren().add(head());
    notices().forEach(getChildren()::add);
    var buttons = buttons();
    if (!buttons.isEmpty()) {
      getChildren().add(new FlowPane(8, 8, buttons.toArray(Node[]::new)));
    }
    if (!change.isOfServer() && change.isReadable()) {
      getChildren().add(lines());
      if (change.isOpen()) {
        getChildren().add(dryRun);
      }
    }
    if (change.isAsked() || hasSignatures()) {
      getChildren().add(signatures());
    }
    getChildren().add(history());
  }

  String note() {
    return note.getText();
  }

  void show(ChangeDryRun found) {
    dryRun.show(found);
  }

  private boolean hasSignatures() {
    return Arrays.stream(ChangeDuty.values()).anyMatch(duty -> change.signature(duty).isPresent());
  }

  private boolean isAdministrator() {
    return space.commands().actor().role() == Role.ADMIN;
  }

  private Node head() {
    var title = new Label(text.title(change));
    title.getStyleClass().add("title");
    title.setWrapText(true);
    title.setMinHeight(Region.USE_PREF_SIZE);
    var said = new VBox(6, title);
    HBox.setHgrow(said, Priority.ALWAYS);
    var why = change.row().text(ChangeRequest.WHY);
    if (!why.isEmpty()) {
      said.getChildren().add(wrapped(why, "text-2"));
    }
    var head = new HBox(10, said, new Chip(text.state(change), text.tone(change)));
    head.setAlignment(Pos.TOP_LEFT);
    if (change.isOpen() && isAdministrator()) {
      head.getChildren()
          .add(
              ButtonWithKey.soft(words, "change.edit")
                  .compact()
                  .icon(Icon.EDIT)
                  .key("E")
                  .does(deeds::edit));
    }
    return head;
  }

  private List<Node> notices() {
    var notices = new ArrayList<Node>();
    var held = change.row().text(ChangeRequest.HELD);
    if (!held.isEmpty()) {
      notices.add(
          notice(
              Icon.RISK,
              "risk-text",
              words.get("change.held", space.reasons().say(ReasonText.read(held).reasons()))));
    }
    change
        .publishAt()
        .filter(at -> change.isOpen() && held.isEmpty())
        .ifPresent(at ->
            notices.add(
                notice(Icon.CLOCK, "text-2", words.get("change.publishesAt", text.exactly(at)))));
    if (!change.isReadable()) {
      notices.add(notice(Icon.INFO, "warn-text", words.get("change.newer")));
    }
    var kept = change.row().set(ChangeRequest.KEPT);
    if (!kept.isEmpty()) {
      notices.add(
          notice(
              Icon.INFO,
              "warn-text",
              words.get(
                  "change.keptSaid",
                  String.join(
                      words.get("list.separator"), kept.stream().map(this::kept).toList()))));
    }
    return notices;
  }

  /// `type id field`, as the rules write it.
  private String kept(String said) {
    var parts = said.split(" ");
    var type = RecordType.byWireName(parts[0]);
    if (type.isEmpty() || parts.length < 2) {
      return said;
    }
    var names = space.reasons().names();
    var name =
        space
            .database()
            .configuration()
            .row(type.get(), parts[1])
            .map(names::of)
            .orElseGet(() -> words.fields().type(type.get()));
    return parts.length < 3
        ? name
        : words.get("change.keptField", name, names.field(type.get(), parts[2]));
  }

  private Node lines() {
    var lines = ChangeLines.of(space, change);
    var title = subheading(words.get("change.lines", lines.size()));
    var card = card(title);
    if (lines.isEmpty()) {
      card.getChildren().add(wrapped(words.get("change.noLines"), "text-3"));
    }
    for (var line : lines) {
      var name = new Label(line.title(), line.icon().node(14, "text-3"));
      name.setGraphicTextGap(8);
      name.setWrapText(true);
      name.setMinHeight(Region.USE_PREF_SIZE);
      name.getStyleClass().add("bold");
      var block = new VBox(3, name);
      line.details().forEach(detail -> block.getChildren().add(detail(detail)));
      card.getChildren().add(block);
    }
    return card;
  }

  private Node detail(ChangeLines.Detail detail) {
    var row = new HBox(8);
    row.getStyleClass().add("change-detail");
    row.setAlignment(Pos.TOP_LEFT);
    if (!detail.label().isEmpty()) {
      var label = new Label(detail.label());
      label.getStyleClass().addAll("text-3", "change-label");
      label.setMinWidth(Region.USE_PREF_SIZE);
      row.getChildren().add(label);
    }
    var values = new VBox(2);
    HBox.setHgrow(values, Priority.ALWAYS);
    if (detail.before() != null) {
      values.getChildren().add(value("−", detail.before(), "change-before"));
    }
    values
        .getChildren()
        .add(
            value(
                detail.before() == null && detail.after() != null ? "" : "+",
                detail.after() == null ? words.get("change.line.nothing") : detail.after(),
                "change-after"));
    row.getChildren().add(values);
    return row;
  }

  /// A sign beside the words: nothing is said by colour alone.
  private static Node value(String sign, String said, String style) {
    var mark = new Label(sign);
    mark.getStyleClass().addAll("num", "text-3");
    mark.setMinWidth(10);
    var label = wrapped(said, style);
    HBox.setHgrow(label, Priority.ALWAYS);
    var row = sign.isEmpty() ? new HBox(label) : new HBox(6, mark, label);
    row.setAlignment(Pos.TOP_LEFT);
    return row;
  }

  private Node signatures() {
    var card = card(subheading(words.get("change.signatures")));
    for (var duty : ChangeDuty.values()) {
      card.getChildren().add(signature(duty));
    }
    mine()
        .ifPresentOrElse(
            duty -> card.getChildren().add(signing(duty)),
            () ->
                given()
                    .ifPresent(duty ->
                        card.getChildren()
                            .add(
                                new HBox(
                                    ButtonWithKey.plain(words, "change.takeBack")
                                        .compact()
                                        .icon(Icon.UNDO)
                                        .does(deeds::takeBack)))));
    return card;
  }

  private Node signature(ChangeDuty duty) {
    var configuration = space.database().configuration();
    var given = change.signature(duty);
    // What was published was signed as it stood then.
    var isSigned =
        change.isOpen()
            ? Signatures.isSigned(change, duty, configuration)
            : given.filter(Signature::agreed).isPresent();
    var isRefused = given.filter(it -> !it.agreed()).isPresent();
    var icon =
        isSigned
            ? Icon.SYNCED.node(16, "ok-text")
            : isRefused ? Icon.REFUSED.node(16, "risk-text") : Icon.CIRCLE.node(16, "text-3");
    var name = new Label(text.duty(duty));
    name.getStyleClass().addAll("bold", "change-duty");
    var said = new VBox(2);
    HBox.setHgrow(said, Priority.ALWAYS);
    if (given.isPresent()) {
      var it = given.get();
      var isOld = it.agreed() && !isSigned && change.isOpen();
      said.getChildren()
          .add(
              wrapped(
                  words.get(
                      isOld
                          ? "change.signedBefore"
                          : isRefused ? "change.said.no" : "change.said.yes",
                      text.person(it.by()),
                      text.near(it.at())),
                  isOld ? "warn-text" : "text"));
      if (!it.note().isEmpty()) {
        said.getChildren().add(wrapped(words.get("change.quoted", it.note()), "text-2"));
      }
      var counted = text.counted(it.counts());
      if (!counted.isEmpty()) {
        said.getChildren().add(wrapped(words.get("change.sawCount", counted), "text-3"));
      }
    } else {
      said.getChildren().add(wrapped(waitsFor(duty), "text-3"));
    }
    var row = new HBox(10, icon, name, said);
    row.setAlignment(Pos.TOP_LEFT);
    return row;
  }

  private String waitsFor(ChangeDuty duty) {
    var holders =
        duty.holders(space.database().configuration().tree()).stream()
            .filter(user -> !change.row().set(ChangeRequest.AUTHORS).contains(user.id()))
            .map(user -> text.person(user.id()))
            .toList();
    return holders.isEmpty()
        ? words.get("change.nobodyHas")
        : words.get("change.waitsFor", String.join(words.get("list.separator"), holders));
  }

  /// The duty for which this person could sign it now.
  Optional<ChangeDuty> mine() {
    var configuration = space.database().configuration();
    var user = space.commands().actor().user();
    if (!change.isAsked()
        || !change.isReadable()
        || change.row().set(ChangeRequest.AUTHORS).contains(user)) {
      return Optional.empty();
    }
    var isTaken =
        Arrays.stream(ChangeDuty.values())
            .anyMatch(duty ->
                Signatures.isSigned(change, duty, configuration)
                    && change.signature(duty).filter(it -> it.by().equals(user)).isPresent());
    return isTaken
        ? Optional.empty()
        : Arrays.stream(ChangeDuty.values())
            .filter(duty -> !Signatures.isSigned(change, duty, configuration))
            .filter(duty ->
                duty.holders(configuration.tree()).stream()
                    .anyMatch(holder -> holder.id().equals(user)))
            .filter(duty ->
                change
                    .signature(duty)
                    .filter(it -> !it.agreed() && !it.by().equals(user))
                    .isEmpty())
            .findFirst();
  }

  /// The duty for which this person has signed it.
  Optional<ChangeDuty> given() {
    var user = space.commands().actor().user();
    return change.isAsked()
        ? Arrays.stream(ChangeDuty.values())
            .filter(duty -> change.signature(duty).filter(it -> it.by().equals(user)).isPresent())
            .findFirst()
        : Optional.empty();
  }

  private Node signing(ChangeDuty duty) {
    note.setPromptText(words.get("change.notePrompt"));
    note.setAccessibleText(words.get("change.notePrompt"));
    HBox.setHgrow(note, Priority.ALWAYS);
    var refuse =
        ButtonWithKey.secondary(words, "change.refuse")
            .icon(Icon.CLOSE)
            .key("R")
            .does(() -> deeds.sign(false));
    var agree =
        ButtonWithKey.primary(words, "change.agree")
            .says("change.agree", text.duty(duty))
            .icon(Icon.SIGN_OFF)
            .key("A")
            .does(() -> deeds.sign(true));
    var row = new HBox(8, note, refuse, agree);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private List<Node> buttons() {
    var buttons = new ArrayList<Node>();
    if (change.isOpen() && isAdministrator()) {
      var configuration = space.database().configuration();
      var isInForce = Signing.isInForce(configuration);
      if (change.isDraft() && isInForce) {
        buttons.add(
            ButtonWithKey.primary(words, "change.ask")
                .icon(Icon.SIGN_OFF)
                .key("S")
                .does(deeds::ask));
      }
      if (!isInForce || change.isAsked()) {
        var isReady = !isInForce || Signatures.missing(change, configuration).isEmpty();
        var publish =
            (isReady
                    ? ButtonWithKey.primary(words, "change.publish")
                    : ButtonWithKey.secondary(words, "change.publish"))
                .icon(Icon.ACTIVE)
                .key("P")
                .does(deeds::publish);
        publish.setDisable(!isReady);
        buttons.add(publish);
        if (!isReady) {
          var why =
              new Label(
                  words.get(
                      "change.misses",
                      String.join(
                          words.get("list.separator"),
                          Signatures.missing(change, configuration).stream()
                              .map(text::duty)
                              .toList())));
          why.getStyleClass().addAll("small", "text-3");
          why.setMinHeight(32);
          buttons.add(why);
        }
      }
      buttons.add(
          ButtonWithKey.soft(words, "change.schedule").icon(Icon.CLOCK).does(deeds::schedule));
      if (change.isAsked()) {
        buttons.add(ButtonWithKey.plain(words, "change.unask").does(deeds::unask));
      }
      buttons.add(
          ButtonWithKey.plain(words, "change.withdraw").icon(Icon.CLOSE).does(deeds::withdraw));
    }
    if (change.isPublished() && !change.isOfServer() && mayRollBack()) {
      buttons.add(
          ButtonWithKey.secondary(words, "change.rollBack")
              .icon(Icon.UNDO)
              .key("B")
              .does(deeds::rollBack));
    }
    return buttons;
  }

  private boolean mayRollBack() {
    var user = space.commands().actor().user();
    return isAdministrator()
        || Arrays.stream(ChangeDuty.values())
            .flatMap(duty -> change.signature(duty).stream())
            .anyMatch(signature -> signature.agreed() && signature.by().equals(user));
  }

  private Node history() {
    return new ChangeHistory(text, words, change);
  }

  private static VBox card(Node title) {
    var card = new VBox(10, title);
    card.getStyleClass().addAll("card", "change-card");
    return card;
  }

  private static Label subheading(String said) {
    var label = new Label(said);
    label.getStyleClass().add("subheading");
    return label;
  }

  private static Node notice(Icon icon, String style, String said) {
    var label = wrapped(said, style);
    label.setGraphic(icon.node(14, style));
    label.setGraphicTextGap(8);
    return label;
  }

  private static Label wrapped(String said, String style) {
    var label = new Label(said);
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }
}
