package outrider.app.importing.file;

/// The reader's running word with whoever waits for it: how far it is, and whether to go on.
@FunctionalInterface
public interface Pace {
  /// Reads to the end without telling anybody.
  Pace UNWATCHED = (done, total) -> true;

  /// Called every few hundred records on the reading thread. `total` is 0 while it is not known.
  ///
  /// @return false to stop reading; nothing read so far is undone by that
  boolean goOn(long done, long total);
}
