package outrider.app.change;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import outrider.app.change.ChangeDryRun.Affected;
import outrider.app.change.ChangeDryRun.Part;
import outrider.app.fx.Icon;
import outrider.app.i18n.Words;
import outrider.app.shell.Place;
import outrider.app.shell.Workspace;

/// What a change would do to the records, a line for each kind with its number; a line opens the
/// records themselves, and those open their pages.
final class DryRunCard extends VBox {

  /// More than that is a list to search, not to read.
  private static final int SHOWN = 12;

  private final Workspace space;
  private final Words words;

  DryRunCard(Workspace space) {
    super(8);
    this.space = space;
    words = space.words();
    getStyleClass().addAll("card", "change-card");
    getChildren().addAll(head(), hint(words.get("change.dry.counting")));
  }

  void show(ChangeDryRun found) {
    getChildren().setAll(head());
    if (!found.works()) {
      var refused =
          new Label(space.reasons().say(found.reasons()), Icon.RISK.node(14, "risk-text"));
      refused.getStyleClass().add("risk-text");
      refused.setWrapText(true);
      refused.setMinHeight(USE_PREF_SIZE);
      getChildren().addAll(refused, hint(words.get("change.dry.refused")));
      return;
    }
    found.parts().forEach(part -> getChildren().add(part(part)));
    if (found.parts().stream().allMatch(part -> part.count() == 0)) {
      getChildren().add(hint(words.get("change.dry.nothing")));
    }
  }

  private Node head() {
    var title = new Label(words.get("change.dry.title"));
    title.getStyleClass().add("subheading");
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var note = hint(words.get("change.dry.note"));
    var head = new HBox(8, title, gap, note);
    head.setAlignment(Pos.CENTER_LEFT);
    return head;
  }

  private Node part(Part part) {
    var count = new Label(words.amounts().number(part.count()));
    count.getStyleClass().addAll("num", "bold", "change-count");
    count.setAlignment(Pos.CENTER_RIGHT);
    var said = new Label(words.get("change.dry." + part.kind().word()));
    said.setWrapText(true);
    said.setMinHeight(USE_PREF_SIZE);
    HBox.setHgrow(said, Priority.ALWAYS);
    said.setMaxWidth(Double.MAX_VALUE);
    var row = new HBox(10, count, said);
    row.setAlignment(Pos.BASELINE_LEFT);
    if (part.affected().isEmpty()) {
      said.getStyleClass().add("text-3");
      return row;
    }
    var below = new VBox(2);
    below.getStyleClass().add("change-affected");
    shown(below, false);
    var open = new Hyperlink(words.get("change.dry.show"));
    open.setMinWidth(USE_PREF_SIZE);
    open.setAccessibleText(open.getText() + " " + said.getText());
    open.setOnAction(press -> {
      var opens = !below.isVisible();
      if (opens && below.getChildren().isEmpty()) {
        below.getChildren().setAll(rows(part));
      }
      shown(below, opens);
      open.setText(words.get(opens ? "change.dry.hide" : "change.dry.show"));
    });
    row.getChildren().add(open);
    return new VBox(4, row, below);
  }

  private List<Node> rows(Part part) {
    var rows = new ArrayList<Node>();
    part.affected().stream().limit(SHOWN).forEach(each -> rows.add(row(each)));
    if (part.count() > SHOWN) {
      rows.add(hint(words.get("change.dry.more", part.count() - SHOWN)));
    }
    return rows;
  }

  private Node row(Affected affected) {
    var note = new Label(affected.note());
    note.getStyleClass().addAll("small", "text-2");
    note.setMinWidth(0);
    var place = Place.ofRecord(affected.type(), affected.id());
    Node name;
    if (place.isPresent()) {
      var link = new Hyperlink(affected.name());
      link.setOnAction(press -> space.navigator().open(place.get()));
      name = link;
    } else {
      name = new Label(affected.name());
    }
    var row = new HBox(8, name, note);
    row.setAlignment(Pos.BASELINE_LEFT);
    return row;
  }

  private static Label hint(String text) {
    var label = new Label(text);
    label.getStyleClass().addAll("small", "text-3");
    label.setWrapText(true);
    return label;
  }

  private static void shown(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }
}
