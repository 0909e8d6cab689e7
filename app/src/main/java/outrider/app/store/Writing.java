package outrider.app.store;

/// The line before the one connection that writes: what a person did goes first, what comes from HQ
/// behind it.
interface Writing extends AutoCloseable {

  /// Runs it as soon as the person's earlier work is done.
  void first(Runnable work);

  /// Runs it when nothing of a person's waits and nobody holds it back, or when it has waited long
  /// enough.
  void behind(Runnable work);

  /// The next slice of the work that is being done: before all others that are behind. From within
  /// that work only.
  void goOn(Runnable slice);

  /// Whether a person waits for what is being done to end.
  boolean isAwaited();

  /// Holds back what is behind, until `release`: for work of many writes with little between them.
  void hold();

  void release();

  @Override
  void close();
}
