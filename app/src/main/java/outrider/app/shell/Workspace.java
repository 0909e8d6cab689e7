package outrider.app.shell;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import javafx.beans.property.ObjectProperty;
import outrider.app.fx.Appearance;
import outrider.app.fx.Background;
import outrider.app.fx.DialogLayer;
import outrider.app.fx.Ticker;
import outrider.app.fx.Toasts;
import outrider.app.i18n.Words;

/// What a screen is given to work with. Built by the composition root, passed to every factory.
public record Workspace(
    Words words,
    Navigator navigator,
    Ticker ticker,
    Toasts toasts,
    DialogLayer dialogs,
    Background background,
    InstantSource clock,
    ZoneId zone,
    SignedIn user,
    ObjectProperty<Appearance> appearance) {

  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }
}
