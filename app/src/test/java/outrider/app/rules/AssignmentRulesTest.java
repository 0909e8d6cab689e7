package outrider.app.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import outrider.app.SampleBook;
import outrider.app.i18n.Language;
import outrider.app.shell.Workspace;
import outrider.app.store.Profiles;
import outrider.core.command.Command;
import outrider.core.configuration.AssignmentRule;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Who gets which leads, set up by a business user, tried before it counts.
final class AssignmentRulesTest extends RulesRoom {

  @Test
  void oneClickStopsTheLeadsOfARepWhoHoldsMoreThanFive() {
    var space = workspace(Language.CHINESE, SampleBook.ADMIN);
    var bench = shown(space);
    var scene = bench.root().getScene();
    press(scene, KeyCode.DIGIT3);
    reads(bench.root(), "还没有规则。外来线索给未跟进最少的销售，超过 5 条的停发。");
    picture(scene, 1280, 800, "assignment-zh-empty");

    fx(() -> button(scene, "销售手里超过 5 条未跟进就停发").fire());
    reads(bench.root(), "所有线索：前哨样例公司的销售中未跟进最少的优先，超过 5 条的停发", "未保存");
    assertThat(all(space, RecordType.ASSIGNMENT_RULE)).as("a draft").isEmpty();
    save(scene);

    eventually(() -> all(space, RecordType.ASSIGNMENT_RULE).size() == 1);
    var rule = AssignmentRule.of(only(space, RecordType.ASSIGNMENT_RULE));
    assertThat(rule.limit()).isEqualTo(5);
    assertThat(rule.isRoundRobin()).isFalse();
    assertThat(rule.team()).isEqualTo(SampleBook.COMPANY);
    // It can be undone a moment after it is there.
    eventually(() -> space.undo().next().isPresent());
    fx(() -> space.undo().undo()).orElseThrow().join();
    assertThat(all(space, RecordType.ASSIGNMENT_RULE)).isEmpty();
  }

  @Test
  void aRuleIsWrittenFromWhatTheBookKnowsAndTriedBeforeItIsSaved() {
    var space = workspace(Language.CHINESE, SampleBook.ADMIN);
    leads(space);
    var bench = shown(space);
    var scene = bench.root().getScene();
    press(scene, KeyCode.DIGIT3);
    press(scene, KeyCode.N);
    type(scene, "华东官网");
    fx(() -> {
      box(scene, "官网").fire();
      box(scene, "华东").fire();
      box(scene, "A").fire();
      choice(scene, "团队").setValue(SampleBook.EAST_1);
    });
    reads(bench.root(), "来自官网、地区为华东的 A 类线索：华东一组的销售中未跟进最少的优先，超过 5 条的停发");
    write(scene, "人员", "Owen");
    fx(() -> input(scene, "人员").fireEvent(new javafx.event.ActionEvent()));
    reads(bench.root(), "华东一组的销售、Owen Hart");
    fx(() -> button(scene, "移除Owen Hart").fire());

    fill(scene, "试一下，来源", "官网");
    fill(scene, "试一下，地区", "华东");
    fx(() -> choice(scene, "试一下，意向").setValue("A"));
    reads(bench.root(), "会给秦岳", "由这条规则决定。", "按规则 华东官网 分配给未跟进最少者；此前未跟进 1 条，上限 5 条", "按这台电脑上的线索计算。");
    picture(scene, 1280, 800, "assignment-zh");
    fill(scene, "试一下，地区", "华西");
    reads(bench.root(), "会给Owen Hart", "没有规则适用。");
    save(scene);

    eventually(() -> all(space, RecordType.ASSIGNMENT_RULE).size() == 1);
    var saved = AssignmentRule.of(only(space, RecordType.ASSIGNMENT_RULE));
    assertThat(saved.row().set("sources")).containsExactly("官网");
    assertThat(saved.row().set("regions")).containsExactly("华东");
    assertThat(saved.row().set("intents")).containsExactly("A");
    assertThat(saved.team()).isEqualTo(SampleBook.EAST_1);
    assertThat(saved.people()).isEmpty();
    dark(space);
    picture(scene, 1280, 800, "assignment-zh-dark");
  }

