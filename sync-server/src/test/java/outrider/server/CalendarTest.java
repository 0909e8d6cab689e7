package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.server.TestServer.id;
import static outrider.server.TestServer.newLead;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import biweekly.util.com.google.ical.compat.javautil.DateIterator;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.command.Repetition;
import outrider.core.protocol.CalendarRequest;
import outrider.core.protocol.CalendarResponse;
import outrider.core.record.RecordType;

/// Ed's calendar in the program that he subscribed with, read by a library that knows nothing of
/// ours.
class CalendarTest extends ServerTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private final String lead = id();
  private Laptop ed;
  private String token = "";

  @BeforeEach
  void edSubscribes() {
    ed = server.laptop("ed");
    ed.push(newLead(lead, "Zoë; Müller, 华为"));
    token = make(ed, false);
  }

  @Test
  void everyTaskIsThereMovesAndGoesAsItDoesAtHome() {
    Instant monday = now().plus(3, ChronoUnit.DAYS);
    String call = plan("Call; then, write\nand wait", monday, null);
    String visit = plan("Visit", monday.plusSeconds(3_600), null);

    assertThat(event(call).getSummary().getValue())
        .isEqualTo("Call; then, write\nand wait · Zoë; Müller, 华为");
    assertThat(start(event(call))).isEqualTo(monday);
    assertThat(event(call).getAlarms()).hasSize(1);

    ed.push(
        new Command.SnoozeTask(
            call, monday.toEpochMilli(), monday.plusSeconds(86_400).toEpochMilli()));
    assertThat(start(event(call)))
        .as("moved here, moved there")
        .isEqualTo(monday.plusSeconds(86_400));

    ed.push(new Command.CompleteTask(call, null));
    assertThat(event(call).getSummary().getValue()).startsWith("✓ ");
    assertThat(event(call).getTransparency().isTransparent()).isTrue();

    ed.push(new Command.DeleteRecord(RecordType.TASK, visit));
    assertThat(events())
        .extracting(it -> it.getUid().getValue())
        .doesNotContain(visit + "@outrider");
  }

  @Test
  void aSeriesIsOneThatRecursAndTheOneThatWasPutOffIsElsewhere() {
    LocalDateTime first =
        LocalDateTime.ofInstant(now(), SHANGHAI).plusDays(7).truncatedTo(ChronoUnit.HOURS);
    Instant due = first.atZone(SHANGHAI).toInstant();
    String task =
        plan(
            "Every second day",
            due,
            new Repetition(
                "FREQ=DAILY;INTERVAL=2;COUNT=4", first.toString(), "Asia/Shanghai", null, null));
    assertThat(occurrences(task))
        .containsExactly(
            due,
            due.plus(2, ChronoUnit.DAYS),
            due.plus(4, ChronoUnit.DAYS),
            due.plus(6, ChronoUnit.DAYS));

    ed.push(
        new Command.SnoozeTask(task, due.toEpochMilli(), due.plusSeconds(3_600).toEpochMilli()));
    List<VEvent> both =
        events().stream().filter(it -> it.getUid().getValue().startsWith(task)).toList();
    assertThat(both).hasSize(2);
    assertThat(start(both.get(1))).isEqualTo(due.plusSeconds(3_600));
    assertThat(both.get(1).getRecurrenceId().getValue().toInstant()).isEqualTo(due);

    ed.push(new Command.CompleteTask(task, null));
    assertThat(occurrences(task))
        .as("as many as are left")
        .containsExactly(
            due.plus(2, ChronoUnit.DAYS),
            due.plus(4, ChronoUnit.DAYS),
            due.plus(6, ChronoUnit.DAYS));
    assertThat(events()).as("the one that is over, and the series").hasSize(2);
  }

  @Test
  void thoseWhoOnlyNeedToKnowThatHeIsBusyLearnNoName() {
    plan("Secret visit", now().plusSeconds(86_400), null);
    token = make(ed, true);

    String text = read().text();
    assertThat(text).doesNotContain("Secret", "Zoë", "华为").contains("SUMMARY:Busy");
  }

  @Test
  void nobodyElsesTasksAreInIt() {
    Laptop eve = server.laptop("eve");
    String hers = id();
    eve.push(newLead(hers, "Eve's own"));
    eve.push(
        new Command.PlanTask(
            id(), RecordType.LEAD, hers, "Hers", "call", now().toEpochMilli() + 60_000, null));
    Laptop erin = server.laptop("erin");
    token = make(erin, false);

    assertThat(read().text()).as("a manager sees it, and does not do it").doesNotContain("Hers");
  }

  @Test
  void whatIsTooFarAwayIsLeftOut() {
    plan("Next year but one", now().plus(500, ChronoUnit.DAYS), null);
    String done = plan("Long done", now().plusSeconds(60), null);
    ed.push(new Command.CompleteTask(done, null));
    String overdue = plan("Still open", now().plusSeconds(60), null);
    assertThat(read().text()).contains("Long done").doesNotContain("Next year but one");

    server.clock.advance(Duration.ofDays(31));
    assertThat(read().text()).doesNotContain("Long done").contains(overdue);
  }

  @Test
  void whatHasNotChangedIsNotSentAgainAndIsKeptByNoProxy() {
    plan("Call", now().plusSeconds(86_400), null);
    Laptop.Answer first = read();
    String mark = first.response().headers().firstValue("ETag").orElseThrow();
    assertThat(first.response().headers().firstValue("Cache-Control"))
        .contains("private, no-cache");
    assertThat(first.response().headers().firstValue("Content-Type"))
        .contains("text/calendar; charset=utf-8");

    Laptop.Answer again = read(Map.of("If-None-Match", mark));
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.response().body()).isEmpty();

    plan("Another", now().plusSeconds(86_400), null);
    assertThat(read(Map.of("If-None-Match", mark)).status()).isEqualTo(200);
    assertThat(
            read(Map.of("Accept-Encoding", "gzip"))
                .response()
                .headers()
                .firstValue("Content-Encoding"))
        .contains("gzip");
  }

  @Test
  void linesAreNoLongerThanOtherProgramsTake() {
    plan("很".repeat(200), now().plusSeconds(86_400), null);

    assertThat(read().text().split("\r\n"))
        .allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
    assertThat(events().getFirst().getSummary().getValue()).contains("很".repeat(200));
  }

  @Test
  void anAddressIsRenewedAndStoppedAndKnownToNobodyElse() {
    String old = token;
    token = make(ed, false);
    assertThat(status(old)).isEqualTo(404);
    assertThat(status(token)).isEqualTo(200);
    CalendarResponse seen = ed.get("/v1/calendar").as(CalendarResponse.class);
    assertThat(seen.madeAt()).isNotNull();
    assertThat(seen.token()).as("told once").isNull();
    assertThat(server.laptop("eve").get("/v1/calendar").as(CalendarResponse.class).madeAt())
        .isNull();

    assertThat(
            ed.send("DELETE", "/v1/calendar", HttpRequest.BodyPublishers.noBody(), Map.of())
                .status())
        .isEqualTo(204);
    assertThat(status(token)).isEqualTo(404);
    String answer = server.laptop().get("/calendar/" + token + ".ics").problem();
    assertThat(answer).isEqualTo(server.laptop().get("/calendar/made-up.ics").problem());
  }

  @Test
  void whoLeavesIsReadNoMoreNotEvenWhenTheyComeBack() {
    Laptop admin = server.laptop("admin");
    inactive(admin, true);
    assertThat(status(token)).isEqualTo(404);

    inactive(admin, false);
    assertThat(status(token)).isEqualTo(404);
  }

  @Test
  void whoTriesAddressesIsSlowedDownAndTheOthersAreNot() {
    int status = 404;
    for (int tries = 0; tries < 200 && status == 404; tries++) {
      status = status("guess" + tries);
    }
    assertThat(status).isEqualTo(429);
    assertThat(status(token)).isEqualTo(200);

    int own = 200;
    for (int tries = 0; tries < 200 && own == 200; tries++) {
      own = status(token);
    }
    assertThat(own).isEqualTo(429);
  }

  private static void inactive(Laptop admin, boolean now) {
    admin.pull();
    String user = admin.idOf("user", "login", "ed");
    admin.push(
        new Command.EditFields(
            RecordType.USER,
            user,
            List.of(new FieldEdit("inactive", admin.fields("user", user).get("inactive"), now))));
  }

  private static String make(Laptop person, boolean withoutNames) {
    return Objects.requireNonNull(
        person
            .post("/v1/calendar", new CalendarRequest(withoutNames, "en"))
            .as(CalendarResponse.class)
            .token());
  }

  private String plan(String title, Instant due, @Nullable Repetition repetition) {
    String task = id();
    assertThat(
            ed.push(
                    new Command.PlanTask(
                        task,
                        RecordType.LEAD,
                        lead,
                        title,
                        "call",
                        due.toEpochMilli(),
                        null,
                        repetition))
                .getFirst()
                .reasons())
        .isEmpty();
    return task;
  }

  private Instant now() {
    return server.clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  private int status(String secret) {
    return server.laptop().get("/calendar/" + secret + ".ics").status();
  }

  private Laptop.Answer read() {
    return read(Map.of());
  }

  private Laptop.Answer read(Map<String, String> headers) {
    return server
        .laptop()
        .send("GET", "/calendar/" + token + ".ics", HttpRequest.BodyPublishers.noBody(), headers);
  }

  private List<VEvent> events() {
    Laptop.Answer answer = read();
    assertThat(answer.status()).isEqualTo(200);
    return Biweekly.parse(answer.text()).first().getEvents().stream()
        .filter(it -> !it.getSummary().getValue().startsWith("First response"))
        .toList();
  }

  private VEvent event(String task) {
    return events().stream()
        .filter(it -> it.getUid().getValue().equals(task + "@outrider"))
        .findFirst()
        .orElseThrow();
  }

  private List<Instant> occurrences(String task) {
    List<Instant> found = new ArrayList<>();
    DateIterator dates = event(task).getDateIterator(TimeZone.getTimeZone(SHANGHAI));
    while (dates.hasNext()) {
      Date date = dates.next();
      found.add(date.toInstant());
    }
    return found;
  }

  private static Instant start(VEvent event) {
    return event.getDateStart().getValue().toInstant();
  }
}
