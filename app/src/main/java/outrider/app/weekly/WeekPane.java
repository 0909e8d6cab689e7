package outrider.app.weekly;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.field.DayPicker;
import outrider.app.field.KeptTyping;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.Chip;
import outrider.app.fx.Icon;
import outrider.app.fx.NoteArea;
import outrider.app.shell.Workspace;
import outrider.core.command.Command;
import outrider.core.review.WeeklyReview;

/// One person's week: its figures beside the week before, the weeks before as a table, the note,
/// the reply, and what was agreed.
final class WeekPane extends VBox {
  private static final LocalTime DUE = LocalTime.of(18, 0);
  private static final double FIGURE_WIDTH = 128;

  private final Workspace space;
  private final WeeklyWords text;
  private final WeeklyViewModel model;
  private final Runnable freeze;
  private final VBox body = new VBox(12);
  private final VBox actions = new VBox(4);
  private final FlowPane figures = new FlowPane(8, 8);
  private final Label state = new Label();
  private final Label why = new Label();
  private final Label title = new Label();
  private final TrendTable trend;
  private final Label noteRead = new Label();
  private final Label replyRead = new Label();
  private final DayPicker actionDue;

  /// Fresh ones for each review: what is typed is kept under its name.
  private TextArea note = new NoteArea();

  private TextArea reply = new NoteArea();
  private TextField actionTitle = new TextField();
  private @Nullable String shown;
  private @Nullable KeptTyping kept;

