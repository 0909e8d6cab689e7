package outrider.app.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import outrider.app.SampleBook;
import outrider.app.fx.Appearance;
import outrider.app.i18n.Language;
import outrider.app.shell.Workspace;
import outrider.app.store.Profiles;
import outrider.core.command.Command;
import outrider.core.configuration.Form;
import outrider.core.record.RecordType;

/// A web form, set up by a business user who sees the page grow beside it.
final class WebFormsTest extends RulesRoom {

  @Test
  void oneClickMakesAContactFormAndThePageIsSeenAtOnce() {
    var space = workspace(Language.CHINESE, SampleBook.ADMIN);
    var bench = shown(space);
    var scene = bench.root().getScene();
    press(scene, KeyCode.DIGIT4);
    reads(bench.root(), "还没有表单。通过表单提交的内容会成为线索，并马上有人负责。");

    fx(() -> button(scene, "联系我们表单").fire());
    reads(bench.root(), "5 个字段 · 线索来源为官网 · 有自己的网页", "未保存");
    assertThat(preview(scene)).containsExactly("联系我们", "姓名 （必填）", "公司", "电话", "邮箱", "需求", "提交");
    picture(scene, 1280, 800, "form-zh");
    save(scene);

    eventually(() -> all(space, RecordType.FORM).size() == 1);
    var form = Form.of(only(space, RecordType.FORM));
    assertThat(form.mapping().keySet())
        .containsExactly("name", "company", "phone", "email", "note");
    assertThat(form.honeypot()).contains("fax");
    assertThat(form.token().orElseThrow()).hasSizeGreaterThan(Form.TOKEN_CHARS_MIN);
    eventually(() -> space.undo().next().isPresent());
    fx(() -> space.undo().undo()).orElseThrow().join();
    assertThat(all(space, RecordType.FORM)).isEmpty();
  }

  @Test
  void fieldsAreAddedRenamedMovedAndTakenOutAndThePageFollows() {
    var space = workspace(Language.CHINESE, SampleBook.ADMIN);
    Profiles.seed(
        space.database(),
        Profiles.row(
            RecordType.FIELD,
            SampleBook.id("field", 1),
            "recordType",
            "lead",
            "name",
            "x_seats",
            "label",
            "席位数",
            "kind",
            "number"));
    make(space, Map.of());
    var bench = shown(space);
    var scene = bench.root().getScene();
    press(scene, KeyCode.DIGIT4);
    reads(bench.root(), "访客看到的样子");

    fx(() -> button(scene, "添加字段").fire());
    fx(() -> choice(scene, "title 对应的线索字段").setValue("x_seats"));
    write(scene, "席位数的传入名", "seats");
    eventually(() -> preview(scene).contains("席位数"));
    fx(() -> input(scene, "电话的传入名").requestFocus());
    alt(scene, KeyCode.UP);
    alt(scene, KeyCode.UP);
    eventually(() -> preview(scene).indexOf("电话") < preview(scene).indexOf("公司"));
    assertThat(fx(scene::getFocusOwner)).isEqualTo(input(scene, "电话的传入名"));
    fx(() -> buttons(scene, "移除字段").toList().get(3).fire());
    eventually(() -> !preview(scene).contains("邮箱"));
    save(scene);

    eventually(() -> form(space).mapping().containsKey("seats"));
    assertThat(form(space).mapping())
        .containsExactly(
            Map.entry("phone", "phone"),
            Map.entry("name", "name"),
            Map.entry("company", "company"),
            Map.entry("note", "note"),
            Map.entry("seats", "x_seats"));
    reads(bench.root(), "\"seats\": 50");
    fx(() -> space.undo().undo()).orElseThrow().join();
    assertThat(form(space).mapping()).doesNotContainKey("seats").containsKey("email");
  }