  @Test
  void theLoadIsCountedAsThisLaptopSeesItAndNobodyOverTheLimitGetsMore() {
    var space = workspace(Language.ENGLISH, SampleBook.ADMIN);
    leads(space);
    make(space, "East", 1, Map.of("team", SampleBook.EAST_1, "untouchedMax", 0L));
    var bench = shown(space);
    var scene = bench.root().getScene();
    press(scene, KeyCode.DIGIT3);

    reads(
        bench.root(),
        "周岚 would get it, to hand it on",
        "This rule decides.",
        "each of 3 holds over 0 untouched leads",
        "Counted from the leads on this laptop.");
    write(scene, "Most untouched leads", "1");
    reads(bench.root(), "秦岳 would get it", "1 before it, 1 allowed");
    picture(scene, 1280, 800, "assignment-en");
  }

  @Test
  void theFirstRuleThatFitsDecidesAndTheKeyboardSaysWhichIsFirst() {
    var space = workspace(Language.CHINESE, SampleBook.ADMIN);
    make(space, "所有", 1, Map.of("team", SampleBook.EAST_1));
    make(space, "华西", 2, Map.of("team", SampleBook.WEST, "regions", List.of("华西")));
    var bench = shown(space);
    var scene = bench.root().getScene();
    press(scene, KeyCode.DIGIT3);
    reads(bench.root(), "从上往下，第一条符合的规则决定线索给谁。");

    press(scene, KeyCode.J, KeyCode.J);
    reads(bench.root(), "由规则「所有」决定。");
    alt(scene, KeyCode.UP);
    eventually(() -> space.toasts().text().equals("顺序已调整"));
    reads(bench.root(), "会给Owen Hart", "由这条规则决定。");
    assertThat(ordered(space)).containsExactly("华西", "所有");
    alt(scene, KeyCode.UP);
    eventually(() -> space.toasts().text().equals("没有可以调换的规则"));
    fx(() -> space.undo().undo()).orElseThrow().join();
    assertThat(ordered(space)).containsExactly("所有", "华西");
  }

  @Test
  void aRuleWhoseTeamIsGoneSaysSoAndIsNotSavedUntilItHasAnother() {
    var space = workspace(Language.CHINESE, SampleBook.ADMIN);
    var team = SampleBook.id("team", 9);
    Profiles.seed(
        space.database(),
        Profiles.row(
            RecordType.ASSIGNMENT_RULE,
            SampleBook.id("rule", 1),
            "name",
            "旧团队",
            "team",
            team,
            "position",
            1L));
    var bench = shown(space);
    var scene = bench.root().getScene();
    press(scene, KeyCode.DIGIT3);
    reads(bench.root(), "团队已不在", "这个团队已经不在了。另选一个，或停用这条规则。", "规则 旧团队 已跳过：指定的团队不存在");
    picture(scene, 1280, 800, "assignment-zh-gone");
    assertThat(((ScrollPane) find(scene, ".rule-fields")).getVvalue()).as("at the top").isZero();

    write(scene, "未跟进线索上限", "9");
    save(scene);
    reads(bench.root(), "这个团队已经不在了，请另选一个");
    eventually(() -> scene.getFocusOwner() == choice(scene, "团队"));
    fx(() -> choice(scene, "团队").setValue(SampleBook.WEST));
    save(scene);

    eventually(() -> only(space, RecordType.ASSIGNMENT_RULE).text("team").equals(SampleBook.WEST));
    eventually(() -> !readable(bench.root()).contains("团队已不在"));
  }

  @Test
  void aRuleThatMeansNobodyOrWhosePeopleHaveLeftSaysSo() {
    var space = workspace(Language.ENGLISH, SampleBook.ADMIN);
    var empty = SampleBook.id("team", 8);
    Profiles.seed(
        space.database(),
        Profiles.row(RecordType.TEAM, empty, "name", "空组", "nameEn", "Empty team"),
        space
            .database()
            .configuration()
            .row(RecordType.USER, SampleBook.HE)
            .orElseThrow()
            .with("inactive", true));
    // They were set up while somebody was there.
    Profiles.seed(
        space.database(),
        Profiles.row(
            RecordType.ASSIGNMENT_RULE,
            SampleBook.id("rule", 1),
            "name",
            "To nobody",
            "position",
            1L,
            "team",
            empty),
        Profiles.row(
            RecordType.ASSIGNMENT_RULE,
            SampleBook.id("rule", 2),
            "name",
            "To He",
            "position",
            2L,
            "people",
            List.of(SampleBook.HE)));
    var bench = shown(space);
    var scene = bench.root().getScene();
    press(scene, KeyCode.DIGIT3);

    reads(bench.root(), "Means nobody", "Somebody inactive", "No active rep is in this team");
    press(scene, KeyCode.J, KeyCode.J);
    reads(
        bench.root(),
        "何静 (inactive)",
        "Somebody named here is inactive and gets no leads",
        "The rule To He was passed over: nobody active is meant");
  }

