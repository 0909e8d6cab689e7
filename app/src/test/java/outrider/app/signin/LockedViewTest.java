package outrider.app.signin;

import java.time.Duration;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import outrider.app.fx.Appearance;
import outrider.app.fx.Background;
import outrider.app.fx.FxTest;
import outrider.app.fx.Stylist;
import outrider.app.i18n.Language;
import outrider.app.i18n.Words;
import outrider.app.profile.SignInResult;
import outrider.core.device.OfflineAge;

/// Who is locked out reads what is safe and what to do.
final class LockedViewTest extends FxTest {

  private static final OfflineAge AGE =
      new OfflineAge(Duration.ofDays(31).toMillis(), Duration.ofDays(30).toMillis());

  @Test
  void itSaysWhatIsSafeAndWhatToDoAndThatHqIsNotThereYet() {
    for (var language : Language.values()) {
      var words = new Words(language);
      var view =
          fx(() ->
              new LockedView(
                  words,
                  Background.inline(),
                  AGE,
                  14,
                  new Renewal(
                      false,
                      () -> false,
                      password -> Optional.of(SignInResult.Why.FIRST_TIME_NEEDS_NETWORK),
                      errand -> Optional.empty())));
      var scene =
          show(() -> {
            var built = new Scene(view.root(), 1280, 800);
            Stylist.dress(built, Appearance.STANDARD.withReducedMotion(true));
            return built;
          });
      fx(view::show);
      settle();
      fx(() -> view.root().lookup(".password-field").requestFocus());
      type(scene, "secret");
      press(scene, KeyCode.ENTER);
      reads(
          view.root(),
          words.get("locked.why", 31, 30),
          words.get("locked.safe", 14),
          words.get("locked.do"),
          words.get("locked.unreachable"));
      picture(scene, "locked-" + language.locale().getLanguage());
    }
  }
}