  @Test
  void whatIsWrongStandsBesideItsFieldInTheWordsOfTheRules() {
    var space = workspace(Language.CHINESE, SampleBook.ADMIN);
    make(space, Map.of());
    var bench = shown(space);
    var scene = bench.root().getScene();
    press(scene, KeyCode.DIGIT4);
    write(scene, "提交后前往的网址", "thanks.example.com");
    save(scene);
    reads(bench.root(), "提交后前往的网址须以 http:// 或 https:// 开头");
    eventually(() -> scene.getFocusOwner() == input(scene, "提交后前往的网址"));
    write(scene, "提交后前往的网址", "https://example.com/thanks");
    write(scene, "防机器人陷阱字段", "phone");
    save(scene);
    reads(bench.root(), "防机器人陷阱字段 phone 同时是要填写的字段");
    write(scene, "防机器人陷阱字段", "fax");
    fx(() -> choice(scene, "company 对应的线索字段").setValue("phone"));
    save(scene);
    reads(bench.root(), "没有对应表单可填的线索字段，或重复对应");
    fx(() -> choice(scene, "company 对应的线索字段").setValue("city"));
    fx(() -> buttons(scene, "移除字段").toList().getFirst().fire());
    save(scene);
    reads(bench.root(), "表单必须填写线索的姓名");
    picture(scene, 1280, 800, "form-zh-wrong");
    assertThat(form(space).redirect()).as("nothing was saved").isEmpty();
  }

  @Test
  void aFieldThatEveryLeadNeedsAndTheFormDoesNotAskForIsSaid() {
    var space = workspace(Language.ENGLISH, SampleBook.ADMIN);
    Profiles.seed(
        space.database(),
        Profiles.row(
            RecordType.FIELD,
            SampleBook.id("field", 1),
            "recordType",
            "lead",
            "name",
            "x_budget",
            "label",
            "Budget year",
            "kind",
            "text",
            "required",
            true));
    make(space, Map.of());
    var bench = shown(space);
    press(bench.root().getScene(), KeyCode.DIGIT4);

    reads(
        bench.root(), "Every lead needs Budget year. Without it nothing can be sent by this form.");
  }

  @Test
  void theAddressTheSnippetAndTheExampleAreCopied() {
    var space = workspace(Language.ENGLISH, SampleBook.ADMIN);
    make(space, Map.of("mapping", List.of("your-name=name", "tel=phone")));
    var bench = shown(space);
    var scene = bench.root().getScene();
    press(scene, KeyCode.DIGIT4);
    var address = OFFICE + "/intake/" + form(space).id();
    eventually(
        () -> inputs(scene, "Address of the page").anyMatch(it -> it.getText().equals(address)));

    fx(() -> button(scene, "Copy address").fire());
    assertThat(fx(() -> Clipboard.getSystemClipboard().getString())).isEqualTo(address);
    fx(() -> button(scene, "Copy snippet for a website").fire());
    assertThat(fx(() -> Clipboard.getSystemClipboard().getString()))
        .isEqualTo(
            "<iframe src=\"%s\" title=\"Contact us\" width=\"100%%\" height=\"640\"></iframe>"
                .formatted(address));
    fx(() -> button(scene, "Copy").fire());
    assertThat(fx(() -> Clipboard.getSystemClipboard().getString()))
        .contains("\"your-name\": \"Zhang San\"", "\"tel\": \"138 0000 0127\"");
    reads(bench.root(), "intake key make --source Website");
    picture(scene, 1280, 800, "form-en");
    dark(space);
    picture(scene, 1280, 800, "form-en-dark");
  }

