package outrider.bench.client;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// A workstation driven over standard input and output: one JSON object a line, one answer a line.
/// It has no window until it is told to `show` one. Times are `System.nanoTime`, which all
/// processes of a machine share on Linux. `docs/performance.md` tells others how to measure it
/// beside their engine.
///
/// Books: `open` (book, folder, server, login, password) · `watch` (book, id, field) answers with
/// the value, and from then on says each change of it in a line of its own · `show` (book, folder:
/// of its settings, on?) opens the window with the list of leads, or with what `on` says (`today`),
/// headless, and answers with the ids of the `leads` that stand in it · `screenCost` (book): the
/// `cpuSeconds` of what runs and paints windows · `awaitShown` (book, value) · `close` (book)
///
/// Writing: `insert` (book, count, first, seed, team?) · `log` (book, id: of a lead) · `plan`
/// (book, id: of a lead, due: milliseconds since 1970) · `attach` (book, id: of a lead, bytes,
/// seed; answers with its `sha256`) · `edit` (book, id, field, value) · `editAll` (book, ids,
/// field, value) · `assignAll` (book, to: a login) · `import` (book, type, file) · `poison` (book)
///
/// Waiting: `push` and `pull` (book) wait until what waits here is acknowledged, and until the book
/// equals HQ once more · `drain` (book) · `awaitConfiguration` (book) · `awaitCount` (book, count)
/// · `awaitGone` (book) · `awaitValue` (book, id, field, value) · `awaitFilled` (book, id, field;
/// answers with the `value`) · `awaitReceived` (book, count) · `beginFetch` (book, sha256; answers
/// when some of it is there) · `fetch` (book, sha256) · `typeUntilQuiet` (book, id, seq)
///
/// Looking: `count` (book) · `value` (book, id, field) · `sums` (book): the `scopes`, each with its
/// count and checksum, and a digest of all `rows` · `files` (book) · `pauseFiles` (book, paused) ·
/// `nudge` (book)
public final class Client {

  private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

  private final ObjectMapper mapper =
      JsonMapper.builder().enable(DeserializationFeature.USE_LONG_FOR_INTS).build();
  private final Books books = new Books(this::say);
  private final Map<String, Function<Request, Map<String, Object>>> table = new HashMap<>();
  private final PrintStream answers;

  private Client(PrintStream answers) {
    this.answers = answers;
    books.offer(table);
    new Writing(books).offer(table);
    new Waiting(books).offer(table);
    new Look(books).offer(table);
  }

  public static void main(String[] arguments) throws IOException {
    // What libraries print must not be taken for answers.
    var answers = System.out;
    System.setOut(System.err);
    new Client(answers).serve();
    System.exit(0);
  }

  private void serve() throws IOException {
    var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      Map<String, Object> answer;
      try {
        answer = answer(new Request(mapper.readValue(line, MAP)));
      } catch (IOException | RuntimeException failure) {
        failure.printStackTrace();
        answer = Map.of("failed", String.valueOf(failure));
      }
      say(answer);
    }
    books.closeAll();
  }

  /// Answers, and what is watched between them, each whole.
  private synchronized void say(Map<String, Object> line) {
    try {
      answers.println(mapper.writeValueAsString(line));
      answers.flush();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private Map<String, Object> answer(Request asked) {
    var known = table.get(asked.what());
    if (known == null) {
      throw new IllegalArgumentException("unknown: " + asked.what());
    }
    return known.apply(asked);
  }
}
