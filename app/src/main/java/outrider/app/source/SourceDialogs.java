package outrider.app.source;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.ClipboardText;
import outrider.app.fx.DialogCard;
import outrider.app.i18n.Words;
import outrider.app.record.ReferencePicker;
import outrider.app.shell.Workspace;
import outrider.core.contact.Contact;
import outrider.core.protocol.SourceBook;
import outrider.core.protocol.SourcePreview;
import outrider.core.protocol.SourceRequest;
import outrider.core.protocol.SourcesResponse;
import outrider.core.record.RecordType;

/// The questions and answers about a source: which customer, what would become of a delivery, what
/// could not be read, the key that is told once.
final class SourceDialogs {
  private static final double NARROW = 520;
  private static final double WIDE = 860;
  private static final double TALL = 420;

  private final Workspace space;
  private final Words words;
  private final SourceDeskModel model;
  private final SourceTables tables;

  SourceDialogs(Workspace space, SourceDeskModel model) {
    this.space = space;
    this.words = space.words();
    this.model = model;
    this.tables = new SourceTables(space);
  }

  /// @param rows to be brought to one customer
  /// @param all that wait, of which those with the same keys may go along
  void join(List<SourceBook.Waiting> rows, List<SourceBook.Waiting> all) {
    var picker =
        new ReferencePicker(space, RecordType.CONTACT, Contact.ACCOUNT, RecordType.ACCOUNT);
    var keys = rows.stream().map(SourceBook.Waiting::keys).filter(each -> !each.isEmpty()).toList();
    var alike =
        all.stream()
            .filter(each -> keys.contains(each.keys()) && !rows.contains(each))
            .map(SourceBook.Waiting::record)
            .toList();
    var along = new CheckBox(words.get("sources.join.alike", alike.size()));
    along.setSelected(true);
    along.setWrapText(true);
    var body = new VBox(12, paragraph(words.get("sources.join.text", rows.size())), picker.root());
    if (!alike.isEmpty()) {
      body.getChildren().add(along);
    }
    var close = new Runnable[1];
    var cancel = ButtonWithKey.plain(words, "sources.cancel").does(() -> close[0].run());
    cancel.setCancelButton(true);
    var go =
        ButtonWithKey.primary(words, "sources.join")
            .does(() -> {
              var account = picker.chosen();
              if (account.isEmpty()) {
                return;
              }
              close[0].run();
              var records = new ArrayList<>(rows.stream().map(SourceBook.Waiting::record).toList());
              if (along.isSelected()) {
                records.addAll(alike);
              }
              model.bring(
                  records,
                  account,
                  answer -> space.toasts().show(words.get("sources.joined", answer.rows())));
            });
    close[0] = open(words.get("sources.join.title"), NARROW, body, cancel, go);
  }

  void refusals(List<SourceBook.Refusal> rows, int count) {
    var body = new VBox(10);
    if (count > rows.size()) {
      body.getChildren().add(paragraph(words.get("sources.refusals.first", rows.size(), count)));
    }
    rows.forEach(row -> body.getChildren().add(refusal(row)));
    show(words.get("sources.refusals.title", count), body);
  }

  private Node refusal(SourceBook.Refusal row) {
    var where = new Label(words.get("sources.line", row.line()));
    where.getStyleClass().addAll("small", "bold");
    var why = paragraph(tables.said(row.reasons()));
    why.getStyleClass().add("warn-text");
    var text = paragraph(row.text());
    text.getStyleClass().addAll("small", "text-2");
    return new VBox(2, where, why, text);
  }

  /// What the source delivers now.
  void preview() {
    model.preview(new SourceRequest(model.chosen(), null, null, null), this::show);
  }

  void show(SourcePreview preview) {
    show(words.get("sources.preview.title"), new SourcePreviewPane(space, preview));
  }

  private void show(String title, Node content) {
    var scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.setPrefHeight(TALL);
    var close = new Runnable[1];
    var done = ButtonWithKey.secondary(words, "sources.close").does(() -> close[0].run());
    done.setCancelButton(true);
    close[0] = open(title, WIDE, scroll, done);
    done.requestFocus();
  }

  void renewKey() {
    ask(
        "sources.renewKey",
        "sources.renewKey.text",
        () -> model.act("renew-key", answer -> key(answer.key())));
  }

  void remove() {
    ask(
        "sources.remove",
        "sources.remove.text",
        () -> model.act("remove", answer -> space.toasts().show(words.get("sources.removed"))));
  }

  private void ask(String title, String text, Runnable go) {
    var close = new Runnable[1];
    var cancel = ButtonWithKey.plain(words, "sources.cancel").does(() -> close[0].run());
    cancel.setCancelButton(true);
    var yes =
        ButtonWithKey.danger(words, title)
            .does(() -> {
              close[0].run();
              go.run();
            });
    var name = model.entry().map(each -> String.valueOf(each.settings().get("name"))).orElse("");
    close[0] =
        open(
            words.text(title).getValue() + " · " + name,
            NARROW,
            paragraph(words.text(text).getValue()),
            cancel,
            yes);
  }

  /// The key by which a source is pushed; HQ keeps only its hash.
  void key(@Nullable String key) {
    if (key == null) {
      return;
    }
    var field = new TextField(key);
    field.setEditable(false);
    field.setAccessibleText(words.get("sources.pushKey.title"));
    HBox.setHgrow(field, Priority.ALWAYS);
    var copy =
        ButtonWithKey.primary(words, "sources.copy")
            .does(() -> {
              ClipboardText.put(key);
              space.toasts().show(words.get("sources.copied"));
            });
    var close = new Runnable[1];
    var done = ButtonWithKey.secondary(words, "sources.close").does(() -> close[0].run());
    done.setCancelButton(true);
    close[0] =
        open(
            words.get("sources.pushKey.title"),
            NARROW,
            new VBox(12, paragraph(words.get("sources.pushKey.text")), new HBox(8, field, copy)),
            done);
    copy.requestFocus();
  }

  void add() {
    new SourceSetup(space, model, this).open();
  }

  void change(SourcesResponse.Entry entry) {
    new SourceSetup(space, model, this).open(entry);
  }

  Runnable open(String title, double width, Node body, Button... footer) {
    return space.dialogs().open(new DialogCard(title, width, body, footer));
  }

  static Label paragraph(String text) {
    var label = new Label(text);
    label.setWrapText(true);
    label.setMaxWidth(Double.MAX_VALUE);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  static String joined(List<String> parts) {
    return parts.stream().collect(Collectors.joining(", "));
  }
}
