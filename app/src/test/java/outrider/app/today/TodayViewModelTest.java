package outrider.app.today;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import outrider.app.SampleBook;
import outrider.app.command.Undo;
import outrider.app.fx.FxTest;
import outrider.app.store.Database;
import outrider.core.lead.Intent;
import outrider.core.record.RecordType;

final class TodayViewModelTest {
  private final Database database = SampleBook.openFresh();
  private final TodayViewModel model =
      new TodayViewModel(
          new Undo(SampleBook.bus(database, SampleBook.LIN)), FxTest.SHANGHAI, SampleBook.NOW);

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aMoreUrgentRowWaitsUntilNobodyTouchedAnythingForFiveSeconds() {
    model.show(facts(due("b", 30), due("c", 40)), SampleBook.NOW);
    model.show(facts(due("a", -5), due("b", 30), due("c", 40)), SampleBook.NOW);
    assertThat(rows()).containsExactly("b", "c");
    assertThat(model.waiting().get()).isEqualTo(1);

    model.tick(SampleBook.NOW.plusSeconds(4));
    model.touched();
    model.tick(SampleBook.NOW.plusSeconds(8));
    assertThat(rows()).containsExactly("b", "c");
    model.tick(SampleBook.NOW.plusSeconds(9));
    assertThat(rows()).containsExactly("a", "b", "c");
    assertThat(model.waiting().get()).isZero();
    assertThat(selected()).isEqualTo("b");
  }

  @Test
  void timeAloneMovesARowToOverdue() {
    model.show(facts(due("b", 30), due("c", 40)), SampleBook.NOW);
    model.tick(SampleBook.NOW.plus(Duration.ofMinutes(31)));
    model.keyPressed();
    assertThat(model.queue().get().count(Group.OVERDUE)).isEqualTo(1);
    assertThat(heads()).containsExactly(Group.OVERDUE, Group.NEXT_TWO_HOURS);
  }

  @Test
  void aFoldedGroupKeepsItsHeadAndItsCount() {
    model.show(facts(due("b", 30), due("c", 600)), SampleBook.NOW);
    model.fold(Group.NEXT_TWO_HOURS, true);
    assertThat(rows()).containsExactly("c");
    assertThat(heads()).containsExactly(Group.NEXT_TWO_HOURS, Group.TODAY);
    assertThat(selected()).isEqualTo("c");
  }

  @Test
  void afterTheSelectedRowLeftTheNextOneIsSelected() {
    model.show(facts(due("a", 10), due("b", 30), due("c", 40)), SampleBook.NOW);
    model.move(1);
    assertThat(selected()).isEqualTo("b");
    model.show(facts(due("a", 10), due("c", 40)), SampleBook.NOW);
    assertThat(selected()).isEqualTo("c");
  }

  private String selected() {
    return model.selected().get().map(row -> row.item().id()).orElse("");
  }

  private List<String> rows() {
    return model.lines().stream()
        .filter(QueueLine.Entry.class::isInstance)
        .map(line -> ((QueueLine.Entry) line).row().item().id())
        .toList();
  }

  private List<Group> heads() {
    return model.lines().stream()
        .filter(QueueLine.Head.class::isInstance)
        .map(line -> ((QueueLine.Head) line).group())
        .toList();
  }

  private static TodayFacts facts(DueItem... items) {
    return new TodayFacts(new ArrayList<>(List.of(items)), 0, OptionalLong.empty());
  }

  private static DueItem due(String id, long inMinutes) {
    var at = SampleBook.NOW.plus(Duration.ofMinutes(inMinutes)).toEpochMilli();
    return new DueItem(
        RecordType.LEAD,
        id,
        id,
        "",
        Optional.of(Intent.B),
        0,
        "CNY",
        2,
        Optional.of(
            new DueItem.DueTask(
                "t-" + id,
                "Call",
                "call",
                at,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty())),
        OptionalLong.empty(),
        OptionalLong.of(at),
        OptionalLong.empty(),
        "",
        0,
        "",
        false,
        0,
        Optional.empty());
  }
}
