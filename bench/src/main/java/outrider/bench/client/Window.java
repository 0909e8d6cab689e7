package outrider.bench.client;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import outrider.app.Home;
import outrider.app.Workstation;
import outrider.app.fx.FxThread;
import outrider.app.profile.OpenBook;
import outrider.app.shell.Place;

/// The window of a book, on the headless platform: the very program that a person has before them,
/// and what stands in it.
final class Window implements AutoCloseable {

  private static final Pattern SCREEN =
      Pattern.compile("JavaFX Application Thread|QuantumRenderer.*");

  private final OpenBook book;
  private final Workstation workstation;
  private final Shown shown;

  /// Opens the window and waits until something stands in it: in the list of leads, leads. The book
  /// is closed with it.
  ///
  /// @param folder where the program keeps its settings
  Window(OpenBook book, Path folder, Place place) {
    this.book = book;
    FxThread.start();
    workstation =
        FxThread.call(() ->
            new Workstation(
                new Home(folder), InstantSource.system(), ZoneId.systemDefault(), Shown.stage()));
    shown =
        FxThread.call(() -> {
          var bench = workstation.open(book);
          bench.workspace().navigator().open(place);
          return new Shown(workstation.stage().getScene());
        });
    shown.await(texts -> place instanceof Place.Leads ? !leads(texts).isEmpty() : !texts.isEmpty());
  }

  /// What the two threads have taken so far that run a window and paint it.
  static double cpuSeconds() {
    var threads = ManagementFactory.getThreadMXBean();
    return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
        .filter(thread -> thread != null && SCREEN.matcher(thread.getThreadName()).matches())
        .mapToDouble(thread -> threads.getThreadCpuTime(thread.getThreadId()) / 1e9)
        .sum();
  }

  /// The ids of the leads that stand in the list, without those that one would have to scroll to.
  List<String> leads() {
    return leads(shown.texts());
  }

  private List<String> leads(Set<String> texts) {
    return book
        .database()
        .<List<Map.Entry<String, String>>>readNow(sql ->
            sql.list(
                "SELECT id, company FROM lead",
                columns -> Map.entry(columns.text(1), columns.text(2))))
        .stream()
        .filter(lead -> texts.contains(lead.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /// Waits until a text stands in the window; the answer's time is that of the frame that has it,
  /// laid out and about to be painted. `committed` is when the book last changed before it.
  Map<String, Object> awaitShown(String text) {
    var committed = new AtomicLong();
    try (var ignored = book.database().onCommit(tables -> committed.set(System.nanoTime()))) {
      var at = shown.await(texts -> texts.contains(text));
      return Map.of("at", at, "committed", committed.get());
    } catch (RuntimeException failure) {
      throw failure;
    } catch (Exception impossible) {
      throw new AssertionError(impossible);
    }
  }

  @Override
  public void close() {
    FxThread.runAndWait(workstation::close);
  }
}
