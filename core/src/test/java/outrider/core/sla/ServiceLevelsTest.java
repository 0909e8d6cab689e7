package outrider.core.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outrider.core.calendar.CalendarDefinition;
import outrider.core.configuration.Configuration;
import outrider.core.lead.Lead;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

final class ServiceLevelsTest {

  /// Friday 27 November 2026, 17:50 in Shanghai.
  private static final Instant FRIDAY = Instant.parse("2026-11-27T09:50:00Z");

  private final List<Row> rows = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({
    "website, A, both",
    "WEBSITE, A, both",
    "fair, A, grade",
    "website, C, source",
    "website,, source",
    "fair, C, others",
    "fair,, others"
  })
  void whatSaysMostAboutALeadIsForIt(String source, String grade, String expected) {
    level("others", Map.of("minutes", 60L));
    level("grade", Map.of("minutes", 5L, "intents", List.of("A")));
    level("source", Map.of("minutes", 30L, "sources", List.of("Website"), "position", 2L));
    level(
        "both",
        Map.of("minutes", 2L, "sources", List.of(" website "), "intents", List.of("A", "B")));

    assertThat(levels().firstResponseOf(lead(source, grade)).map(ServiceLevel::id))
        .contains(expected);
  }

  @Test
  void amongEqualsThePositionDecidesThenTheId() {
    level("b", Map.of("minutes", 1L, "position", 2L));
    level("z", Map.of("minutes", 2L, "position", 1L));
    level("a", Map.of("minutes", 3L, "position", 2L));

    assertThat(levels().ordered()).extracting(ServiceLevel::id).containsExactly("z", "a", "b");
  }

  @Test
  void anUngradedLeadCountsAsC() {
    level("c", Map.of("minutes", 90L, "intents", List.of("C")));

    assertThat(levels().firstResponseOf(lead("fair", null)).map(ServiceLevel::id)).contains("c");
    assertThat(levels().firstResponseOf(lead("fair", "A"))).isEmpty();
  }

  @Test
  void whatIsSwitchedOffOrMakesNoSenseIsForNobody() {
    level("off", Map.of("minutes", 1L, "inactive", true));
    level("never", Map.of("minutes", 0L));
    level("nobody", Map.of("minutes", 1L, "intents", List.of("A", "Z")));
    level("newer", Map.of("minutes", 1L, "kind", "resolution"));

    var promise = levels().firstResponse(lead("fair", "A"), FRIDAY);

    assertThat(promise.by()).isEmpty();
    assertThat(promise.due()).isEqualTo(FRIDAY.plus(Duration.ofHours(1)));
  }

  @Test
  void businessTimeWaitsForMonday() {
    office();
    level("office", Map.of("minutes", 30L, "calendar", "cn"));

    var promise = levels().firstResponse(lead("fair", "A"), FRIDAY);

    assertThat(promise.businessTime()).isTrue();
    assertThat(promise.due()).isEqualTo(Instant.parse("2026-11-30T01:20:00Z"));
  }

  @Test
  void aCalendarThatCannotBeReadCountsAroundTheClock() {
    rows.add(new Row(RecordType.CALENDAR, "cn", Map.of("name", "CN", "zone", "Asia/Atlantis")));
    level("office", Map.of("minutes", 30L, "calendar", "cn"));

    var promise = levels().firstResponse(lead("fair", "A"), FRIDAY);

    assertThat(promise.businessTime()).isFalse();
    assertThat(promise.due()).isEqualTo(FRIDAY.plus(Duration.ofMinutes(30)));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-27T09:50:00Z, , OPEN, PT40M",
    "2026-11-27T09:59:00Z, , OPEN, PT31M",
    "2026-11-28T06:00:00Z, , OPEN, PT30M",
    "2026-11-30T01:19:59Z, , OPEN, PT10M1S",
    "2026-11-30T01:20:00Z, , WARNING, PT10M",
    "2026-11-30T01:30:00Z, , WARNING, PT0S",
    "2026-11-30T01:30:01Z, , BREACHED, PT-1S",
    "2026-11-30T03:00:00Z, 2026-11-30T01:10:00Z, MET, PT20M",
    "2026-11-30T03:00:00Z, 2026-11-30T01:40:00Z, BREACHED, PT-10M"
  })
  void aPromiseStandsByBusinessTime(
      Instant now, Instant answered, Promise.State state, Duration left) {
    office();
    level("office", Map.of("minutes", 40L, "calendar", "cn"));
    var promise = levels().firstResponse(lead("fair", "A"), FRIDAY);

    assertThat(promise.at(now, Optional.ofNullable(answered)))
        .isEqualTo(new Promise.Standing(state, left));
  }

  private void office() {
    var row = new Row(RecordType.CALENDAR, "cn", Map.of("name", "CN", "zone", "Asia/Shanghai"));
    for (var day : List.of("monday", "tuesday", "wednesday", "thursday", "friday")) {
      row = row.with(day, "09:00-18:00");
    }
    assertThat(CalendarDefinition.of(row).flaws()).isEmpty();
    rows.add(row);
  }

  private void level(String id, Map<String, Object> fields) {
    rows.add(new Row(RecordType.SERVICE_LEVEL, id, Map.of("name", id)).with(fields));
  }

  private ServiceLevels levels() {
    return new Configuration(rows).serviceLevels();
  }

  private static Lead lead(String source, @Nullable String grade) {
    return Lead.of(
        Row.of(RecordType.LEAD, "lead")
            .with("name", "Zhang")
            .with("source", source)
            .with("intent", grade));
  }
}
