package outrider.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.core.record.RecordType.OPPORTUNITY;
import static outrider.core.record.RecordType.TASK;
import static outrider.core.rule.Office.HOUR;
import static outrider.core.rule.Office.id;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import outrider.core.command.Command;
import outrider.core.record.Fields;
import outrider.core.task.Task;

/// The survey of a roof, then the offer, then the contract.
final class ScheduleRulesTest {
  private static final long DAY = 24 * HOUR;
  private final Office office = new Office();
  private final long start = office.now();

  @BeforeEach
  void plan() {
    office.deal("lin", "roof");
    task("survey", "roof", 2);
    task("offer", "roof", 4);
    task("contract", "roof", 6);
    office.does("lin", link("offer", List.of(), "survey"));
    office.does("lin", link("contract", List.of(), "offer"));
  }

  @Test
  void whatComesAfterFollowsAndTheNextStepOfTheDealIsRight() {
    office.does("lin", place("survey", null, 2, null, 5));

    assertThat(due("survey")).isEqualTo(5);
    assertThat(due("offer")).as("begins when the survey is done, as long as before").isEqualTo(6);
    assertThat(due("contract")).isEqualTo(7);
    assertThat(office.the(OPPORTUNITY, "roof").number(Fields.NEXT_STEP_AT, 0))
        .isEqualTo(start + 5 * DAY);
  }

  @Test
  void aLengthIsKeptWhereOneWasSaid() {
    office.does("lin", place("offer", null, 4, 2L, 4));
    office.does("lin", place("survey", null, 2, null, 3));
    assertThat(due("offer")).isEqualTo(5);
    assertThat(office.the(TASK, "offer").number(Task.START_AT, 0)).isEqualTo(start + 3 * DAY);
    assertThat(due("contract")).as("had a day to spare").isEqualTo(6);
  }

  @Test
  void whatIsPutOffElsewhereTakesAlongWhatComesAfter() {
    office.does("lin", place("survey", null, 2, 1L, 2));
    office.does("lin", new Command.SnoozeTask(id("survey"), start + 2 * DAY, start + 4 * DAY));
    assertThat(office.the(TASK, "survey").number(Task.START_AT, 0)).isEqualTo(start + 3 * DAY);
    assertThat(due("offer")).isEqualTo(5);
  }

  @Test
  void whatIsDoneStandsAndHoldsNothingUp() {
    office.does("lin", new Command.CompleteTask(id("offer"), null));
    office.does("lin", place("survey", null, 2, null, 9));
    assertThat(due("offer")).isEqualTo(4);
    assertThat(due("contract")).isEqualTo(6);
    assertThat(office.refusals("lin", place("offer", null, 4, null, 5)))
        .containsExactly("task.done");
    office.does("lin", place("contract", null, 6, null, 3));
  }

  @Test
  void nothingBeginsBeforeWhatItComesAfter() {
    var reasons = office.refused("lin", place("offer", null, 4, null, 2));
    assertThat(reasons)
        .singleElement()
        .satisfies(reason -> {
          assertThat(reason.id()).isEqualTo("schedule.too-early");
          assertThat(reason.arguments()).containsEntry("title", "survey");
        });
    assertThat(office.refusals("lin", place("offer", null, 4, 9L, 8)))
        .containsExactly("schedule.reversed");
  }

  @Test
  void whoDidNotSeeWhereItStandsIsRefused() {
    office.does("lin", place("survey", null, 2, null, 3));
    assertThat(office.refusals("lin", place("survey", null, 2, null, 4)))
        .containsExactly("task.moved");
    assertThat(office.refusals("lin", link("offer", List.of(), "contract")))
        .containsExactly("task.moved");
    assertThat(office.refusals("wu", place("survey", null, 3, null, 4)))
        .containsExactly("record.not-found");
    assertThat(office.refusals("wu", link("survey", List.of(), "offer")))
        .containsExactly("record.not-found");
  }

  @Test
  void aRingAndATaskOfAnotherDealAreRefused() {
    assertThat(office.refusals("lin", link("survey", List.of(), "contract")))
        .containsExactly("schedule.ring");
    assertThat(office.refusals("lin", link("survey", List.of(), "survey")))
        .containsExactly("schedule.ring");
    office.deal("lin", "wall");
    task("paint", "wall", 3);
    assertThat(office.refusals("lin", link("paint", List.of(), "survey")))
        .containsExactly("record.not-found");
    assertThat(
            office.refusals(
                "lin",
                link(
                    "paint",
                    List.of(),
                    java.util.stream.IntStream.range(0, 21)
                        .mapToObj(each -> "t" + each)
                        .toArray(String[]::new))))
        .containsExactly("schedule.too-many");
  }

  @Test
  void sayingThatItComesAfterMovesItThere() {
    task("permit", "roof", 9);
    office.does("lin", link("offer", List.of("survey"), "survey", "permit"));
    assertThat(due("offer")).isEqualTo(10);
    assertThat(due("contract")).isEqualTo(11);
    office.does("lin", link("offer", List.of("survey", "permit"), "survey"));
    assertThat(due("offer")).as("nothing is pulled back").isEqualTo(10);
  }

  private void task(String name, String deal, long dueDay) {
    office.does(
        "lin",
        new Command.PlanTask(
            id(name), OPPORTUNITY, id(deal), name, "other", start + dueDay * DAY, null, null));
  }

  private Command place(
      String name, @Nullable Long fromStart, long fromDue, @Nullable Long toStart, long toDue) {
    return new Command.PlaceTask(
        id(name), at(fromStart), start + fromDue * DAY, at(toStart), start + toDue * DAY);
  }

  private @Nullable Long at(@Nullable Long day) {
    return day == null ? null : start + day * DAY;
  }

  private static Command link(String name, List<String> from, String... to) {
    return new Command.LinkTask(
        id(name),
        from.stream().map(Office::id).toList(),
        Arrays.stream(to).map(Office::id).toList());
  }

  private long due(String name) {
    return (office.the(TASK, name).number(Task.DUE_AT, 0) - start) / DAY;
  }
}