  @Test
  void aPageIsOfferedWithANewTokenOrNotAtAll() {
    var space = workspace(Language.ENGLISH, SampleBook.ADMIN);
    make(space, Map.of());
    var first = form(space).token().orElseThrow();
    var bench = shown(space);
    var scene = bench.root().getScene();
    press(scene, KeyCode.DIGIT4);
    reads(bench.root(), "Offer a page");

    fx(() -> button(scene, "New token").fire());
    save(scene);
    eventually(() -> !form(space).token().orElseThrow().equals(first));
    assertThat(form(space).token().orElseThrow()).hasSize(43);
    fx(() -> box(scene, "Offer a page").fire());
    reads(bench.root(), "for other systems only", "This form has no page.");
    save(scene);
    eventually(() -> form(space).token().isEmpty());
    eventually(() -> button(scene, "Save").isDisabled());
    fx(() -> box(scene, "Offer a page").fire());
    save(scene);
    eventually(() -> form(space).token().isPresent());
  }

  @Test
  void whatIsTypedWhileItIsSavedIsNotLost() {
    var space = workspace(Language.ENGLISH, SampleBook.ADMIN);
    make(space, Map.of());
    var bench = shown(space);
    var scene = bench.root().getScene();
    press(scene, KeyCode.DIGIT4);
    reads(bench.root(), "Offer a page");
    var first = form(space).token().orElseThrow();

    fx(() -> button(scene, "New token").fire());
    // In one turn: the answer to the first cannot have come yet.
    fx(() -> {
      button(scene, "Save").fire();
      box(scene, "Offer a page").fire();
    });
    eventually(() -> !form(space).token().orElseThrow().equals(first));
    settle();
    assertThat(fx(() -> button(scene, "Save").isDisabled())).isFalse();
    save(scene);
    eventually(() -> form(space).token().isEmpty());
  }

  @Test
  void aNarrowWindowPutsTheFormOverTheListAndEscKeepsTheDraft() {
    var space = workspace(Language.CHINESE, SampleBook.ADMIN);
    make(space, Map.of());
    var bench = shown(space, 1100);
    var scene = bench.root().getScene();
    press(scene, KeyCode.DIGIT4);
    reads(bench.root(), "线索来源为Website");
    assertThat(scene.getRoot().lookup(".rule-editor")).as("not squeezed").isNull();

    press(scene, KeyCode.ENTER);
    eventually(() -> scene.getRoot().lookup(".rule-editor") != null);
    write(scene, "名称", "新的名称");
    settle();
    picture(scene, 1100, 800, "form-zh-narrow");
    fx(() -> space.appearance().set(Appearance.STANDARD.withScale(175)));
    picture(scene, 1100, 800, "form-zh-scaled");
    fx(() -> space.appearance().set(Appearance.STANDARD));
    press(scene, KeyCode.ESCAPE);
    eventually(() -> scene.getRoot().lookup(".rule-editor") == null);
    reads(bench.root(), "新的名称", "未保存");
    assertThat(form(space).name()).isEqualTo("联系我们");
    press(scene, KeyCode.ENTER);
    eventually(() -> input(scene, "名称").getText().equals("新的名称"));
  }

  private static Form form(Workspace space) {
    return Form.of(only(space, RecordType.FORM));
  }

  private static void make(Workspace space, Map<String, Object> more) {
    var fields =
        new java.util.LinkedHashMap<>(
            WebForm.fresh(
                "联系我们",
                "Contact us",
                "Website",
                List.of("name", "company", "phone", "email", "note"),
                false));
    if (more.containsKey("mapping")) {
      fields.remove(Form.FIELD_ORDER);
    }
    fields.putAll(more);
    var made =
        space
            .commands()
            .submit(new Command.CreateRecord(RecordType.FORM, space.commands().newId(), fields))
            .join();
    assertThat(made.reasons()).isEmpty();
  }

  /// What the picture of the page says, from top to bottom.
  private static List<String> preview(Scene scene) {
    return fx(() -> {
      var texts = new java.util.ArrayList<String>();
      collect(scene.getRoot().lookup(".page-preview"), texts);
      return texts;
    });
  }

  private static void collect(Node node, List<String> texts) {
    if (node instanceof Labeled labeled) {
      texts.add(labeled.getText());
    } else if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, texts));
    }
  }
}
