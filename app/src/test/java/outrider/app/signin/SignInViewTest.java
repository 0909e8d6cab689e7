package outrider.app.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Random;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.app.fx.Appearance;
import outrider.app.fx.Background;
import outrider.app.fx.FxTest;
import outrider.app.fx.Stylist;
import outrider.app.i18n.Language;
import outrider.app.i18n.Words;
import outrider.app.profile.ProfileStore;
import outrider.app.profile.SignInDesk;
import outrider.app.sync.HttpTransport;

/// What is wrong with a sign-in is said in a sentence, and nothing is lost by trying.
final class SignInViewTest extends FxTest {
  @TempDir Path folder;

  private final Words words = new Words(Language.CHINESE);

  private SignInView view() {
    // Nothing listens on port 1: the server cannot be reached.
    var desk =
        new SignInDesk(
            new ProfileStore(folder),
            HttpTransport::new,
            InstantSource.fixed(NOW),
            () -> "id",
            new Random(1));
    return new SignInView(
        words, desk, desk.company(address -> {}), Background.inline(), opened -> {});
  }

  private Scene shown(SignInView view, Appearance look) {
    var scene =
        show(() -> {
          var built = new Scene(view.root(), 1280, 800);
          Stylist.dress(built, look);
          return built;
        });
    fx(view::show);
    settle();
    return scene;
  }

  @Test
  void theFirstTimeWithoutNetworkSaysSoInBothLanguages() {
    var view = fx(this::view);
    fx(() -> view.suggest("http://127.0.0.1:1", "linxiao"));
    var scene = shown(view, Appearance.STANDARD.withReducedMotion(true));
    type(scene, "secret");
    press(scene, KeyCode.ENTER);
    reads(view.root(), "连不上服务器");
    picture(scene, "sign-in-zh");
    fx(() -> words.languageProperty().set(Language.ENGLISH));
    reads(view.root(), "The server cannot be reached");
    fx(() -> Stylist.dress(scene, Appearance.STANDARD.withTheme(Appearance.Theme.DARK)));
    picture(scene, "sign-in-en-dark");
  }

  @Test
  void anEmptyFieldIsNamedAndTakesTheFocus() {
    var view = fx(this::view);
    var scene = shown(view, Appearance.STANDARD.withReducedMotion(true));
    press(scene, KeyCode.ENTER);
    reads(view.root(), "填公司的服务器地址", "填用户名", "填密码");
  }

  @Test
  void aHostWithoutASchemeMeansTheSafeOne() {
    var seen = new ArrayList<String>();
    seen.add(SignInViewModel.address("sync.example.com"));
    seen.add(SignInViewModel.address("localhost:8440"));
    seen.add(SignInViewModel.address("http://10.0.0.5"));
    assertThat(seen)
        .containsExactly("https://sync.example.com", "http://localhost:8440", "http://10.0.0.5");
  }
}
