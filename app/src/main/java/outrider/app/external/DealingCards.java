package outrider.app.external;

import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import outrider.app.fx.Icon;
import outrider.app.shell.Workspace;

/// What other systems know of a customer, a card for each kind and source: how many, how much, and
/// as of when.
public final class DealingCards extends FlowPane {
  private final ExternalWords words;
  private final Workspace space;

  public DealingCards(Workspace space) {
    this.space = space;
    words = new ExternalWords(space);
    getStyleClass().add("dealing-cards");
    setManaged(false);
    setVisible(false);
  }

  public void show(Dealings dealings) {
    getChildren().setAll(dealings.sums().stream().map(sum -> card(sum, dealings)).toList());
    setManaged(!getChildren().isEmpty());
    setVisible(!getChildren().isEmpty());
  }

  private VBox card(DealingSum sum, Dealings dealings) {
    var source = dealings.sources().get(sum.source());
    var kind = new Label(words.kind(sum.kind()));
    kind.setGraphic(ExternalWords.icon(sum.kind()).node(14, "text-2"));
    kind.getStyleClass().addAll("small", "text-2");
    var count = new Label(space.words().amounts().number(sum.count()));
    count.getStyleClass().addAll("subheading", "num");
    var money = new Label(words.sums(sum.sums()));
    money.getStyleClass().addAll("num", "text-2");
    var figures = new HBox(8, count, money);
    figures.setAlignment(javafx.geometry.Pos.BASELINE_LEFT);
    var from = new Label(words.freshness(source));
    from.setWrapText(true);
    from.getStyleClass().add("small");
    if (words.isDoubtful(source)) {
      from.setGraphic(Icon.RISK.node(12, "warn-text"));
      from.getStyleClass().add("warn-text");
    } else {
      from.getStyleClass().add("text-3");
    }
    var card = new VBox(3, kind, figures, from);
    card.getStyleClass().add("dealing-card");
    card.setAccessibleText(
        String.join(", ", kind.getText(), count.getText(), money.getText(), from.getText()));
    return card;
  }
}
