package outrider.app.repeat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import outrider.app.fx.ChoiceWords;
import outrider.app.fx.Icon;
import outrider.app.fx.SegmentedTabs;
import outrider.app.i18n.Words;
import outrider.app.quickadd.SpokenTime;
import outrider.app.repeat.RepeatChoice.End;
import outrider.app.repeat.RepeatChoice.How;
import outrider.app.shell.Workspace;
import outrider.core.command.Repetition;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.task.Recurrence;
import outrider.core.task.Series;

/// How a task repeats, as part of a form: how often, on which days, until when, and whose opening
/// hours are kept. What does not matter for the choice is not shown.
public final class RepeatFields extends VBox {
  private static final int NARROW = 56;

  private final Workspace space;
  private final Words words;
  private final Runnable changed;
  private final SegmentedTabs<How> how = new SegmentedTabs<>();
  private final TextField interval = new TextField("1");
  private final Label unit = new Label();
  private final HBox weekdays = new HBox(4);
  private final Map<DayOfWeek, ToggleButton> days = new EnumMap<>(DayOfWeek.class);
  private final SegmentedTabs<Boolean> monthDay = new SegmentedTabs<>();
  private final SegmentedTabs<End> end = new SegmentedTabs<>();
  private final TextField until = new TextField();
  private final TextField times = new TextField("10");
  private final ComboBox<String> calendar = new ComboBox<>();
  private final HBox often;
  private final HBox ends;
  private final HBox hours;
  private final Label sentence = new Label();
  private RepeatChoice choice = RepeatChoice.ONCE;
  private boolean daysChosen;
  private boolean touched;
  private Optional<ZonedDateTime> due = Optional.empty();

  /// @param changed called after each change
  public RepeatFields(Workspace space, Runnable changed) {
    super(8);
    this.space = space;
    this.words = space.words();
    this.changed = changed;
    getStyleClass().add("repeat-fields");
    for (var each : How.values()) {
      how.tab(each, words.get("repeat.how." + key(each)));
    }
    how.onChosen(this::choose);
    narrow(interval, "repeat.interval");
    for (var day : DayOfWeek.values()) {
      weekdays.getChildren().add(day(day));
    }
    weekdays.setAlignment(Pos.CENTER_LEFT);
    monthDay.tab(false, "").tab(true, words.get("repeat.lastDay"));
    monthDay.onChosen(last -> edited());
    for (var each : End.values()) {
      end.tab(each, words.get("repeat.end." + key(each)));
    }
    end.onChosen(this::chooseEnd);
    narrow(times, "repeat.timesField");
    until.setPromptText(words.get("repeat.untilPrompt"));
    until.setAccessibleText(words.get("repeat.untilPrompt"));
    until.setPrefWidth(150);
    until.textProperty().subscribe((before, now) -> edited());
    fillCalendars();
    often = line("repeat.every", interval, unit, weekdays, monthDay);
    ends = line("repeat.ends", end, until, times);
    hours = line("repeat.hours", calendar);
    sentence.getStyleClass().addAll("small", "text-2", "num");
    sentence.setGraphic(Icon.TOUCHES.node(12, "text-3"));
    sentence.setWrapText(true);
    getChildren().addAll(line("repeat.title", how), often, ends, hours, sentence);
    arrange();
  }

  /// Shows how a task repeats already.
  public void show(RepeatMark mark, ZonedDateTime at) {
    choice = RepeatChoice.of(mark, at);
    how.select(choice.how());
    interval.setText(Integer.toString(choice.interval()));
    daysChosen = !choice.days().isEmpty();
    days.forEach((day, button) -> button.setSelected(choice.days().contains(day)));
    monthDay.select(choice.lastDay());
    end.select(choice.end());
    times.setText(Integer.toString(choice.times()));
    var last = choice.until();
    until.setText(last == null ? "" : last.toString());
    if (calendar.getItems().contains(choice.calendar())) {
      calendar.setValue(choice.calendar());
    }
    edited();
    touched = false;
    follow(Optional.of(at));
  }

  /// Whether somebody changed anything here.
  public boolean isTouched() {
    return touched;
  }

  /// The time of the task, which what was left open follows.
  public void follow(Optional<ZonedDateTime> at) {
    due = at;
    arrange();
  }

  /// What is wrong with what was typed.
  public Optional<String> wanting() {
    if (choice.how() == How.ONCE) {
      return Optional.empty();
    }
    if (number(interval, Recurrence.INTERVAL_MAX) == 0) {
      return Optional.of(words.get("repeat.wanting.interval", Recurrence.INTERVAL_MAX));
    }
    if (choice.end() == End.TIMES && number(times, Recurrence.TIMES_MAX) == 0) {
      return Optional.of(words.get("repeat.wanting.times", Recurrence.TIMES_MAX));
    }
    if (choice.end() == End.DATE && untilDay().isEmpty()) {
      return Optional.of(words.get("repeat.wanting.until"));
    }
    return due.isPresent() && series().isEmpty()
        ? Optional.of(words.get("repeat.wanting.never"))
        : Optional.empty();
  }

  /// How it is to repeat; empty where it is done once, or a part is wanting.
  public Optional<Repetition> repetition() {
    return due.flatMap(at ->
        choice
            .recurrence(at)
            .map(rule ->
                new Repetition(
                    rule.text(),
                    at.toLocalDateTime().toString(),
                    at.getZone().getId(),
                    choice.calendar().isEmpty() ? null : choice.calendar(),
                    null)));
  }

