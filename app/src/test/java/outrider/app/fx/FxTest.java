package outrider.app.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.beans.property.SimpleObjectProperty;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import outrider.app.SampleBook;
import outrider.app.call.Calls;
import outrider.app.command.Undo;
import outrider.app.i18n.Language;
import outrider.app.i18n.Words;
import outrider.app.shell.Navigator;
import outrider.app.shell.Screens;
import outrider.app.shell.SignedIn;
import outrider.app.shell.Workbench;
import outrider.app.shell.Workspace;
import outrider.app.sync.FileExchange;
import outrider.app.sync.Telephone;

/// Base of tests that show something: starts the headless toolkit once, holds the clock still at 23
/// Nov 2026 11:02:11 in Shanghai, shows nodes in a stage, presses keys and takes pictures.
///
/// `show`, `press`, `fx` may be called from the test thread; each waits until the screen is at
/// rest.
public abstract class FxTest {
  public static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  public static final Instant NOW = Instant.parse("2026-11-23T03:02:11Z");

  private @Nullable Stage stage;

  @BeforeAll
  static void startToolkit() {
    FxThread.start();
    FxThread.runAndWait(Fonts::load);
    Motion.reduce(true);
  }

  /// What went wrong on the FX thread where no caller heard of it, as in a listener.
  private static final Queue<Throwable> UNHEARD = new ConcurrentLinkedQueue<>();

  @BeforeEach
  void listen() {
    UNHEARD.clear();
    fx(() ->
        Thread.currentThread()
            .setUncaughtExceptionHandler((thread, failure) -> UNHEARD.add(failure)));
  }

  @AfterEach
  void nothingWentWrongUnheard() {
    settle();
    var first = UNHEARD.poll();
    if (first != null) {
      throw new AssertionError("on the FX thread", first);
    }
  }

  @AfterEach
  void closeStage() {
    FxThread.runAndWait(() -> {
      if (stage != null) {
        stage.close();
        stage = null;
      }
    });
  }

  /// A workspace with a still clock, inline background work and a rep called 林晓.
  ///
  /// Its database is a real encrypted file that holds `SampleBook.configuration()`.
  public static Workspace workspace(Language language) {
    return workspace(language, InstantSource.fixed(NOW));
  }

  /// The same by a clock that the test holds.
  public static Workspace workspace(Language language, InstantSource clock) {
    var database = SampleBook.openFresh();
    var bus = SampleBook.bus(database, SampleBook.LIN);
    return fx(() -> {
      var words = new Words(language);
      var ticker = new Ticker(clock);
      var memory = Memory.brief();
      return new Workspace(
          words,
          new Navigator(),
          ticker,
          new Toasts(words),
          new DialogLayer(),
          Background.inline(),
          clock,
          SHANGHAI,
          new SignedIn(SampleBook.LIN, "林晓 Lin Xiao", SampleBook.EAST_1, "华东一组", SignedIn.Role.REP),
          new SimpleObjectProperty<>(Appearance.STANDARD.withReducedMotion(true)),
          database,
          bus,
          new Undo(bus),
          memory,
          FileExchange.NONE,
          new Calls(
              Telephone.NONE,
              link -> false,
              Background.inline(),
              ticker,
              clock,
              memory,
              () -> SampleBook.id("call", 1)));
    });
  }

  /// The same book and window with somebody else signed in.
  public static Workspace as(Workspace space, String user) {
    var bus = SampleBook.bus(space.database(), user);
    return new Workspace(
        space.words(),
        space.navigator(),
        space.ticker(),
        space.toasts(),
        space.dialogs(),
        space.background(),
        space.clock(),
        space.zone(),
        SignedIn.of(space.database().configuration(), user, user),
        space.appearance(),
        space.database(),
        bus,
        new Undo(bus),
        space.memory(),
        space.files(),
        space.calls());
  }

  /// Fires the primary button at a place of the scene. FX thread.
  public static void mouse(Node node, EventType<MouseEvent> type, double sceneX, double sceneY) {
    node.fireEvent(
        new MouseEvent(
            type,
            sceneX,
            sceneY,
            sceneX,
            sceneY,
            MouseButton.PRIMARY,
            1,
            false,
            false,
            false,
            false,
            true,
            false,
            false,
            true,
            false,
            type == MouseEvent.MOUSE_PRESSED,
            new PickResult(node, sceneX, sceneY)));
  }

  /// Shows a node in a window of the given size, dressed in the given look.
  public Scene show(Region node, double width, double height, Appearance look) {
    return show(() -> {
      var scene = new Scene(new StackPane(node), width, height);
      Stylist.dress(scene, look);
      return scene;
    });
  }

  /// Shows a view and calls its `show()`, as the frame would.
  public Scene show(View view, double width, double height) {
    var scene = show(view.root(), width, height, Appearance.STANDARD.withReducedMotion(true));
    fx(view::show);
    settle();
    return scene;
  }

  /// Shows a scene that is built on the FX thread.
  public Scene show(Callable<Scene> build) {
    var scene =
        fx(() -> {
          var built = build.call();
          if (stage == null) {
            stage = new Stage();
          }
          stage.setScene(built);
          stage.show();
          // A frame's pixels go nowhere, and cost more than all else; pictures are taken of nodes.
          stage.setIconified(true);
          return built;
        });
    settle();
    return scene;
  }

  /// Presses and releases keys one after the other: `press(scene, KeyCode.J, KeyCode.ENTER)`.
  public static void press(Scene scene, KeyCode... codes) {
    for (var code : codes) {
      press(scene, code, false, false);
    }
  }

