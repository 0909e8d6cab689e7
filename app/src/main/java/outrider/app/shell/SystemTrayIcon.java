package outrider.app.shell;

import java.awt.AWTException;
import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.awt.SystemTray;
import java.awt.TrayIcon;
import java.util.concurrent.atomic.AtomicReference;
import javax.swing.ImageIcon;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The icon in the tray of Windows, macOS and those Linux desktops that still have one. It lives on
/// the event thread of AWT, the only toolkit that knows trays, and is spoken to from the FX thread.
public final class SystemTrayIcon implements Tray {
  private static final Logger LOG = LoggerFactory.getLogger(SystemTrayIcon.class);
  private static final String PICTURE = "/outrider/app/icon/outrider-64.png";

  private final AtomicReference<String> words = new AtomicReference<>("");
  private @Nullable TrayIcon icon;
  private boolean closed;

  private SystemTrayIcon() {}

  /// @param chosen what a click does; called on the event thread of AWT
  public static Tray open(Runnable chosen) {
    if (GraphicsEnvironment.isHeadless()) {
      return NONE;
    }
    var tray = new SystemTrayIcon();
    EventQueue.invokeLater(() -> tray.add(chosen));
    return tray;
  }

  private void add(Runnable chosen) {
    var picture = SystemTrayIcon.class.getResource(PICTURE);
    if (closed || picture == null || !SystemTray.isSupported()) {
      return;
    }
    var added = new TrayIcon(new ImageIcon(picture).getImage(), words.get());
    added.setImageAutoSize(true);
    added.addActionListener(_ -> chosen.run());
    try {
      SystemTray.getSystemTray().add(added);
      icon = added;
    } catch (AWTException noPlace) {
      LOG.info("this system shows no tray icons: {}", noPlace.getMessage());
    }
  }

  @Override
  public void show(String said) {
    if (!said.equals(words.getAndSet(said))) {
      EventQueue.invokeLater(() -> {
        if (icon != null) {
          icon.setToolTip(said);
        }
      });
    }
  }

  @Override
  public void close() {
    EventQueue.invokeLater(() -> {
      closed = true;
      if (icon != null) {
        SystemTray.getSystemTray().remove(icon);
        icon = null;
      }
    });
  }
}
