package outrider.server.audit;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import outrider.server.store.HistoryStore.Link;

/// Checks an exported stretch of the audit trail against its manifest, and says which row was
/// altered, taken out, put in or moved. Needs nothing but the two files and HQ's public key.
public final class AuditCheck {
  private static final int FINDINGS_MAX = 20;

  private final AuditManifest manifest;
  private final List<String> findings = new ArrayList<>();
  private final BitSet seen = new BitSet();
  private long rows;
  private long previousLine;
  private String previousLink;
  private boolean inOrder = true;

  private AuditCheck(AuditManifest manifest) {
    this.manifest = manifest;
    previousLine = manifest.firstLine() - 1;
    previousLink = manifest.previousLink();
  }

  /// @param findings what is not as it was exported; empty where all is
  public record Report(long lines, List<String> findings) {
    public boolean isWhole() {
      return findings.isEmpty();
    }
  }

  /// @param publicKey HQ's, in Base64
  public static Report check(Path file, Path manifest, String publicKey) throws IOException {
    String text = Files.readString(manifest);
    Optional<AuditManifest> said = AuditManifest.read(text);
    if (said.isEmpty()) {
      return new Report(0, List.of("The manifest is none, or one of a newer version."));
    }
    AuditCheck check = new AuditCheck(said.get());
    if (!AuditManifest.isSigned(text, publicKey)) {
      check.find("The manifest was not signed by this key, or was altered since.");
    }
    long lines = said.get().lastLine() - said.get().firstLine() + 1;
    if (lines < 0 || lines > Integer.MAX_VALUE) {
      return new Report(0, List.of("The manifest tells of no lines that can be."));
    }
    return check.rows(file);
  }

  private Report rows(Path file) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream bytes = new DigestInputStream(Files.newInputStream(file), digest);
        CsvReader<CsvRecord> reader =
            CsvReader.builder().detectBomHeader(true).ofCsvRecord(bytes, StandardCharsets.UTF_8)) {
      boolean head = true;
      for (CsvRecord record : reader) {
        if (head) {
          head = false;
          if (!record.getFields().equals(AuditCsv.HEAD)) {
            find("The first row is not that of an exported audit trail.");
          }
        } else {
          row(record);
        }
      }
      bytes.transferTo(java.io.OutputStream.nullOutputStream());
    } catch (CsvParseException | UncheckedIOException unreadable) {
      find("The file cannot be read to its end: " + unreadable.getMessage());
    }
    missing();
    if (inOrder && rows > 0 && !previousLink.equals(manifest.lastLink())) {
      find("The last row is not the one that the manifest names.");
    }
    if (findings.isEmpty()
        && !HexFormat.of().formatHex(digest.digest()).equals(manifest.sha256())) {
      find(
          "The lines are as they were written, but something beside them was altered: a name of a"
              + " person or device, or the way the file is written.");
    }
    return new Report(rows, List.copyOf(findings));
  }

  private void row(CsvRecord record) {
    rows++;
    Optional<Link> read = AuditCsv.link(record.getFields());
    if (read.isEmpty()) {
      find("Row " + record.getStartingLineNumber() + " is no line of the trail.");
      inOrder = false;
      return;
    }
    Link link = read.get();
    long line = link.seq();
    if (!link.isIntact()) {
      find("Line " + line + " was altered.");
    }
    int place = Math.clamp(line - manifest.firstLine(), -1, Integer.MAX_VALUE);
    if (place < 0 || line > manifest.lastLine() || seen.get(place)) {
      find("Line " + line + " was put in.");
      inOrder = false;
    } else {
      seen.set(place);
      if (line < previousLine) {
        find("Line " + line + " stands behind line " + previousLine + ".");
        inOrder = false;
      } else if (line == previousLine + 1
          && link.isIntact()
          && !link.previousHash().equals(previousLink)) {
        find("Line " + line + " does not follow from the line before it: one was written anew.");
      }
    }
    previousLine = line;
    previousLink = link.hash();
  }

  private void missing() {
    int count = (int) (manifest.lastLine() - manifest.firstLine() + 1);
    for (int place = seen.nextClearBit(0);
        place < count && findings.size() < FINDINGS_MAX;
        place = seen.nextClearBit(place + 1)) {
      find("Line " + (manifest.firstLine() + place) + " was taken out.");
      inOrder = false;
    }
  }

  private void find(String what) {
    if (findings.size() < FINDINGS_MAX) {
      findings.add(what);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
