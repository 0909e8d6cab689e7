package outrider.app.library;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import outrider.app.fx.Icon;
import outrider.app.shell.Place;
import outrider.app.shell.Workspace;
import outrider.app.store.Sql;
import outrider.core.library.CaseStudy;
import outrider.core.pipeline.OpportunityStage;

/// Beside a deal: the cases that help in its stage, with the beginning of what they say. FX thread.
public final class StageCases extends VBox {
  private static final int SHOWN_MAX = 3;

  private final Workspace space;
  private final LibraryText text;
  private final VBox lines = new VBox(8);
  private List<CaseLine> shown = List.of();

  public StageCases(Workspace space) {
    super(8);
    this.space = space;
    text = new LibraryText(space);
    var title = new Label(space.words().get("library.stageCases"));
    title.getStyleClass().add("section-title");
    getChildren().addAll(title, lines);
    setShown(false);
  }

  /// The cases of a deal's stage, as this laptop holds them.
  public static List<CaseLine> find(Sql sql, String user, Optional<OpportunityStage> stage) {
    return stage
        .map(it -> LibraryQueries.ofStage(sql, user, CaseStudy.keyOf(it)))
        .orElse(List.of());
  }

  public void show(List<CaseLine> fresh) {
    if (fresh.equals(shown)) {
      return;
    }
    shown = List.copyOf(fresh);
    setShown(!fresh.isEmpty());
    lines.getChildren().setAll(fresh.stream().limit(SHOWN_MAX).map(this::line).toList());
    if (fresh.size() > SHOWN_MAX) {
      var all = new Hyperlink(space.words().get("library.all", fresh.size()));
      all.getStyleClass().add("small");
      all.setOnAction(done -> space.navigator().open(new Place.Library()));
      lines.getChildren().add(all);
    }
  }

  private void setShown(boolean is) {
    setVisible(is);
    setManaged(is);
  }

  private Node line(CaseLine line) {
    var name = new Hyperlink(line.title());
    name.setMinWidth(0);
    name.setOnAction(done -> space.navigator().open(new Place.Library(Optional.of(line.id()))));
    HBox.setHgrow(name, Priority.ALWAYS);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var mark =
        new Label(
            line.finished()
                ? space.words().get("library.finished")
                : line.viewed() ? "" : space.words().get("library.new"));
    mark.getStyleClass().addAll("small", line.finished() ? "text-3" : "info-text");
    mark.setMinWidth(Region.USE_PREF_SIZE);
    var head = new HBox(6, LibraryText.icon(line.kind()).node(14, "text-3"), name, gap, mark);
    head.setAlignment(Pos.CENTER_LEFT);
    var about = new Label(line.summary().isEmpty() ? text.kind(line.kind()) : line.summary());
    about.getStyleClass().addAll("small", "text-2");
    about.setWrapText(true);
    about.setMaxHeight(36);
    if (line.files() > 0 && !line.isHere()) {
      about.setGraphic(Icon.DOWNLOAD.node(12, "text-3"));
    }
    return new VBox(2, head, about);
  }
}
