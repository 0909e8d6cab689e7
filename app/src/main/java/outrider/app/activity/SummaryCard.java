package outrider.app.activity;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.Chip;
import outrider.app.fx.DialogCard;
import outrider.app.fx.DialogLayer;
import outrider.app.fx.Icon;
import outrider.app.fx.NoteArea;
import outrider.app.i18n.Words;
import outrider.app.shell.Workspace;
import outrider.core.call.Summary;
import outrider.core.command.Command;
import outrider.core.record.Row;

/// The draft of a call's summary under the call: taken as the note as it is, put right first, or
/// thrown away. Until a person does one of them it is nobody's word.
final class SummaryCard extends VBox {
  private static final double DIALOG_WIDTH = 560;

  private final Workspace space;
  private final Words words;
  private final Row activity;
  private final Summary summary;

  SummaryCard(Workspace space, Row activity) {
    super(8);
    this.space = space;
    this.words = space.words();
    this.activity = activity;
    this.summary = Summary.of(activity);
    getStyleClass().addAll("inset", "summary-card");
    getStylesheets()
        .add(
            java.util.Objects.requireNonNull(SummaryCard.class.getResource("activity.css"))
                .toExternalForm());
    setMargin(this, new Insets(4, 0, 4, 0));
    getChildren().addAll(head(), text(), deeds());
    setAccessibleText(words.get("summary.draft") + " " + by(words, summary));
  }

  /// Who drafted it, in words.
  static String by(Words words, Summary summary) {
    return summary.by().equals(Summary.EXTRACTED)
        ? words.get("summary.extracted")
        : words.get("summary.byModel", summary.by());
  }

  private HBox head() {
    var draft = new Chip(words.get("summary.draft"), Chip.Tone.INFO, Icon.DOCUMENT);
    var by = new Label(by(words, summary));
    by.getStyleClass().addAll("small", "text-3");
    var head = new HBox(8, draft, by);
    head.setAlignment(Pos.CENTER_LEFT);
    return head;
  }

  private Label text() {
    var text = new Label(summary.draft());
    text.setWrapText(true);
    text.getStyleClass().addAll("text-2", "paragraph");
    return text;
  }

  private HBox deeds() {
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    return new HBox(
        8,
        ButtonWithKey.secondary(words, "summary.accept")
            .compact()
            .icon(Icon.DONE)
            .does(() -> accept(summary.draft())),
        ButtonWithKey.plain(words, "summary.edit").compact().icon(Icon.EDIT).does(this::edit),
        gap,
        ButtonWithKey.plain(words, "summary.discard").compact().does(this::discard));
  }

  /// What the person wrote about the call themselves stays, above.
  private void accept(String note) {
    var before = activity.text("text");
    settle(
        Summary.ACCEPTED,
        before.isBlank() || note.startsWith(before) ? note : before + "\n" + note,
        "summary.accepted");
  }

  private void discard() {
    settle(Summary.DISCARDED, null, "summary.discarded");
  }

  private void settle(String state, @org.jspecify.annotations.Nullable String note, String said) {
    space.tell(
        space.undo().submit("undo.summary", new Command.SettleSummary(activity.id(), state, note)),
        words.get(said));
  }

  private void edit() {
    var text = new NoteArea();
    text.setText(summary.draft());
    text.setPrefRowCount(8);
    text.setAccessibleText(words.get("summary.draft"));
    var close = new Runnable[] {() -> {}};
    Runnable save =
        () -> {
          if (!text.getText().isBlank()) {
            close[0].run();
            accept(text.getText().strip());
          }
        };
    text.setOnKeyPressed(press -> {
      if (press.isShortcutDown() && press.getCode() == javafx.scene.input.KeyCode.ENTER) {
        press.consume();
        save.run();
      }
    });
    var card =
        new DialogCard(
            words.get("summary.editTitle"),
            DIALOG_WIDTH,
            text,
            ButtonWithKey.secondary(words, "activity.cancel").does(() -> close[0].run()),
            ButtonWithKey.primary(words, "summary.accept").key("Ctrl+Enter").does(save));
    close[0] =
        space.dialogs().open(card, Pos.CENTER, Insets.EMPTY, DialogLayer.Scrim.NORMAL, () -> {});
    text.requestFocus();
  }
}
