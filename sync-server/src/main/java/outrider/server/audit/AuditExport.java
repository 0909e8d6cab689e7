package outrider.server.audit;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import outrider.core.configuration.Configuration;
import outrider.core.rule.Actor;
import outrider.core.user.User;
import outrider.server.access.Configurations;
import outrider.server.access.Notes;
import outrider.server.ops.Limits;
import outrider.server.store.Database;
import outrider.server.store.DeviceStore.Device;
import outrider.server.store.HistoryStore.Link;
import outrider.server.store.TenantStore;
import outrider.server.store.Transaction;

/// Writes a stretch of the audit trail as comma-separated text, a page at a time: the trail only
/// grows, so no transaction is held open for somebody's slow line.
public final class AuditExport {
  /// What the trail calls itself where it tells of an export.
  static final String TRAIL = "audit";

  static final String DEED = "ExportAudit";

  /// Excel on Chinese Windows reads UTF-8 only behind this.
  private static final char MARK = '\uFEFF';

  private final Database database;
  private final Configurations configurations;
  private final InstantSource clock;
  private final String by;

  /// @param by the id of who takes it out
  public AuditExport(
      Database database, Configurations configurations, InstantSource clock, String by) {
    this.database = database;
    this.configurations = configurations;
    this.clock = clock;
    this.by = by;
  }

  /// @param target stays open
  /// @param progress hears how many lines are written
  /// @return what is to be signed
  public AuditManifest write(AuditSpan span, OutputStream target, LongConsumer progress)
      throws IOException {
    Counted counted = new Counted(target);
    Map<String, String> people = new HashMap<>(database.read(this::people));
    people.put(Actor.HEADQUARTERS, "HQ");
    long lines = 0;
    long last = span.first() - 1;
    String previous = TenantStore.FIRST_HASH;
    String link = previous;
    Writer text = new OutputStreamWriter(counted, StandardCharsets.UTF_8);
    text.write(MARK);
    CsvWriter writer = CsvWriter.builder().build(text);
    writer.writeRecord(AuditCsv.HEAD);
    while (last < span.last()) {
      long after = last;
      int most = (int) Math.min(Limits.AUDIT_EXPORT_PAGE, span.last() - last);
      Page page =
          database.read(transaction -> {
            List<Link> links = transaction.history().after(after, most);
            Map<String, String> names = new HashMap<>();
            links.stream()
                .map(each -> each.entry().deviceId())
                .distinct()
                .forEach(id ->
                    transaction
                        .devices()
                        .find(id)
                        .map(Device::name)
                        .ifPresent(name -> names.put(id, name)));
            return new Page(links, names);
          });
      if (page.links.isEmpty()) {
        break;
      }
      if (lines == 0) {
        previous = page.links.getFirst().previousHash();
      }
      for (Link each : page.links) {
        if (each.seq() <= span.last()) {
          writer.writeRecord(
              AuditCsv.row(
                  each,
                  people.getOrDefault(each.entry().userId(), ""),
                  page.devices.getOrDefault(each.entry().deviceId(), "")));
          lines++;
          link = each.hash();
        }
        last = each.seq();
      }
      progress.accept(lines);
    }
    writer.flush();
    return new AuditManifest(
        counted.sha256(),
        counted.bytes,
        lines,
        span.first(),
        span.last(),
        previous,
        lines == 0 ? previous : link,
        clock.instant(),
        by);
  }

  /// Says in the trail that HQ's command line has taken it out.
  public static void note(Database database, InstantSource clock, AuditSpan span) {
    database.write(transaction -> {
      Notes.headquarters(
          transaction,
          TRAIL,
          TRAIL,
          DEED,
          Map.of("first", span.first(), "last", span.last()),
          clock.millis());
      return true;
    });
  }

  private record Page(List<Link> links, Map<String, String> devices) {}

  private Map<String, String> people(Transaction transaction) {
    Configuration configuration = configurations.in(transaction);
    Map<String, String> names = new HashMap<>();
    configuration.tree().users().forEach((User user) -> names.put(user.id(), user.name()));
    return names;
  }

  /// Counts and digests what goes through.
  private static final class Counted extends DigestOutputStream {
    private long bytes;

    Counted(OutputStream target) {
      super(target, sha());
    }

    @Override
    public void write(int value) throws IOException {
      bytes++;
      super.write(value);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
      bytes += length;
      super.write(buffer, offset, length);
    }

    String sha256() {
      return HexFormat.of().formatHex(getMessageDigest().digest());
    }

    private static MessageDigest sha() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException impossible) {
        throw new AssertionError(impossible);
      }
    }
  }
}
