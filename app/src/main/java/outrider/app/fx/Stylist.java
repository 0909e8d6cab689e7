package outrider.app.fx;

import atlantafx.base.theme.PrimerLight;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import javafx.scene.Scene;

/// Dresses a scene: AtlantaFX beneath, our tokens over it, our components on top.
///
/// The palette is one stylesheet that is swapped whole, which also reaches menus and tooltips: they
/// are windows of their own and take their owner's stylesheets, but not its style classes.
public final class Stylist {
  private static final List<String> SHEETS =
      List.of("base.css", "controls.css", "components.css", "shell.css");

  private Stylist() {}

  public static void dress(Scene scene, Appearance appearance) {
    Fonts.load();
    scene.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    var sheets =
        new java.util.ArrayList<String>(
            List.of(
                url(
                    appearance.theme() == Appearance.Theme.DARK
                        ? "tokens-dark.css"
                        : "tokens-light.css")));
    SHEETS.forEach(name -> sheets.add(url(name)));
    sheets.add(personal(appearance));
    scene.getStylesheets().setAll(sheets);
    Motion.reduce(appearance.reducedMotion());
  }

  /// The family found on this machine, and the user's text size for menus and tooltips. The window
  /// itself is scaled whole by [ScaledPane].
  private static String personal(Appearance appearance) {
    var css =
        ".root { -fx-font-family: \"%s\"; } .root.popup { -fx-font-size: %.1fpx; }"
            .formatted(Fonts.family(), 13 * appearance.scale());
    return "data:text/css;base64,"
        + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
  }

  private static String url(String name) {
    return Objects.requireNonNull(Stylist.class.getResource("theme/" + name), name)
        .toExternalForm();
  }
}
