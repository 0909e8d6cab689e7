package outrider.app.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.app.fx.Appearance;
import outrider.app.fx.Background;
import outrider.app.fx.FxTest;
import outrider.app.fx.Stylist;
import outrider.app.i18n.Language;
import outrider.app.i18n.Words;
import outrider.app.profile.CompanyDesk;
import outrider.app.profile.ProfileStore;
import outrider.app.profile.SignInDesk;
import outrider.app.profile.SignInResult;
import outrider.app.sync.HttpTransport;

/// The company's own account at the sign-in: a button, a wait that can be left, a passphrase.
final class CompanySignInViewTest extends FxTest {
  private static final String ID_TOKEN =
      "e30."
          + Base64.getUrlEncoder()
              .withoutPadding()
              .encodeToString("{\"sub\":\"1\"}".getBytes(StandardCharsets.UTF_8))
          + ".x";

  @TempDir Path folder;

  private final MockWebServer hq = new MockWebServer();
  private final List<SignInResult.Opened> opened = new ArrayList<>();
  private final Words words = new Words(Language.CHINESE);

  @BeforeEach
  void start() throws IOException {
    hq.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return answer(request.getMethod() + ' ' + request.getUrl().encodedPath());
          }
        });
    hq.start();
  }

  @AfterEach
  void stop() {
    opened.forEach(each -> each.book().close());
    hq.close();
  }

  private String address() {
    return "http://127.0.0.1:" + hq.getPort();
  }

  private MockResponse answer(String request) {
    return switch (request) {
      case "GET /v1/sign-in" ->
          json(
              """
              {"password":"all","company":{"issuer":"%1$s","clientId":"outrider","scope":"openid",
              "authorizationEndpoint":"%1$s/authorize","tokenEndpoint":"%1$s/token"}}
              """
                  .formatted(address()));
      case "POST /token" -> json("{\"id_token\":\"" + ID_TOKEN + "\"}");
      case "POST /v1/sign-in/company" ->
          json(
              """
              {"session":{"token":"t","tenant":"main","user":"u","role":"rep","incarnation":7,
              "epoch":"e","serverTime":%d},"login":"linxiao","deviceSecret":"secret"}
              """
                  .formatted(NOW.toEpochMilli()));
      default -> new MockResponse.Builder().code(503).build();
    };
  }

  private static MockResponse json(String body) {
    return new MockResponse.Builder()
        .setHeader("Content-Type", "application/json")
        .body(body)
        .build();
  }

  /// A browser in which somebody signs in at once.
  private static void browse(String page) {
    var query = URI.create(page).getRawQuery();
    var back = URLDecoder.decode(after(query, "redirect_uri="), StandardCharsets.UTF_8);
    Thread.ofVirtual()
        .start(() ->
            HttpClient.newHttpClient()
                .sendAsync(
                    HttpRequest.newBuilder(
                            URI.create(back + "?code=c&state=" + after(query, "state=")))
                        .build(),
                    HttpResponse.BodyHandlers.discarding()));
  }

  private static String after(String query, String name) {
    var from = query.indexOf(name) + name.length();
    var to = query.indexOf('&', from);
    return query.substring(from, to < 0 ? query.length() : to);
  }

  private SignInView view(Background background, CompanyDesk.Browser browser) {
    var desk =
        new SignInDesk(
            new ProfileStore(folder),
            HttpTransport::new,
            InstantSource.fixed(NOW),
            () -> "id",
            new Random(1));
    var view = new SignInView(words, desk, desk.company(browser), background, it -> opened.add(it));
    view.suggest(address(), "");
    return view;
  }

  private Scene shown(SignInView view) {
    var scene =
        show(() -> {
          var built = new Scene(view.root(), 1280, 800);
          Stylist.dress(built, Appearance.STANDARD.withReducedMotion(true));
          return built;
        });
    fx(view::show);
    settle();
    return scene;
  }

  private void press(Scene scene, String wordKey) {
    var wanted = words.get(wordKey);
    fx(() ->
        scene.getRoot().lookupAll(".button").stream()
            .map(Button.class::cast)
            .filter(Button::isVisible)
            .filter(button -> button.getText().startsWith(wanted))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no button " + wanted))
            .fire());
    settle();
  }

  private void inEnglishAndDark(Scene scene) {
    fx(() -> {
      words.languageProperty().set(Language.ENGLISH);
      Stylist.dress(scene, Appearance.STANDARD.withTheme(Appearance.Theme.DARK));
    });
  }

  @Test
  void whoIsInTheBrowserReadsWhatToDoThereAndCanComeBackWithout() {
    var view = fx(() -> view(Background.virtual(), page -> {}));
    var scene = shown(view);
    reads(view.root(), "使用公司账号登录");
    picture(scene, "company-zh");

    press(scene, "signIn.company");
    reads(view.root(), "在浏览器里完成登录", "没看到登录页？复制地址");
    picture(scene, "company-waiting-zh");
    inEnglishAndDark(scene);
    picture(scene, "company-waiting-en-dark");

    press(scene, "signIn.companyCancel");
    reads(view.root(), "Sign in with your company account", "Password");
    picture(scene, "company-en-dark");
  }

  @Test
  void theFirstTimeAPassphraseIsChosenAndLocksTheBook() {
    var view = fx(() -> view(Background.inline(), CompanySignInViewTest::browse));
    var scene = shown(view);
    press(scene, "signIn.company");
    reads(view.root(), "linxiao，你好。给这台电脑设一个设备口令", "至少 10 个字符");
    picture(scene, "company-passphrase-zh");

    type(scene, "太短了");
    press(scene, KeyCode.ENTER);
    reads(view.root(), "太短，至少 10 个字符", "两次填的不一样");
    picture(scene, "company-passphrase-wrong-zh");
    inEnglishAndDark(scene);
    fx(() -> words.languageProperty().set(Language.CHINESE));

    fx(() -> fill(scene, "窗外有一棵大榕树真好看"));
    press(scene, "signIn.passphrase.open");

    assertThat(opened).hasSize(1);
    assertThat(opened.getFirst().book().profile().login()).isEqualTo("linxiao");
  }

  private static void fill(Scene scene, String passphrase) {
    scene.getRoot().lookupAll(".password-field").stream()
        .filter(field -> field.getParent().getParent().getParent().isVisible())
        .map(javafx.scene.control.PasswordField.class::cast)
        .forEach(field -> field.setText(passphrase));
  }

  @Test
  void theSecondTimeTheBookIsUnlockedAndThePassphraseMayStay() {
    theFirstTimeAPassphraseIsChosenAndLocksTheBook();
    opened.removeFirst().book().close();
    fx(() -> words.languageProperty().set(Language.ENGLISH));
    var view = fx(() -> view(Background.inline(), CompanySignInViewTest::browse));
    fx(() -> view.suggest(address(), "linxiao"));
    var scene = shown(view);
    reads(view.root(), "Device passphrase");
    picture(scene, "company-offline-en");

    press(scene, "signIn.company");
    reads(view.root(), "Hello linxiao. Your book is unlocked");
    fx(() -> Stylist.dress(scene, Appearance.STANDARD.withTheme(Appearance.Theme.DARK)));
    picture(scene, "company-known-en-dark");
    type(scene, "a");
    reads(view.root(), "Use the new one");
    picture(scene, "company-change-en-dark");
    fx(() -> fill(scene, ""));
    press(scene, "signIn.passphrase.keep");

    assertThat(opened).hasSize(1);
  }
}
