package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.server.TestServer.id;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.core.command.Command;
import outrider.core.record.RecordType;
import outrider.server.integrate.Sources;
import outrider.server.ops.AuditTrail;
import outrider.server.store.Database;

/// A system pushes its orders, another leaves a file, and HQ, a real process, is killed at some
/// moment of it, again and again. Of each delivery all or nothing is there; delivered again, or
/// found again in its folder, it is there once.
class SourceKillTest {
  private static final int ROWS = 800;
  private static final String TAX = "91310000MA1FL2XJ8P";

  /// Not of any customer: they wait, with the others of their delivery.
  private static final int STRANGE = 20;

  @TempDir private Path folder;
  private Sources.Added shop;
  private Sources.Added erp;
  private Path drop;

  @Test
  void ofADeliveryThatHqIsKilledDuringAllOrNothingIsThereAndAllOfItOnceAfterwards()
      throws Exception {
    long seed = System.nanoTime();
    System.out.println("kill during deliveries, seed " + seed);
    Random random = new Random(seed);
    for (int life = 0; life < 2; life++) {
      try (ServerProcess server = new ServerProcess(folder, 100)) {
        if (life == 0) {
          customer(server.port());
        }
        int port = server.port();
        Thread sender = Thread.ofVirtual().start(() -> push(port));
        LockSupport.parkNanos((50L + random.nextInt(400)) * 1_000_000);
        server.kill();
        sender.join();
      }
      assertThat(taken(shop)).as("whole or not at all, seed %d", seed).isIn(0L, (long) ROWS);
      assertThat(taken(erp)).as("whole or not at all, seed %d", seed).isIn(0L, (long) ROWS);
      assertThat(number("data_file")).isEqualTo(taken(erp) / ROWS);
    }

    try (ServerProcess server = new ServerProcess(folder, 100)) {
      assertThat(push(server.port())).as("its sender sends it again").isEqualTo(202);
      Eventually.holds(() -> {
        try (Stream<Path> done = Files.list(Files.createDirectories(drop.resolve("done")))) {
          return done.count() == 1;
        } catch (IOException failure) {
          throw new AssertionError(failure);
        }
      });
      assertThat(server.stop()).isEqualTo(143);
    }
    assertThat(taken(shop)).isEqualTo(ROWS);
    assertThat(taken(erp)).isEqualTo(ROWS);
    assertThat(number("record WHERE type = 'external_record'"))
        .as("nothing is doubled")
        .isEqualTo(2L * (ROWS - STRANGE));
    assertThat(number("history WHERE type = 'external_record'"))
        .as("nor written twice")
        .isEqualTo(2L * (ROWS - STRANGE));
    try (Database database =
        Headquarters.open(TestStore.settings(folder), InstantSource.system())) {
      assertThat(new AuditTrail(database).verify().isIntact()).isTrue();
    }
  }

  @BeforeEach
  void prepare() throws IOException {
    Reckoning.populate(folder);
    drop = Files.createDirectories(folder.resolve("drop"));
    shop = add(SourceStories.settings("Shop", "push", ""));
    erp = add(SourceStories.settings("ERP", "folder", ",\"folder\":\"" + drop + "\""));
    Path file = Files.writeString(drop.resolve("orders.csv"), orders("E"));
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofMinutes(1))));
  }

  private Sources.Added add(String settings) {
    try (Database database =
        Headquarters.open(TestStore.settings(folder), InstantSource.system())) {
      return new Sources(database, InstantSource.system())
          .add(Sources.read(settings.getBytes(StandardCharsets.UTF_8)));
    }
  }

  private static void customer(int port) {
    Laptop ed = new Laptop(port).signIn("ed", TestServer.PASSWORD);
    ed.push(
        new Command.CreateRecord(RecordType.ACCOUNT, id(), Map.of("name", "Sun", "taxId", TAX)));
  }

  /// @return 0 where the line was cut
  private int push(int port) {
    try {
      return SourceStories.push(port, shop, orders("S"), "text/csv").status();
    } catch (AssertionError cut) {
      return 0;
    }
  }

  private static String orders(String prefix) {
    StringBuilder csv = new StringBuilder(SourceStories.HEAD);
    for (int i = 0; i < ROWS; i++) {
      csv.append(prefix)
          .append(i)
          .append(',')
          .append(i < STRANGE ? "1111111111" : TAX)
          .append(",,,2026-11-03,12,pump,paid\n");
    }
    return csv.toString();
  }

  /// Rows of a source that are there, joined or waiting.
  private long taken(Sources.Added source) {
    return number("record WHERE type = 'external_record' AND body LIKE '%" + source.id() + "%'")
        + number("data_waiting WHERE source_id = '" + source.id() + "'");
  }

  private long number(String from) {
    return TestStore.number(folder, "SELECT count(*) FROM " + from);
  }
}
