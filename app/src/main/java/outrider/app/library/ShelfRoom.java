package outrider.app.library;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import outrider.app.fx.ChoiceWords;
import outrider.app.shell.Workspace;

/// How much of the library is on this laptop, and how much may be.
final class ShelfRoom extends HBox {
  private static final List<Long> MEGABYTES = List.of(0L, 50L, 100L, 200L, 384L);

  private final Workspace space;
  private final Label here = new Label();
  private final ComboBox<Long> megabytes = new ComboBox<>();
  private long room;

  ShelfRoom(Workspace space) {
    super(8);
    this.space = space;
    var words = space.words();
    here.getStyleClass().addAll("small", "text-2");
    here.setWrapText(true);
    here.setMinWidth(0);
    megabytes.getItems().setAll(MEGABYTES);
    megabytes.setConverter(
        new ChoiceWords<>(count ->
            count == 0 ? words.get("library.keepNone") : words.get("library.keepUpTo", count)));
    megabytes.setAccessibleText(words.get("library.room"));
    megabytes.setOnAction(done -> {
      var wanted = megabytes.getValue();
      if (wanted != null && wanted != room) {
        var unused = CaseShelf.setMegabytes(space, wanted);
      }
    });
    megabytes.setMinWidth(Region.USE_PREF_SIZE);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    getChildren().setAll(here, gap, megabytes);
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().addAll("library-foot", "hairline-top");
  }

  void show(LibraryQueries.Shelf shelf) {
    var words = space.words();
    room = shelf.megabytes();
    here.setText(
        words.get(
            "library.shelf",
            shelf.here(),
            shelf.published(),
            words.amounts().bytes(shelf.bytesHere())));
    if (!megabytes.getItems().contains(room)) {
      megabytes.getItems().add(room);
    }
    megabytes.setValue(room);
  }
}
