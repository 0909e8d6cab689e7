package outrider.bench.client;

import com.github.f4b6a3.uuid.UuidCreator;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import outrider.app.profile.OpenBook;
import outrider.app.profile.ProfileStore;
import outrider.app.profile.SignInDesk;
import outrider.app.profile.SignInResult;
import outrider.app.shell.Place;
import outrider.app.sync.HttpTransport;

/// The books that are open in this process, each with its name, who watches them, and the windows
/// that show them.
final class Books {

  private final Map<String, OpenBook> open = new HashMap<>();
  private final Map<String, List<Watch>> watches = new HashMap<>();
  private final Map<String, Window> windows = new HashMap<>();
  private final Consumer<Map<String, Object>> tell;

  /// @param tell is given what is said without being asked for
  Books(Consumer<Map<String, Object>> tell) {
    this.tell = tell;
  }

  void offer(Map<String, Function<Request, Map<String, Object>>> table) {
    table.put("open", this::open);
    table.put("watch", this::watch);
    table.put("show", this::show);
    table.put("screenCost", asked -> Map.of("cpuSeconds", Window.cpuSeconds()));
    table.put("awaitShown", asked -> window(asked).awaitShown(asked.text("value")));
    table.put(
        "close",
        asked -> {
          close(asked.book());
          return Reply.now();
        });
  }

  OpenBook of(Request asked) {
    return Objects.requireNonNull(open.get(asked.book()), "no such book is open");
  }

  void closeAll() {
    List.copyOf(open.keySet()).forEach(this::close);
  }

  private Map<String, Object> open(Request asked) {
    var began = System.nanoTime();
    var desk =
        new SignInDesk(
            new ProfileStore(Path.of(asked.text("folder"))),
            HttpTransport::new,
            InstantSource.system(),
            () -> UuidCreator.getTimeOrderedEpoch().toString(),
            new Random());
    var result = desk.signIn(asked.text("server"), asked.text("login"), asked.text("password"));
    if (result instanceof SignInResult.Opened opened) {
      open.put(asked.book(), opened.book());
      return Reply.since(began);
    }
    throw new IllegalStateException(result.toString());
  }

  private Map<String, Object> watch(Request asked) {
    var watch = new Watch(of(asked), asked.text("id"), asked.text("field"), tell);
    watches.computeIfAbsent(asked.book(), name -> new ArrayList<>()).add(watch);
    var answer = new LinkedHashMap<String, Object>();
    answer.put("value", watch.value());
    return answer;
  }

  private Map<String, Object> show(Request asked) {
    var on = "today".equals(asked.value("on")) ? new Place.Today() : new Place.Leads();
    var window = new Window(of(asked), Path.of(asked.text("folder")), on);
    windows.put(asked.book(), window);
    return Map.of("leads", window.leads(), "at", System.nanoTime());
  }

  private Window window(Request asked) {
    return Objects.requireNonNull(windows.get(asked.book()), "no window shows the book");
  }

  private void close(String name) {
    var watching = watches.remove(name);
    if (watching != null) {
      watching.forEach(Watch::close);
    }
    var window = windows.remove(name);
    var book = Objects.requireNonNull(open.remove(name), name);
    if (window != null) {
      window.close();
    } else {
      book.close();
    }
  }
}
