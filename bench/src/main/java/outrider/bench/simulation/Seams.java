package outrider.bench.simulation;

import java.time.InstantSource;
import java.util.Map;
import outrider.app.store.Database;
import outrider.core.command.Upcasters;

/// The places of a simulation where a test puts a defect, to show that it would be found. The
/// product has no such places: these lie around it.
public interface Seams {

  Seams SOUND = new Seams() {};

  default Door door(Door real) {
    return real;
  }

  /// The clock by which HQ judges what comes in.
  default InstantSource judging(InstantSource real) {
    return real;
  }

  /// The clock by which HQ forgets what has had its day.
  default InstantSource forgetting(InstantSource real) {
    return real;
  }

  /// The clock by which HQ looks for what is overdue.
  default InstantSource watching(InstantSource real) {
    return real;
  }

  /// The clock by which HQ takes leads back to their pools.
  default InstantSource recycling(InstantSource real) {
    return real;
  }

  /// What the telephone system tells of a call, each time that it tells it.
  default Map<String, Object> toldOfCall(Map<String, Object> message) {
    return message;
  }

  /// The key by which HQ knows a web form that comes again.
  default String sent(String key) {
    return key;
  }

  /// How HQ reads what was written by programs of every age.
  default Upcasters reading(Upcasters real) {
    return real;
  }

  /// What one server tells the others of a commit, on its way.
  default String told(String notice) {
    return notice;
  }

  /// A laptop's program started again on its files.
  default void reopened(Database book) {}

  /// A laptop has worked something off.
  default void worked(Database book) {}
}
