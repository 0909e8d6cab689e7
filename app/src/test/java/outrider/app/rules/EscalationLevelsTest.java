package outrider.app.rules;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import outrider.app.SampleBook;
import outrider.app.i18n.Language;
import outrider.core.escalation.EscalationLevel;
import outrider.core.record.RecordType;

/// What happens to leads that nobody answers, set up by a business user.
final class EscalationLevelsTest extends RulesRoom {

  @Test
  void oneClickSetsUpWhatMostBeginWithAndOneUndoTakesItBack() {
    var space = workspace(Language.CHINESE, SampleBook.ADMIN);
    var bench = shown(space);
    var scene = bench.root().getScene();
    press(scene, KeyCode.DIGIT5);
    reads(bench.root(), "还没有设置。现在线索的首次响应一超时，总部就提醒负责人并告知其主管。");
    picture(scene, 1280, 800, "escalation-zh-empty");

    fx(() -> button(scene, "一键设置：提醒负责人、告知主管，15 分钟无人确认转给组长").fire());

    eventually(() -> all(space, RecordType.ESCALATION_LEVEL).size() == 3);
    reads(bench.root(), "线索的首次响应超时 15 分、负责人没有确认在跟进的，转给组长", "只做这里写明的。");
    picture(scene, 1280, 800, "escalation-zh");
    dark(space);
    picture(scene, 1280, 800, "escalation-zh-dark");
    fx(() -> space.undo().undo()).orElseThrow().join();
    assertThat(all(space, RecordType.ESCALATION_LEVEL)).isEmpty();
  }

  @Test
  void aLevelForAnyTaskIsWrittenAndTakesNothingFromAnybody() {
    var space = workspace(Language.ENGLISH, SampleBook.ADMIN);
    var bench = shown(space);
    var scene = bench.root().getScene();
    press(scene, KeyCode.DIGIT5);
    press(scene, KeyCode.N);
    type(scene, "A day late");
    fx(() -> {
      choice(scene, "What happens").setValue(EscalationLevel.REASSIGN);
      choice(scene, "What is overdue").setValue(EscalationLevel.TASK);
    });
    assertThat(choice(scene, "What happens").getItems()).hasSize(2);
    write(scene, "Minutes after it was due", "1440");
    reads(bench.root(), "Any task overdue for 1 day: Tell the manager");
    picture(scene, 1280, 800, "escalation-en");
    save(scene);

    eventually(() -> all(space, RecordType.ESCALATION_LEVEL).size() == 1);
    var level = EscalationLevel.of(only(space, RecordType.ESCALATION_LEVEL));
    assertThat(level.minutes()).isEqualTo(1_440);
    assertThat(level.action()).isEqualTo(EscalationLevel.WARN_MANAGER);
  }

  @Test
  void whatIsNoTimeIsSaidBesideTheField() {
    var space = workspace(Language.CHINESE, SampleBook.ADMIN);
    var bench = shown(space);
    var scene = bench.root().getScene();
    press(scene, KeyCode.DIGIT5);
    press(scene, KeyCode.N);
    type(scene, "太晚");
    write(scene, "到期后多少分钟", "99999");
    save(scene);

    reads(bench.root(), "请填到期后 0 分钟到 30 天");
    assertThat(all(space, RecordType.ESCALATION_LEVEL)).isEmpty();
  }
}
