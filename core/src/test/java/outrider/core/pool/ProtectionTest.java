package outrider.core.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import outrider.core.lead.Intent;
import outrider.core.lead.Lead;
import outrider.core.pool.Protection.Deal;
import outrider.core.pool.Protection.Why;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

class ProtectionTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final Pool USUAL = Pool.blank("usual");

  /// Default 10 days, each activity extends to activity + 3 days when that is later, never beyond
  /// 20 days from the claim.
  @Test
  void claimedOn25March() {
    var lead = claimed("2026-03-25");
    assertThat(day(lead)).isEqualTo(LocalDate.of(2026, 4, 4));

    lead = contacted(lead, "2026-03-28");
    assertThat(day(lead)).isEqualTo(LocalDate.of(2026, 4, 4));

    lead = contacted(lead, "2026-04-02");
    assertThat(day(lead)).isEqualTo(LocalDate.of(2026, 4, 5));

    lead = contacted(lead, "2026-04-05");
    assertThat(day(lead)).isEqualTo(LocalDate.of(2026, 4, 8));

    for (var later : new String[] {"2026-04-08", "2026-04-11", "2026-04-13", "2026-04-14"}) {
      lead = contacted(lead, later);
    }
    assertThat(day(lead)).as("whatever happens").isEqualTo(LocalDate.of(2026, 4, 14));
    assertThat(protection(lead).orElseThrow().why()).isEqualTo(Why.CAP);
  }

  @Test
  void theReasonIsWhatEndsIt() {
    var lead = claimed("2026-03-25");
    assertThat(protection(lead).orElseThrow().why()).isEqualTo(Why.PROTECTION);
    assertThat(protection(contacted(lead, "2026-03-28")).orElseThrow().why())
        .isEqualTo(Why.PROTECTION);
    assertThat(protection(contacted(lead, "2026-04-02")).orElseThrow().why())
        .isEqualTo(Why.ACTIVITY);
  }

  @Test
  void whatWasSaidBeforeTheClaimExtendsNothing() {
    var lead = contacted(claimed("2026-03-25"), "2026-03-20");
    assertThat(day(lead)).isEqualTo(LocalDate.of(2026, 4, 4));
  }

  @Test
  void aClockOfThePoolEndsItSoonerForTheIntentsItIsSetFor() {
    var strict = pool(RecycleClock.FOLLOW_UP, "A", 4);
    var a = claimed("2026-03-25").with(Lead.INTENT, "A");
    assertThat(of(a, strict, Deal.NONE)).contains("2026-03-29 NO_FOLLOW_UP");
    assertThat(of(contacted(a, "2026-03-28"), strict, Deal.NONE))
        .contains("2026-04-01 NO_FOLLOW_UP");
    assertThat(of(a.with(Lead.INTENT, "B"), strict, Deal.NONE)).contains("2026-04-04 PROTECTION");
    assertThat(of(a.with(Lead.INTENT, null), pool(RecycleClock.FOLLOW_UP, "C", 5), Deal.NONE))
        .as("ungraded counts as C")
        .contains("2026-03-30 NO_FOLLOW_UP");
  }

  @Test
  void noContactMovesTheClockOfTheOpportunity() {
    var strict = pool(RecycleClock.OPPORTUNITY, "C", 6);
    var lead = contacted(claimed("2026-03-25"), "2026-03-30");
    assertThat(of(lead, strict, Deal.NONE)).contains("2026-03-31 NO_OPPORTUNITY");
  }

  @Test
  void aLeadThatBecameADealGoesByTheDealsClockAlone() {
    var converted = claimed("2026-03-25").with(Lead.STATUS, "converted");
    var strict = pool(RecycleClock.DEAL, "C", 60);
    assertThat(of(converted, strict, Deal.PENDING)).contains("2026-05-24 NO_DEAL");
    assertThat(of(converted, USUAL, Deal.PENDING)).as("no clock, no return").isEmpty();
  }

  @Test
  void whatIsWonIsExempt() {
    var strict = pool(RecycleClock.DEAL, "C", 1);
    var lead = claimed("2026-03-25");
    assertThat(of(lead.with(Lead.STATUS, "converted"), strict, Deal.WON)).isEmpty();
    assertThat(of(lead, strict, Deal.WON)).as("taken up again after the deal").isEmpty();
  }

  @Test
  void nothingGoesBackThatNobodyHasOrThatIsClosedOrWhosePoolIsOff() {
    var lead = claimed("2026-03-25");
    assertThat(of(lead.with(Fields.OWNER, null), USUAL, Deal.NONE)).isEmpty();
    assertThat(of(lead.with(Lead.STATUS, "disqualified"), USUAL, Deal.NONE)).isEmpty();
    assertThat(of(lead.with(Lead.CLAIMED_AT, null), USUAL, Deal.NONE)).isEmpty();
    assertThat(of(lead, new Pool(USUAL.row().with(Pool.INACTIVE, true)), Deal.NONE)).isEmpty();
  }

  private static Row claimed(String day) {
    return Row.of(RecordType.LEAD, "li")
        .with(Fields.OWNER, "lin")
        .with(Lead.STATUS, "working")
        .with(Lead.CLAIMED_AT, at(day));
  }

  private static Row contacted(Row lead, String day) {
    return lead.with(Fields.LAST_CONTACT_AT, at(day));
  }

  private static long at(String day) {
    return LocalDateTime.parse(day + "T09:30").atZone(SHANGHAI).toInstant().toEpochMilli();
  }

  private static Pool pool(RecycleClock clock, String intent, long days) {
    return new Pool(USUAL.row().with(clock.field(Intent.of(intent)), days));
  }

  private static Optional<Protection> protection(Row lead) {
    return Protection.of(Lead.of(lead), USUAL, Deal.NONE);
  }

  private static LocalDate day(Row lead) {
    return day(protection(lead).orElseThrow().until());
  }

  private static LocalDate day(long at) {
    return Instant.ofEpochMilli(at).atZone(SHANGHAI).toLocalDate();
  }

  private static Optional<String> of(Row lead, Pool pool, Deal deal) {
    var found = Protection.of(Lead.of(lead), pool, deal);
    found.ifPresent(it ->
        assertThat(Duration.ofMillis(it.until() - at("2026-01-01")).toMillis() % 86_400_000)
            .as("whole days from what it counts from")
            .isZero());
    return found.map(it -> day(it.until()) + " " + it.why());
  }
}
