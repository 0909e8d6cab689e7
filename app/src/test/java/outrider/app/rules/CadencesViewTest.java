package outrider.app.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import outrider.app.SampleBook;
import outrider.app.fx.Appearance;
import outrider.app.i18n.Language;
import outrider.app.shell.Workbench;
import outrider.app.shell.Workspace;
import outrider.core.cadence.Cadence;
import outrider.core.command.Command;
import outrider.core.record.RecordType;

/// Cadences, set up by a business user.
final class CadencesViewTest extends RulesRoom {

  @ParameterizedTest
  @EnumSource(Language.class)
  void aReadyOneIsOneClickAndSaysWhatItDoes(Language language) {
    var space = workspace(language, SampleBook.ADMIN);
    var bench = shown(space);
    var scene = bench.root().getScene();
    eventually(() -> scene.getRoot().lookup(".empty-state") != null);
    picture(scene, 1280, 800, "cadences-empty-" + language);

    fx(() -> button(scene, "SaaS").fire());

    reads(
        bench.root(),
        language == Language.CHINESE
            ? "行业为 SaaS/Software/软件 的新线索：1 小时首次响应 → 第 1 天约产品演示 → 第 3 天发报价 → 第 7 天促成"
            : "New leads in SaaS/Software/软件: 1 h First response → day 1 Product demo");
    assertThat(cadences(space).getFirst().steps()).hasSize(4);
    write(
        scene,
        language == Language.CHINESE ? "试一下，线索到达时间" : "Try it, a lead arrives at",
        "2026-11-24 09:00");
    reads(
        bench.root(),
        language == Language.CHINESE
            ? "明天 10:00 · 1 小时 · 首次响应\n周三 11月25日 09:00"
            : "tomorrow 10:00 · 1 h · First response\nWed 25 Nov 09:00");
    picture(scene, 1280, 800, "cadences-" + language);
    fx(() -> space.undo().undo()).orElseThrow().join();
    written(space);
    assertThat(cadences(space)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyReadyOneIsTakenByTheRules(Language language) {
    var space = workspace(language, SampleBook.ADMIN);
    for (var ready : StartingCadences.values()) {
      var done =
          space
              .commands()
              .submitTogether(
                  ready.commands(
                      space.database().configuration(),
                      space.commands()::newId,
                      language == Language.CHINESE))
              .join();
      assertThat(done.reasons()).as(ready.name()).isEmpty();
    }
    assertThat(cadences(space)).hasSize(4).allMatch(cadence -> cadence.flaws().isEmpty());
    assertThat(space.database().configuration().all(RecordType.CALENDAR))
        .as("one calendar for all that count opening hours")
        .hasSize(1);
    var bench = shown(space);
    fx(() ->
        space
            .appearance()
            .set(
                Appearance.STANDARD.withTheme(
                    language == Language.CHINESE
                        ? Appearance.Theme.DARK
                        : Appearance.Theme.LIGHT)));
    reads(bench.root(), language == Language.CHINESE ? "制造业" : "Manufacturing");
    picture(bench.root().getScene(), 1440, 900, "cadences-all-" + language);
  }

  @Test
  void stepsAreAddedMovedAndRemovedByTheKeyboard() {
    var space = workspace(Language.ENGLISH, SampleBook.ADMIN);
    var bench = shown(space);
    var scene = bench.root().getScene();
    press(scene, KeyCode.N);
    type(scene, "Fair");
    eventually(() -> inputs(scene, "Name").anyMatch(input -> input.getText().equals("Fair")));
    fx(() -> button(scene, "Add a step").fire());
    write(scene, "Step 2, time from the beginning", "2");
    write(scene, "Step 2, what to do", "Visit");
    fx(() -> button(scene, "Add a step").fire());
    write(scene, "Step 3, time from the beginning", "5");
    write(scene, "Step 3, what to do", "Call");
    reads(bench.root(), "New leads: 1 h First response → day 2 Visit → day 5 Call");

    fx(() -> input(scene, "Step 3, what to do").requestFocus());
    alt(scene, KeyCode.UP);
    eventually(() -> input(scene, "Step 2, what to do").getText().equals("Call"));
    press(scene, KeyCode.ENTER, true, false);
    reads(bench.root(), "Step 3 is due before the step above it; move it up, or give it more time");
    picture(scene, 1280, 800, "cadences-wrong-en");
    fx(() -> input(scene, "Step 3, what to do").requestFocus());
    alt(scene, KeyCode.UP);
    eventually(() -> input(scene, "Step 2, what to do").getText().equals("Visit"));
    fx(() -> spoken(scene, "Remove the step").getFirst().fire());
    reads(bench.root(), "New leads: day 2 Visit → day 5 Call");
    press(scene, KeyCode.ENTER, true, false);

    eventually(() -> cadences(space).size() == 1);
    assertThat(cadences(space).getFirst().steps())
        .extracting(step -> step.delay().write() + " " + step.channel() + " " + step.title())
        .containsExactly("2d call Visit", "5d call Call");
    fx(() -> input(scene, "Name").setText("Trade fair"));
    press(scene, KeyCode.ENTER, true, false);
    eventually(() -> cadences(space).getFirst().name().equals("Trade fair"));
  }

  @Test
  void aCadenceThatWouldGoRoundSaysSoBesideWhatFollowsIt() {
    var space = workspace(Language.CHINESE, SampleBook.ADMIN);
    var first = SampleBook.id("cadence", 1);
    var second = SampleBook.id("cadence", 2);
    cadence(space, first, "甲", null);
    cadence(space, second, "乙", first);
    var bench = shown(space);
    var scene = bench.root().getScene();
    reads(bench.root(), "接着「甲」");
    fx(() -> scene.getRoot().requestFocus());
    eventually(() -> inputs(scene, "名称").anyMatch(input -> input.getText().equals("甲")));

    fx(() -> choice(scene, "结束后接着").setValue(second));
    press(scene, KeyCode.ENTER, true, false);

    reads(bench.root(), "这样会没完没了地转圈：甲 → 乙 → 甲");
    eventually(() -> scene.getFocusOwner() == choice(scene, "结束后接着"));
    picture(scene, 1280, 800, "cadences-circle-zh");
    assertThat(cadences(space)).allMatch(it -> it.circle(id -> find(space, id)).isEmpty());
  }

  private static java.util.Optional<Cadence> find(Workspace space, String id) {
    return space.database().configuration().row(RecordType.CADENCE, id).map(Cadence::of);
  }

  private static void cadence(
      Workspace space, String id, String name, @org.jspecify.annotations.Nullable String then) {
    var fields = new java.util.HashMap<String, Object>();
    fields.put("name", name);
    fields.put("position", name.equals("甲") ? 1L : 2L);
    fields.put(Cadence.STEPS, "1d|call|回访|");
    if (then != null) {
      fields.put(Cadence.THEN, then);
    }
    assertThat(
            space
                .commands()
                .submit(new Command.CreateRecord(RecordType.CADENCE, id, fields))
                .join()
                .reasons())
        .isEmpty();
  }

  @Override
  Workbench shown(Workspace space) {
    var bench = super.shown(space);
    press(bench.root().getScene(), KeyCode.DIGIT6);
    return bench;
  }

  private static List<Cadence> cadences(Workspace space) {
    return space.database().configuration().cadences().ordered();
  }

  private static List<Button> spoken(Scene scene, String text) {
    return scene.getRoot().lookupAll(".rule-editor .button").stream()
        .map(Button.class::cast)
        .filter(button -> text.equals(button.getAccessibleText()))
        .toList();
  }
}
