package outrider.server;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outrider.core.rule.Actor;
import outrider.server.access.Configurations;
import outrider.server.admin.AdministrationException;
import outrider.server.audit.AuditCheck;
import outrider.server.audit.AuditExport;
import outrider.server.audit.AuditKey;
import outrider.server.audit.AuditManifest;
import outrider.server.audit.AuditSpan;
import outrider.server.ops.AuditTrail;
import outrider.server.store.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// Commands about the audit trail. They work beside a running server.
@Command(name = "audit", mixinStandardHelpOptions = true, description = "The audit trail.")
final class AuditCommands {
  private static final long TOLD_EVERY = 100_000;

  @ParentCommand private Commands commands = new Commands();

  @Command(description = "Follows the trail from its first line and finds what was altered.")
  int verify(
      @Option(
              names = "--known",
              paramLabel = "LINK",
              description = "A newest link written down earlier, which must still be there.")
          @Nullable String known) {
    boolean[] intact = new boolean[1];
    commands.withDatabase(database -> {
      AuditTrail.Finding finding =
          new AuditTrail(database).verify(Optional.ofNullable(known).map(String::strip));
      intact[0] = finding.isIntact();
      System.out.println(said(finding));
    });
    return intact[0] ? 0 : 1;
  }

  private static String said(AuditTrail.Finding finding) {
    if (finding.isIntact()) {
      return finding.lines() + " lines, all as written. Newest link: " + finding.head();
    }
    long line = finding.brokenAt().getAsLong();
    String what =
        switch (finding.flaw().orElseThrow()) {
          case ALTERED -> "Line " + line + " was altered.";
          case REMOVED -> "Line " + line + " was taken out.";
          case REORDERED -> "Line " + line + " is another, which stood elsewhere.";
          case ADDED ->
              "What follows line "
                  + finding.lines()
                  + " was put in or written anew, or the link"
                  + " that you know is not there.";
        };
    return what + " The " + finding.lines() + " before it are as written.";
  }

  @Command(
      description =
          "Writes the trail as comma-separated text, and beside it a signed manifest that says what"
              + " the file must be.")
  void export(
      @Option(names = "--to", required = true, description = "The file; FILE.manifest beside it.")
          Path target,
      @Option(names = "--from", description = "Day on which HQ heard of it, such as 2026-01-01.")
          @Nullable LocalDate from,
      @Option(names = "--until", description = "The last such day.") @Nullable LocalDate until) {
    commands.withDatabase(database -> {
      try {
        AuditManifest manifest = write(database, target, from, until, System.err);
        System.out.println(manifest.lines() + " lines written: " + target);
      } catch (IOException failure) {
        throw new AdministrationException("Nothing was written: " + failure.getMessage());
      }
    });
  }

  /// In place only when whole: whoever stops it leaves no file that looks like one.
  private static AuditManifest write(
      Database database,
      Path target,
      @Nullable LocalDate from,
      @Nullable LocalDate until,
      PrintStream progress)
      throws IOException {
    InstantSource clock = InstantSource.system();
    AuditSpan span =
        database.read(transaction ->
            AuditSpan.of(
                transaction,
                from == null ? null : begin(from),
                until == null ? null : begin(until.plusDays(1))));
    AuditKey key = AuditKey.of(database, clock);
    Path unfinished =
        Files.createTempFile(target.toAbsolutePath().getParent(), ".outrider-", ".part");
    try {
      AuditManifest manifest;
      try (OutputStream out = new java.io.BufferedOutputStream(Files.newOutputStream(unfinished))) {
        manifest =
            new AuditExport(database, new Configurations(), clock, Actor.HEADQUARTERS)
                .write(span, out, lines -> tell(progress, lines, span.lines()));
      }
      Files.writeString(manifestOf(target), manifest.signed(key));
      Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
      AuditExport.note(database, clock, span);
      return manifest;
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private static void tell(PrintStream progress, long lines, long of) {
    if (lines % TOLD_EVERY == 0) {
      progress.println(lines + " of " + of);
    }
  }

  /// Days begin where the operator is.
  private static long begin(LocalDate day) {
    return Instant.from(day.atStartOfDay(ZoneId.systemDefault())).toEpochMilli();
  }

  private static Path manifestOf(Path target) {
    return target.resolveSibling(target.getFileName() + ".manifest");
  }

  @Command(
      description =
          "Finds what was altered, taken out, put in or moved in an exported file. With --key it"
              + " needs no database.")
  int check(
      @Parameters(paramLabel = "FILE") Path file,
      @Parameters(paramLabel = "MANIFEST") Path manifest,
      @Option(names = "--key", description = "PEM file with HQ's public key.") @Nullable Path key) {
    AuditCheck.Report report;
    try {
      report = AuditCheck.check(file, manifest, key == null ? ownKey() : AuditKey.ofPem(read(key)));
    } catch (IOException failure) {
      throw new AdministrationException("The files cannot be read: " + failure.getMessage());
    }
    if (report.isWhole()) {
      System.out.println(report.lines() + " lines, all as exported, signed by HQ.");
      return 0;
    }
    report.findings().forEach(System.out::println);
    return 1;
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file);
  }

  private String ownKey() {
    String[] key = new String[1];
    commands.withDatabase(
        database -> key[0] = AuditKey.of(database, InstantSource.system()).publicKey());
    return java.util.Objects.requireNonNull(key[0]);
  }

  @Command(
      name = "public-key",
      description = "Prints the public key by which others check what HQ has signed.")
  void publicKey() {
    commands.withDatabase(
        database -> System.out.print(AuditKey.of(database, InstantSource.system()).pem()));
  }
}
