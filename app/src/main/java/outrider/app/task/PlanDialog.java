package outrider.app.task;

import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import outrider.app.activity.LogSubject;
import outrider.app.activity.NextChoice;
import outrider.app.command.Receipt;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.ChoiceWords;
import outrider.app.fx.DialogCard;
import outrider.app.fx.DialogLayer;
import outrider.app.fx.FilterChip;
import outrider.app.fx.FxThread;
import outrider.app.fx.Icon;
import outrider.app.fx.SegmentedTabs;
import outrider.app.i18n.FieldWords;
import outrider.app.i18n.Words;
import outrider.app.quickadd.SpokenTime;
import outrider.app.shell.Workspace;
import outrider.core.command.Command;
import outrider.core.record.RecordType;

/// Plans a task, about a record or about none. A time may be part of what is typed: "明天10点回电".
public final class PlanDialog {
  private static final double WIDTH = 520;
  private static final List<String> KINDS =
      List.of("call", "wechat", "visit", "meeting", "demo", "quote", "email", "other");

  private final Workspace space;
  private final Words words;
  private Optional<LogSubject> subject;
  private final TextField title = new TextField();
  private final TextField time = new TextField();
  private final ComboBox<String> kind = new ComboBox<>();
  private final SegmentedTabs<NextChoice> when = new SegmentedTabs<>();
  private final Label due = new Label();
  private final Label wanting = new Label();
  private NextChoice choice = NextChoice.TOMORROW;
  private Runnable close = () -> {};

  private PlanDialog(Workspace space, Optional<LogSubject> subject) {
    this.space = space;
    this.words = space.words();
    this.subject = subject;
  }

  public static void open(Workspace space, Optional<LogSubject> subject) {
    new PlanDialog(space, subject).open();
  }

  /// @param at when it is to be done, which can be changed
  public static void open(Workspace space, Optional<LogSubject> subject, LocalDateTime at) {
    var dialog = new PlanDialog(space, subject);
    dialog.open();
    dialog.time.setText(at.toLocalDate() + " " + at.toLocalTime());
    dialog.choose(NextChoice.CUSTOM);
    dialog.title.requestFocus();
  }

  private void open() {
    title.setPromptText(words.get("task.planPrompt"));
    title.setAccessibleText(words.get("task.planPrompt"));
    title.textProperty().subscribe(text -> showDue());
    kind.getItems().setAll(KINDS);
    kind.setValue("call");
    kind.setConverter(kindWords());
    kind.setAccessibleText(words.get("task.kind"));
    kind.setPrefWidth(132);
    for (var each : NextChoice.values()) {
      if (each != NextChoice.NONE) {
        when.tab(each, words.get("task.when." + key(each)));
      }
    }
    when.onChosen(this::choose);
    time.setPromptText(words.get("task.timePrompt"));
    time.setAccessibleText(words.get("task.timePrompt"));
    time.textProperty().subscribe(text -> showDue());
    due.getStyleClass().addAll("small", "text-2", "num");
    due.setMinWidth(Region.USE_PREF_SIZE);
    wanting.getStyleClass().addAll("small", "risk-text");
    wanting.setGraphic(Icon.LATE.node(12, "risk-text"));
    HBox.setHgrow(title, Priority.ALWAYS);
    var first = new HBox(8, title, kind);
    var second = new HBox(8, time, due);
    second.setAlignment(Pos.CENTER_LEFT);
    var content = new VBox(12, first, when, second, wanting);
    subject.ifPresent(about -> content.getChildren().addFirst(about(about, content)));
    content.addEventFilter(
        KeyEvent.KEY_PRESSED,
        press -> {
          if (press.getCode() == KeyCode.ENTER
              && (press.isShortcutDown() || press.getTarget() instanceof TextField)) {
            save();
            press.consume();
          }
        });
    var cancel = ButtonWithKey.secondary(words, "task.cancel").does(() -> close.run());
    var save =
        ButtonWithKey.primary(words, "task.planSave").icon(Icon.ADD).key("Enter").does(this::save);
    choose(NextChoice.TOMORROW);
    say("");
    close =
        space
            .dialogs()
            .open(
                new DialogCard(words.get("task.planTitle"), WIDTH, content, cancel, save),
                Pos.CENTER,
                Insets.EMPTY,
                DialogLayer.Scrim.NORMAL,
                () -> {});
    title.requestFocus();
  }

