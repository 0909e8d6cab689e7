package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static outrider.server.TestServer.id;
import static outrider.server.TestServer.newLead;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import outrider.core.protocol.AuditExportRequest;

/// The audit trail leaves the house as a file, which proves itself; somebody alters it there.
class AuditExportTest extends ServerTest {
  private Path file;
  private Path manifest;
  private Path key;

  @BeforeEach
  void export() throws IOException {
    Laptop ed = server.laptop("ed");
    ed.push(
        newLead(id(), "One"),
        newLead(id(), "=HYPERLINK(\"http://evil.example\")"),
        newLead(id(), "Line\r\nbreak, \"quoted\""));
    ed.push(newLead(id(), "Five"), newLead(id(), "Six"));
    file = folder.resolve("trail.csv");
    manifest = folder.resolve("trail.csv.manifest");
    key = Files.writeString(folder.resolve("hq.pem"), said("audit", "public-key"));
    assertThat(run("audit", "export", "--to", file.toString())).isZero();
  }

  @Test
  void asItWasExportedItIsWhole() throws IOException {
    assertThat(check()).isEqualTo("");
    List<String> rows = Files.readAllLines(file);
    assertThat(rows.getFirst()).contains("line,occurred_at,received_at,person");
    assertThat(Files.readString(file)).contains("Test laptop", ",ed,");
    assertThat(run("audit", "check", file.toString(), manifest.toString()))
        .as("by HQ's own key")
        .isZero();
  }

  @Test
  void anAlteredRowIsNamed() throws IOException {
    rewrite(rows -> with(rows, 12, rows.get(12).replace("Test laptop", "Another")));
    assertThat(check()).contains("something beside them was altered");
  }

  @Test
  void anAlteredLineIsNamed() throws IOException {
    int at = rowOf("One");
    rewrite(rows -> with(rows, at, rows.get(at).replace("One", "Two")));
    assertThat(check()).isEqualTo("Line " + at + " was altered.\n");
  }

  @Test
  void aRemovedLineIsNamed() throws IOException {
    int at = rowOf("One");
    rewrite(rows -> {
      List<String> less = new ArrayList<>(rows);
      less.remove(at);
      return less;
    });
    assertThat(check()).isEqualTo("Line " + at + " was taken out.\n");
  }

  @Test
  void theLastLineRemovedIsNamedToo() throws IOException {
    rewrite(rows -> rows.subList(0, rows.size() - 1));
    assertThat(check()).matches("Line \\d+ was taken out\\.\n");
  }

  @Test
  void aLineThatWasMovedIsNamed() throws IOException {
    int at = rowOf("One");
    rewrite(rows -> with(with(rows, at, rows.get(at - 1)), at - 1, rows.get(at)));
    assertThat(check()).isEqualTo("Line " + (at - 1) + " stands behind line " + at + ".\n");
  }

  @Test
  void aLineThatWasPutInIsNamed() throws IOException {
    int at = rowOf("One");
    rewrite(rows -> {
      List<String> more = new ArrayList<>(rows);
      more.add(at, rows.get(at));
      return more;
    });
    assertThat(check()).isEqualTo("Line " + at + " was put in.\n");
  }

  @Test
  void aManifestThatWasAlteredOrSignedByAnotherIsFound() throws IOException {
    String whole = Files.readString(manifest);
    Files.writeString(manifest, whole.replaceFirst("lines: \\d", "lines: 9"));
    assertThat(check()).contains("was not signed by this key");

    Files.writeString(manifest, whole);
    Path other = Files.createDirectories(folder.resolve("other"));
    Path theirs =
        Files.writeString(folder.resolve("other.pem"), saidIn(other, "audit", "public-key"));
    assertThat(
            sayCheck("audit", "check", file.toString(), manifest.toString(), "--key", theirs + ""))
        .contains("was not signed by this key");
  }

  @Test
  void whatIsNoExportIsSaidToBeNone() throws IOException {
    Files.writeString(manifest, "hello");
    assertThat(check()).contains("The manifest is none");
  }

