package outrider.app.attention;

import java.time.Instant;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.Icon;
import outrider.app.shell.Place;
import outrider.app.shell.Workspace;

/// The frame of every item's detail: what it is about, one sentence, and a way to the record.
class DetailPane extends VBox {

  private final Workspace space;

  DetailPane(Workspace space, AttentionItem item, String sentence) {
    super(14);
    this.space = space;
    getStyleClass().add("attention-pane");
    var title = new Label(new CommandText(space).name(item));
    title.getStyleClass().add("title");
    title.setWrapText(true);
    var names = new HBox(10, title);
    if (!item.name().isEmpty() && !item.subjectType().isConfiguration()) {
      var type = new Label(space.words().fields().type(item.subjectType()));
      type.getStyleClass().add("text-3");
      names.getChildren().add(type);
    }
    names.setAlignment(Pos.BASELINE_LEFT);
    var words = new Label(sentence);
    words.getStyleClass().add("text-2");
    words.setWrapText(true);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var head = new HBox(12, new VBox(4, names, words), gap);
    head.setAlignment(Pos.TOP_LEFT);
    place(item).ifPresent(place -> head.getChildren().add(open(place)));
    getChildren().add(head);
  }

  private Node open(Place place) {
    var button =
        ButtonWithKey.secondary(space.words(), "attention.openRecord")
            .icon(Icon.EXTERNAL)
            .does(() -> space.navigator().open(place));
    button.setMinWidth(Region.USE_PREF_SIZE);
    return button;
  }

  private static Optional<Place> place(AttentionItem item) {
    if (item.subject().isEmpty() || item.name().isEmpty()) {
      return Optional.empty();
    }
    return switch (item.subjectType()) {
      case LEAD -> Optional.of(new Place.LeadRecord(item.subject()));
      case OPPORTUNITY -> Optional.of(new Place.OpportunityRecord(item.subject()));
      case ACCOUNT -> Optional.of(new Place.AccountRecord(item.subject()));
      case CONTACT -> Optional.of(new Place.ContactRecord(item.subject()));
      default -> Optional.empty();
    };
  }

  final Workspace space() {
    return space;
  }

  final String at(long moment) {
    return space
        .words()
        .moments()
        .near(Instant.ofEpochMilli(moment), space.clock().instant(), space.zone());
  }
}
