package outrider.app.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import org.junit.jupiter.api.Test;
import outrider.app.SampleBook;
import outrider.app.fx.FxTest;
import outrider.app.i18n.Language;
import outrider.app.shell.Workspace;
import outrider.app.store.Profiles;
import outrider.app.store.RecordTable;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// A person keeps a view of the list, changes it, throws it away and wants it back.
final class OwnViewsTest extends FxTest {
  private static final Condition SHANGHAI = Condition.of("city", Operator.IS, "上海");
  private static final Condition GRADE_A = Condition.of("intent", Operator.IS, "A");

  private final Workspace space = workspace(Language.ENGLISH);
  private final RecordList list = fx(() -> list(space));
  private final Scene scene = show(list, 1_100, 500);

  @Test
  void aViewThatComesWithTheProgramCannotBeThrownAway() {
    assertThat(button("Delete this view").isVisible()).isFalse();
    fx(() -> list.model().add(SHANGHAI));
    assertThat(button("Keep changes").isVisible()).isFalse();
  }

  @Test
  void aViewOfOnesOwnIsChanged() {
    keep("Shanghai", SHANGHAI);
    assertThat(button("Keep changes").isVisible()).isFalse();

    fx(() -> list.model().add(GRADE_A));
    assertThat(button("Keep changes").isVisible()).isTrue();
    fx(() -> button("Keep changes").fire());
    assertThat(fx(() -> list.model().viewProperty().get().conditions()))
        .containsExactly(SHANGHAI, GRADE_A);
    assertThat(button("Keep changes").isVisible()).isFalse();
    picture(scene, "own-view-en");

    eventually(() -> stored().stream().anyMatch(view -> view.conditions().size() == 2));
  }

  @Test
  void aViewOfOnesOwnIsThrownAwayAndBroughtBack() {
    keep("Shanghai", SHANGHAI);
    eventually(() -> stored().size() == 1);

    var kept = fx(() -> list.model().viewProperty().get());
    fx(() -> button("Delete this view").fire());
    assertThat(fx(() -> space.toasts().text())).isEqualTo("Shanghai deleted");
    assertThat(fx(() -> list.model().viewProperty().get().builtIn())).isTrue();
    eventually(() -> stored().isEmpty());

    fx(() -> list.model().put(kept));
    eventually(() -> stored().equals(List.of(kept)));
    assertThat(fx(() -> list.model().viewProperty().get())).isEqualTo(kept);
  }

  @Test
  void aViewIsSharedWithTheTeamChangedAndTakenBack() {
    fx(() -> {
      list.model().add(SHANGHAI);
      list.model().save(space.commands().newId(), "Shanghai");
    });
    eventually(() -> stored().size() == 1);
    assertThat(button("Share with the team").isVisible()).isTrue();
    fx(() -> button("Share with the team").fire());
    eventually(() -> fx(() -> list.model().viewProperty().get().isShared()));
    var segment = segments().getFirst();
    assertThat(segment.text(Fields.TEAM)).isEqualTo(SampleBook.EAST_1);
    assertThat(segment.has(Fields.OWNER)).isFalse();
    assertThat(fx(() -> list.model().views())).as("one tab, not two").hasSize(2);
    assertThat(button("Share with the team").isVisible()).isFalse();
    picture(scene, "shared-view-en");

    fx(() -> list.model().add(GRADE_A));
    fx(() -> button("Keep changes").fire());
    eventually(() -> segments().getFirst().text("definition").contains("intent"));

    fx(() -> button("Delete this view").fire());
    eventually(() -> segments().isEmpty());
    fx(() -> space.undo().undo()).orElseThrow().join();
    eventually(() -> segments().size() == 1);
    assertThat(segments().getFirst().text(Fields.NAME)).isEqualTo("Shanghai");
  }

  @Test
  void aColleaguesViewIsLookedAtAndOnlyForThemToChange() {
    var theirs =
        Profiles.row(
            RecordType.SEGMENT,
            SampleBook.id("segment", 1),
            "name",
            "Grade A",
            "screen",
            "leads",
            "definition",
            "{\"sort\":\"name\",\"conditions\":[{\"field\":\"intent\",\"operator\":\"is\","
                + "\"values\":[\"A\"]}]}",
            "team",
            SampleBook.EAST_1,
            "createdBy",
            SampleBook.HE);
    Profiles.seed(
        space.database(),
        theirs,
        Profiles.row(
            RecordType.SEGMENT,
            SampleBook.id("segment", 2),
            "name",
            "Unreadable",
            "screen",
            "leads",
            "definition",
            "{\"conditions\":[{\"operator\":\"DROP TABLE\"}]}",
            "team",
            SampleBook.EAST_1,
            "createdBy",
            SampleBook.HE));
    eventually(() -> fx(() -> list.model().views().size()) == 2);
    fx(() -> list.model().choose(list.model().views().get(1)));
    assertThat(fx(() -> list.model().conditions())).containsExactly(GRADE_A);
    assertThat(button("Delete this view").isVisible()).isFalse();
    fx(() -> list.model().add(SHANGHAI));
    assertThat(button("Keep changes").isVisible()).isFalse();
  }

  private List<Row> segments() {
    return space.database().readNow(sql -> RecordTable.of(RecordType.SEGMENT).all(sql));
  }

  private void keep(String name, Condition condition) {
    fx(() -> {
      list.model().add(condition);
      list.model().save("own", name);
    });
  }

  private List<SavedView> stored() {
    return space.database().readNow(sql -> SavedViewStore.all(sql, "leads"));
  }

  private Button button(String words) {
    return fx(() ->
        list.root().lookupAll(".button").stream()
            .map(Button.class::cast)
            .filter(each -> words.equals(each.getText()) || words.equals(each.getAccessibleText()))
            .findFirst()
            .orElseThrow());
  }

  private static RecordList list(Workspace space) {
    return new RecordList(
        space,
        RecordType.LEAD,
        "leads",
        "leads.empty",
        List.of(SavedView.builtIn("all", "leads.view.all", Fields.NAME)),
        List.of(new RowColumns(space, RecordType.LEAD).of(Fields.NAME, 200)));
  }
}
