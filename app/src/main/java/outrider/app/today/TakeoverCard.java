package outrider.app.today;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import outrider.app.activity.ActivityEntry;
import outrider.app.activity.TaskTitle;
import outrider.app.fx.Avatar;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.Chip;
import outrider.app.fx.EmptyState;
import outrider.app.fx.GradeBadge;
import outrider.app.fx.Icon;
import outrider.app.fx.View;
import outrider.app.i18n.Words;
import outrider.app.record.TakeoverFacts;
import outrider.app.repeat.RepeatSign;
import outrider.app.shell.Workspace;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Who the selected row is about and what to do, for whoever takes it over this minute.
///
/// What the row itself knows is shown at once; touches, risks and facts follow from the book.
final class TakeoverCard extends View {
  private final Workspace space;
  private final Words words;
  private final QueueWords says;
  private final QueueDeeds deeds;
  private final BreachBox breach;
  private final VBox head = new VBox(10);
  private final VBox body = new VBox();
  private final VBox nothing = new VBox();
  private String shownKey = "";

  TakeoverCard(Workspace space, QueueWords says, QueueDeeds deeds) {
    super(new VBox());
    this.space = space;
    this.words = space.words();
    this.says = says;
    this.deeds = deeds;
    breach = part(new BreachBox(space));
    head.getStyleClass().addAll("takeover-head", "hairline-bottom");
    body.getStyleClass().add("takeover-body");
    var scroll = new ScrollPane(body);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    nothing.getChildren().add(new EmptyState(Icon.TODAY, words.get("today.cardEmpty")));
    var box = (VBox) root();
    box.getStyleClass().addAll("takeover", "surface", "hairline-left");
    box.getChildren().addAll(nothing, head, scroll);
    clear();
  }

  /// With nothing in the queue there is nothing to choose: one empty sentence on the screen is
  /// enough.
  void expectRows(boolean any) {
    nothing.getChildren().getFirst().setVisible(any);
  }

  void clear() {
    shownKey = "";
    setFilled(false);
  }

  /// Shows what the row knows, and the rest if it is there already.
  void show(QueueRow row, Optional<TakeoverFacts> known) {
    setFilled(true);
    var same = shownKey.equals(row.key());
    shownKey = row.key();
    breach.show(row);
    head.getChildren().setAll(who(row, known), breach.root(), buttons(row));
    if (known.isPresent() || !same) {
      fill(row, known);
    }
  }

  private void setFilled(boolean filled) {
    for (var part : ((VBox) root()).getChildren()) {
      var visible = (part == nothing) != filled;
      part.setVisible(visible);
      part.setManaged(visible);
    }
  }

