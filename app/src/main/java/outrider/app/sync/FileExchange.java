package outrider.app.sync;

import java.util.function.Consumer;

/// The files between this laptop and HQ, as screens see them. Any thread.
public interface FileExchange {

  /// Asks for the bytes of a file that is not here; they appear in the store, and `Table.BLOB` is
  /// announced. Asking twice is asking once.
  ///
  /// @param asked a person opened it: it comes even while the exchange is paused
  void want(String sha256, long sizeBytes, boolean asked);

  /// Stops and resumes; what a person opens still comes.
  void pause(boolean paused);

  FileReport report();

  /// Calls the listener now and after every change of the report, until it is closed.
  ///
  /// @param listener called on a thread of the exchange's
  Listening onReport(Consumer<FileReport> listener);

  interface Listening extends AutoCloseable {
    @Override
    void close();
  }

  /// For a book that nothing syncs.
  FileExchange NONE =
      new FileExchange() {
        @Override
        public void want(String sha256, long sizeBytes, boolean asked) {}

        @Override
        public void pause(boolean paused) {}

        @Override
        public FileReport report() {
          return FileReport.NONE;
        }

        @Override
        public Listening onReport(Consumer<FileReport> listener) {
          listener.accept(FileReport.NONE);
          return () -> {};
        }
      };
}