  public static void press(Scene scene, KeyCode code, boolean ctrl, boolean shift) {
    fx(() -> {
      // What has been opened just now hears keys once it is dressed, which a frame would do.
      scene.getRoot().applyCss();
      scene.getRoot().layout();
      Node target = scene.getFocusOwner() == null ? scene.getRoot() : scene.getFocusOwner();
      for (var type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
        target.fireEvent(new KeyEvent(type, "", code.getName(), code, shift, ctrl, false, false));
      }
    });
    settle();
  }

  /// Types text into the control that has the focus.
  public static void type(Scene scene, String text) {
    fx(() -> {
      if (scene.getFocusOwner() instanceof javafx.scene.control.TextInputControl input) {
        input.replaceSelection(text);
      } else {
        throw new AssertionError("nothing that takes text has the focus: " + scene.getFocusOwner());
      }
    });
    settle();
  }

  /// Finds the first node of a selector, as `.countdown:late`, as soon as there is one.
  public static Node find(Scene scene, String selector) {
    try {
      eventually(() -> scene.getRoot().lookup(selector) != null);
    } catch (AssertionError late) {
      throw new AssertionError(
          "no node %s; the focus is at %s".formatted(selector, scene.getFocusOwner()), late);
    }
    return fx(() -> scene.getRoot().lookup(selector));
  }

  /// Every word that can be read in a node now, one per line.
  public static String readable(Parent parent) {
    return fx(() -> {
      var words = new StringBuilder();
      collect(parent, words);
      return words.toString();
    });
  }

  private static void collect(Node node, StringBuilder words) {
    if (!node.isVisible()) {
      return;
    }
    if (node instanceof Labeled labeled
        && labeled.getText() != null
        && !labeled.getText().isEmpty()) {
      words.append(labeled.getText()).append('\n');
    }
    if (node instanceof javafx.scene.control.TextInputControl input) {
      words.append(input.getText()).append('\n');
    }
    if (node instanceof Parent inner) {
      inner.getChildrenUnmodifiable().forEach(child -> collect(child, words));
    }
  }

  /// Saves `target/pictures/<name>.png`.
  public static Path picture(Scene scene, String name) {
    settle();
    return Picture.save(scene, Path.of("target", "pictures", name + ".png"));
  }

  /// Saves the picture in another size; for more than about 990 pixels of height, which the
  /// headless screen cannot show.
  public static Path picture(Scene scene, double width, double height, String name) {
    settle();
    return Picture.save(scene, width, height, Path.of("target", "pictures", name + ".png"));
  }

  /// Does something on the FX thread and waits.
  public static void fx(Runnable action) {
    FxThread.runAndWait(action);
  }

  /// Asks something on the FX thread.
  public static <T> T fx(Callable<T> question) {
    return FxThread.call(() -> {
      try {
        return question.call();
      } catch (RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    });
  }

  /// Shows the main window in a look, at the place that the workspace is at, until all is there.
  public Workbench bench(
      Workspace space, Screens screens, double width, double height, Appearance look) {
    fx(() -> space.appearance().set(look.withReducedMotion(true)));
    var bench = fx(() -> new Workbench(space, screens));
    show(() -> bench.scene(width, height));
    fx(() -> {
      bench.onUndo(() -> space.undo().undo());
      bench.show();
    });
    written(space);
    return bench;
  }

  /// Waits until all of this can be read in a node: what is written is on the screen only when a
  /// live query has answered.
  public static void reads(Parent parent, String... words) {
    var wanted = List.of(words);
    try {
      eventually(() -> wanted.stream().allMatch(readable(parent)::contains));
    } catch (AssertionError late) {
      assertThat(readable(parent)).contains(wanted);
    }
  }

  /// Waits until something holds on the screen, for example that a query has answered; fails after
  /// ten seconds.
  public static void eventually(Callable<Boolean> holds) {
    long giveUpAt = System.nanoTime() + 10_000_000_000L;
    while (!fx(holds)) {
      if (System.nanoTime() > giveUpAt) {
        throw new AssertionError("did not come to hold within 10 s");
      }
      nextFrame();
    }
    settle();
  }

  /// Waits for the screen's next frame: nothing comes to be seen before.
  private static void nextFrame() {
    var frame = new CountDownLatch(1);
    fx(() ->
        new AnimationTimer() {
          @Override
          public void handle(long now) {
            stop();
            frame.countDown();
          }
        }.start());
    try {
      assertThat(frame.await(10, TimeUnit.SECONDS)).as("a frame within 10 s").isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Waits until what was submitted is written, read again by live queries, and shown. A reader
  /// that meets the other one has finished what it had been given before.
  public static void written(Workspace space) {
    for (int round = 0; round < 3; round++) {
      space.database().writeNow(transaction -> true);
      var meeting = new java.util.concurrent.CyclicBarrier(2);
      var one = space.database().read(sql -> met(meeting));
      var other = space.database().read(sql -> met(meeting));
      one.join();
      other.join();
      settle();
    }
  }

  private static boolean met(java.util.concurrent.CyclicBarrier meeting) {
    try {
      meeting.await(30, java.util.concurrent.TimeUnit.SECONDS);
      return true;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /// Waits until what was put off to "later" has happened, twice over, and a layout pass has run.
  public static void settle() {
    for (int round = 0; round < 3; round++) {
      FxThread.runAndWait(() -> {});
      FxThread.call(() -> {
        var done = new java.util.concurrent.atomic.AtomicBoolean();
        FxThread.later(() -> done.set(true));
        return done;
      });
    }
  }
}