  /// What the task is about; taken away it is about nothing.
  private FilterChip about(LogSubject about, VBox content) {
    var chip = new FilterChip(words.get("task.about"), about.name());
    chip.setMaxWidth(Region.USE_PREF_SIZE);
    return chip.removable(
        words.get("task.aboutNothing"),
        () -> {
          subject = Optional.empty();
          content.getChildren().remove(chip);
          title.requestFocus();
        });
  }

  private void choose(NextChoice chosen) {
    choice = chosen;
    when.select(chosen);
    time.setVisible(chosen == NextChoice.CUSTOM);
    time.setManaged(chosen == NextChoice.CUSTOM);
    if (chosen == NextChoice.CUSTOM) {
      time.requestFocus();
    }
    showDue();
  }

  /// The time written in the title wins, then the one chosen.
  private Optional<ZonedDateTime> dueAt() {
    var now = space.clock().instant().atZone(space.zone());
    var inTitle = SpokenTime.find(title.getText(), now).map(SpokenTime::at);
    if (inTitle.isPresent()) {
      return inTitle;
    }
    return choice == NextChoice.CUSTOM
        ? SpokenTime.find(time.getText(), now).map(SpokenTime::at)
        : choice.at(now);
  }

  /// What is typed without its time.
  private String shownTitle() {
    var now = space.clock().instant().atZone(space.zone());
    var text = title.getText();
    return SpokenTime.find(text, now)
        .map(spoken ->
            (text.substring(0, spoken.from()) + " " + text.substring(spoken.to())).strip())
        .filter(rest -> !rest.isBlank())
        .orElse(text)
        .strip();
  }

  private void showDue() {
    say("");
    var now = space.clock().instant();
    // A time in the words of the title stands above the choices.
    when.setDisable(SpokenTime.find(title.getText(), now.atZone(space.zone())).isPresent());
    due.setText(
        dueAt().map(at -> words.moments().exact(at.toInstant(), now, space.zone())).orElse(""));
  }

  private void save() {
    var at = dueAt();
    if (title.getText().isBlank()) {
      say(words.get("task.wanting.title"));
      title.requestFocus();
      return;
    }
    if (at.isEmpty()) {
      say(words.get("task.wanting.time"));
      time.requestFocus();
      return;
    }
    space
        .undo()
        .submit(
            "undo.planned",
            new Command.PlanTask(
                space.commands().newId(),
                subject.map(LogSubject::type).orElse(null),
                subject.map(LogSubject::id).orElse(null),
                shownTitle(),
                kind.getValue(),
                at.get().toInstant().toEpochMilli(),
                null))
        .thenAccept(receipt -> FxThread.run(() -> finished(receipt, at.get())));
  }

  private void finished(Receipt receipt, ZonedDateTime at) {
    switch (receipt) {
      case Receipt.Refused refused -> say(space.reasons().say(refused.reasons()));
      case Receipt.Done done -> {
        close.run();
        space
            .toasts()
            .show(
                words.get(
                    "task.planned",
                    words.moments().exact(at.toInstant(), space.clock().instant(), space.zone())),
                () -> space.undo().undo());
      }
    }
  }

  private void say(String sentence) {
    wanting.setText(sentence);
    wanting.setVisible(!sentence.isEmpty());
    wanting.setManaged(!sentence.isEmpty());
  }

  private ChoiceWords<String> kindWords() {
    var fields = new FieldWords(words);
    return new ChoiceWords<>(kind -> fields.option(RecordType.TASK, "kind", kind));
  }

  private static String key(Enum<?> constant) {
    return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
