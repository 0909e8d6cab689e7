package outrider.server.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What is said of an exported stretch of the audit trail, signed: a text of lines `name: value`,
/// whose last is the signature of all before it.
///
/// @param sha256 of the file
/// @param lines how many lines of the trail are in it
/// @param previousLink the link before its first line
/// @param lastLink the link of its last line
/// @param madeBy the id of who took it out
public record AuditManifest(
    String sha256,
    long bytes,
    long lines,
    long firstLine,
    long lastLine,
    String previousLink,
    String lastLink,
    Instant madeAt,
    String madeBy) {
  private static final String VERSION = "1";
  private static final String SIGNATURE = "signature: ";

  /// As it is written into its file.
  public String signed(AuditKey key) {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("outrider-audit", VERSION);
    said.put("sha256", sha256);
    said.put("bytes", bytes);
    said.put("lines", lines);
    said.put("first-line", firstLine);
    said.put("last-line", lastLine);
    said.put("previous-link", previousLink);
    said.put("last-link", lastLink);
    said.put("made-at", madeAt);
    said.put("made-by", madeBy);
    said.put("public-key", key.publicKey());
    StringBuilder text = new StringBuilder();
    said.forEach((name, value) -> text.append(name).append(": ").append(value).append('\n'));
    String signature = key.sign(text.toString().getBytes(StandardCharsets.UTF_8));
    return text.append(SIGNATURE).append(signature).append('\n').toString();
  }

  /// Whether the text is signed by whoever has the private key to this public one.
  static boolean isSigned(String text, String publicKey) {
    int cut = text.lastIndexOf("\n" + SIGNATURE) + 1;
    return cut > 0
        && AuditKey.isSigned(
            publicKey,
            text.substring(0, cut).getBytes(StandardCharsets.UTF_8),
            text.substring(cut + SIGNATURE.length()).strip());
  }

  /// What a manifest says, whoever signed it; empty where it is none.
  static Optional<AuditManifest> read(String text) {
    Map<String, String> said = new LinkedHashMap<>();
    text.lines()
        .filter(line -> line.contains(": "))
        .forEach(line -> said.put(line.split(": ", 2)[0], line.split(": ", 2)[1]));
    try {
      return VERSION.equals(said.get("outrider-audit"))
          ? Optional.of(
              new AuditManifest(
                  need(said, "sha256"),
                  Long.parseLong(need(said, "bytes")),
                  Long.parseLong(need(said, "lines")),
                  Long.parseLong(need(said, "first-line")),
                  Long.parseLong(need(said, "last-line")),
                  need(said, "previous-link"),
                  need(said, "last-link"),
                  Instant.parse(need(said, "made-at")),
                  need(said, "made-by")))
          : Optional.empty();
    } catch (IllegalArgumentException | java.time.DateTimeException malformed) {
      return Optional.empty();
    }
  }

  private static String need(Map<String, String> said, String name) {
    return Optional.ofNullable(said.get(name))
        .orElseThrow(() -> new IllegalArgumentException(name));
  }
}
