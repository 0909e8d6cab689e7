package outrider.app.activity;

import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;
import outrider.app.i18n.Words;

/// A conversation as it stands in the timeline: name, time and words, one message a line.
public final class ChatInset extends VBox {
  private static final int MESSAGES_SHOWN = 6;

  /// To be read.
  public ChatInset(Words words, PastedChat chat) {
    this(words, chat, null);
  }

  /// @param remove takes the conversation away again; null where it is only to be read
  ChatInset(Words words, PastedChat chat, @Nullable Runnable remove) {
    super(2);
    getStyleClass().addAll("inset", "chat-inset");
    if (remove != null) {
      var count = new Label(words.get("activity.chat", chat.messages().size()));
      count.getStyleClass().addAll("small", "text-3");
      var link = new Hyperlink(words.get("activity.removeChat"));
      var gap = new Region();
      HBox.setHgrow(gap, Priority.ALWAYS);
      getChildren().add(new HBox(count, gap, link));
      link.setOnAction(done -> remove.run());
    }
    showFirst(words, chat);
  }

  private void showFirst(Words words, PastedChat chat) {
    chat.messages().stream().limit(MESSAGES_SHOWN).forEach(this::add);
    var more = chat.messages().size() - MESSAGES_SHOWN;
    if (more > 0) {
      var link = new Hyperlink(words.get("activity.chatMore", more));
      link.setOnAction(done -> {
        getChildren().remove(link);
        chat.messages().stream().skip(MESSAGES_SHOWN).forEach(this::add);
      });
      getChildren().add(link);
    }
  }

  private void add(PastedChat.Message message) {
    var who = new Text(message.who() + " ");
    who.getStyleClass().add("chat-who");
    var time = new Text(message.time() + "  ");
    time.getStyleClass().add("chat-time");
    var said = new Text(message.text());
    said.getStyleClass().add("chat-said");
    getChildren().add(new TextFlow(who, time, said));
  }
}
