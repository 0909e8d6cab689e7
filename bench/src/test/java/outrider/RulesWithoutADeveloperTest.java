package outrider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import outrider.app.Home;
import outrider.app.Workstation;
import outrider.app.fx.FxThread;
import outrider.app.i18n.Language;
import outrider.app.i18n.Words;
import outrider.app.profile.OpenBook;
import outrider.app.profile.SignInResult;
import outrider.app.shell.Place;
import outrider.app.store.OutboxStore;
import outrider.core.configuration.Form;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.rule.ReasonText;
import outrider.core.task.Task;
import outrider.office.HeadOffice;
import outrider.office.Laptop;
import outrider.server.intake.FormPage;

/// Somebody who is no developer sets up a form, who gets its leads and how soon they are answered,
/// on the Rules screen of a laptop without a network. Once HQ has heard of it, a visitor sees the
/// page, and what they send is with the right person, with the clock running.
final class RulesWithoutADeveloperTest {

  @TempDir Path folder;

  @BeforeEach
  void startToolkit() {
    FxThread.start();
  }

  @Test
  void allThreeAreSetUpOfflineAndTheFirstLeadComes() throws Exception {
    try (var office = new HeadOffice(folder.resolve("hq"));
        var lin = Laptop.open(folder.resolve("lin"), office, "lin")) {
      var workstation = FxThread.call(this::workstation);
      var book = signIn(workstation, office);
      await("the people", () -> !book.database().configuration().tree().users().isEmpty());
      FxThread.runAndWait(
          () -> workstation.open(book).workspace().navigator().open(new Place.Rules()));
      var scene = FxThread.call(() -> workstation.stage().getScene());
      office.stop();

      await("the screen", () -> find(scene, ".empty-state .button", Button.class).count() == 1);
      fire(scene, "一键设置：A 类 5 分钟、B 类 30 分钟、其他 1 小时，周一至周五 9–18 点");
      await("service levels", () -> has(book, RecordType.SERVICE_LEVEL));
      press(scene, KeyCode.DIGIT3, false);
      fire(scene, "销售轮流领线索");
      onlyTo(scene, "lin");
      press(scene, KeyCode.ENTER, true);
      await("the assignment rule", () -> has(book, RecordType.ASSIGNMENT_RULE));
      press(scene, KeyCode.ESCAPE, false);
      press(scene, KeyCode.DIGIT4, false);
      fire(scene, "联系我们表单");
      write(scene, "名称", "预约演示");
      press(scene, KeyCode.ENTER, true);
      await("the form", () -> has(book, RecordType.FORM));
      var form = Form.of(first(book, RecordType.FORM));
      assertThat(address(scene)).isEqualTo(office.address() + "/intake/" + form.id());

      office.startAgain();
      book.sync().nudge();
      await("HQ to hear of it", () -> book.database().readNow(OutboxStore::count) == 0);

      var page = get(office, form);
      assertThat(page.body())
          .contains("<h1>预约演示</h1>")
          .containsSubsequence("姓名", "公司", "电话", "邮箱", "需求");
      assertThat(post(office, form, "name=张三&phone=13800000127&note=想看演示")).isEqualTo(202);
      lin.book().sync().nudge();
      lin.await("the lead", () -> !lin.all(RecordType.TASK).isEmpty());
      lin.await("the reason", () -> !lin.all(RecordType.ACTIVITY).isEmpty());
      assertThat(only(lin, RecordType.LEAD).text(Fields.OWNER)).isEqualTo(office.id("lin"));
      assertThat(only(lin, RecordType.TASK).text(Task.SERVICE_LEVEL))
          .isEqualTo(level(book, "其他线索").id());
      assertThat(ReasonText.read(only(lin, RecordType.ACTIVITY).text("text")).reasons())
          .singleElement()
          .satisfies(why -> assertThat(why.id()).isEqualTo("assign.rule-turn"));
      FxThread.runAndWait(workstation::close);
    }
  }

  /// The picture of a page beside the form would be a lie if HQ said it in other words.
  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void thePageSaysWhatItsPictureSays(String language) throws IOException {
    var served = new Properties();
    var name = "words_" + language + ".properties";
    try (var file = Objects.requireNonNull(FormPage.class.getResourceAsStream(name), name)) {
      served.load(new InputStreamReader(file, StandardCharsets.UTF_8));
    }
    var words = new Words(language.equals("zh") ? Language.CHINESE : Language.ENGLISH);
    var shown =
        served.stringPropertyNames().stream()
            .filter(key -> key.startsWith("field.") || key.equals("send") || key.equals("needed"))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(shown).hasSizeGreaterThan(15);
    for (var key : shown) {
      assertThat(words.get("page." + key)).as(key).isEqualTo(served.getProperty(key));
    }
  }

