package outrider.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.core.record.RecordType.DEVICE_LAG;
import static outrider.core.rule.Office.HOUR;
import static outrider.core.rule.Office.id;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.lag.DeviceLag;

/// How late a laptop was is said by itself, a record a day, and only ever becomes worse.
final class LagRulesTest {
  private static final long DAY = 24 * HOUR;

  private final Office office = new Office();

  @Test
  void aDayIsOneRecordAndTheWorseCounts() {
    office.does("lin", keep(today(), 900, 600, 40, 5, "57:900"));
    office.does("lin", keep(today(), 700, 300, 45, 9, "57:400,58:700"));
    office.does("lin", keep(today(), 80, 20, 2, 3, ""));

    assertThat(office.all(DEVICE_LAG).stream().map(DeviceLag::of))
        .singleElement()
        .satisfies(lag -> {
          assertThat(lag.person()).isEqualTo("lin");
          assertThat(lag.day()).isEqualTo(today());
          assertThat(lag.worstSeconds()).isEqualTo(900);
          assertThat(lag.medianSeconds()).as("of the most changes").isEqualTo(300);
          assertThat(lag.lateMinutes()).isEqualTo(45);
          assertThat(lag.changes()).isEqualTo(9);
          assertThat(lag.steps()).isEqualTo(Map.of(57, 900, 58, 700));
        });

    office.does("qi", keep(today(), 60, 60, 1, 1, ""));
    office.does("lin", keep(today() - 1, 30, 10, 0, 4, ""));
    assertThat(office.all(DEVICE_LAG)).hasSize(3);
  }

  @Test
  void nobodyTellsOfTomorrowOrOfLastWinter() {
    assertThat(office.refusals("lin", keep(today() + 2, 1, 1, 0, 1, "")))
        .containsExactly("lag.day");
    assertThat(office.refusals("lin", keep(today() - 41, 1, 1, 0, 1, "")))
        .containsExactly("lag.day");
    assertThat(office.refusals("lin", keep(today(), 10, 20, 0, 1, "")))
        .as("a median beyond the worst")
        .containsExactly("field.malformed");
    assertThat(office.refusals("lin", keep(today(), 10, 5, 2_000, 1, "")))
        .containsExactly("field.malformed");
    assertThat(office.refusals("lin", keep(today(), 10, 5, 0, 1, "144:9")))
        .containsExactly("field.malformed");
  }

  @Test
  void nothingElseWritesOrDeletesIt() {
    office.does("lin", keep(today(), 900, 600, 40, 5, ""));
    var lag = office.all(DEVICE_LAG).getFirst().id();
    for (var who : List.of("lin", "ma", "boss")) {
      assertThat(office.refusals(who, new Command.DeleteRecord(DEVICE_LAG, lag))).isNotEmpty();
      assertThat(
              office.refusals(
                  who,
                  new Command.EditFields(
                      DEVICE_LAG, lag, List.of(new FieldEdit("worstSeconds", 900L, 1L)))))
          .isNotEmpty();
      assertThat(
              office.refusals(
                  who, new Command.CreateRecord(DEVICE_LAG, id("forged"), Map.of("owner", "lin"))))
          .isNotEmpty();
    }
  }

  private long today() {
    return Math.floorDiv(office.now(), DAY);
  }

  private static Command keep(
      long day, long worst, long median, long late, long changes, String steps) {
    return new Command.KeepLag(day, worst, median, late, 0, changes, steps);
  }
}
