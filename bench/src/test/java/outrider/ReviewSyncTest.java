package outrider;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.core.activity.Activity;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.opportunity.Opportunity;
import outrider.core.quota.Quota;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.review.Movement;
import outrider.core.review.Revision;
import outrider.office.HeadOffice;
import outrider.office.Laptop;

/// Lin puts a deal off twice on the way, without a network. Her manager's laptop says afterwards
/// how it stood and how often it was put off, as Lin's own does; the target that the manager sets
/// is on Lin's laptop.
final class ReviewSyncTest {

  @TempDir Path folder;

  @Test
  void whatChangedOfADealOnTheWayIsKnownToTheManagerAndASecondLaptop() {
    try (var office = new HeadOffice(folder.resolve("hq"));
        var zhou = Laptop.open(folder.resolve("zhou"), office, "zhou");
        var lin = Laptop.open(folder.resolve("lin"), office, "lin")) {
      lin.await("the stages", () -> !lin.all(RecordType.PIPELINE).isEmpty());
      var deal = lin.book().commands().newId();
      done(
          lin,
          new Command.CreateRecord(
              RecordType.OPPORTUNITY,
              deal,
              Map.of(
                  Fields.NAME, "Roof", Opportunity.AMOUNT, 100L, Opportunity.CLOSE_ON, 20_000L)));
      lin.drained();
      office.stop();
      edit(lin, deal, Opportunity.CLOSE_ON, 20_000L, 20_010L);
      edit(lin, deal, Opportunity.CLOSE_ON, 20_010L, 20_030L);
      edit(lin, deal, Opportunity.AMOUNT, 100L, 80L);
      edit(lin, deal, Opportunity.AMOUNT, 80L, 70L);
      var offline = movement(lin, deal);
      assertThat(offline).isEqualTo(new Movement(false, null, -30, 30, 2));

      office.startAgain();
      lin.book().sync().nudge();
      lin.drained();
      zhou.book().sync().nudge();
      zhou.await("the same", () -> movement(zhou, deal).equals(offline));
      assertThat(movement(lin, deal)).as("once HQ has decided too").isEqualTo(offline);
      assertThat(revisions(zhou, deal)).hasSize(4);
    }
  }

  @Test
  void aTargetThatTheManagerSetsIsOnTheRepsLaptop() {
    try (var office = new HeadOffice(folder.resolve("hq"));
        var zhou = Laptop.open(folder.resolve("zhou"), office, "zhou");
        var lin = Laptop.open(folder.resolve("lin"), office, "lin")) {
      zhou.await("the people", () -> !zhou.all(RecordType.USER).isEmpty());
      var person = lin.book().commands().actor().user();
      done(zhou, new Command.SetQuota(person, null, "2026-Q4", "CNY", null, 500L));

      var quota = Quota.idOf(person, null, "2026-Q4", "CNY");
      lin.await(
          "the target",
          () ->
              lin.find(RecordType.QUOTA, quota)
                  .filter(row -> row.number(Quota.AMOUNT, 0) == 500)
                  .isPresent());
    }
  }

  private static Movement movement(Laptop laptop, String deal) {
    var row = laptop.find(RecordType.OPPORTUNITY, deal);
    return row.map(found ->
            Movement.of(
                new Movement.Now(
                    0,
                    found.text(Opportunity.STAGE),
                    optional(found.numberOrNull(Opportunity.AMOUNT)),
                    optional(found.numberOrNull(Opportunity.CLOSE_ON))),
                revisions(laptop, deal).stream().map(Revision::of).toList(),
                1))
        .orElse(Movement.NONE);
  }

  private static OptionalLong optional(@Nullable Long value) {
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }

  private static List<Row> revisions(Laptop laptop, String deal) {
    return laptop.all(RecordType.ACTIVITY).values().stream()
        .filter(row -> row.text(Fields.PARENT).equals(deal))
        .filter(row -> Activity.of(row).kind().equals(Activity.REVISION))
        .toList();
  }

  private static void edit(Laptop laptop, String deal, String field, Object before, Object after) {
    done(
        laptop,
        new Command.EditFields(
            RecordType.OPPORTUNITY, deal, List.of(new FieldEdit(field, before, after))));
  }

  private static void done(Laptop laptop, Command command) {
    assertThat(laptop.submit(command).reasons()).isEmpty();
  }
}
