package outrider.server.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outrider.core.configuration.Configuration;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.rule.Actor;
import outrider.core.user.User;
import outrider.core.user.Visibility;
import outrider.server.codec.RowJson;
import outrider.server.problem.Problem;
import outrider.server.problem.ProblemException;
import outrider.server.store.StoredRecord;
import outrider.server.store.Transaction;
import outrider.server.store.WriteTransaction;

/// People, teams, pipelines and fields as one value, rebuilt only when one of them has changed: the
/// newest number of the scope `config` says so at the price of one look into an index.
public final class Configurations {
  private volatile @Nullable Known known;

  private record Known(long seq, Configuration configuration) {}

  public Configuration in(Transaction transaction) {
    long seq = transaction.feed().newest(Visibility.CONFIG);
    Known current = known;
    if (current != null && current.seq == seq) {
      return current.configuration;
    }
    Configuration configuration = load(transaction);
    // What is not committed may yet be undone, and its number given to something else.
    if (!(transaction instanceof WriteTransaction writing) || seq <= writing.committedSeq()) {
      known = new Known(seq, configuration);
    }
    return configuration;
  }

  /// Who a person is and what they may see.
  ///
  /// @throws ProblemException 401 when there is no such person, or no longer; of another type where
  ///   their device was withdrawn with that, which is what it has to hear: it wipes itself
  public static Actor actor(Configuration configuration, SignedIn who, Transaction transaction) {
    return user(configuration, who.userId())
        .map(user -> Actor.of(user, who.deviceId(), configuration))
        .orElseThrow(() -> new ProblemException(whyNot(who, transaction)));
  }

  /// Whose session was looked at before they left is asked after their device all the same.
  private static Problem whyNot(SignedIn who, Transaction transaction) {
    return transaction
        .devices()
        .find(who.deviceId())
        .filter(device -> device.revokedAt() != null)
        .map(device -> Problem.revokedDevice())
        .orElseGet(Problem::inactiveUser);
  }

  static Optional<User> user(Configuration configuration, String userId) {
    return configuration.tree().user(userId).filter(User::active);
  }

  private static Configuration load(Transaction transaction) {
    List<Row> rows = new ArrayList<>();
    for (RecordType type : RecordType.values()) {
      if (type.isConfiguration()) {
        for (StoredRecord record : transaction.records().ofType(type.wireName())) {
          rows.add(RowJson.read(type, record.id(), record.body()));
        }
      }
    }
    return new Configuration(rows);
  }
}
