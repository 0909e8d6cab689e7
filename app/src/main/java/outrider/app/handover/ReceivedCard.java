package outrider.app.handover;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import outrider.app.activity.ActivityEntry;
import outrider.app.activity.TaskTitle;
import outrider.app.fx.Avatar;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.GradeBadge;
import outrider.app.fx.Icon;
import outrider.app.fx.TimelineEntry;
import outrider.app.handover.HandoverQueries.Received;
import outrider.app.i18n.Words;
import outrider.app.record.TakeoverFacts;
import outrider.app.shell.Workspace;
import outrider.core.record.Fields;
import outrider.core.record.Row;

/// All that somebody needs who takes a record over: who it is, what is next, what may go wrong, and
/// the last three touches.
final class ReceivedCard extends VBox {
  private final Workspace space;
  private final Words words;
  private final HandoverWords says;
  private final Runnable open;
  private final Runnable see;

  ReceivedCard(Workspace space, Runnable open, Runnable see) {
    super(16);
    this.space = space;
    this.words = space.words();
    this.open = open;
    this.see = see;
    says = new HandoverWords(space);
    getStyleClass().add("received-card");
  }

  void show(Received received, TakeoverFacts facts) {
    var record = facts.record();
    var nodes = new ArrayList<Node>();
    nodes.add(head(received, record));
    nodes.add(section("today.nextStep", List.of(nextStep(record))));
    if (!facts.risks().isEmpty()) {
      nodes.add(section("today.risks", facts.risks().stream().map(this::risk).toList()));
    }
    nodes.add(section("today.lastTouches", touches(facts.lastTouches())));
    nodes.add(section("today.facts", facts(record)));
    getChildren().setAll(nodes);
  }

  private Node head(Received received, Row record) {
    var name = new Label(record.text(Fields.NAME));
    name.getStyleClass().add("title");
    name.setWrapText(true);
    var grade = new GradeBadge(words, record.text("intent"));
    grade.setManaged(record.has("intent"));
    var first = new HBox(10, name, grade);
    first.setAlignment(Pos.CENTER_LEFT);
    var about = joined(record.text("title"), record.text("company"));
    var from =
        words.get(
            "takeover.handedOver",
            says.user(received.takeover().from()),
            words
                .moments()
                .near(
                    Instant.ofEpochMilli(received.takeover().row().number(Fields.CREATED_AT, 0)),
                    space.clock().instant(),
                    space.zone()));
    var lines = new VBox(3, first, HandoverWords.quiet(joined(about, from)));
    HBox.setHgrow(lines, Priority.ALWAYS);
    var look =
        ButtonWithKey.secondary(words, "takeover.open").icon(Icon.EXTERNAL).key("Enter").does(open);
    var seen =
        (received.isSeen()
                ? ButtonWithKey.soft(words, "takeover.unsee")
                : ButtonWithKey.primary(words, "takeover.see").icon(Icon.DONE))
            .key("Space")
            .does(see);
    var head = new HBox(12, Avatar.large(record.text(Fields.NAME)), lines, look, seen);
    head.setAlignment(Pos.CENTER_LEFT);
    return head;
  }

  private Node section(String key, List<? extends Node> content) {
    var title = new Label(words.get(key));
    title.getStyleClass().add("section-title");
    var box = new VBox(8, title);
    box.getChildren().addAll(content);
    return box;
  }

  private Node nextStep(Row record) {
    var step = record.text(Fields.NEXT_STEP);
    var at = record.numberOrNull(Fields.NEXT_STEP_AT);
    var text =
        new Label(
            step.isEmpty()
                ? words.get("today.noStep")
                : joined(
                    TaskTitle.of(words, step),
                    at == null
                        ? ""
                        : words
                            .moments()
                            .dateTime(
                                Instant.ofEpochMilli(at), space.clock().instant(), space.zone())));
    text.setWrapText(true);
    var line = new HBox(8, Icon.TASK.node(16), text);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("inset");
    return line;
  }

  private Node risk(TakeoverFacts.Risk risk) {
    var text = new Label(words.get("today.risk." + risk.id(), risk.arguments().toArray()));
    text.setWrapText(true);
    var line = new HBox(8, Icon.RISK.node(16, "warn-text"), text);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private List<Node> touches(List<Row> last) {
    if (last.isEmpty()) {
      return List.of(HandoverWords.quiet(words.get("today.noTouches")));
    }
    var entries = new ArrayList<Node>();
    last.forEach(touch -> entries.add(ActivityEntry.brief(space, touch)));
    ((TimelineEntry) entries.getLast()).last();
    return entries;
  }

  private List<Node> facts(Row record) {
    var lines = new ArrayList<Node>();
    add(lines, "today.fact.phone", record.text("phone"));
    add(lines, "today.fact.email", record.text("email"));
    add(lines, "today.fact.source", joined(record.text("source"), record.text("sourceDetail")));
    add(lines, "today.fact.value", says.money(record));
    add(lines, "today.fact.stage", says.state(record));
    add(lines, "takeover.owner", says.user(record.text(Fields.OWNER)));
    return lines;
  }

  private void add(List<Node> lines, String key, String value) {
    if (!value.isEmpty()) {
      var label = new Label(words.get(key));
      label.getStyleClass().addAll("text-3", "fact-label");
      label.setMinWidth(96);
      var text = new Label(value);
      text.getStyleClass().add("num");
      text.setWrapText(true);
      text.setMinHeight(Region.USE_PREF_SIZE);
      lines.add(new HBox(label, text));
    }
  }

  private static String joined(String one, String other) {
    return one.isEmpty() || other.isEmpty() ? one + other : one + " · " + other;
  }
}
