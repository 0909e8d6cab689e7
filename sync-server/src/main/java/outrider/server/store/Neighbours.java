package outrider.server.store;

/// The servers that share one file, as those of a PostgreSQL share theirs. A file has none in
/// ordinary life; the simulation brings them, and carries between them what `NOTIFY` would.
public interface Neighbours {

  /// A clock that never goes back.
  long nanos();

  /// A server has opened the file; what any of them commits is for its ears.
  void joined(OthersCommits ears);

  /// A server has committed. Called by its writer when the commit is on the disk, in the order of
  /// commits.
  ///
  /// @param notice for all of them, also for the one whose commit it is
  void committed(Commit commit, String notice);
}
