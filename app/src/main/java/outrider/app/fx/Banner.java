package outrider.app.fx;

import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// A sentence under the header with one link: you are offline, or data may be short.
public final class Banner extends HBox {
  public enum Tone {
    OFFLINE,
    ARRIVING,
    WARN
  }

  private final Label headline = new Label();
  private final Label sentence = new Label();
  private final Hyperlink link = new Hyperlink();

  public Banner(Tone tone) {
    getStyleClass().add("banner");
    States.set(this, Tone.class, tone);
    headline.getStyleClass().add("headline");
    headline.setMinWidth(USE_PREF_SIZE);
    link.setMinWidth(USE_PREF_SIZE);
    var space = new Region();
    setHgrow(space, Priority.ALWAYS);
    var icon =
        switch (tone) {
          case OFFLINE -> Icon.OFFLINE;
          case ARRIVING -> Icon.DOWNLOAD;
          case WARN -> Icon.RISK;
        };
    getChildren().addAll(icon.node(16), headline, sentence, space, link);
  }

  public void show(String shownHeadline, String shownSentence, String linkText, Runnable follow) {
    headline.setText(shownHeadline);
    headline.setManaged(!shownHeadline.isEmpty());
    sentence.setText(shownSentence);
    link.setText(linkText);
    link.setVisible(!linkText.isEmpty());
    link.setOnAction(done -> follow.run());
    setAccessibleText(shownHeadline + " " + shownSentence);
  }
}