  WeekPane(Workspace space, WeeklyWords text, WeeklyViewModel model, Runnable freeze) {
    this.space = space;
    this.text = text;
    this.model = model;
    this.freeze = freeze;
    trend = new TrendTable(text);
    actionDue = new DayPicker(space);
    getStyleClass().add("week-pane");
    setMinWidth(0);
    title.getStyleClass().add("heading");
    state.getStyleClass().addAll("small", "text-2");
    why.getStyleClass().addAll("small", "warn-text");
    why.setWrapText(true);
    why.setMinHeight(Region.USE_PREF_SIZE);
    figures.getStyleClass().add("week-figures");
    for (var read : List.of(noteRead, replyRead)) {
      read.setWrapText(true);
      read.setMinHeight(Region.USE_PREF_SIZE);
    }
    actionDue.setPrefWidth(150);
    actionDue.setAccessibleText(text.get("weekly.actionDue"));
    body.getStyleClass().add("week-body");
    var scroll = new ScrollPane(body);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("week-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().add(scroll);
  }

  void show(WeekQueries.Line line) {
    var week = line.week();
    var monday = model.mondayProperty().get();
    var key = week.person() + monday + week.review().isPresent();
    if (!key.equals(shown)) {
      shown = key;
      open(week);
    }
    title.setText(text.get("weekly.of", text.person(week.person()), text.week(monday)));
    state.setText(
        week.review()
            .map(review ->
                text.get(
                    "weekly.frozen",
                    text.exactly(review.frozenAt()),
                    text.person(review.row().text(WeeklyReview.FROZEN_BY))))
            .orElseGet(() -> text.get(model.mayFreeze() ? "weekly.live" : "weekly.neverFrozen")));
    var reasons =
        line.item().reasons().stream()
            .filter(reason -> reason.weight() > 0)
            .map(text::why)
            .toList();
    why.setText(String.join(" · ", reasons));
    why.setVisible(!reasons.isEmpty());
    why.setManaged(!reasons.isEmpty());
    figures.getChildren().setAll(text.figures(week, monday).stream().map(this::figure).toList());
    trend.show(week, monday);
    week.review().ifPresent(this::said);
    actions.getChildren().setAll(actions(week));
  }

  /// Another week, or another person's: what was typed into the one before is kept.
  private void open(Week week) {
    kept = null;
    body.getChildren().setAll(head(week), card("weekly.figures", figures));
    if (week.review().isEmpty() && !week.actions().isEmpty()) {
      body.getChildren().add(card("weekly.actions", actions));
    }
    note = area("weekly.note", "weekly.notePrompt");
    reply = area("weekly.reply", "weekly.replyPrompt");
    actionTitle = new TextField();
    actionTitle.setPromptText(text.get("weekly.actionPrompt"));
    actionTitle.setAccessibleText(text.get("weekly.actionPrompt"));
    actionTitle.setOnAction(enter -> agree());
    HBox.setHgrow(actionTitle, Priority.ALWAYS);
    actionDue.setValue(space.today().plusDays(7));
    week.review()
        .ifPresent(review -> {
          note.setText(review.note());
          reply.setText(review.reply());
          kept = new KeptTyping(space.database(), "weekly/" + review.id());
          Objects.requireNonNull(kept)
              .text("note", note)
              .text("reply", reply)
              .text("action", actionTitle);
          body.getChildren().addAll(saidCard(week), actionCard());
        });
    if (!week.earlier().isEmpty()) {
      body.getChildren().add(card("weekly.trend", trend));
    }
  }

  private TextArea area(String key, String promptKey) {
    var area = new NoteArea();
    area.setPrefRowCount(3);
    area.setMinHeight(76);
    area.setAccessibleText(text.get(key));
    area.setPromptText(text.get(promptKey));
    return area;
  }

  private Node head(Week week) {
    var both = new VBox(2, title, state, why);
    HBox.setHgrow(both, Priority.ALWAYS);
    both.setMinWidth(0);
    var head = new HBox(8, both);
    if (week.review().isEmpty() && model.mayFreeze()) {
      head.getChildren()
          .add(
              ButtonWithKey.primary(space.words(), "weekly.freezeOne")
                  .icon(Icon.SAVE)
                  .does(freeze));
    }
    head.setAlignment(Pos.CENTER_LEFT);
    return head;
  }

  private VBox card(String key, Node... nodes) {
    var name = new Label(text.get(key));
    name.getStyleClass().add("subheading");
    var card = new VBox(8, name);
    card.getChildren().addAll(nodes);
    card.getStyleClass().addAll("card", "week-card");
    return card;
  }

  private Node figure(WeeklyWords.Figure figure) {
    var name = new Label(figure.name());
    name.getStyleClass().addAll("small", "text-2");
    var value = new Label(figure.value());
    value.getStyleClass().addAll("bold", "num");
    var change = new Label(figure.change());
    change.getStyleClass().addAll("small", "num");
    change
        .getStyleClass()
        .add(figure.better().map(better -> better ? "ok-text" : "warn-text").orElse("text-3"));
    change.setManaged(!figure.change().isEmpty());
    var box = new VBox(2, name, value, change);
    box.setPrefWidth(FIGURE_WIDTH);
    box.getStyleClass().add("week-figure");
    return box;
  }

  /// The note is the person's to write, the reply that of whoever leads them.
  private Node saidCard(Week week) {
    var own = model.isOwn(week);
    var noteSide = side("weekly.note", own ? note : noteRead, own, "weekly.saveNote", this::save);
    var replySide =
        side("weekly.reply", own ? replyRead : reply, !own, "weekly.saveReply", this::save);
    HBox.setHgrow(noteSide, Priority.ALWAYS);
    HBox.setHgrow(replySide, Priority.ALWAYS);
    var both = new HBox(16, noteSide, replySide);
    return card("weekly.said", both);
  }

  private VBox side(String key, Node content, boolean writes, String saveKey, Runnable save) {
    var name = new Label(text.get(key));
    name.getStyleClass().addAll("small", "text-2");
    var side = new VBox(6, name, content);
    if (writes) {
      side.getChildren()
          .add(
              ButtonWithKey.secondary(space.words(), saveKey)
                  .compact()
                  .key("Ctrl+Enter")
                  .does(save));
    }
    side.setPrefWidth(300);
    side.setMinWidth(0);
    return side;
  }

  private void said(WeeklyReview review) {
    noteRead.setText(review.note().isEmpty() ? text.get("weekly.noNote") : review.note());
    replyRead.setText(
        review.reply().isEmpty()
            ? text.get("weekly.noReply")
            : review.reply()
                + "\n"
                + Optional.ofNullable(review.repliedBy()).map(text::person).orElse(""));
  }

  /// Saves what is written: the note of one's own week, or the reply to another's.
  void save() {
    model
        .open()
        .map(WeekQueries.Line::week)
        .ifPresent(week ->
            week.review()
                .ifPresent(review -> {
                  var own = model.isOwn(week);
                  var typed = (own ? note : reply).getText().strip();
                  var given = typed.isEmpty() ? null : typed;
                  space.tell(
                      space
                          .undo()
                          .submit(
                              "undo.edited",
                              own
                                  ? new Command.NoteReview(review.id(), given)
                                  : new Command.ReplyReview(review.id(), given)),
                      text.get(own ? "weekly.noteSaved" : "weekly.replySaved"),
                      () -> forget(review));
                }));
  }

  private void forget(WeeklyReview review) {
    var typed = kept;
    if (typed != null) {
      typed.forget();
      kept = new KeptTyping(space.database(), "weekly/" + review.id());
      Objects.requireNonNull(kept)
          .text("note", note)
          .text("reply", reply)
          .text("action", actionTitle);
    }
  }

  private Node actionCard() {
    var add =
        ButtonWithKey.secondary(space.words(), "weekly.agree").icon(Icon.ADD).does(this::agree);
    var line = new HBox(8, actionTitle, actionDue, add);
    line.setAlignment(Pos.CENTER_LEFT);
    return card("weekly.actions", actions, line);
  }

  private List<Node> actions(Week week) {
    var nodes = new ArrayList<Node>();
    for (var action : week.actions()) {
      var name = new Label(action.title());
      name.setMinWidth(0);
      name.getStyleClass().add(action.done() ? "text-3" : "bold");
      name.setGraphic((action.done() ? Icon.SYNCED : Icon.CIRCLE).node(14));
      HBox.setHgrow(name, Priority.ALWAYS);
      name.setMaxWidth(Double.MAX_VALUE);
      var due =
          new Label(
              action.done()
                  ? text.get("weekly.done")
                  : text.get("weekly.due", text.date(action.dueAt())));
      due.getStyleClass().addAll("small", "num", "text-2");
      var row = new HBox(8, name);
      if (action.weeks() > 0) {
        row.getChildren()
            .add(
                new Chip(
                    text.get("weekly.carried", action.weeks()),
                    action.done() ? Chip.Tone.OFF : Chip.Tone.WARN));
      }
      row.getChildren().add(due);
      row.setAlignment(Pos.CENTER_LEFT);
      row.getStyleClass().add("week-action");
      nodes.add(row);
    }
    if (nodes.isEmpty()) {
      var none = new Label(text.get("weekly.noActions"));
      none.getStyleClass().add("text-2");
      nodes.add(none);
    }
    return nodes;
  }

  void toAction() {
    actionTitle.requestFocus();
  }

  /// Makes the task.
  private void agree() {
    var said = actionTitle.getText().strip();
    var day = actionDue.getValue();
    if (said.isEmpty() || day == null) {
      (said.isEmpty() ? actionTitle : actionDue).requestFocus();
      return;
    }
    model
        .open()
        .flatMap(line -> line.week().review())
        .ifPresent(review -> {
          var due = day.atTime(DUE).atZone(space.zone()).toInstant();
          space.tell(
              space
                  .undo()
                  .submit(
                      "undo.planned",
                      new Command.AgreeAction(
                          review.id(), space.commands().newId(), said, due.toEpochMilli())),
              text.get("weekly.agreed"),
              () -> actionTitle.clear());
        });
  }
}
