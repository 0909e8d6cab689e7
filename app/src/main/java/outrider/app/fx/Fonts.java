package outrider.app.fx;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.text.Font;

/// The typefaces of the product: the system's Chinese family where it has one, else the bundled
/// Noto Sans SC, in weights 400 and 700 and no others.
public final class Fonts {
  /// What the bundled files call themselves.
  public static final String BUNDLED = "Noto Sans SC Thin";

  private static final List<String> SYSTEM_CHOICES =
      List.of("PingFang SC", "Microsoft YaHei UI", "Noto Sans CJK SC");
  private static boolean loaded;

  private Fonts() {}

  /// Loads both weights. Must run before any text is laid out: a text that was measured without
  /// them keeps the wrong face.
  public static synchronized void load() {
    if (loaded) {
      return;
    }
    load("noto-sans-sc-chinese-simplified-400-normal.woff");
    load("noto-sans-sc-chinese-simplified-700-normal.woff");
    loaded = true;
  }

  /// The family for running text on this machine.
  public static String family() {
    var installed = Font.getFamilies();
    Optional<String> system = SYSTEM_CHOICES.stream().filter(installed::contains).findFirst();
    return system.orElse(BUNDLED);
  }

  /// A weight of the bundled family as it is packed, for what draws with no toolkit.
  ///
  /// @param weight `400` or `700`
  public static InputStream bundled(String weight) {
    return Objects.requireNonNull(
        Fonts.class.getResourceAsStream(
            "font/noto-sans-sc-chinese-simplified-" + weight + "-normal.woff"));
  }

  private static void load(String name) {
    try (var file = Fonts.class.getResourceAsStream("font/" + name)) {
      if (file == null || Font.loadFont(file, 13) == null) {
        throw new IllegalStateException("the bundled font cannot be read: " + name);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
