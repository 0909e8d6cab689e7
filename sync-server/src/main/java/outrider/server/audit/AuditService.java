package outrider.server.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import outrider.core.protocol.AuditExportRequest;
import outrider.core.protocol.AuditRequest;
import outrider.core.protocol.AuditResponse;
import outrider.core.user.Role;
import outrider.server.access.Configurations;
import outrider.server.access.Notes;
import outrider.server.access.SignedIn;
import outrider.server.codec.Json;
import outrider.server.ops.Limits;
import outrider.server.problem.Problem;
import outrider.server.problem.ProblemException;
import outrider.server.store.Database;
import outrider.server.store.HistoryStore;
import outrider.server.store.HistoryStore.Link;
import outrider.server.store.HistoryStore.Wanted;
import outrider.server.store.Transaction;

/// The audit trail for those who answer for the whole company: administrators. A manager sees the
/// history of the records of the team where they are; the trail itself holds what records were
/// before they came to the team and after they left it, and is not for managers.
public final class AuditService {
  private final Database database;
  private final Configurations configurations;
  private final InstantSource clock;
  private final Semaphore exports = new Semaphore(Limits.AUDIT_EXPORTS_AT_ONCE);

  public AuditService(Database database, Configurations configurations, InstantSource clock) {
    this.database = database;
    this.configurations = configurations;
    this.clock = clock;
  }

  /// Looks back from the newest line, or from where it left off, no further in one go than
  /// `Limits.AUDIT_LINES_LOOKED`: whoever asks goes on, and sees how far it has come.
  public AuditResponse search(AuditRequest request, SignedIn who) {
    Wanted wanted = wanted(request);
    int max = Math.clamp(request.max(), 1, AuditRequest.LINES_MAX);
    return database.read(transaction -> {
      requireAdministrator(transaction, who);
      HistoryStore history = transaction.history();
      long newest = transaction.tenant().position().seq();
      long first =
          request.from() == null ? 1 : AuditSpan.firstHeard(history, request.from(), newest);
      Long before = request.before();
      long end = before == null ? newest + 1 : Math.clamp(before, 1, newest + 1);
      long last = Math.max(first, end - Limits.AUDIT_LINES_LOOKED);
      List<Link> found = new ArrayList<>();
      while (end > last && found.size() < max) {
        long begin = Math.max(last, end - Limits.AUDIT_LINES_AT_ONCE);
        List<Link> links = history.search(wanted, begin, end, max - found.size());
        found.addAll(links);
        end = found.size() < max ? begin : found.getLast().seq();
      }
      AuditLines lines = new AuditLines(transaction);
      return new AuditResponse(
          found.stream().map(lines::line).toList(),
          end > first ? end : null,
          history.receivedAt(end).stream().boxed().findFirst().orElse(null),
          newest);
    });
  }

  /// An export that somebody may fetch now.
  ///
  /// @param lines how many there are in it
  public record Export(AuditSpan span, long lines, Runnable done) implements AutoCloseable {
    @Override
    public void close() {
      done.run();
    }
  }

  /// Begins an export; the trail says so. Close it, whatever becomes of it.
  public Export export(AuditExportRequest request, SignedIn who) {
    if (!exports.tryAcquire()) {
      throw new ProblemException(Problem.busy(Limits.RETRY_AFTER_BUSY.toSeconds()));
    }
    try {
      AuditSpan span =
          database.write(transaction -> {
            requireAdministrator(transaction, who);
            AuditSpan asked = AuditSpan.of(transaction, request.from(), request.until());
            Notes.by(
                who,
                transaction,
                AuditExport.TRAIL,
                AuditExport.TRAIL,
                AuditExport.DEED,
                Map.of("first", asked.first(), "last", asked.last()),
                clock.millis());
            return asked;
          });
      return new Export(span, span.lines(), exports::release);
    } catch (RuntimeException refused) {
      exports.release();
      throw refused;
    }
  }

  /// Writes an export that was begun.
  ///
  /// @param target stays open
  /// @return what is to be signed
  public AuditManifest write(Export export, SignedIn who, OutputStream target) throws IOException {
    return new AuditExport(database, configurations, clock, who.userId())
        .write(export.span(), target, lines -> {});
  }

  /// As HQ vouches for it.
  public String signed(AuditManifest manifest) {
    return manifest.signed(AuditKey.of(database, clock));
  }

  private void requireAdministrator(Transaction transaction, SignedIn who) {
    if (Configurations.actor(configurations.in(transaction), who, transaction).role()
        != Role.ADMIN) {
      throw new ProblemException(
          Problem.forbidden("The audit trail is the business of administrators."));
    }
  }

  private static Wanted wanted(AuditRequest request) {
    String words = text(request.words()).strip();
    String quoted = Json.text(words);
    return new Wanted(
        text(request.user()),
        text(request.device()),
        text(request.type()),
        text(request.record()),
        text(request.command()),
        Objects.requireNonNullElse(request.from(), Long.MIN_VALUE),
        Objects.requireNonNullElse(request.until(), Long.MAX_VALUE),
        quoted.substring(1, quoted.length() - 1));
  }

  private static String text(@Nullable String asked) {
    if (asked == null) {
      return "";
    }
    if (asked.length() > Limits.AUDIT_WORDS_CHARS) {
      throw new ProblemException(
          Problem.tooLarge("Look for at most " + Limits.AUDIT_WORDS_CHARS + " characters."));
    }
    return asked;
  }
}
