package outrider.app.audit;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.Icon;
import outrider.app.i18n.Words;
import outrider.app.shell.Place;
import outrider.app.shell.Workspace;
import outrider.core.protocol.AuditLine;
import outrider.core.protocol.AuditStep;
import outrider.core.record.RecordType;

/// One line of the trail, whole: who, when, where, and each field before and after.
final class AuditDetail extends ScrollPane {
  private static final long LATE_MILLIS = 60_000;

  private final Words words;
  private final AuditText text;
  private final Consumer<AuditLine> open;
  private final Consumer<AuditFilter> show;
  private final VBox content = new VBox(14);

  /// @param open leads to the record
  /// @param show narrows the table
  AuditDetail(
      Workspace space, AuditText text, Consumer<AuditLine> open, Consumer<AuditFilter> show) {
    this.words = space.words();
    this.text = text;
    this.open = open;
    this.show = show;
    getStyleClass().addAll("audit-detail", "hairline-left");
    content.getStyleClass().add("audit-detail-content");
    setContent(content);
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setAccessibleText(words.get("audit.detail"));
  }

  void show(Optional<AuditLine> line) {
    setVvalue(0);
    if (line.isEmpty()) {
      content.getChildren().clear();
      return;
    }
    var shown = line.get();
    content.getChildren().setAll(head(shown), facts(shown), steps(shown), narrower(shown));
  }

  private Node head(AuditLine line) {
    var deed = new Label(text.deed(line.command()));
    deed.getStyleClass().add("heading");
    deed.setWrapText(true);
    var record = new Label(text.recordWithType(line));
    record.getStyleClass().add("text-2");
    record.setWrapText(true);
    var head = new VBox(4, deed, record);
    if (place(line).isPresent()) {
      var button =
          ButtonWithKey.secondary(words, "audit.open")
              .icon(Icon.EXTERNAL)
              .key("Enter")
              .does(() -> open.accept(line));
      VBox.setMargin(button, new javafx.geometry.Insets(8, 0, 0, 0));
      head.getChildren().add(button);
    } else if (!line.there() && RecordType.byWireName(line.type()).isPresent()) {
      var gone = new Label(words.get("audit.gone"));
      gone.getStyleClass().addAll("small", "text-3");
      head.getChildren().add(gone);
    }
    return head;
  }

  /// Where the record, or what it hangs on, has a page.
  static Optional<Place> place(AuditLine line) {
    if (!line.there()) {
      return Optional.empty();
    }
    var own =
        RecordType.byWireName(line.type()).flatMap(type -> Place.ofRecord(type, line.record()));
    var parentType = line.parentType();
    var parent = line.parent();
    if (own.isPresent() || parentType == null || parent == null) {
      return own;
    }
    return RecordType.byWireName(parentType).flatMap(type -> Place.ofRecord(type, parent));
  }

  private Node facts(AuditLine line) {
    var facts = new VBox(6);
    facts.getStyleClass().add("audit-facts");
    facts.getChildren().add(fact("audit.who", text.person(line.user()), "bold"));
    facts.getChildren().add(fact("audit.when", text.exactly(line.occurredAt()), "num"));
    if (line.receivedAt() - line.occurredAt() > LATE_MILLIS) {
      facts.getChildren().add(fact("audit.heard", text.exactly(line.receivedAt()), "num"));
    }
    facts.getChildren().add(fact("audit.device", text.device(line)));
    facts.getChildren().add(fact("audit.line", Long.toString(line.n()), "num"));
    facts.getChildren().add(fact("audit.link", line.hash().substring(0, 16) + "…", "num"));
    return facts;
  }

  private Node fact(String wordKey, String said, String... styles) {
    var name = new Label(words.get(wordKey));
    name.getStyleClass().addAll("small", "text-3", "audit-fact-name");
    var value = new Label(said);
    value.getStyleClass().addAll(styles);
    value.setMinWidth(0);
    HBox.setHgrow(value, Priority.ALWAYS);
    return new HBox(8, name, value);
  }

  private Node steps(AuditLine line) {
    var title = new Label(words.get("audit.deed." + line.deed()));
    title.getStyleClass().add("section-title");
    var list = new VBox(10, title);
    line.steps().forEach(step -> list.getChildren().add(step(line, step)));
    return list;
  }

  private Node step(AuditLine line, AuditStep step) {
    var name = new Label(text.field(line, step));
    name.getStyleClass().addAll("small", "text-3");
    if (!line.deed().equals("changed")) {
      var only = step.after() == null ? step.before() : step.after();
      return new VBox(2, name, value(text.value(line, step, only), "text"));
    }
    var arrow = new Label("", Icon.TO.node(14, "text-3"));
    arrow.setMinWidth(Region.USE_PREF_SIZE);
    arrow.setAccessibleText(words.get("audit.becomes"));
    var before = value(text.value(line, step, step.before()), "text-2");
    var after = value(text.value(line, step, step.after()), "bold");
    var both = new HBox(8, before, arrow, after);
    both.setAlignment(Pos.TOP_LEFT);
    return new VBox(2, name, both);
  }

  private static Label value(String said, String style) {
    var label = new Label(said);
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setMinWidth(0);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private Node narrower(AuditLine line) {
    var title = new Label(words.get("audit.only"));
    title.getStyleClass().add("section-title");
    var name = text.record(line).isEmpty() ? text.type(line.type()) : text.record(line);
    var record =
        ButtonWithKey.soft(words, "audit.onlyRecord")
            .compact()
            .does(() -> show.accept(AuditFilter.historyOf(line, name)));
    var person =
        ButtonWithKey.soft(words, "audit.onlyPerson")
            .compact()
            .does(() -> show.accept(AuditFilter.ALL.byUser(Optional.of(line.user()))));
    var device =
        ButtonWithKey.soft(words, "audit.onlyDevice")
            .compact()
            .does(() ->
                show.accept(
                    AuditFilter.ALL.onDevice(
                        Optional.of(new AuditFilter.Named(line.device(), text.device(line))))));
    return new VBox(8, title, new FlowPane(8, 8, record, person, device));
  }
}
