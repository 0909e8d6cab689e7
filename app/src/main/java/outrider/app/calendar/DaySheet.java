package outrider.app.calendar;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.layout.Region;

/// Days with their tasks, drawn one way or another: chips lie on it, and one can be put down
/// elsewhere.
interface DaySheet {

  Region node();

  /// Draws the days and tasks of the model anew.
  void draw();

  /// Marks the selected day and task anew, and leaves every node where it is: the mouse may hold
  /// one.
  void light();

  Stream<TaskChip> chips();

  /// The time that lies under a point of the window.
  ///
  /// @param keep the time of day where a point tells the day only
  Optional<LocalDateTime> at(double sceneX, double sceneY, LocalTime keep);

  /// Shows where a task that is held would come to lie; takes the mark away where it would not.
  void mark(Optional<LocalDateTime> place);

  /// Brings the selected day and task into sight.
  void reveal();
}
