package outrider.app.shell;

/// The sign of the program beside the system's clock, for those who have put the window away.
/// Promises nothing: a system that has no place for it shows none.
public interface Tray extends AutoCloseable {
  Tray NONE =
      new Tray() {
        @Override
        public void show(String words) {}

        @Override
        public void close() {}
      };

  /// What it says to whoever points at it. FX thread.
  void show(String words);

  @Override
  void close();
}
