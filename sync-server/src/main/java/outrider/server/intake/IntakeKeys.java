package outrider.server.intake;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import outrider.server.access.Notes;
import outrider.server.access.Tokens;
import outrider.server.store.Database;
import outrider.server.store.IntakeStore.Key;

/// Keys by which other systems hand in leads, each for one source. A key has two halves: its id,
/// which is shown, and a secret, of which only the hash is kept.
public final class IntakeKeys {
  private static final int ID_CHARS = 10;

  /// How the audit trail calls one.
  private static final String KEY = "intake_key";

  private final Database database;
  private final InstantSource clock;

  public IntakeKeys(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /// @return the key, which nobody can be told again
  public String make(String source) {
    String id = Tokens.create().replaceAll("[-_]", "").substring(0, ID_CHARS);
    String secret = Tokens.create();
    long now = clock.millis();
    database.write(transaction -> {
      transaction.intake().put(new Key(id, source.strip(), Tokens.hash(secret), now, null));
      Notes.headquarters(
          transaction, KEY, id, "MakeIntakeKey", Map.of("source", source.strip()), now);
      return true;
    });
    return id + '.' + secret;
  }

  public List<Key> list() {
    return database.read(transaction -> transaction.intake().keys());
  }

  /// @return whether there was such a key that was still good
  public boolean withdraw(String id) {
    long now = clock.millis();
    return database.write(transaction -> {
      boolean withdrawn = transaction.intake().withdraw(id, now);
      if (withdrawn) {
        Notes.headquarters(transaction, KEY, id, "WithdrawIntakeKey", Map.of(), now);
      }
      return withdrawn;
    });
  }

  /// The key that somebody shows, where it is good. One that is unknown takes as long as one whose
  /// secret is wrong.
  Optional<Key> find(String shown) {
    int cut = shown.indexOf('.');
    String id = cut < 0 ? "" : shown.substring(0, cut);
    String hash = Tokens.hash(shown.substring(cut + 1));
    Optional<Key> known =
        id.length() == ID_CHARS
            ? database.read(transaction -> transaction.intake().key(id))
            : Optional.empty();
    boolean right = Tokens.same(known.map(Key::hash).orElse(""), hash);
    return known.filter(key -> right && key.withdrawnAt() == null);
  }
}