  private Workstation workstation() {
    var stage = new Stage();
    stage.setIconified(true);
    stage.setWidth(1_280);
    stage.setHeight(800);
    var workstation =
        new Workstation(
            new Home(folder.resolve("boss")),
            InstantSource.system(),
            ZoneId.of("Asia/Shanghai"),
            stage);
    workstation.preferences().languageProperty().set(Language.CHINESE);
    return workstation;
  }

  private static OpenBook signIn(Workstation workstation, HeadOffice office) {
    var result = workstation.desk().signIn(office.address(), "boss", HeadOffice.PASSWORD);
    assertThat(result).isInstanceOf(SignInResult.Opened.class);
    return ((SignInResult.Opened) result).book();
  }

  /// Takes the team out of a rule and names one person instead.
  private static void onlyTo(Scene scene, String login) {
    await("the editor", () -> fields(scene, "人员").findFirst().isPresent());
    FxThread.runAndWait(() -> {
      find(scene, ".rules .combo-box", ComboBox.class)
          .filter(box -> "团队".equals(box.getAccessibleText()))
          .forEach(RulesWithoutADeveloperTest::clear);
      var people = fields(scene, "人员").findFirst().orElseThrow();
      people.setText(login);
      people.fireEvent(new ActionEvent());
    });
  }

  @SuppressWarnings("unchecked")
  private static void clear(ComboBox<?> box) {
    ((ComboBox<String>) box).setValue("");
  }

  private static void fire(Scene scene, String text) {
    await(
        text,
        () ->
            FxThread.call(() ->
                find(scene, ".empty-state .button", Button.class)
                    .anyMatch(button -> text.equals(button.getText()))));
    FxThread.runAndWait(() ->
        find(scene, ".empty-state .button", Button.class)
            .filter(button -> text.equals(button.getText()))
            .findFirst()
            .orElseThrow()
            .fire());
  }

  private static void write(Scene scene, String name, String text) {
    await(name, () -> FxThread.call(() -> fields(scene, name).findFirst().isPresent()));
    FxThread.runAndWait(() -> fields(scene, name).findFirst().orElseThrow().setText(text));
  }

  private static String address(Scene scene) {
    return FxThread.call(() -> fields(scene, "网页地址").findFirst().orElseThrow().getText());
  }

  private static Stream<TextField> fields(Scene scene, String name) {
    return find(scene, ".rules .text-field", TextField.class)
        .filter(field -> name.equals(field.getAccessibleText()));
  }

  private static <N extends Node> Stream<N> find(Scene scene, String selector, Class<N> type) {
    Parent root = scene.getRoot();
    return root.lookupAll(selector).stream().filter(type::isInstance).map(type::cast);
  }

  private static void press(Scene scene, KeyCode code, boolean ctrl) {
    FxThread.runAndWait(() -> {
      var target = scene.getFocusOwner() == null ? scene.getRoot() : scene.getFocusOwner();
      target.fireEvent(
          new KeyEvent(KeyEvent.KEY_PRESSED, "", code.getName(), code, false, ctrl, false, false));
    });
  }

  private static boolean has(OpenBook book, RecordType type) {
    return !book.database().configuration().all(type).isEmpty();
  }

  private static Row first(OpenBook book, RecordType type) {
    return book.database().configuration().all(type).iterator().next();
  }

  private static Row level(OpenBook book, String name) {
    return book.database().configuration().all(RecordType.SERVICE_LEVEL).stream()
        .filter(row -> row.text(Fields.NAME).equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Row only(Laptop laptop, RecordType type) {
    var rows = laptop.all(type);
    assertThat(rows).hasSize(1);
    return rows.values().iterator().next();
  }

  private static HttpResponse<String> get(HeadOffice office, Form form) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(URI.create(office.address() + "/intake/" + form.id()))
              .header("Accept-Language", "zh-CN")
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  private static int post(HeadOffice office, Form form, String values) throws Exception {
    var body =
        Stream.of((values + "&outrider-token=" + form.token().orElseThrow()).split("&"))
            .map(pair -> pair.split("=", 2))
            .map(pair -> pair[0] + "=" + URLEncoder.encode(pair[1], StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    try (var http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(URI.create(office.address() + "/intake/" + form.id()))
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    }
  }

  private static void await(String what, BooleanSupplier holds) {
    var until = System.nanoTime() + 20_000_000_000L;
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited too long for " + what).isLessThan(until);
      LockSupport.parkNanos(5_000_000);
    }
  }
}
