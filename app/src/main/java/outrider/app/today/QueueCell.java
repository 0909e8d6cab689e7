package outrider.app.today;

import java.util.function.BiConsumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.Appearance;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.CountdownPill;
import outrider.app.fx.GradeBadge;
import outrider.app.fx.GroupHeader;
import outrider.app.fx.Icon;
import outrider.app.i18n.Countdown;
import outrider.app.repeat.RepeatSign;
import outrider.app.shell.Workspace;

/// A line of the queue: pill, grade, who and why, touches, money, next action.
final class QueueCell extends ListCell<QueueLine> {
  private static final double HEAD = 32;

  /// A narrower list has no room for the touches; the card has them.
  static final double TOUCHES_FROM = 720;

  private static final PseudoClass HEAD_STATE = PseudoClass.getPseudoClass("head");

  private final Workspace space;
  private final QueueWords says;
  private final BiConsumer<QueueRow, Boolean> gesture;
  private final GroupHeader head = new GroupHeader();
  private final CountdownPill pill;
  private final GradeBadge grade;
  private final Label name = new Label();
  private final Label about = new Label();
  private final RepeatSign repeats;
  private final Label reason = new Label();
  private final Label touches = new Label();
  private final Label money = new Label();
  private final StackPane action = new StackPane();
  private final VBox who;
  private final HBox line;
  private final Tooltip tooltip = new Tooltip();
  private @Nullable ButtonWithKey button;

  /// @param gesture told of a row that was pressed: true for its button, false for the row
  QueueCell(Workspace space, QueueWords says, BiConsumer<QueueRow, Boolean> gesture) {
    this.space = space;
    this.says = says;
    this.gesture = gesture;
    var words = space.words();
    pill = new CountdownPill(words, space.ticker(), space.zone());
    grade = new GradeBadge(words);
    var pillBox = new HBox(pill);
    pillBox.setAlignment(Pos.CENTER_LEFT);
    fix(pillBox, words.isChinese() ? 118 : 132);
    name.getStyleClass().add("bold");
    name.setMinWidth(USE_PREF_SIZE);
    about.getStyleClass().add("text-2");
    about.setTextOverrun(OverrunStyle.ELLIPSIS);
    reason.getStyleClass().addAll("small", "text-3", "reason");
    repeats = new RepeatSign(space);
    var called = new HBox(6, name, about, repeats);
    called.setAlignment(Pos.CENTER_LEFT);
    who = new VBox(called, reason);
    who.setAlignment(Pos.CENTER_LEFT);
    who.setMinWidth(0);
    HBox.setHgrow(who, Priority.ALWAYS);
    touches.getStyleClass().addAll("small", "text-2", "num");
    touches.setGraphic(Icon.TOUCHES.node(12));
    fix(touches, 92);
    money.getStyleClass().add("num");
    money.setAlignment(Pos.CENTER_RIGHT);
    fix(money, 72);
    action.setAlignment(Pos.CENTER_RIGHT);
    fix(action, words.isChinese() ? 112 : 124);
    line = new HBox(10, pillBox, grade, who, touches, money, action);
    line.getStyleClass().add("queue-row");
    getStyleClass().add("queue-cell");
    selectedProperty().subscribe(this::showActionStrength);
    addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable QueueLine item, boolean empty) {
    super.updateItem(item, empty);
    setText(null);
    pseudoClassStateChanged(HEAD_STATE, item instanceof QueueLine.Head);
    switch (empty ? null : item) {
      case null -> {
        pill.clear();
        setGraphic(null);
        setTooltip(null);
      }
      case QueueLine.Head shown -> {
        pill.clear();
        setTooltip(null);
        setHeight(HEAD, 0);
        showHead(shown);
      }
      case QueueLine.Entry entry -> {
        var density = space.appearance().get().density();
        setHeight(density.queueRow(), 20);
        showRow(entry.row(), density == Appearance.Density.COMPACT);
      }
    }
  }

  private void setHeight(double height, double inset) {
    setMinHeight(height);
    setPrefHeight(height);
    setMaxHeight(height);
    setPadding(new javafx.geometry.Insets(0, inset, 0, inset));
  }

  private void showHead(QueueLine.Head shown) {
    head.show(
        shown.folded() ? Icon.NEXT : shown.group().icon(),
        shown.group().iconStyle(),
        space.words().get(shown.group().wordKey()),
        space.words().amounts().number(shown.count()),
        getIndex() == 0 && says.note(shown).isEmpty()
            ? space.words().get("today.note.ranked")
            : says.note(shown));
    setGraphic(head);
  }

  private void showRow(QueueRow row, boolean compact) {
    var item = row.item();
    var now = space.clock().instant();
    pill.show(
        row.basis() == QueueRow.Basis.GOES_BACK
            ? new Countdown.Pool(row.dueAt().orElseThrow())
            : Countdown.to(row.dueAt()));
    grade.show(item.intent().map(Enum::name).orElse(""));
    name.setText(item.name());
    about.setText(item.about());
    repeats.show(item.task().flatMap(DueItem.DueTask::repeats));
    reason.setText(says.reason(row, now));
    reason.setVisible(!compact);
    reason.setManaged(!compact);
    var hasRoom = getListView().getWidth() >= TOUCHES_FROM;
    touches.setManaged(hasRoom);
    touches.setVisible(hasRoom && item.wantsNextStep());
    touches.setText(says.touches(item));
    money.setText(says.money(item));
    tooltip.setText(item.name() + " " + item.about() + "\n" + reason.getText());
    setTooltip(tooltip);
    showAction(row);
    setAccessibleText(
        String.join(
            ", ",
            pill.getAccessibleText(),
            item.name(),
            item.about(),
            repeats.getAccessibleText(),
            reason.getText(),
            touches.getText(),
            money.getText()));
    setGraphic(line);
  }

  private void showAction(QueueRow row) {
    var offered = says.action(row);
    var made =
        ButtonWithKey.soft(space.words(), offered.wordKey())
            .icon(offered.icon())
            .compact()
            .does(() -> gesture.accept(row, true));
    made.setFocusTraversable(false);
    made.getStyleClass().add("small");
    button = made;
    action.getChildren().setAll(made);
    showActionStrength();
  }

  /// The selected row's action is the primary one.
  private void showActionStrength() {
    if (button != null) {
      button.getStyleClass().removeAll("soft", "primary");
      button.getStyleClass().add(isSelected() ? "primary" : "soft");
    }
  }

  private void pressed(MouseEvent press) {
    if (press.getButton() == MouseButton.PRIMARY
        && press.getClickCount() == 2
        && getItem() instanceof QueueLine.Entry entry) {
      gesture.accept(entry.row(), false);
    }
  }

  private static void fix(javafx.scene.layout.Region part, double width) {
    part.setMinWidth(width);
    part.setPrefWidth(width);
    part.setMaxWidth(width);
  }
}
