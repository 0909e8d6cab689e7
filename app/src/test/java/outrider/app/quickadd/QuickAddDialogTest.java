package outrider.app.quickadd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import outrider.app.SampleBook;
import outrider.app.fx.FxTest;
import outrider.app.i18n.Language;
import outrider.app.shell.Place;
import outrider.app.shell.Screens;
import outrider.app.shell.Workbench;
import outrider.app.shell.Workspace;
import outrider.app.store.Profiles;
import outrider.app.store.RecordTable;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// One line makes a lead, or finds that it is there already.
final class QuickAddDialogTest extends FxTest {
  private static final String LINE = "张三 138 0000 0127 华为样例 官网 A 明天10点 要多仓方案";

  private static List<Row> leads(Workspace space) {
    return space.database().readNow(sql -> RecordTable.of(RecordType.LEAD).all(sql));
  }

  @Test
  void aLineMakesALeadWithItsNextStepAndUndoTakesItBack() {
    var space = workspace(Language.CHINESE);
    var bench = fx(() -> new Workbench(space, new Screens()));
    var scene = show(() -> bench.scene(1280, 800));
    fx(bench::show);
    fx(() -> QuickAddDialog.open(space, ""));
    settle();
    type(scene, LINE);
    reads(bench.root(), "来源\n官网");
    press(scene, KeyCode.ENTER);
    eventually(() -> !space.dialogs().isOpen());
    var lead = leads(space).getFirst();
    assertThat(lead.text("name")).isEqualTo("张三");
    assertThat(lead.text("company")).isEqualTo("华为样例");
    assertThat(lead.text("source")).isEqualTo("官网");
    assertThat(lead.text("intent")).isEqualTo("A");
    assertThat(lead.text("note")).isEqualTo("要多仓方案");
    assertThat(lead.text("owner")).isEqualTo(SampleBook.LIN);
    fx(() -> space.undo().undo());
    eventually(() -> leads(space).isEmpty());
  }

  @Test
  void whoIsThereAlreadyIsOfferedFirst() {
    var space = workspace(Language.CHINESE);
    var known = SampleBook.id("lead", 77);
    Profiles.seed(
        space.database(),
        Profiles.row(
            RecordType.LEAD,
            known,
            "name",
            "张伟",
            "company",
            "云帆样例软件",
            "phone",
            "13800000127",
            "source",
            "展会",
            "intent",
            "A",
            "owner",
            SampleBook.LIN));
    var bench = fx(() -> new Workbench(space, new Screens()));
    var scene = show(() -> bench.scene(1280, 800));
    fx(bench::show);
    fx(() -> QuickAddDialog.open(space, LINE));
    reads(bench.root(), "查到 1 条可能重复");
    picture(scene, "quick-add-zh");
    reads(bench.root(), "并入 张伟", "仍然新建");
    press(scene, KeyCode.ENTER);
    eventually(() -> space.navigator().place().equals(new Place.LeadRecord(known)));
    assertThat(leads(space)).hasSize(1);
    assertThat(leads(space).getFirst().text("company")).isEqualTo("云帆样例软件");
  }

  @Test
  void whatIsMissingIsNamed() {
    var space = workspace(Language.ENGLISH);
    var bench = fx(() -> new Workbench(space, new Screens()));
    var scene = show(() -> bench.scene(1280, 800));
    fx(bench::show);
    fx(() -> QuickAddDialog.open(space, "Grace Lindqvist"));
    settle();
    press(scene, KeyCode.ENTER);
    reads(bench.root(), "Still to write: Source");
    assertThat(space.dialogs().isOpen()).isTrue();
  }
}
