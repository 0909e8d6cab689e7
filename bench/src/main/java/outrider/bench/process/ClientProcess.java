package outrider.bench.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import outrider.bench.client.Client;

/// A workstation as a process of its own; see `Client` for what it can be told.
public final class ClientProcess extends Child {

  private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};
  private static final String HEAP = "-Xmx256m";

  /// Where it is told to show a window, it needs no display.
  private static final List<String> HEADLESS =
      List.of("-Dglass.platform=Headless", "-Dprism.order=sw");

  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_LONG_FOR_INTS).build();

  public ClientProcess(Path log, String... jvm) {
    super(
        log,
        Stream.concat(HEADLESS.stream(), jvm.length == 0 ? Stream.of(HEAP) : Stream.of(jvm))
            .toList(),
        Client.class.getName(),
        List.of());
  }

  /// Opens a book of somebody at the `Office`, and signs in to it.
  ///
  /// @param book what it is called from now on
  /// @param server address
  public Answer open(String book, Path folder, String server, String login) {
    return open(book, folder, server, login, Office.PASSWORD);
  }

  public Answer open(String book, Path folder, String server, String login, String password) {
    return ask(
        "open",
        book,
        "folder",
        folder.toString(),
        "server",
        server,
        "login",
        login,
        "password",
        password);
  }

  /// Says something and waits for the answer.
  ///
  /// @throws IllegalStateException where the process could not do it
  public Answer ask(String what, String book, Object... namesAndValues) {
    say(what, book, namesAndValues);
    return answer();
  }

  public void say(String what, String book, Object... namesAndValues) {
    var asked = new LinkedHashMap<String, Object>();
    asked.put("do", what);
    asked.put("book", book);
    for (var index = 0; index < namesAndValues.length; index += 2) {
      asked.put((String) namesAndValues[index], namesAndValues[index + 1]);
    }
    try {
      writeLine(MAPPER.writeValueAsString(asked));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  public Answer answer() {
    try {
      var answer = MAPPER.readValue(readLine(), MAP);
      if (answer.containsKey("failed")) {
        throw new IllegalStateException(String.valueOf(answer.get("failed")));
      }
      return new Answer(answer);
    } catch (JsonProcessingException malformed) {
      throw new IllegalStateException(malformed);
    }
  }
}
