package outrider.app.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import outrider.app.SampleBook;
import outrider.app.i18n.Language;
import outrider.app.shell.Workbench;
import outrider.app.shell.Workspace;
import outrider.core.command.Command;
import outrider.core.record.RecordType;
import outrider.core.tag.TagRule;

/// Tags that leads get by themselves, set up by a business user.
final class TagRulesTest extends RulesRoom {

  @Test
  void oneClickSetsUpTheTwoThatMostBeginWithAndOneUndoTakesThemBack() {
    var space = workspace(Language.CHINESE, SampleBook.ADMIN);
    var bench = shown(space);
    var scene = bench.root().getScene();
    reads(bench.root(), "还没有标签规则，标签只能手动打。");
    picture(scene, 1280, 800, "tag-rules-empty-zh");

    fx(() -> button(scene, "先用这两条：7 天 3 次触达为活跃，30 天没有联系为沉睡").fire());

    eventually(() -> all(space, RecordType.TAG_RULE).size() == 2);
    reads(bench.root(), "所有线索：7 天内至少 3 次触达，打标签「活跃」", "所有线索：30 天没有联系，打标签「沉睡」", "从上往下问");
    picture(scene, 1280, 900, "tag-rules-zh");
    dark(space);
    picture(scene, 1280, 900, "tag-rules-zh-dark");
    fx(() -> space.undo().undo()).orElseThrow().join();
    written(space);
    assertThat(all(space, RecordType.TAG_RULE)).isEmpty();
  }

  @Test
  void aRuleAboutWhatIsSaidIsWrittenTriedAndSaved() {
    var space = workspace(Language.ENGLISH, SampleBook.ADMIN);
    var lead = space.commands().newId();
    done(
        space,
        new Command.CreateRecord(
            RecordType.LEAD, lead, Map.of("name", "陈思远", "source", "官网", "note", "请给我报价")));
    var bench = shown(space);
    var scene = bench.root().getScene();
    press(scene, KeyCode.N);
    type(scene, "Price");
    write(scene, "At least how often", "1");
    write(scene, "Within how many days", "30");
    write(scene, "Where one of these words is said", "报价，price");
    fill(scene, "Tag", "wants a price");

    reads(
        bench.root(),
        "All leads: entries with \"price\"/\"报价\", at least 1 within 30 days, tag wants a price",
        "True now of 1: 陈思远");
    picture(scene, 1280, 900, "tag-rules-words-en");
    dark(space);
    picture(scene, 1280, 900, "tag-rules-words-en-dark");
    save(scene);

    eventually(() -> all(space, RecordType.TAG_RULE).size() == 1);
    var rule = TagRule.of(only(space, RecordType.TAG_RULE));
    assertThat(rule.words()).containsExactly("price", "报价");
    assertThat(rule.tag()).isEqualTo("wants a price");
    assertThat(rule.isInForce()).isTrue();
  }

  @Test
  void ofSilenceNothingIsCounted() {
    var space = workspace(Language.ENGLISH, SampleBook.ADMIN);
    var bench = shown(space);
    var scene = bench.root().getScene();
    press(scene, KeyCode.N);
    type(scene, "Dormant");
    fx(() -> choice(scene, "What it looks at").setValue(TagRule.SILENCE));
    write(scene, "Within how many days", "45");
    fill(scene, "Tag", "dormant");

    reads(bench.root(), "All leads: no contact for 45 days, tag dormant");
    assertThat(input(scene, "At least how often").getParent().isVisible()).isFalse();
    picture(scene, 1280, 900, "tag-rules-silence-en");
    save(scene);
    eventually(() -> all(space, RecordType.TAG_RULE).size() == 1);
    assertThat(only(space, RecordType.TAG_RULE).has(TagRule.COUNT)).isFalse();
  }

  @Test
  void rulesThatWouldTakeTurnsSaySoBesideTheDays() {
    var space = workspace(Language.CHINESE, SampleBook.ADMIN);
    done(space, rule("活跃", Map.of("when", "activity", "count", 3L, "days", 7L, "tag", "活跃")));
    var bench = shown(space);
    var scene = bench.root().getScene();
    reads(bench.root(), "7 天内至少 3 次往来");
    press(scene, KeyCode.N);
    type(scene, "沉睡");
    fx(() -> choice(scene, "看什么").setValue(TagRule.SILENCE));
    write(scene, "几天之内", "3");
    fill(scene, "标签", "沉睡");
    save(scene);

    reads(bench.root(), "来回打转：活跃 → 沉睡 → 活跃。请把「沉睡」改为 7 天或以上");
    picture(scene, 1280, 900, "tag-rules-turns-zh");
    assertThat(all(space, RecordType.TAG_RULE)).hasSize(1);
  }

  @Test
  void aRepReadsThem() {
    var space = workspace(Language.CHINESE, SampleBook.ADMIN);
    done(space, rule("活跃", Map.of("when", "activity", "count", 3L, "days", 7L, "tag", "活跃")));
    var rep = workspace(Language.CHINESE);
    assertThat(
            rep.commands()
                .submit(rule("热", Map.of("when", "silence", "days", 9L, "tag", "热")))
                .join()
                .reasons())
        .extracting(reason -> reason.id())
        .containsExactly("permission.configuration");
  }

  private static Command rule(String name, Map<String, Object> more) {
    var fields = new java.util.HashMap<>(more);
    fields.put("name", name);
    fields.put("lifecycle", true);
    return new Command.CreateRecord(
        RecordType.TAG_RULE, java.util.UUID.randomUUID().toString(), fields);
  }

  private static void done(Workspace space, Command command) {
    assertThat(space.commands().submitTogether(List.of(command)).join().reasons()).isEmpty();
  }

  @Override
  Workbench shown(Workspace space) {
    var bench = super.shown(space);
    press(bench.root().getScene(), KeyCode.DIGIT7);
    return bench;
  }
}
