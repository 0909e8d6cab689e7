package outrider.app.shell;

/// Words that reach the user while the window is out of sight. Promises nothing: a system without a
/// notification service shows none, and work goes on.
@FunctionalInterface
public interface Notifications {
  void show(String title, String text);

  static Notifications none() {
    return (title, text) -> {};
  }
}
