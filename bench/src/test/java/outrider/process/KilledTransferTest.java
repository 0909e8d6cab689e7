package outrider.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.bench.SampleLeads;
import outrider.bench.process.ClientProcess;
import outrider.bench.process.Office;
import outrider.bench.process.ServerProcess;

/// A photo on its way when the battery dies, when the server dies, and when the line is cut again
/// and again: it arrives whole, and what had gone over the line does not go again.
final class KilledTransferTest {

  private static final String LEAD = SampleLeads.id(1);
  private static final int BYTES = 8_000_000;

  @TempDir Path folder;

  @Test
  void aKilledWorkstationGoesOnWhereItWas() throws IOException {
    Office.found(folder.resolve("hq"), 1);
    try (var server = ServerProcess.start(folder.resolve("hq"))) {
      String sha256;
      try (var victim = new ClientProcess(folder.resolve("victim.log"))) {
        sha256 = begin(victim, server);
        victim.kill();
      }
      var gone = partBytes();
      assertThat(gone).isBetween(1L, BYTES - 1L);
      try (var again = new ClientProcess(folder.resolve("again.log"));
          var witness = new ClientProcess(folder.resolve("witness.log"))) {
        open(again, "victim", server);
        again.ask("awaitReceived", "x", "count", 1);
        open(witness, "witness", server);
        witness.ask("awaitReceived", "x", "count", 1);
        witness.ask("fetch", "x", "sha256", sha256);
        assertThat(again.ask("files", "x").value("refused")).isEqualTo(0L);
      }
      assertThat(files("uploads")).isEmpty();
      assertThat(files("files")).hasSize(1);
    }
  }

  @Test
  void aKilledServerGoesOnWhereItWas() throws IOException {
    Office.found(folder.resolve("hq"), 1);
    var server = ServerProcess.start(folder.resolve("hq"));
    var port = server.port();
    try (var laptop = new ClientProcess(folder.resolve("laptop.log"))) {
      var sha256 = begin(laptop, server);
      server.kill();
      assertThat(partBytes()).isBetween(1L, BYTES - 1L);

      server = ServerProcess.start(folder.resolve("hq"), port);
      laptop.ask("nudge", "x");
      laptop.ask("awaitReceived", "x", "count", 1);

      try (var witness = new ClientProcess(folder.resolve("witness.log"))) {
        open(witness, "witness", server);
        witness.ask("awaitReceived", "x", "count", 1);
        witness.ask("beginFetch", "x", "sha256", sha256);
        server.kill();
        server = ServerProcess.start(folder.resolve("hq"), port);
        witness.ask("fetch", "x", "sha256", sha256);
      }
    } finally {
      server.close();
    }
  }

  /// Attaches a large photo and comes back when some of it is at HQ.
  private String begin(ClientProcess client, ServerProcess server) {
    open(client, "victim", server);
    client.ask("insert", "x", "count", 1, "first", 1, "seed", 1);
    client.ask("drain", "x");
    client.ask("pauseFiles", "x", "paused", true);
    var sha256 =
        (String)
            Objects.requireNonNull(
                client.ask("attach", "x", "id", LEAD, "bytes", BYTES, "seed", 4).value("sha256"));
    client.ask("drain", "x");
    client.say("pauseFiles", "x", "paused", false);
    client.answer();
    await(() -> partBytes() > 500_000);
    return sha256;
  }

  private long partBytes() {
    return files("uploads").stream()
        .mapToLong(part -> {
          try {
            return Files.size(part);
          } catch (IOException finished) {
            return 0;
          }
        })
        .sum();
  }

  private List<Path> files(String place) {
    var root = folder.resolve("hq").resolve(place);
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (var files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).toList();
    } catch (IOException | java.io.UncheckedIOException moved) {
      return List.of();
    }
  }

  private static void await(BooleanSupplier condition) {
    var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(until);
      Thread.onSpinWait();
    }
  }

  private void open(ClientProcess client, String profile, ServerProcess server) {
    client.open("x", folder.resolve(profile), server.address(), "rep0");
  }
}
