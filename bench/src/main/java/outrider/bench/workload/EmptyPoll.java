package outrider.bench.workload;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import outrider.app.sync.Wire;
import outrider.bench.Measurement;
import outrider.bench.Workload;
import outrider.bench.crowd.Enrolment;
import outrider.bench.crowd.Ticket;
import outrider.bench.process.ServerProcess;
import outrider.core.protocol.PullRequest;
import outrider.core.protocol.ScopeState;

/// A pull with nothing new, again and again over one connection: what it costs the server, and
/// every byte of it, headers and all.
public final class EmptyPoll implements Workload {

  private static final Pattern HEAD =
      Pattern.compile("\"seq\":([0-9]+).*?\"scopes\":\\[([^]]*)\\]");

  private static final Pattern STATE =
      Pattern.compile("\"([^\"]+)\":\\{\"count\":([0-9]+),\"checksum\":(-?[0-9]+)\\}");

  private final int polls;

  public EmptyPoll() {
    this(5_000);
  }

  private EmptyPoll(int polls) {
    this.polls = polls;
  }

  /// A tenth of it.
  @Override
  public Workload small() {
    return new EmptyPoll(500);
  }

  @Override
  public String name() {
    return polls == 5_000 ? "poll" : "poll-small";
  }

  @Override
  public String title() {
    return polls + " polls with nothing new";
  }

  @Override
  public List<Measurement> measure(Path folder, int runs) throws IOException {
    var measured = new Runs(name());
    measured.detail("polls a run", polls);
    for (var run = 0; run < runs; run++) {
      var hq = folder.resolve("hq" + run);
      var ticket = Enrolment.found(hq, 20, 2).getFirst();
      try (var server = ServerProcess.start(hq);
          var line = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
        var everything =
            new String(ask(line, request(ticket.pull(Map.of()), ticket)), StandardCharsets.UTF_8);
        var head = HEAD.matcher(everything);
        if (!head.find()) {
          throw new IOException("no head");
        }
        var cursors = new TreeMap<String, Long>();
        for (var scope : head.group(2).split(",")) {
          cursors.put(scope.replace("\"", ""), Long.valueOf(head.group(1)));
        }
        var states = new TreeMap<String, ScopeState>();
        STATE
            .matcher(everything)
            .results()
            .forEach(state ->
                states.put(
                    state.group(1),
                    new ScopeState(
                        Long.parseLong(state.group(2)), Long.parseLong(state.group(3)))));
        var request = request(ticket.pull(cursors, states), ticket);
        for (var warm = 0; warm < polls; warm++) {
          ask(line, request);
        }
        var before = server.cost();
        var began = System.nanoTime();
        var heard = 0L;
        for (var poll = 0; poll < polls; poll++) {
          heard += ask(line, request).length;
        }
        var took = Runs.millis(began, System.nanoTime());
        var after = server.cost();
        measured.add(
            "server CPU", "ms", (after.cpuSeconds() - before.cpuSeconds()) * 1_000 / polls, 1);
        measured.add("answer on the wire", "B", (double) heard / polls, 300);
        measured.add("request on the wire", "B", request.length);
        measured.add("round trip", "ms", took / polls);
      }
    }
    return measured.measurements();
  }

  private static byte[] request(PullRequest pull, Ticket ticket) {
    var body = Wire.bytes(pull);
    var packed = pull.cursors().isEmpty() ? "" : "Accept-Encoding: gzip\r\n";
    var head =
        "POST /v1/pull HTTP/1.1\r\nHost: hq\r\nContent-Type: application/json\r\n"
            + packed
            + "Authorization: Bearer "
            + ticket.token()
            + "\r\nContent-Length: "
            + body.length
            + "\r\n\r\n";
    var start = head.getBytes(StandardCharsets.ISO_8859_1);
    var whole = new byte[start.length + body.length];
    System.arraycopy(start, 0, whole, 0, start.length);
    System.arraycopy(body, 0, whole, start.length, body.length);
    return whole;
  }

  /// Sends it and reads one answer, with its headers.
  private static byte[] ask(Socket line, byte[] request) throws IOException {
    line.getOutputStream().write(request);
    line.getOutputStream().flush();
    var answer = new ByteArrayOutputStream();
    var input = line.getInputStream();
    var head = headers(input, answer);
    if (head.contains("chunked")) {
      for (var size = chunk(input, answer); size > 0; size = chunk(input, answer)) {
        answer.write(input.readNBytes(size + 2));
      }
      answer.write(input.readNBytes(2));
    } else {
      var length = Pattern.compile("content-length: ([0-9]+)").matcher(head);
      if (length.find()) {
        answer.write(input.readNBytes(Integer.parseInt(length.group(1))));
      }
    }
    return answer.toByteArray();
  }

  private static String headers(InputStream input, ByteArrayOutputStream answer)
      throws IOException {
    var head = new StringBuilder();
    for (var line = readLine(input, answer); !line.isEmpty(); line = readLine(input, answer)) {
      head.append(line.toLowerCase(Locale.ROOT)).append('\n');
    }
    return head.toString();
  }

  private static int chunk(InputStream input, ByteArrayOutputStream answer) throws IOException {
    return Integer.parseInt(readLine(input, answer), 16);
  }

  private static String readLine(InputStream input, ByteArrayOutputStream answer)
      throws IOException {
    var line = new StringBuilder();
    for (var next = input.read(); next != '\n'; next = input.read()) {
      if (next < 0) {
        throw new IOException("hung up");
      }
      answer.write(next);
      line.append((char) next);
    }
    answer.write('\n');
    return line.toString().strip();
  }
}
