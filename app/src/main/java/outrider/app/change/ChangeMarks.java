package outrider.app.change;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import outrider.app.fx.Icon;
import outrider.app.i18n.Words;
import outrider.app.shell.Workspace;
import outrider.core.change.ChangeRequest;
import outrider.core.record.RecordType;

/// The time that a chart is about, with a mark for each change of the rules or of HQ's program that
/// was published or rolled back in it: figures before and after it are of different rules. A mark
/// says which change, and is a button. Not there where nothing changed.
public final class ChangeMarks extends HBox {
  private static final double SIZE = 22;

  private record Mark(long at, Icon icon, String said) {}

  private final Workspace space;
  private final Consumer<Long> chosen;
  private final Pane axis = new Pane();
  private final Region line = new Region();
  private final Label begins = new Label();
  private final Label ends = new Label();

  /// @param chosen called with the moment of the mark that was pressed
  public ChangeMarks(Workspace space, Consumer<Long> chosen) {
    super(8);
    this.space = space;
    this.chosen = chosen;
    getStyleClass().add("change-marks");
    setAlignment(Pos.CENTER_LEFT);
    for (var label : List.of(begins, ends)) {
      label.getStyleClass().addAll("small", "text-3", "num");
      label.setMinWidth(USE_PREF_SIZE);
    }
    line.getStyleClass().add("change-axis");
    axis.setMinHeight(SIZE);
    axis.setPrefHeight(SIZE);
    line.setManaged(false);
    axis.widthProperty()
        .subscribe(width -> line.resizeRelocate(0, SIZE / 2, width.doubleValue(), 1));
    HBox.setHgrow(axis, Priority.ALWAYS);
    var title = new Label(space.words().get("nav.changes"));
    title.getStyleClass().addAll("small", "text-2");
    title.setMinWidth(USE_PREF_SIZE);
    getChildren().addAll(title, begins, axis, ends);
    getStylesheets()
        .add(Objects.requireNonNull(ChangeMarks.class.getResource("change.css")).toExternalForm());
    shown(false);
  }

  /// @param from epoch milliseconds
  /// @param to epoch milliseconds, later than `from`
  public void show(long from, long to) {
    var marks = marks(from, to);
    shown(!marks.isEmpty());
    begins.setText(day(from));
    ends.setText(day(to));
    axis.getChildren().setAll(line);
    for (var mark : marks) {
      var button = button(mark);
      var share = (double) (mark.at() - from) / Math.max(1, to - from);
      button.layoutXProperty().bind(axis.widthProperty().subtract(SIZE).multiply(share));
      axis.getChildren().add(button);
    }
  }

  private Button button(Mark mark) {
    var button = new Button();
    button.setGraphic(mark.icon().node(12));
    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    button.getStyleClass().setAll("change-mark");
    button.setMinSize(SIZE, SIZE);
    button.setMaxSize(SIZE, SIZE);
    button.setAccessibleText(mark.said());
    button.setTooltip(new Tooltip(mark.said()));
    button.setOnAction(press -> chosen.accept(mark.at()));
    return button;
  }

  private List<Mark> marks(long from, long to) {
    var words = space.words();
    var marks = new ArrayList<Mark>();
    for (var row : space.database().configuration().all(RecordType.CHANGE_REQUEST)) {
      var change = ChangeRequest.of(row);
      change
          .publishedAt()
          .filter(at -> at >= from && at <= to)
          .ifPresent(at ->
              marks.add(
                  new Mark(
                      at,
                      change.isOfServer() ? Icon.DEVICE : Icon.ACTIVE,
                      words.get(
                          change.isOfServer() ? "change.markServer" : "change.mark",
                          change.title(),
                          near(words, at)))));
      change
          .endedAt()
          .filter(at -> change.isRolledBack() && at >= from && at <= to)
          .ifPresent(at ->
              marks.add(
                  new Mark(
                      at,
                      Icon.UNDO,
                      words.get("change.markBack", change.title(), near(words, at)))));
    }
    for (var experiment : space.database().configuration().experiments().all()) {
      mark(marks, experiment.startedAt(), from, to, "experiment.markStart", experiment.name());
      mark(marks, experiment.endedAt(), from, to, "experiment.markEnd", experiment.name());
    }
    return marks;
  }

  /// What is tried out on some changes figures as a rule does.
  private void mark(
      List<Mark> marks, OptionalLong at, long from, long to, String key, String name) {
    if (at.isPresent() && at.getAsLong() >= from && at.getAsLong() <= to) {
      var words = space.words();
      marks.add(
          new Mark(
              at.getAsLong(), Icon.DIAGNOSIS, words.get(key, name, near(words, at.getAsLong()))));
    }
  }

  private String near(Words words, long at) {
    return words.moments().near(Instant.ofEpochMilli(at), space.clock().instant(), space.zone());
  }

  private String day(long at) {
    return space
        .words()
        .moments()
        .date(LocalDate.ofInstant(Instant.ofEpochMilli(at), space.zone()), space.today());
  }

  private void shown(boolean shown) {
    setVisible(shown);
    setManaged(shown);
  }
}