  private Node who(QueueRow row, Optional<TakeoverFacts> known) {
    var item = row.item();
    var name = new Label(item.name());
    name.getStyleClass().add("heading");
    var grade = new GradeBadge(words, item.intent().map(Enum::name).orElse(""));
    grade.setManaged(item.intent().isPresent());
    var first = new HBox(8, name, grade);
    first.setAlignment(Pos.CENTER_LEFT);
    known.ifPresent(takeover -> tags(takeover.record()).forEach(first.getChildren()::add));
    var about =
        new Label(known.map(takeover -> about(takeover.record(), item)).orElse(item.about()));
    about.getStyleClass().add("text-2");
    var both = new VBox(first, about);
    both.setMinWidth(0);
    HBox.setHgrow(both, Priority.ALWAYS);
    var more = ButtonWithKey.iconOnly(words, "today.more", Icon.MORE).compact();
    more.does(() -> menu().show(more, javafx.geometry.Side.BOTTOM, 0, 4));
    var line = new HBox(12, Avatar.large(item.name()), both, more);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  /// `采购总监 · 云帆样例软件（杭州）`: what the person is, then where.
  private String about(Row record, DueItem item) {
    if (record.type() != RecordType.LEAD) {
      return item.about();
    }
    var city = record.text("city");
    var company =
        city.isEmpty()
            ? record.text("company")
            : record.text("company") + words.get("today.city", city);
    return joined(record.text("title"), company);
  }

  private ContextMenu menu() {
    return new ContextMenu(
        entry("today.open", deeds::open),
        entry("today.snooze", deeds::snooze),
        entry("today.plan", deeds::plan));
  }

  private MenuItem entry(String key, Runnable deed) {
    var item = new MenuItem(words.get(key));
    item.setOnAction(done -> deed.run());
    return item;
  }

  private List<Chip> tags(Row record) {
    return record.set(Fields.TAGS).stream()
        .limit(2)
        .map(id -> {
          var tag = space.database().configuration().row(RecordType.TAG, id);
          var named = tag.map(row -> localName(row, words)).orElse(id);
          return switch (tag.map(row -> row.text("tone")).orElse("")) {
            case "ok" -> new Chip(named, Chip.Tone.OK, Icon.ACTIVE);
            case "warn" -> new Chip(named, Chip.Tone.WARN);
            case "risk" -> new Chip(named, Chip.Tone.RISK);
            case "info" -> new Chip(named, Chip.Tone.INFO);
            default -> new Chip(named, Chip.Tone.PLAIN);
          };
        })
        .toList();
  }

  private static String localName(Row row, Words words) {
    var english = row.text("nameEn");
    return words.isChinese() || english.isEmpty() ? row.text(Fields.NAME) : english;
  }

  private Node buttons(QueueRow row) {
    var first = primary(row);
    var log = ButtonWithKey.secondary(words, "today.log").icon(Icon.LOG).key("L").does(deeds::log);
    var done =
        ButtonWithKey.secondary(words, "today.done")
            .icon(Icon.DONE)
            .key("Space")
            .does(deeds::complete);
    done.setDisable(row.item().task().isEmpty());
    var logsFirst = says.action(row).wordKey().equals("today.do.log");
    var buttons = logsFirst ? List.of(log, done) : List.of(first, log, done);
    if (logsFirst) {
      log.getStyleClass().add("primary");
    }
    var line = new HBox(8);
    line.getChildren().addAll(buttons);
    for (var button : buttons) {
      button.setMaxWidth(Double.MAX_VALUE);
      button.getStyleClass().add("narrow");
      HBox.setHgrow(button, Priority.ALWAYS);
    }
    return line;
  }

  /// Planning where nothing is planned, the call where there is a number, else the row's action.
  private ButtonWithKey primary(QueueRow row) {
    var offered = says.action(row);
    var button = ButtonWithKey.primary(words, offered.wordKey()).icon(offered.icon());
    if (offered.wordKey().equals("today.do.plan")) {
      return button.key("N").does(deeds::plan);
    }
    return row.item().phone().isEmpty()
        ? button.does(deeds::log)
        : ButtonWithKey.primary(words, "today.do.call")
            .icon(Icon.CALL)
            .key("Ctrl+D")
            .does(deeds::call);
  }

  private void fill(QueueRow row, Optional<TakeoverFacts> known) {
    var parts = new ArrayList<Node>();
    parts.add(section("today.nextStep", List.of(nextStep(row))));
    known.ifPresent(takeover -> {
      if (!takeover.risks().isEmpty()) {
        parts.add(section("today.risks", takeover.risks().stream().map(this::riskLine).toList()));
      }
      var touches = new ArrayList<Node>();
      takeover.lastTouches().forEach(activity -> touches.add(ActivityEntry.brief(space, activity)));
      if (touches.isEmpty()) {
        var none = new Label(words.get("today.noTouches"));
        none.getStyleClass().add("text-3");
        touches.add(none);
      } else {
        ((outrider.app.fx.TimelineEntry) touches.getLast()).last();
      }
      parts.add(section("today.lastTouches", touches));
      parts.add(section("today.facts", facts(row, takeover.record())));
    });
    body.getChildren().setAll(parts);
  }

  private Node section(String key, List<? extends Node> content) {
    var title = new Label(words.get(key));
    title.getStyleClass().add("section-title");
    var box = new VBox(title);
    box.getChildren().addAll(content);
    box.getStyleClass().addAll("takeover-section", key.replace('.', '-'));
    return box;
  }

  private Node nextStep(QueueRow row) {
    var task = row.item().task();
    var text =
        new Label(
            task.map(found -> TaskTitle.of(words, found.title()))
                .orElseGet(() ->
                    words.get(
                        row.basis() == QueueRow.Basis.SECOND_TOUCH
                            ? "today.secondTouchStep"
                            : "today.noStep")));
    text.setWrapText(true);
    var repeats = new RepeatSign(space);
    repeats.show(task.flatMap(DueItem.DueTask::repeats));
    var line = new HBox(8, says.action(row).icon().node(16), text, repeats);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("inset");
    return line;
  }

  private Node riskLine(TakeoverFacts.Risk risk) {
    var text = new Label(words.get("today.risk." + risk.id(), risk.arguments().toArray()));
    text.setWrapText(true);
    var icon = risk.id().equals("duplicate") ? Icon.DUPLICATE : Icon.RISK;
    var line = new HBox(8, icon.node(16, "warn-text"), text);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private List<Node> facts(QueueRow row, Row record) {
    var lines = new ArrayList<Node>();
    var wechat = record.text("wechat");
    var phone = row.item().phone();
    if (!phone.isEmpty() || !wechat.isEmpty()) {
      lines.add(
          fact(
              "today.fact.phone",
              phone,
              wechat.isEmpty() ? "" : words.get("today.fact.wechat", wechat)));
    }
    add(lines, "today.fact.email", record.text("email"));
    add(lines, "today.fact.source", joined(record.text("source"), record.text("sourceDetail")));
    add(lines, "today.fact.value", joined(says.money(row.item()), winRate(record)));
    add(lines, "today.fact.stage", stage(record));
    if (row.item().wantsNextStep()) {
      add(lines, "today.fact.touches", says.touches(row.item()));
    }
    row.item()
        .secondTouchAt()
        .ifPresent(at ->
            lines.add(
                fact(
                    "today.fact.window",
                    words.get(
                        "today.fact.windowBefore",
                        words
                            .moments()
                            .dateTime(
                                Instant.ofEpochMilli(at), space.clock().instant(), space.zone())),
                    "")));
    return lines;
  }

  private String winRate(Row record) {
    return space
        .database()
        .configuration()
        .stage(record.text("stage"))
        .map(stage -> words.get("today.fact.winRate", stage.winRatePercent()))
        .orElse("");
  }

  private String stage(Row record) {
    return space
        .database()
        .configuration()
        .stage(record.text("stage"))
        .map(stage -> localName(stage.row(), words))
        .orElse("");
  }

  private void add(List<Node> lines, String key, String value) {
    if (!value.isEmpty()) {
      lines.add(fact(key, value, ""));
    }
  }

  private Node fact(String key, String value, String quiet) {
    var label = new Label(words.get(key));
    label.getStyleClass().addAll("text-3", "fact-label");
    var text = new Label(value);
    text.getStyleClass().add("num");
    text.setWrapText(true);
    var line = new HBox(label, text);
    if (!quiet.isEmpty()) {
      var more = new Label(quiet);
      more.getStyleClass().add("text-3");
      text.setMinWidth(Region.USE_PREF_SIZE);
      HBox.setMargin(more, new javafx.geometry.Insets(0, 0, 0, value.isEmpty() ? 0 : 6));
      line.getChildren().add(more);
    }
    line.getStyleClass().add("fact");
    return line;
  }

  private static String joined(String one, String other) {
    return one.isEmpty() || other.isEmpty() ? one + other : one + " · " + other;
  }
}
