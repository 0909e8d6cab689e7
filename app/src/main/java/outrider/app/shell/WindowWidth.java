package outrider.app.shell;

import javafx.scene.layout.Region;

/// How much room a screen has, in design pixels: what the window's root is wide, whatever the
/// user's scale. The root is asked and not the window, because pictures are laid out without one.
public final class WindowWidth {
  private WindowWidth() {}

  /// Whether side panels of the screen have to become overlays or tabs.
  public static boolean isNarrow(Workspace space, Region screen) {
    return screen.getScene() != null && of(space, screen) < Workbench.NARROW_BELOW;
  }

  public static double of(Workspace space, Region screen) {
    var scene = screen.getScene();
    return scene == null
        ? screen.getWidth()
        : ((Region) scene.getRoot()).getWidth() / space.appearance().get().scale();
  }
}
