package outrider.app.activity;

import outrider.app.i18n.Words;

/// The title of a task in words: those that the rules make are stored as a code.
public final class TaskTitle {
  private TaskTitle() {}

  public static String of(Words words, String title) {
    var key = "task.title." + title;
    return words.has(key) ? words.get(key) : title;
  }
}
