package outrider.app.approval;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.Chip;
import outrider.app.fx.EmptyState;
import outrider.app.fx.Icon;
import outrider.app.fx.Meter;
import outrider.app.i18n.Words;
import outrider.app.shell.Workspace;
import outrider.core.approval.Promotion;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.user.Role;

/// Discounts that were agreed to beforehand: for how long, and how many are left as far as this
/// laptop knows. Administrators set them up and switch them off.
final class PromotionsPane extends VBox {
  private static final double METER = 160;

  private final Workspace space;
  private final Words words;
  private final ApprovalText text;

  /// @param taken how many of each are taken, by its id
  PromotionsPane(Workspace space, ApprovalText text, Map<String, Integer> taken) {
    super(12);
    this.space = space;
    this.words = space.words();
    this.text = text;
    getStyleClass().add("approval-pane");
    var admin = space.commands().actor().role() == Role.ADMIN;
    if (admin) {
      var add =
          ButtonWithKey.secondary(words, "promotion.new")
              .icon(Icon.ADD)
              .key("N")
              .does(() -> new PromotionDialog(space).open());
      getChildren().add(new HBox(add));
    }
    List<Promotion> all =
        space.database().configuration().all(RecordType.PROMOTION).stream()
            .map(Promotion::of)
            .sorted(Comparator.comparingLong(Promotion::until).reversed())
            .toList();
    all.forEach(each -> getChildren().add(card(each, taken.getOrDefault(each.id(), 0), admin)));
    if (all.isEmpty()) {
      getChildren().add(new EmptyState(Icon.TAG, words.get("promotion.none")));
    }
  }

  private Node card(Promotion promotion, int taken, boolean admin) {
    var ended = promotion.ended(space.clock().millis(), taken);
    var name =
        new Label(
            words.get(
                "approval.promotionOffer",
                space.reasons().names().of(promotion.row()),
                promotion.percent()));
    name.getStyleClass().add("subheading");
    var chip =
        ended.isEmpty()
            ? new Chip(words.get("promotion.running"), Chip.Tone.OK)
            : new Chip(words.get("promotion.ended." + ended.get()), Chip.Tone.OFF);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var head = new HBox(10, name, chip, gap);
    head.setAlignment(Pos.CENTER_LEFT);
    if (admin) {
      head.getChildren().add(switching(promotion));
    }
    var span =
        new Label(
            words.get(
                "promotion.span", text.near(promotion.from()), text.until(promotion.until())));
    span.getStyleClass().addAll("small", "text-2");
    var meter = new Meter(METER);
    meter.setShare(promotion.stock() == 0 ? 1 : (double) taken / promotion.stock());
    var left = new Label(words.get("promotion.taken", taken, promotion.stock()));
    left.getStyleClass().addAll("small", "text-2", "num");
    var stock = new HBox(10, meter, left);
    stock.setAlignment(Pos.CENTER_LEFT);
    var card = new VBox(8, head, span, stock);
    card.getStyleClass().addAll("card", "approval-card");
    return card;
  }

  private Node switching(Promotion promotion) {
    var off = promotion.active();
    return ButtonWithKey.soft(words, off ? "promotion.switchOff" : "promotion.switchOn")
        .compact()
        .does(() -> {
          Row row = promotion.row();
          space.tell(
              space
                  .undo()
                  .submit(
                      "undo.edited",
                      new Command.EditFields(
                          RecordType.PROMOTION,
                          row.id(),
                          List.of(
                              new FieldEdit(
                                  Promotion.INACTIVE,
                                  row.value(Promotion.INACTIVE),
                                  off ? (Object) true : null)))),
              words.get(off ? "promotion.off" : "promotion.on"));
        });
  }
}
