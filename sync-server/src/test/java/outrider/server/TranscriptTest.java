package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.server.TestServer.PASSWORD;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outrider.core.protocol.ProtocolVersion;

/// The workstations of the last two protocols are served as they were: what each said on a day is
/// said again, and every answer is one that it understands.
class TranscriptTest {
  @TempDir private Path folder;
  private TestServer server;

  @BeforeEach
  void start() {
    server = new TestServer(folder);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /// Before 3 no program raised its number, so each transcript is said under 1 as well.
  @ParameterizedTest(name = "the day of version {0}, said as {1}")
  @CsvSource({"1,1", "2,1", "2,2", "3,1", "3,3"})
  void anOlderWorkstationHearsWhatItHeardThen(int transcript, int number) throws IOException {
    List<JsonNode> day = day(transcript);
    travelBehind(day);
    Replay replay =
        new Replay(
            server.laptop(), number, Map.of("rep0", "ed", "measured and found quick", PASSWORD));

    for (JsonNode line : day) {
      replay.line(line);
    }

    Laptop ed = server.laptop("ed");
    ed.pull();
    assertThat(ed.agrees()).isTrue();
  }

  /// The clock of a machine that builds this may be behind the one that recorded.
  private void travelBehind(List<JsonNode> day) {
    long last = day.getLast().path("answer").get(0).path("serverTime").asLong();
    server.clock.advance(Duration.ofMillis(Math.max(0, last - server.clock.millis())));
  }

  @Test
  void everyProtocolThatIsSpokenHasItsTranscript() throws IOException {
    for (int version = ProtocolVersion.OLDEST; version <= ProtocolVersion.CURRENT; version++) {
      assertThat(day(version)).isNotEmpty();
    }
  }

  private static List<JsonNode> day(int version) throws IOException {
    String name = "transcripts/protocol-" + version + ".jsonl";
    try (InputStream input =
        Objects.requireNonNull(TranscriptTest.class.getResourceAsStream(name), name)) {
      return new String(input.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(TranscriptTest::read)
          .toList();
    }
  }

  private static JsonNode read(String line) {
    try {
      return Laptop.JSON.readTree(line);
    } catch (IOException failure) {
      throw new AssertionError(line, failure);
    }
  }
}
