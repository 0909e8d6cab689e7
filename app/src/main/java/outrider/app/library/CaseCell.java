package outrider.app.library;

import java.util.ArrayList;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.Icon;
import outrider.core.library.CaseStudy;

/// A row of the library: what it is called, what it is about, whether it was seen, whether it is
/// here.
final class CaseCell extends ListCell<CaseLine> {
  private final LibraryText text;
  private final Label title = new Label();
  private final Label about = new Label();
  private final Label mark = new Label();
  private final Label place = new Label();
  private final HBox row;

  CaseCell(LibraryText text) {
    this.text = text;
    title.getStyleClass().add("bold");
    title.setMinWidth(0);
    about.getStyleClass().addAll("small", "text-2");
    about.setMinWidth(0);
    mark.setMinWidth(Region.USE_PREF_SIZE);
    mark.getStyleClass().addAll("small", "text-3");
    place.setMinWidth(Region.USE_PREF_SIZE);
    place.getStyleClass().addAll("small", "text-3");
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var head = new HBox(6, title, gap, mark);
    head.setAlignment(Pos.CENTER_LEFT);
    var wide = new Region();
    HBox.setHgrow(wide, Priority.ALWAYS);
    var foot = new HBox(6, about, wide, place);
    foot.setAlignment(Pos.CENTER_LEFT);
    var lines = new VBox(3, head, foot);
    lines.setMinWidth(0);
    lines.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(lines, Priority.ALWAYS);
    row = new HBox(10, lines);
    row.setAlignment(Pos.CENTER_LEFT);
    // As wide as the list, so that long names end in an ellipsis.
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable CaseLine line, boolean empty) {
    super.updateItem(line, empty);
    if (line == null || empty) {
      setGraphic(null);
      return;
    }
    title.setText(line.title());
    title.setGraphic(LibraryText.icon(line.kind()).node(14, "text-3"));
    var said = new ArrayList<String>();
    if (!line.industry().isEmpty()) {
      said.add(line.industry());
    }
    line.stages().stream().flatMap(key -> text.stage(key).stream()).limit(2).forEach(said::add);
    if (said.isEmpty()) {
      said.add(text.kind(line.kind()));
    }
    about.setText(String.join(" · ", said));
    showMark(line);
    showPlace(line);
    setAccessibleText(String.join(" ", line.title(), about.getText(), mark.getText()));
    setGraphic(row);
  }

  private void showMark(CaseLine line) {
    var words = text.words();
    mark.getStyleClass().removeAll("info-text", "ok-text");
    if (line.state() != CaseStudy.State.PUBLISHED) {
      mark.setText(text.state(line.state()));
      mark.setGraphic(null);
    } else if (line.finished()) {
      mark.setText(words.get("library.finished"));
      mark.setGraphic(Icon.SYNCED.node(12, "ok-text"));
    } else if (line.viewed()) {
      mark.setText(words.get("library.begun"));
      mark.setGraphic(null);
    } else {
      mark.setText(words.get("library.new"));
      mark.setGraphic(null);
      mark.getStyleClass().add("info-text");
    }
  }

  private void showPlace(CaseLine line) {
    var isAway = line.files() > 0 && !line.isHere();
    place.setText(
        line.files() == 0
            ? ""
            : text.words().get(isAway ? "library.away" : "library.here", text.bytes(line.bytes())));
    place.setGraphic(line.pinned() ? Icon.BOOKMARK.node(12, "text-3") : null);
  }
}