  /// As the operations guide says, with nothing of ours.
  @Test
  void theSignatureIsCheckedByOpenssl() throws Exception {
    List<String> lines = Files.readAllLines(manifest);
    Path signed = folder.resolve("signed");
    Files.writeString(signed, String.join("\n", lines.subList(0, lines.size() - 1)) + "\n");
    Path signature = folder.resolve("signature");
    Files.write(
        signature,
        java.util.Base64.getDecoder().decode(lines.getLast().substring("signature: ".length())));
    Process process;
    try {
      process =
          new ProcessBuilder(
                  "openssl",
                  "pkeyutl",
                  "-verify",
                  "-pubin",
                  "-inkey",
                  key.toString(),
                  "-rawin",
                  "-in",
                  signed.toString(),
                  "-sigfile",
                  signature.toString())
              .redirectErrorStream(true)
              .start();
    } catch (IOException notHere) {
      assumeTrue(false, "there is no openssl on this machine");
      return;
    }
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said).contains("Verified Successfully");
  }

  @Test
  void aDayIsExportedAndProvesItselfToo() throws IOException {
    String tomorrow = LocalDate.now(java.time.ZoneId.systemDefault()).plusDays(2).toString();
    assertThat(run("audit", "export", "--to", file.toString(), "--from", tomorrow)).isZero();
    assertThat(check()).isEqualTo("");
    assertThat(Files.readAllLines(file)).as("the head alone").hasSize(1);
  }

  @Test
  void anAdministratorFetchesTheSameFromTheScreen() throws IOException {
    Laptop.Answer answer =
        server.laptop("admin").post("/v1/audit/export", new AuditExportRequest(null, null));
    assertThat(answer.status()).isEqualTo(200);
    long promised =
        Long.parseLong(answer.response().headers().firstValue("Outrider-Lines").orElseThrow());
    try (ZipInputStream zip =
        new ZipInputStream(new ByteArrayInputStream(answer.response().body()))) {
      ZipEntry csv = zip.getNextEntry();
      assertThat(csv.getName()).isEqualTo("audit.csv");
      Files.write(file, zip.readAllBytes());
      assertThat(zip.getNextEntry().getName()).isEqualTo("audit.manifest");
      Files.write(manifest, zip.readAllBytes());
      assertThat(zip.getNextEntry()).isNull();
    }
    assertThat(check()).isEqualTo("");
    assertThat(Files.readString(manifest)).contains("lines: " + promised + "\n");
    assertThat(server.laptop("erin").post("/v1/audit/export", new AuditExportRequest(null, null)))
        .extracting(Laptop.Answer::status)
        .isEqualTo(403);
  }

  private int rowOf(String name) throws IOException {
    List<String> rows = Files.readAllLines(file);
    for (int row = 0; row < rows.size(); row++) {
      if (rows.get(row).contains("\"\"" + name + "\"\"")) {
        return row;
      }
    }
    throw new AssertionError(name);
  }

  private static List<String> with(List<String> rows, int at, String row) {
    List<String> changed = new ArrayList<>(rows);
    changed.set(at, row);
    return changed;
  }

  private void rewrite(UnaryOperator<List<String>> change) throws IOException {
    String whole = Files.readString(file);
    List<String> rows = List.of(whole.split("\r\n"));
    Files.writeString(file, String.join("\r\n", change.apply(rows)) + "\r\n");
    assertThat(Files.readString(file)).as("something was done to it").isNotEqualTo(whole);
  }

  /// What is found wrong.
  private String check() {
    return sayCheck(
        "audit", "check", file.toString(), manifest.toString(), "--key", key.toString());
  }

  private String sayCheck(String... words) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int code = printing(bytes, () -> run(words));
    return code == 0 ? "" : bytes.toString(StandardCharsets.UTF_8);
  }

  private String said(String... words) {
    return saidIn(folder, words);
  }

  private static String saidIn(Path folder, String... words) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    assertThat(printing(bytes, () -> runIn(folder, words))).isZero();
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static int printing(ByteArrayOutputStream bytes, java.util.function.IntSupplier work) {
    PrintStream out = System.out;
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      return work.getAsInt();
    } finally {
      System.setOut(out);
    }
  }

  private int run(String... words) {
    return runIn(folder, words);
  }

  private static int runIn(Path folder, String... words) {
    List<String> all = new ArrayList<>(TestStore.arguments(folder));
    all.addAll(List.of(words));
    return Main.run(all.toArray(String[]::new), System.err);
  }
}
