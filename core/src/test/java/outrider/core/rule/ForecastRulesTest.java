package outrider.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.core.record.RecordType.FORECAST;
import static outrider.core.rule.Office.HOUR;
import static outrider.core.rule.Office.id;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.forecast.KeptForecast;

/// What was forecast is kept once a week, by whoever leads, and changed by nobody.
final class ForecastRulesTest {
  private static final long DAY = 24 * HOUR;

  private final Office office = new Office();

  @Test
  void theFirstOfAWeekStandsWhoeverElseKeepsOne() {
    office.does("ma", keep("north", week(), 300L));
    office.does("boss", keep("north", week(), 500L));

    assertThat(office.all(FORECAST).stream().map(KeptForecast::of))
        .singleElement()
        .satisfies(kept -> {
          assertThat(kept.expectedMinor()).isEqualTo(300);
          assertThat(kept.lowMinor()).hasValue(200);
          assertThat(kept.row().text("keptBy")).isEqualTo("ma");
          assertThat(kept.row().text("team")).isEqualTo("north");
        });

    office.pass(7 * DAY);
    office.does("boss", keep("north", week(), 500L));
    assertThat(office.all(FORECAST)).hasSize(2);
  }

  @Test
  void whoDoesNotLeadTheTeamKeepsNothing() {
    assertThat(office.refusals("lin", keep("north", week(), 300L)))
        .containsExactly("permission.forecast");
    assertThat(office.refusals("qi", keep("north", week(), 300L)))
        .containsExactly("permission.forecast");
    assertThat(office.all(FORECAST)).isEmpty();
  }

  @Test
  void onlyTheWeekThatItIsAndAmountsThatThereAre() {
    assertThat(office.refusals("ma", keep("north", week() + 1, 300L)))
        .as("no Monday")
        .containsExactly("field.malformed");
    assertThat(office.refusals("ma", keep("north", week() - 14, 300L)))
        .as("nobody forecasts what is over")
        .containsExactly("field.malformed");
    assertThat(office.refusals("ma", keep("north", week() + 14, 300L)))
        .containsExactly("field.malformed");
    assertThat(office.refusals("ma", keep("north", week(), 100L)))
        .as("the upper end below the lower")
        .contains("field.malformed");
    assertThat(office.refusals("ma", keep("elsewhere", week(), 300L)))
        .containsExactly("record.not-found");
  }

  @Test
  void whatWasKeptIsChangedByNoOtherCommand() {
    office.does("ma", keep("north", week(), 300L));
    var kept = office.all(FORECAST).getFirst().id();

    assertThat(office.refusals("boss", new Command.DeleteRecord(FORECAST, kept))).isNotEmpty();
    assertThat(
            office.refusals(
                "boss",
                new Command.EditFields(
                    FORECAST, kept, List.of(new FieldEdit("expected", 300L, 900L)))))
        .isNotEmpty();
    assertThat(
            office.refusals(
                "boss", new Command.CreateRecord(FORECAST, id("forged"), Map.of("team", "north"))))
        .isNotEmpty();
    assertThat(KeptForecast.of(office.all(FORECAST).getFirst()).expectedMinor()).isEqualTo(300);
  }

  @Test
  void theWeekOfADayBeginsOnItsMonday() {
    var monday = java.time.LocalDate.of(2026, 11, 30);
    for (var day = 0; day < 7; day++) {
      assertThat(KeptForecast.week(monday.plusDays(day).toEpochDay()))
          .isEqualTo(monday.toEpochDay());
    }
  }

  private long week() {
    return KeptForecast.week(Math.floorDiv(office.now(), DAY));
  }

  private static Command keep(String team, long week, @Nullable Long expected) {
    return new Command.KeepForecast(
        team,
        "solar",
        "2026-Q4",
        "CNY",
        week,
        10,
        expected == null ? 0 : expected,
        200L,
        expected,
        250L,
        null,
        "model");
  }
}
