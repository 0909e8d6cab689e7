package outrider.app.approval;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.command.Receipt;
import outrider.app.field.DayPicker;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.ChoiceWords;
import outrider.app.fx.DialogCard;
import outrider.app.fx.FormField;
import outrider.app.fx.FxThread;
import outrider.app.fx.Icon;
import outrider.app.fx.SegmentedTabs;
import outrider.app.i18n.Words;
import outrider.app.shell.Workspace;
import outrider.core.approval.Approval;
import outrider.core.approval.ApprovalKind;
import outrider.core.approval.Approvers;
import outrider.core.approval.Promotion;
import outrider.core.command.Command;
import outrider.core.pipeline.ChecklistItem;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.user.User;

/// Asks for somebody's word about a deal: what, of whom, until when. A discount under a promotion
/// asks nobody: there is one left, or there is not.
public final class RequestApprovalDialog {
  private static final double WIDTH = 520;

  private final Workspace space;
  private final Words words;
  private final Row deal;
  private final @Nullable ChecklistItem item;
  private final SegmentedTabs<ApprovalKind> kinds = new SegmentedTabs<>();
  private final TextField text = new TextField();
  private final TextField percent = new TextField();
  private final ComboBox<Optional<Promotion>> promotion = new ComboBox<>();
  private final ComboBox<Optional<User>> of = new ComboBox<>();
  private final DayPicker until;
  private final Label wrong = new Label();
  private final HBox discount;
  private final HBox people;
  private ApprovalKind kind = ApprovalKind.TECHNICAL;
  private Runnable close = () -> {};

  /// @param item the condition of a gate that it is to satisfy; null for none
  public RequestApprovalDialog(Workspace space, Row deal, @Nullable ChecklistItem item) {
    this.space = space;
    this.words = space.words();
    this.deal = deal;
    this.item = item;
    var saying = new ApprovalText(space);
    until = new DayPicker(space);
    for (var each : offered()) {
      kinds.tab(each, saying.kind(each));
    }
    kinds.onChosen(this::choose);
    discount =
        new HBox(12, field("approval.percent", percent), field("approval.promotion", promotion));
    people = new HBox(12, field("approval.of", of), field("approval.until.day", until));
    promotion.setConverter(
        new ChoiceWords<>(chosen ->
            chosen
                .map(each ->
                    words.get(
                        "approval.promotionOffer",
                        space.reasons().names().of(each.row()),
                        each.percent()))
                .orElse(words.get("approval.noPromotion"))));
    of.setConverter(
        new ChoiceWords<>(chosen ->
            chosen.map(User::name).orElseGet(() -> words.get("approval.anyOf." + kind.duty()))));
    promotion.valueProperty().subscribe(chosen -> showPromotion());
  }

  /// An item that waits for a word of one kind is satisfied by no other.
  private List<ApprovalKind> offered() {
    return Optional.ofNullable(item)
        .flatMap(ChecklistItem::signKind)
        .map(List::of)
        .orElseGet(() -> List.of(ApprovalKind.values()));
  }

  private FormField field(String wordKey, Control control) {
    var field = new FormField(new SimpleStringProperty(words.get(wordKey)), control);
    HBox.setHgrow(field, Priority.ALWAYS);
    field.setPrefWidth(WIDTH / 2);
    return field;
  }

