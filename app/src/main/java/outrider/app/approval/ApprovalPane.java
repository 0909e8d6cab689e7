package outrider.app.approval;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
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
import outrider.core.approval.Approval;
import outrider.core.record.Fields;

/// One request whole: what is asked, of which deal, how it stands; and what can be done with it.
final class ApprovalPane extends VBox {
  private final Workspace space;
  private final Words words;
  private final ApprovalText text;
  private final TextField note = new TextField();

  /// What can be done, by button or key.
  interface Deeds {
    void decide(ApprovalLine line, boolean agreed, String note);

    void delegate(ApprovalLine line, Node below);

    void remind(ApprovalLine line);

    void withdraw(ApprovalLine line);

    void open(ApprovalLine line);
  }

  ApprovalPane(Workspace space, ApprovalText text, ApprovalLine line, Deeds deeds) {
    super(14);
    this.space = space;
    this.words = space.words();
    this.text = text;
    getStyleClass().add("approval-pane");
    getChildren().addAll(head(line, deeds::open), card(line));
    if (line.mine() && !text.isOver(line.approval())) {
      getChildren().add(deciding(line, deeds));
    }
    var others = others(line, deeds);
    if (!others.isEmpty()) {
      getChildren().add(new FlowPane(8, 8, others.toArray(Node[]::new)));
    }
  }

  String note() {
    return note.getText();
  }

  TextField noteField() {
    return note;
  }

  private Node head(ApprovalLine line, Consumer<ApprovalLine> open) {
    var title = new Label(line.opportunity().name());
    title.getStyleClass().add("title");
    title.setWrapText(true);
    var amount = text.money(line.opportunity().amountMinor(), line.deal());
    var about =
        new Label(
            line.account().isEmpty()
                ? amount
                : words.get("approval.about", line.account(), amount));
    about.getStyleClass().add("text-2");
    var said = new VBox(4, title, about);
    HBox.setHgrow(said, Priority.ALWAYS);
    var button =
        ButtonWithKey.secondary(words, "approval.openDeal")
            .icon(Icon.EXTERNAL)
            .key("Enter")
            .does(() -> open.accept(line));
    var head = new HBox(12, said, button);
    head.setAlignment(Pos.TOP_LEFT);
    return head;
  }

  private Node card(ApprovalLine line) {
    var approval = line.approval();
    var what = new Label(text.what(approval));
    what.getStyleClass().add("subheading");
    var chip = new Chip(text.state(line.row()), text.tone(line.row()));
    var head = new HBox(10, what, chip);
    head.setAlignment(Pos.CENTER_LEFT);
    if (line.unsent()) {
      head.getChildren()
          .add(new Chip(words.get("approval.provisional"), Chip.Tone.INFO, Icon.CLOCK));
    }
    var card = new VBox(8, head);
    card.getStyleClass().addAll("card", "approval-card");
    if (!line.row().text(Approval.TEXT).isEmpty()) {
      card.getChildren().add(line(line.row().text(Approval.TEXT), "text"));
    }
    if (approval.promotion().isPresent()) {
      card.getChildren().add(fact("approval.promotion", text.promotion(approval)));
    }
    approval
        .item()
        .ifPresent(item ->
            card.getChildren().add(fact("approval.for", space.reasons().names().item(item))));
    card.getChildren()
        .add(
            fact(
                "approval.askedBy",
                words.get(
                    "approval.whoWhen",
                    text.person(approval.askedBy()),
                    text.near(line.row().number(Fields.CREATED_AT, 0)))));
    if (approval.isOpen()) {
      card.getChildren().add(fact("approval.before", text.before(approval)));
      card.getChildren().add(fact("approval.ends", text.until(approval.expiresAt())));
    }
    var reminded = line.row().numberOrNull(Approval.REMINDED_AT);
    if (reminded != null && approval.isOpen()) {
      card.getChildren().add(fact("approval.reminded", text.near(reminded)));
    }
    if (line.row().has(Approval.DELEGATED_TO)) {
      card.getChildren()
          .add(
              fact(
                  "approval.delegated",
                  words.get(
                      "approval.fromTo",
                      text.person(line.row().textOrNull(Approval.DELEGATED_BY)),
                      text.person(line.row().textOrNull(Approval.DELEGATED_TO)))));
    }
    if (line.row().has(Approval.DECIDED_BY)) {
      card.getChildren()
          .add(
              fact(
                  "approval.decided",
                  words.get(
                      "approval.whoWhen",
                      text.person(line.row().textOrNull(Approval.DECIDED_BY)),
                      text.near(line.row().number(Approval.DECIDED_AT, 0)))));
    }
    if (line.row().has(Approval.NOTE)) {
      card.getChildren().add(fact("approval.note", line.row().text(Approval.NOTE)));
    }
    if ((approval.isOpen() || approval.isAgreed()) && approval.isStale(line.deal())) {
      var stale =
          line(
              words.get(
                  approval.isOpen() ? "approval.staleOpen" : "approval.staleAgreed",
                  text.money(approval.amountMinor(), line.row()),
                  text.money(line.opportunity().amountMinor(), line.deal())),
              "risk-text");
      stale.setGraphic(Icon.RISK.node(14, "risk-text"));
      card.getChildren().add(stale);
    }
    return card;
  }

  private Node deciding(ApprovalLine line, Deeds deeds) {
    note.setPromptText(words.get("approval.notePrompt"));
    note.setAccessibleText(words.get("approval.notePrompt"));
    HBox.setHgrow(note, Priority.ALWAYS);
    var refuse =
        ButtonWithKey.secondary(words, "approval.refuse")
            .icon(Icon.CLOSE)
            .key("R")
            .does(() -> deeds.decide(line, false, note()));
    var agree =
        ButtonWithKey.primary(words, "approval.agree")
            .icon(Icon.SIGN_OFF)
            .key("A")
            .does(() -> deeds.decide(line, true, note()));
    agree.setDisable(line.approval().isStale(line.deal()));
    var row = new HBox(8, note, refuse, agree);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private List<Node> others(ApprovalLine line, Deeds deeds) {
    var buttons = new ArrayList<Node>();
    var approval = line.approval();
    var user = space.commands().actor().user();
    var asker =
        user.equals(approval.askedBy()) || user.equals(line.deal().textOrNull(Fields.OWNER));
    if (line.mine()) {
      var delegate = ButtonWithKey.soft(words, "approval.delegate").icon(Icon.HANDOVER).key("D");
      delegate.does(() -> deeds.delegate(line, delegate));
      buttons.add(delegate);
    }
    if (asker && approval.isOpen() && !text.isOver(approval)) {
      buttons.add(
          ButtonWithKey.soft(words, "approval.remind")
              .icon(Icon.BELL)
              .key("M")
              .does(() -> deeds.remind(line)));
    }
    if (asker && (approval.isOpen() || approval.isAgreed())) {
      buttons.add(
          ButtonWithKey.soft(words, "approval.withdraw")
              .icon(Icon.UNDO)
              .key("W")
              .does(() -> deeds.withdraw(line)));
    }
    return buttons;
  }

  private Node fact(String wordKey, String said) {
    var name = new Label(words.get(wordKey));
    name.getStyleClass().addAll("small", "text-3", "approval-fact");
    var value = line(said, "text");
    HBox.setHgrow(value, Priority.ALWAYS);
    return new HBox(8, name, value);
  }

  private static Label line(String said, String style) {
    var label = new Label(said);
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }
}
