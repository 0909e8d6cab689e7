package outrider.app.opportunity;

import java.time.LocalDate;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.field.FieldText;
import outrider.app.fx.Avatar;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.Chip;
import outrider.app.fx.GradeBadge;
import outrider.app.fx.Icon;
import outrider.app.i18n.Words;
import outrider.app.problem.ConfiguredNames;
import outrider.app.record.OwnerMenu;
import outrider.app.shell.Workspace;
import outrider.core.opportunity.Opportunity;
import outrider.core.pipeline.OpportunityStage;

/// The head of a deal's page: which deal, how long it may stay where it stands, what it is worth,
/// whose it is, and the way on.
final class DealHead extends HBox {
  private final Workspace space;
  private final Words words;
  private final ConfiguredNames names;
  private final DealDeeds deeds;
  private final Label name = new Label();
  private final GradeBadge grade;
  private final Hyperlink account = new Hyperlink();
  private final Chip countdown = new Chip("", Chip.Tone.PLAIN, Icon.CLOCK);
  private final Label amount = new Label();
  private final Label closing = new Label();
  private final Avatar ownerFace = new Avatar("");
  private final Label owner = new Label();
  private final ButtonWithKey advance;
  private final List<Node> luxuries;
  private @Nullable DealPage shown;

  DealHead(Workspace space, ConfiguredNames names, DealDeeds deeds) {
    super(8);
    this.space = space;
    this.words = space.words();
    this.names = names;
    this.deeds = deeds;
    grade = new GradeBadge(words);
    advance = ButtonWithKey.primary(words, "deal.advance").does(deeds::advance);
    name.getStyleClass().add("title");
    name.setMinWidth(60);
    account.setOnAction(done -> deeds.openAccount());
    account.getStyleClass().add("account-link");
    account.setMinWidth(40);
    countdown.getStyleClass().addAll("num", "pill");
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    amount.getStyleClass().addAll("heading", "num");
    closing.getStyleClass().addAll("heading", "num");
    var who = new HBox(6, ownerFace, owner);
    who.setAlignment(Pos.CENTER_LEFT);
    var call = ButtonWithKey.secondary(words, "deal.call").icon(Icon.CALL).does(deeds::call);
    var more = ButtonWithKey.iconOnly(words, "deal.more", Icon.MORE);
    more.getStyleClass().remove("plain");
    more.getStyleClass().add("bordered");
    more.does(() -> menu().show(more, Side.BOTTOM, 0, 4));
    var closes = fact("field.opportunity.closeOn", closing);
    var owns = fact("field.owner", who);
    luxuries = List.of(account, closes, owns, call);
    var worth = fact("field.amount", amount);
    getChildren()
        .addAll(name, grade, account, countdown, gap, worth, closes, owns, call, more, advance);
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("deal-head");
    setMinWidth(0);
  }

  /// What takes the focus of the page.
  Node wayOn() {
    return advance;
  }

  void show(DealPage page) {
    shown = page;
    var deal = page.deal();
    var row = deal.row();
    name.setText(deal.name());
    grade.show(row.text("intent"));
    grade.setManaged(row.has("intent"));
    account.setText(page.facts().account());
    account.setManaged(!page.facts().account().isEmpty());
    amount.setText(words.amounts().compact(deal.amountMinor(), FieldText.currency(row)));
    var closeOn = row.numberOrNull(Opportunity.CLOSE_ON);
    closing.setText(
        closeOn == null
            ? words.get("deal.empty")
            : words.moments().date(LocalDate.ofEpochDay(closeOn), space.today()));
    owner.setText(names.user(deal.owner()));
    ownerFace.show(names.user(deal.owner()));
    showCountdown(page);
    showWayOn(page);
  }

  /// Where there is hardly any room, what can be found elsewhere on the page goes.
  void keepEssentials(boolean only) {
    for (var luxury : luxuries) {
      luxury.setVisible(!only);
      luxury.setManaged(!only && !(luxury == account && account.getText().isEmpty()));
    }
  }

  /// How long the deal may stay in its stage, in words.
  private void showCountdown(DealPage page) {
    var limit = page.stage().map(OpportunityStage::limitDays).orElse(0L);
    var limited = limit > 0 && page.deal().isOpen();
    countdown.setVisible(limited);
    countdown.setManaged(limited);
    if (limited) {
      var left = limit - page.daysInStage(space.clock().instant());
      countdown.setText(
          left < 0 ? words.get("deal.overLimit", -left) : words.get("deal.leftInStage", left));
      countdown.setTone(
          left < 0 ? Chip.Tone.RISK : left <= limit / 2 ? Chip.Tone.WARN : Chip.Tone.PLAIN);
      countdown.setGraphic((left < 0 ? Icon.LATE : Icon.CLOCK).node(14));
    }
  }

  private void showWayOn(DealPage page) {
    var next = page.next();
    advance.setVisible(next.isPresent());
    advance.setManaged(next.isPresent());
    next.ifPresent(stage -> {
      advance.says("deal.advance", names.of(stage.row()));
      advance.key("Ctrl+" + (deeds.stages().indexOf(stage) + 1));
    });
  }

  private VBox fact(String key, Node value) {
    var label = new Label(words.get(key));
    label.getStyleClass().addAll("small", "text-3");
    var box = new VBox(label, value);
    box.setAlignment(Pos.CENTER_LEFT);
    box.setMinWidth(Region.USE_PREF_SIZE);
    HBox.setMargin(box, new Insets(0, 12, 0, 0));
    return box;
  }

  private ContextMenu menu() {
    var hand = new Menu(words.get("deal.handOver"), Icon.HANDOVER.node(14));
    if (shown != null) {
      hand.getItems().addAll(new OwnerMenu(space).receivers(shown.deal().row()));
    }
    var schedule = new MenuItem(words.get("deal.schedule"), Icon.GANTT.node(14));
    schedule.setOnAction(done -> deeds.schedule());
    var delete = new MenuItem(words.get("deal.delete"), Icon.REMOVE.node(14));
    delete.setOnAction(done -> deeds.delete());
    return new ContextMenu(schedule, hand, delete);
  }
}