  /// What is needed most comes first, where the item does not say.
  public void open() {
    until.setValue(
        LocalDate.ofInstant(
            Instant.ofEpochMilli(space.clock().millis()).plus(Approval.WAITS), space.zone()));
    promotion.getItems().setAll(offers());
    promotion.setValue(Optional.empty());
    choose(offered().getFirst());
    wrong.getStyleClass().addAll("small", "risk-text");
    wrong.setWrapText(true);
    wrong.setMinHeight(Region.USE_PREF_SIZE);
    wrong.setVisible(false);
    wrong.setManaged(false);
    var content = new VBox(14);
    if (item != null) {
      var about = new Label(words.get("approval.forItem", space.reasons().names().of(item.row())));
      about.getStyleClass().add("text-2");
      about.setWrapText(true);
      content.getChildren().add(about);
    }
    content.getChildren().addAll(kinds, field("approval.text", text), discount, people, wrong);
    var cancel =
        ButtonWithKey.secondary(words, "approval.cancel").key("Esc").does(() -> close.run());
    var ask = ButtonWithKey.primary(words, "approval.ask").icon(Icon.SIGN_OFF).does(this::ask);
    text.setOnAction(done -> ask());
    close =
        space
            .dialogs()
            .open(
                new DialogCard(
                    words.get("approval.ask.title", deal.text("name")),
                    WIDTH,
                    content,
                    cancel,
                    ask));
    text.requestFocus();
  }

  private List<Optional<Promotion>> offers() {
    var offers = new ArrayList<Optional<Promotion>>();
    offers.add(Optional.empty());
    var now = space.clock().millis();
    space.database().configuration().all(RecordType.PROMOTION).stream()
        .map(Promotion::of)
        .filter(each -> each.ended(now, 0).isEmpty())
        .sorted(java.util.Comparator.comparing(Promotion::name))
        .forEach(each -> offers.add(Optional.of(each)));
    return offers;
  }

  private void choose(ApprovalKind chosen) {
    kind = chosen;
    kinds.select(chosen);
    var isDiscount = chosen == ApprovalKind.DISCOUNT;
    show(discount, isDiscount);
    if (!isDiscount) {
      promotion.setValue(Optional.empty());
    }
    var approvers =
        new Approvers(space.database().configuration().tree())
            .of(chosen, deal, space.commands().actor().user());
    var choices = new ArrayList<Optional<User>>();
    choices.add(Optional.empty());
    approvers.forEach(user -> choices.add(Optional.of(user)));
    of.getItems().setAll(choices);
    of.setValue(Optional.empty());
  }

  private void showPromotion() {
    var chosen = Optional.ofNullable(promotion.getValue()).flatMap(it -> it);
    chosen.ifPresent(it -> percent.setText(Long.toString(it.percent())));
    percent.setDisable(chosen.isPresent());
    show(people, chosen.isEmpty());
  }

  private static void show(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  private void ask() {
    var chosen = Optional.ofNullable(promotion.getValue()).flatMap(it -> it);
    var day = until.getValue();
    var command =
        new Command.RequestApproval(
            space.commands().newId(),
            deal.id(),
            kind.word(),
            text.getText().strip(),
            kind == ApprovalKind.DISCOUNT && chosen.isEmpty() ? number(percent.getText()) : null,
            chosen.map(Promotion::id).orElse(null),
            item == null || chosen.isPresent() ? null : item.id(),
            chosen.isPresent()
                ? null
                : Optional.ofNullable(of.getValue()).flatMap(it -> it).map(User::id).orElse(null),
            day == null || chosen.isPresent()
                ? null
                : day.plusDays(1).atStartOfDay(space.zone()).toInstant().toEpochMilli());
    var unused =
        space
            .undo()
            .submit("undo.asked", command)
            .whenCompleteAsync(
                (receipt, failure) -> answered(receipt, chosen), FxThread.executor());
  }

  private void answered(@Nullable Receipt receipt, Optional<Promotion> chosen) {
    if (receipt != null && receipt.done()) {
      close.run();
      space
          .toasts()
          .show(
              words.get(chosen.isPresent() ? "approval.took" : "approval.asked"),
              () -> space.undo().undo());
      return;
    }
    wrong.setText(
        receipt == null ? words.get("record.notSaved") : space.reasons().say(receipt.reasons()));
    show(wrong, true);
  }

  /// What is no number is one that the rules refuse.
  private static @Nullable Long number(String typed) {
    var digits = typed.strip().replace("%", "").strip();
    if (digits.isEmpty()) {
      return null;
    }
    return digits.matches("\\d{1,4}") ? Long.parseLong(digits) : -1L;
  }
}