  /// When the first one is due; the time of the task itself where it is done once.
  public Optional<ZonedDateTime> first() {
    return repetition().isEmpty() ? due : series().map(it -> it.first().due().atZone(space.zone()));
  }

  private Optional<Series> series() {
    return repetition()
        .flatMap(it ->
            Series.beginning(
                it.rule(),
                it.from(),
                it.zone(),
                space.database().configuration().cadences().calendar(it.calendar())));
  }

  private void choose(How chosen) {
    how.select(chosen);
    edited();
  }

  private void chooseEnd(End chosen) {
    end.select(chosen);
    edited();
    if (chosen == End.DATE) {
      until.requestFocus();
    } else if (chosen == End.TIMES) {
      times.requestFocus();
    }
  }

  private ToggleButton day(DayOfWeek day) {
    var locale = words.language().locale();
    var button = new ToggleButton(day.getDisplayName(TextStyle.NARROW, locale));
    button.getStyleClass().setAll("weekday-toggle");
    button.setAccessibleText(day.getDisplayName(TextStyle.FULL, locale));
    button.setOnAction(pressed -> {
      daysChosen = true;
      edited();
    });
    days.put(day, button);
    return button;
  }

  private void narrow(TextField field, String name) {
    field.setPrefWidth(NARROW);
    field.getStyleClass().add("num");
    field.setAccessibleText(words.get(name));
    field.textProperty().subscribe((before, now) -> edited());
  }

  private void fillCalendars() {
    var names = space.reasons().names();
    calendar.getItems().add("");
    space.database().configuration().all(RecordType.CALENDAR).stream()
        .map(Row::id)
        .forEach(calendar.getItems()::add);
    calendar.setConverter(
        new ChoiceWords<>(id ->
            id.isEmpty()
                ? words.get("repeat.anyHour")
                : words.get("repeat.whenOpen", names.calendar(id))));
    calendar.setValue("");
    calendar.setAccessibleText(words.get("repeat.hours"));
    calendar.setMaxWidth(Double.MAX_VALUE);
    calendar.valueProperty().subscribe((before, now) -> edited());
  }

  private HBox line(String wordKey, Node... parts) {
    var name = new Label(words.get(wordKey));
    name.getStyleClass().addAll("small", "text-2");
    name.setMinWidth(Region.USE_PREF_SIZE);
    name.setPrefWidth(NARROW);
    var line = new HBox(8, name);
    line.getChildren().addAll(parts);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private void edited() {
    touched = true;
    choice =
        new RepeatChoice(
            selected(how, How.ONCE),
            Math.max(1, number(interval, Recurrence.INTERVAL_MAX)),
            daysChosen ? chosenDays() : List.of(),
            selected(monthDay, false),
            selected(end, End.NEVER),
            untilDay().orElse(null),
            Math.max(1, number(times, Recurrence.TIMES_MAX)),
            calendar.getValue() == null ? "" : calendar.getValue());
    arrange();
    changed.run();
  }

  private List<DayOfWeek> chosenDays() {
    return days.entrySet().stream()
        .filter(each -> each.getValue().isSelected())
        .map(Map.Entry::getKey)
        .toList();
  }

  private void arrange() {
    var repeats = choice.how() != How.ONCE;
    var counted = repeats && choice.how() != How.WEEKDAYS;
    seen(often, counted);
    seen(weekdays, choice.how() == How.WEEK);
    seen(monthDay, choice.how() == How.MONTH);
    seen(ends, repeats);
    seen(until, choice.end() == End.DATE);
    seen(times, choice.end() == End.TIMES);
    seen(hours, repeats && calendar.getItems().size() > 1);
    unit.setText(counted ? words.get("repeat.unit." + key(choice.how())) : "");
    if (!daysChosen || choice.days().isEmpty()) {
      // Nothing chosen is the day of the task itself.
      daysChosen = false;
      days.forEach((day, button) ->
          button.setSelected(due.filter(at -> at.getDayOfWeek() == day).isPresent()));
    }
    due.ifPresent(at -> monthDay.rename(false, words.get("repeat.onDay", at.getDayOfMonth())));
    var said = due.flatMap(choice::recurrence).map(new RepeatWords(words, space.zone())::say);
    var first = first();
    sentence.setText(
        said.isPresent() && first.isPresent() && wanting().isEmpty()
            ? words.get(
                "repeat.sentence",
                said.get(),
                words
                    .moments()
                    .exact(first.get().toInstant(), space.clock().instant(), space.zone()))
            : "");
    seen(sentence, !sentence.getText().isEmpty());
  }

  private Optional<LocalDate> untilDay() {
    var now = space.clock().instant().atZone(space.zone());
    return SpokenTime.find(until.getText(), now).map(spoken -> spoken.at().toLocalDate());
  }

  /// The number in a field; 0 for none, or one beyond what is sensible.
  private static int number(TextField field, int most) {
    var text = field.getText().strip();
    if (!text.matches("\\d{1,4}")) {
      return 0;
    }
    var number = Integer.parseInt(text);
    return number > most ? 0 : number;
  }

  private static <T> T selected(SegmentedTabs<T> tabs, T otherwise) {
    return tabs.selected().orElse(otherwise);
  }

  private static void seen(Node part, boolean visible) {
    part.setVisible(visible);
    part.setManaged(visible);
  }

  private static String key(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
