package outrider.core.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import outrider.core.lead.FollowUpWindow.State;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

final class FollowUpWindowTest {

  private static final long CONTACT = 1_790_000_000_000L;

  @ParameterizedTest
  @CsvSource({
    "PT0S, OPEN",
    "PT35H59M59.999S, OPEN",
    "PT36H, WARNING",
    "PT47H59M59.999S, WARNING",
    "PT48H, MISSED",
    "PT9000H, MISSED",
    "PT-1S, OPEN"
  })
  void amberAt36HoursRedAt48(Duration elapsed, State state) {
    assertThat(FollowUpWindow.state(contactedOnce(), CONTACT + elapsed.toMillis()))
        .isEqualTo(state);
  }

  @Test
  void theSecondTouchIsDue48HoursAfterTheFirst() {
    assertThat(FollowUpWindow.dueAt(contactedOnce()))
        .hasValue(CONTACT + Duration.ofHours(48).toMillis());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 2, 7})
  void theWindowIsBetweenTheFirstTouchAndTheSecond(long touches) {
    var lead = Lead.of(contactedOnce().row().with("touches", touches));

    assertThat(FollowUpWindow.state(lead, Long.MAX_VALUE)).isEqualTo(State.NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"converted", "disqualified"})
  void aClosedLeadHasNoWindow(String status) {
    var lead = Lead.of(contactedOnce().row().with("status", status));

    assertThat(FollowUpWindow.dueAt(lead)).isEmpty();
  }

  private static Lead contactedOnce() {
    return Lead.of(new Row(RecordType.LEAD, "l", Map.of("touches", 1L, "firstContactAt", CONTACT)));
  }
}
