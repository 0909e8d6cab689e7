package outrider.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.core.record.RecordType.TEAM;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.user.Team;

/// What the industry wins is entered by an administrator, as a share, and by nobody else.
final class IndustryMeanTest {
  private final Office office = new Office();

  @Test
  void anAdministratorEntersItAndTakesItAway() {
    office.does("boss", mean(null, 2_750L));
    assertThat(team().industryMean()).hasValue(2_750);
    office.does("boss", mean(2_750L, null));
    assertThat(team().industryMean()).isEmpty();
  }

  @Test
  void nobodyElseDoes() {
    for (var user : List.of("ma", "lin")) {
      assertThat(office.refusals(user, mean(null, 2_750L)))
          .containsExactly("permission.configuration");
    }
    assertThat(team().industryMean()).isEmpty();
  }

  @Test
  void itIsAShare() {
    office.does("boss", mean(null, 1L));
    office.does("boss", mean(1L, 10_000L));
    assertThat(office.refusals("boss", mean(10_000L, 10_001L))).containsExactly("field.malformed");
    assertThat(office.refusals("boss", mean(10_000L, 0L))).containsExactly("field.malformed");
    assertThat(office.refusals("boss", mean(10_000L, -1L))).containsExactly("field.malformed");
    assertThat(team().industryMean()).hasValue(10_000);
  }

  private Team team() {
    return Team.of(office.row(TEAM, "north").orElseThrow());
  }

  private static Command mean(@Nullable Long before, @Nullable Long after) {
    return new Command.EditFields(
        TEAM, "north", List.of(new FieldEdit(Team.INDUSTRY_MEAN, before, after)));
  }
}