  @Test
  void whatIsWrongStandsBesideItsField() {
    var space = workspace(Language.CHINESE, SampleBook.ADMIN);
    var bench = shown(space);
    var scene = bench.root().getScene();
    press(scene, KeyCode.DIGIT3);
    press(scene, KeyCode.N);
    type(scene, "没有人");
    reads(bench.root(), "还没填完");
    save(scene);

    reads(bench.root(), "规则既没有指定团队，也没有指定人员");
    eventually(() -> scene.getFocusOwner() == choice(scene, "团队"));
    fx(() -> choice(scene, "团队").setValue(SampleBook.WEST));
    write(scene, "未跟进线索上限", "很多");
    save(scene);
    reads(bench.root(), "未跟进线索上限");
    eventually(() -> scene.getFocusOwner() == input(scene, "未跟进线索上限"));
    assertThat(all(space, RecordType.ASSIGNMENT_RULE)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"zhou", "lin"})
  void whoeverMayNotChangeTheRulesReadsThem(String who) {
    var user = who.equals("zhou") ? SampleBook.ZHOU : SampleBook.LIN;
    var space = workspace(Language.CHINESE, user);
    Profiles.seed(
        space.database(),
        Profiles.row(
            RecordType.ASSIGNMENT_RULE,
            SampleBook.id("rule", 1),
            "name",
            "华西",
            "team",
            SampleBook.WEST));
    var bench = shown(space);
    var scene = bench.root().getScene();
    press(scene, KeyCode.DIGIT3);

    reads(bench.root(), "所有线索：华西的销售中未跟进最少的优先", "只有管理员可以修改规则", "会给Owen Hart");
    assertThat(choice(scene, "团队").isDisabled()).isTrue();
    picture(scene, 1280, 800, "assignment-zh-reader");
    alt(scene, KeyCode.DOWN);
    press(scene, KeyCode.N);
    assertThat(all(space, RecordType.ASSIGNMENT_RULE)).hasSize(1);
  }

  /// Three untouched leads of Lin's, two of He's, one of Qin's, and one that was called.
  private static void leads(Workspace space) {
    var owners =
        List.of(
            SampleBook.LIN,
            SampleBook.LIN,
            SampleBook.LIN,
            SampleBook.HE,
            SampleBook.HE,
            SampleBook.QIN);
    IntStream.range(0, owners.size())
        .forEach(number ->
            Profiles.seed(
                space.database(),
                lead(number).with("owner", owners.get(number)).with("createdAt", number + 1L)));
    Profiles.seed(space.database(), lead(90).with("owner", SampleBook.QIN).with("touches", 1L));
  }

  private static Row lead(int number) {
    return Profiles.row(
        RecordType.LEAD,
        SampleBook.id("lead", number),
        "name",
        "线索 " + number,
        "source",
        "官网",
        "region",
        number % 2 == 0 ? "华东" : "华西",
        "industry",
        "制造",
        "status",
        "new");
  }

  private static void make(Workspace space, String name, long position, Map<String, Object> more) {
    var fields = new java.util.HashMap<>(more);
    fields.put("name", name);
    fields.put("position", position);
    var made =
        space
            .commands()
            .submit(
                new Command.CreateRecord(
                    RecordType.ASSIGNMENT_RULE, space.commands().newId(), fields))
            .join();
    assertThat(made.reasons()).isEmpty();
  }

  private static List<String> ordered(Workspace space) {
    return all(space, RecordType.ASSIGNMENT_RULE).stream()
        .map(AssignmentRule::of)
        .sorted(AssignmentRule.ORDER)
        .map(AssignmentRule::name)
        .toList();
  }
}
