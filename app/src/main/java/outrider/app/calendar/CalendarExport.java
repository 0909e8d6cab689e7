package outrider.app.calendar;

import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outrider.app.shell.Workspace;
import outrider.app.task.TaskQueries;

/// Asks where to, and saves what its person has to do as a file for other calendars.
final class CalendarExport {

  private static final Logger LOG = LoggerFactory.getLogger(CalendarExport.class);

  private CalendarExport() {}

  static void ask(Workspace space, Window window) {
    var words = space.words();
    var query = TaskQueries.ahead(space.commands().actor().user());
    space
        .background()
        .work("tasks for a calendar", () -> space.database().readNow(query.run()::apply))
        .onSuccess(tasks -> {
          if (tasks.isEmpty()) {
            space.toasts().show(words.get("calendar.exportNone"));
            return;
          }
          var chooser = new FileChooser();
          chooser.setTitle(words.get("calendar.export"));
          chooser.setInitialFileName("outrider " + space.today() + ".ics");
          chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("iCalendar", "*.ics"));
          var file = chooser.showSaveDialog(window);
          if (file == null) {
            return;
          }
          space
              .background()
              .work(
                  "calendar file",
                  () -> {
                    CalendarFile.write(
                        file.toPath(),
                        tasks,
                        words,
                        space.database().configuration(),
                        space.clock().instant());
                    return tasks.size();
                  })
              .onSuccess(count ->
                  space.toasts().show(words.get("calendar.exported", count, file.getName())))
              .onFailure(failure -> {
                LOG.error("a calendar file was not written", failure);
                space.toasts().error(words.get("calendar.exportFailed"));
              })
              .start();
        })
        .start();
  }
}
