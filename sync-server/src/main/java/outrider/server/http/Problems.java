package outrider.server.http;

import outrider.server.ops.Limits;
import outrider.server.problem.Problem;
import outrider.server.problem.ProblemException;
import outrider.server.store.StoreBusyException;
import outrider.server.store.StoreFullException;

/// Which problem a failure is. Everything that is not expected is `internal`, and only the log
/// learns more.
final class Problems {
  private Problems() {}

  static Problem of(Throwable failure) {
    return switch (failure) {
      case ProblemException expected -> expected.problem();
      case StoreFullException full -> Problem.diskFull(Limits.RETRY_AFTER_FULL.toSeconds());
      case StoreBusyException busy -> Problem.busy(Limits.RETRY_AFTER_BUSY.toSeconds());
      default -> Problem.internal();
    };
  }

  static boolean isSurprise(Problem problem) {
    return problem.status() == 500;
  }
}
