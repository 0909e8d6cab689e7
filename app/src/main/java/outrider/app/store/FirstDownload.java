package outrider.app.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The first download of a book, from its first part to the moment when it is shown: whole, as HQ
/// had it at one number, with what was done here meanwhile on top.
///
/// It counts only for whom this laptop was when it began: a new life, a restored HQ or a program
/// that knows other types begins again. Whatever is the matter with its file, the file is thrown
/// away and everything fetched again; nothing that a person did is in it.
final class FirstDownload implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(FirstDownload.class);

  /// Nobody else waits for this writer.
  private static final Portions WHOLE = new Portions(1, 1 << 28, 1, 1 << 28);

  private final Database database;
  private final Function<Transaction, Rebase> rebases;
  private final Portions portions;
  private final Path file;
  private @Nullable Staging staging;
  private boolean closed;

  /// Whether what an earlier program left has been looked for. Asked without the lock, which is
  /// held for as long as indexes take.
  private volatile boolean looked;

  /// Where the download stands, for whoever asks while it is being written.
  private volatile Replica.@Nullable Standing standing;

  private volatile long arrived;

  /// @param portions in what pieces it is written
  FirstDownload(Database database, Function<Transaction, Rebase> rebases, Portions portions) {
    this.database = database;
    this.rebases = rebases;
    this.portions = portions;
    file = Staging.beside(database.file());
  }

  /// Where the download stands instead of the book, if one is under way.
  Optional<Replica.Standing> standing(Replica.Standing book) {
    if (!looked) {
      lookForWhatWasLeft(book);
    }
    return Optional.ofNullable(standing);
  }

  /// How many records have come; 0 where no download is under way.
  long arrived() {
    return arrived;
  }

  private void stands(Staging at) {
    standing = Replica.standing(at.sql());
    arrived = Replica.records(at.sql());
  }

  private void ends() {
    staging = null;
    standing = null;
    arrived = 0;
  }

  boolean isUnderWay() {
    return standing != null;
  }

  /// Whether a part goes here: to one that is under way, or into a book that has nothing yet.
  boolean takes(Replica.Standing asked) {
    return isUnderWay() || asked.cursors().isEmpty() && asked.base().isEmpty() && isEmpty();
  }

  private boolean isEmpty() {
    return Database.join(database.read(ScopeStore::cursors)).isEmpty();
  }

  CompletableFuture<Integer> write(PartWriting part) {
    return database.beside(() -> writeNow(part));
  }

  private synchronized int writeNow(PartWriting part) {
    if (closed) {
      return 0;
    }
    var open = staging == null ? begin() : staging;
    try {
      var rows =
          open.write(transaction ->
              part.slice(transaction, () -> rebases.apply(transaction), WHOLE, new SliceSize(WHOLE))
                  .orElseThrow());
      stands(open);
      return rows;
    } catch (RuntimeException failure) {
      abandon();
      throw failure;
    }
  }

  private Staging begin() {
    delete();
    var schema = database.readNow(Schema::of);
    var identity = database.readNow(Replica::identity);
    var begun = Staging.begin(schema, database.openBeside(file), portions);
    begun.write(transaction -> {
      MetaStore.put(transaction, Replica.INCARNATION, Long.toString(identity.incarnation()));
      MetaStore.put(transaction, Replica.EPOCH, identity.epoch());
      return 0;
    });
    staging = begun;
    return begun;
  }

  /// Ends it with the last cut, and shows it where the cut fits.
  ///
  /// @param last applies the cut to the whole book
  Replica.Applied finish(Replica.Standing asked, Function<Transaction, Replica.Applied> last) {
    if (!Database.join(database.beside(() -> index(asked)))) {
      return new Replica.Applied(0, true);
    }
    try {
      return Database.join(database.replaceBehind(file, book -> end(book, last)))
          .orElseGet(() -> new Replica.Applied(0, true));
    } finally {
      abandon();
    }
  }

  private synchronized boolean index(Replica.Standing asked) {
    var open = staging;
    if (open == null || !Replica.isStill(asked, open.sql(), new ScopeStore(open.sql()))) {
      return false;
    }
    try {
      open.index();
      return true;
    } catch (RuntimeException failure) {
      abandon();
      throw failure;
    }
  }

  private synchronized Optional<Replica.Applied> end(
      Sql book, Function<Transaction, Replica.Applied> last) {
    var open = staging;
    if (open == null) {
      return Optional.empty();
    }
    var ended =
        open.finish(
            book,
            transaction -> {
              var applied = last.apply(transaction);
              return Replica.base(transaction.sql()).isPresent()
                  ? Optional.of(applied)
                  : Optional.<Replica.Applied>empty();
            });
    ends();
    return ended;
  }

  /// Keeps what has come so far for the next program.
  @Override
  public synchronized void close() {
    var open = staging;
    closed = true;
    ends();
    if (open != null) {
      try (open) {
        open.keep();
      } catch (StoreException failure) {
        LOG.warn("the last of what had arrived is fetched again", failure);
      }
    }
  }

  /// Throws away what has come so far.
  synchronized void abandon() {
    var open = staging;
    ends();
    looked = true;
    if (open != null) {
      open.close();
    }
    delete();
  }

  /// A program that ended in the middle left its file: this one goes on with it, if it can.
  private synchronized void lookForWhatWasLeft(Replica.Standing book) {
    if (!looked && Files.exists(file) && !goesOn(book)) {
      delete();
    }
    looked = true;
  }

  private boolean goesOn(Replica.Standing book) {
    try {
      var sql = database.openBeside(file);
      try {
        var schema = database.readNow(Schema::of);
        if (book.cursors().isEmpty()
            && Replica.identity(sql).equals(book.identity())
            && sql.number("PRAGMA user_version") == schema.version()) {
          var left = Staging.goOn(schema, sql, portions);
          stands(left);
          staging = left;
        }
      } finally {
        if (staging == null) {
          sql.close();
        }
      }
    } catch (StoreException damaged) {
      LOG.warn("what had arrived of the book cannot be read and is fetched again", damaged);
      ends();
    }
    return staging != null;
  }

  private void delete() {
    try {
      for (var suffix : new String[] {"", "-journal"}) {
        Files.deleteIfExists(file.resolveSibling(file.getFileName() + suffix));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("what had arrived of the book could not be deleted", failure);
    }
  }
}
