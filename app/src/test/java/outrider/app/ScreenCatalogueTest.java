package outrider.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import javafx.beans.property.SimpleIntegerProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outrider.app.fx.FxTest;
import outrider.app.fx.Memory;
import outrider.app.i18n.Language;
import outrider.app.importing.ImportDesk;
import outrider.app.settings.Preferences;
import outrider.app.shell.NavItem;
import outrider.app.shell.Place;
import outrider.app.shell.SignedIn;
import outrider.app.sync.AuditTrail;
import outrider.app.sync.Fleet;
import outrider.app.sync.Portals;
import outrider.app.sync.SourceOffice;
import outrider.app.sync.Subscriptions;

/// Who is offered which screens.
final class ScreenCatalogueTest extends FxTest {

  @ParameterizedTest
  @CsvSource({"REP, false", "MANAGER, true", "ADMIN, true"})
  void theRulesAreOfferedToWhoeverLeadsPeople(SignedIn.Role role, boolean offered) {
    var space = workspace(Language.CHINESE);
    var user = new SignedIn("someone", "某人", "team", "某组", role);

    var screens =
        fx(() ->
            ScreenCatalogue.of(
                user,
                new Preferences(Memory.brief(), Locale.ENGLISH),
                new SimpleIntegerProperty(),
                new SimpleIntegerProperty(),
                new ImportDesk(space),
                Fleet.NONE,
                AuditTrail.NONE,
                Subscriptions.NONE,
                Portals.NONE,
                SourceOffice.NONE,
                new SimpleIntegerProperty(),
                new SimpleIntegerProperty(),
                new SimpleIntegerProperty(),
                new SimpleIntegerProperty(),
                false,
                "",
                () -> {}));

    assertThat(screens.items().stream().map(NavItem::place).anyMatch(new Place.Rules()::equals))
        .isEqualTo(offered);
    assertThat(screens.has(new Place.Rules())).isEqualTo(offered);
  }
}
