package outrider.app.task;

import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import outrider.app.activity.NextChoice;
import outrider.app.fx.ChoiceWords;
import outrider.app.fx.Icon;
import outrider.app.fx.SegmentedTabs;
import outrider.app.i18n.FieldWords;
import outrider.app.i18n.Words;
import outrider.app.quickadd.SpokenTime;
import outrider.app.repeat.RepeatFields;
import outrider.app.shell.Workspace;
import outrider.core.command.Repetition;
import outrider.core.record.RecordType;

/// What is to be done, how, when, and how often: the fields of a task that is planned or changed. A
/// time may be part of what is typed: "明天10点回电".
final class TaskForm extends VBox {
  private static final List<String> KINDS =
      List.of("call", "wechat", "visit", "meeting", "demo", "quote", "email", "other");

  private final Workspace space;
  private final Words words;
  private final TextField title = new TextField();
  private final TextField time = new TextField();
  private final ComboBox<String> kind = new ComboBox<>();
  private final SegmentedTabs<NextChoice> when = new SegmentedTabs<>();
  private final Label due = new Label();
  private final Label wanting = new Label();
  private final RepeatFields repeat;
  private NextChoice choice = NextChoice.TOMORROW;
  private Optional<ZonedDateTime> shown = Optional.empty();
  private Optional<ZonedDateTime> occurs = Optional.empty();

  TaskForm(Workspace space) {
    super(12);
    this.space = space;
    words = space.words();
    repeat = new RepeatFields(space, () -> say(""));
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
    when.onChosen(chosen -> {
      choose(chosen);
      if (chosen == NextChoice.CUSTOM) {
        time.requestFocus();
      }
    });
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
    getChildren().addAll(first, when, second, repeat, wanting);
    choose(NextChoice.TOMORROW);
    say("");
  }

  /// Shows a task as it is.
  ///
  /// @param at when it is due
  /// @param occurrence where its series puts it
  void show(TaskRow row, ZonedDateTime at, ZonedDateTime occurrence) {
    shown = Optional.of(minute(at));
    occurs = Optional.of(occurrence);
    title.setText(row.title());
    if (!kind.getItems().contains(row.kind()) && !row.kind().isEmpty()) {
      kind.getItems().add(row.kind());
    }
    kind.setValue(row.kind());
    showTime(at.toLocalDateTime());
    row.repeats().ifPresent(mark -> repeat.show(mark, occurrence));
  }

  /// Whether another time was chosen than the task has, to the minute.
  boolean isMoved() {
    return written().filter(at -> !shown.equals(Optional.of(at))).isPresent();
  }

  boolean isRepeatTouched() {
    return repeat.isTouched();
  }

  void showTime(LocalDateTime at) {
    time.setText(at.toLocalDate() + " " + at.toLocalTime().truncatedTo(ChronoUnit.MINUTES));
    choose(NextChoice.CUSTOM);
  }

  /// What is to be done, to be put otherwise.
  void showTitle(String words) {
    title.setText(words);
  }

  void focus() {
    title.requestFocus();
    title.end();
  }

  String kind() {
    return kind.getValue();
  }

  Optional<Repetition> repetition() {
    return repeat.repetition();
  }

  /// When it is to be done, the first time where it repeats.
  Optional<ZonedDateTime> dueAt() {
    return repeat.first();
  }

  /// What is typed without its time.
  String title() {
    var now = space.clock().instant().atZone(space.zone());
    var text = title.getText();
    return SpokenTime.find(text, now)
        .map(spoken ->
            (text.substring(0, spoken.from()) + " " + text.substring(spoken.to())).strip())
        .filter(rest -> !rest.isBlank())
        .orElse(text)
        .strip();
  }

  /// Whether all is there; says what is not, and goes there.
  boolean isComplete() {
    if (title.getText().isBlank()) {
      say(words.get("task.wanting.title"));
      title.requestFocus();
      return false;
    }
    if (written().isEmpty()) {
      say(words.get("task.wanting.time"));
      time.requestFocus();
      return false;
    }
    var wrong = repeat.wanting();
    wrong.ifPresent(this::say);
    return wrong.isEmpty();
  }

  void say(String sentence) {
    wanting.setText(sentence);
    wanting.setVisible(!sentence.isEmpty());
    wanting.setManaged(!sentence.isEmpty());
  }

  private void choose(NextChoice chosen) {
    choice = chosen;
    when.select(chosen);
    time.setVisible(chosen == NextChoice.CUSTOM);
    time.setManaged(chosen == NextChoice.CUSTOM);
    showDue();
  }

  /// The time written in the title wins, then the one chosen.
  Optional<ZonedDateTime> written() {
    var now = space.clock().instant().atZone(space.zone());
    var inTitle = SpokenTime.find(title.getText(), now).map(SpokenTime::at);
    if (inTitle.isPresent()) {
      return inTitle;
    }
    return choice == NextChoice.CUSTOM
        ? SpokenTime.find(time.getText(), now).map(SpokenTime::at)
        : choice.at(now);
  }

  private void showDue() {
    say("");
    var now = space.clock().instant();
    // A time in the words of the title stands above the choices.
    when.setDisable(SpokenTime.find(title.getText(), now.atZone(space.zone())).isPresent());
    due.setText(
        written().map(at -> words.moments().exact(at.toInstant(), now, space.zone())).orElse(""));
    repeat.follow(isMoved() ? written() : occurs);
  }

  private ChoiceWords<String> kindWords() {
    var fields = new FieldWords(words);
    return new ChoiceWords<>(kind -> fields.option(RecordType.TASK, "kind", kind));
  }

  private static ZonedDateTime minute(ZonedDateTime at) {
    return at.truncatedTo(ChronoUnit.MINUTES);
  }

  private static String key(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
