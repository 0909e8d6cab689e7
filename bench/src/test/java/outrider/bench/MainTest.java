package outrider.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.bench.process.Engine;

/// What `bench/measure.sh` can be told.
final class MainTest {

  @TempDir Path folder;

  @AfterEach
  void othersMeasureOnSqlite() {
    Engine.choose(Engine.SQLITE);
  }

  @Test
  void theProcessBoardIsMeasuredFromOpeningToAChange() throws IOException {
    var file = folder.resolve("figures.json");

    said(0, "board", "--small", "--cold", "--runs", "1", "--json", file.toString());

    var figures = JsonMapper.builder().build().readTree(file.toFile());
    var metrics = new ArrayList<String>();
    figures.forEach(figure -> metrics.add(figure.get("metric").asText()));
    assertThat(metrics)
        .contains(
            "open, cold",
            "open again",
            "after a change, twelve months, p95",
            "all times",
            "after a change, all times, p95");
    assertThat(figures.get(0).get("workload").asText()).isEqualTo("board-small");
  }

  @Test
  void aWorkloadOnBothEnginesIsPrintedWithItsRatioAndWrittenAsJson() throws IOException {
    var file = folder.resolve("figures.json");

    var said =
        said(
            0,
            "poll",
            "--small",
            "--cold",
            "--runs",
            "1",
            "--engine",
            "both",
            "--json",
            file.toString());

    assertThat(said).contains("SQLite", "PostgreSQL", "ratio", "server CPU, times SQLite");
    var figures = JsonMapper.builder().build().readTree(file.toFile());
    assertThat(names(figures.get(0)))
        .containsExactly(
            "workload", "engine", "metric", "unit", "median", "runs", "goal", "met", "details");
    var engines = new ArrayList<String>();
    for (var figure : figures) {
      assertThat(figure.get("workload").asText()).isEqualTo("poll-small");
      assertThat(figure.get("runs")).hasSize(1);
      if (figure.get("metric").asText().equals("answer on the wire")) {
        engines.add(figure.get("engine").asText());
      }
    }
    assertThat(engines).containsExactly("outrider", "outrider-postgresql");
  }

  @Test
  void runsOfOneFigureInTurnsHaveOneMedian() {
    var joined = figure(1.0, 4.0).and(figure(2.0));

    assertThat(joined.runs()).containsExactly(1.0, 4.0, 2.0);
    assertThat(joined.median()).isEqualTo(2.0);
    assertThat(joined.met()).isTrue();
  }

  private static Measurement figure(Double... runs) {
    return Measurement.of("W0", "took", "s", List.of(runs), Optional.of(2.0), Map.of());
  }

  @Test
  void aWorkloadThatIsNotThereIsAnsweredWithThoseThatAre() {
    var asked = said(2, "W99");

    assertThat(asked).contains("no workload W99", "W1,", "W7-80ms", "search1M");
  }

  @Test
  void everyOptionIsExplained() {
    assertThat(said(0, "--help"))
        .contains("--cold", "--engine", "--json", "--runs", "--small", "both in turns");
  }

  /// Everything that it printed.
  private static String said(int expectedCode, String... arguments) {
    var output = System.out;
    var errors = System.err;
    var said = new ByteArrayOutputStream();
    try (var print = new PrintStream(said, true, StandardCharsets.UTF_8)) {
      System.setOut(print);
      System.setErr(print);
      assertThat(Main.execute(arguments)).isEqualTo(expectedCode);
    } finally {
      System.setOut(output);
      System.setErr(errors);
    }
    return said.toString(StandardCharsets.UTF_8);
  }

  private static List<String> names(JsonNode object) {
    var names = new ArrayList<String>();
    Objects.requireNonNull(object).fieldNames().forEachRemaining(names::add);
    return names;
  }
}
