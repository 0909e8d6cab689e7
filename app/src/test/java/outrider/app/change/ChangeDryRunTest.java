package outrider.app.change;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.app.SampleBook.id;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import outrider.app.SampleBook;
import outrider.app.change.ChangeDryRun.Affected;
import outrider.app.change.ChangeDryRun.Kind;
import outrider.app.change.ChangeDryRun.Part;
import outrider.app.store.Database;
import outrider.app.store.Profiles;
import outrider.app.store.Sql;
import outrider.core.change.ChangeRequest;
import outrider.core.change.WrittenCommands;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Whoever is asked to sign a rule sees which records it is about, for each kind of rule.
final class ChangeDryRunTest {
  private static final long NOW = SampleBook.NOW.toEpochMilli();
  private static final String LEVEL = id("escalation_level", 1);
  private static final String FORM = id("form", 1);
  private static final String PROMOTION = id("promotion", 1);
  private static final String FIELD = id("field", 1);

  private static Database database;

  @BeforeAll
  static void aBook() {
    database = SampleBook.openFresh();
    Profiles.seed(
        database,
        lead(1, "王", 40).with("source", "web"),
        lead(2, "李", 5),
        lead(3, "张", 5).with("tags", List.of("active")),
        lead(4, "赵", 5).with("status", "disqualified"),
        lead(5, "孙", 5).with("source", "web").with("x_room", "有"),
        call(1, 2, 1),
        call(2, 2, 2),
        call(3, 3, 1),
        call(4, 3, 2),
        call(5, 4, 1),
        call(6, 4, 2),
        call(7, 5, 1),
        call(8, 5, 9),
        task(1, "respond", 20),
        task(2, "respond", 5),
        task(3, "call", 20),
        row(
            RecordType.ESCALATION_LEVEL,
            LEVEL,
            Map.of("name", "提醒", "of", "first-response", "minutes", 30L, "action", "remind_owner")),
        row(RecordType.FORM, FORM, Map.of("name", "官网", "source", "web")),
        row(
            RecordType.PROMOTION,
            PROMOTION,
            Map.of("name", "年末", "percent", 5L, "from", 0L, "until", NOW * 2, "stock", 9L)),
        row(
            RecordType.FIELD,
            FIELD,
            Map.of("recordType", "lead", "name", "x_room", "label", "机房", "kind", "text")),
        row(RecordType.OPPORTUNITY, id("deal", 1), Map.of("name", "多仓", "state", "open")),
        row(RecordType.OPPORTUNITY, id("deal", 2), Map.of("name", "单仓", "state", "open")),
        approval(1, "agreed"),
        approval(2, "refused"));
  }

  @AfterAll
  static void closed() {
    database.close();
  }

  @Test
  void whoWouldBeTaggedToday() {
    assertThat(
            names(
                Kind.TAGGED,
                new Command.CreateRecord(
                    RecordType.TAG_RULE,
                    id("tag_rule", 1),
                    Map.of(
                        "name",
                        "活跃",
                        "when",
                        "activity",
                        "count",
                        2L,
                        "days",
                        7L,
                        "tag",
                        "active"))))
        .as("not 张, who has it, nor 赵, who is out, nor 孙, who was called once this week")
        .containsExactly("李");
    assertThat(
            names(
                Kind.TAGGED,
                new Command.CreateRecord(
                    RecordType.TAG_RULE,
                    id("tag_rule", 2),
                    Map.of("name", "沉默", "when", "silence", "days", 30L, "tag", "silent"))))
        .containsExactly("王");
  }

  @Test
  void ofWhichOverdueTasksSomethingElseWouldBeTold() {
    assertThat(
            names(
                Kind.ESCALATED,
                new Command.EditFields(
                    RecordType.ESCALATION_LEVEL,
                    LEVEL,
                    List.of(new FieldEdit("minutes", 30L, 10L)))))
        .as("overdue by 20 minutes; of 5 minutes nothing is told either way")
        .containsExactly("respond 20");
  }

  @Test
  void whoCameWithAForm() {
    assertThat(
            names(
                Kind.FORMED,
                new Command.EditFields(
                    RecordType.FORM, FORM, List.of(new FieldEdit("inactive", null, true)))))
        .as("within thirty days")
        .containsExactly("孙");
  }

  @Test
  void whoHasADiscount() {
    assertThat(
            names(
                Kind.DISCOUNTED,
                new Command.EditFields(
                    RecordType.PROMOTION, PROMOTION, List.of(new FieldEdit("stock", 9L, 1L)))))
        .containsExactly("多仓");
  }

  @Test
  void whatIsInAField() {
    var part =
        part(
            Kind.FILLED,
            new Command.EditFields(
                RecordType.FIELD, FIELD, List.of(new FieldEdit("removed", null, true))));
    assertThat(part.count()).isEqualTo(1);
    assertThat(part.affected()).extracting(Affected::name).containsExactly("机房");
  }

  private static List<String> names(Kind kind, Command... commands) {
    return part(kind, commands).affected().stream().map(Affected::name).toList();
  }

  private static Part part(Kind kind, Command... commands) {
    var change =
        ChangeRequest.of(
            Row.of(RecordType.CHANGE_REQUEST, id("change_request", 1))
                .with(ChangeRequest.COMMANDS, WrittenCommands.write(Arrays.asList(commands))));
    var found =
        database.readNow((Sql sql) ->
            ChangeQueries.dryRun(
                sql,
                change,
                database.configuration(),
                SampleBook.bus(database, SampleBook.ADMIN).actor(),
                NOW));
    assertThat(found.reasons()).isEmpty();
    return found.parts().stream().filter(it -> it.kind() == kind).findFirst().orElseThrow();
  }

  private static Row lead(int number, String name, int days) {
    return row(RecordType.LEAD, id("lead", number), Map.of("name", name, "createdAt", ago(days)));
  }

  private static Row call(int number, int lead, int days) {
    return row(
        RecordType.ACTIVITY,
        id("activity", number),
        Map.of(
            "parentType", "lead",
            "parent", id("lead", lead),
            "kind", "call",
            "direction", "out",
            "occurredAt", ago(days)));
  }

  private static Row task(int number, String kind, int minutesLate) {
    return row(
        RecordType.TASK,
        id("task", number),
        Map.of(
            "parentType",
            "lead",
            "parent",
            id("lead", 1),
            "title",
            kind + " " + minutesLate,
            "kind",
            kind,
            "dueAt",
            NOW - Duration.ofMinutes(minutesLate).toMillis()));
  }

  private static Row approval(int number, String state) {
    return row(
        RecordType.APPROVAL,
        id("approval", number),
        Map.of(
            "parentType",
            "opportunity",
            "parent",
            id("deal", number),
            "promotion",
            PROMOTION,
            "state",
            state));
  }

  private static Row row(RecordType type, String id, Map<String, Object> fields) {
    return Row.of(type, id).with(fields);
  }

  private static long ago(int days) {
    return NOW - Duration.ofDays(days).toMillis();
  }
}
