package outrider.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.core.rule.Office.NOON;
import static outrider.core.rule.Office.id;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import outrider.core.activity.Activity;
import outrider.core.command.Command;
import outrider.core.record.RecordType;

/// Lin calls colleagues by name on her deal. Ma leads her; Wu is of another region.
final class MentionsTest {

  private final Office office = new Office();

  @BeforeEach
  void start() {
    office.deal("lin", "roof");
  }

  @Test
  void onlyWhoSeesTheDealIsCalled() {
    office.does("lin", note("first", "ma", "wu", "gone", "nobody", "lin"));
    assertThat(called("first")).containsExactly("ma");

    office.does("lin", new Command.SetMember(id("roof"), "wu", null, "technical"));
    office.does("lin", note("second", "wu", "ma", "wu"));

    assertThat(called("second")).containsExactly("ma", "wu");
  }

  @Test
  void aNoteStaysThoughNobodyHearsOfIt() {
    office.does("lin", note("alone", "wu"));

    assertThat(called("alone")).isEmpty();
    assertThat(office.the(RecordType.ACTIVITY, "alone").text("text")).isEqualTo("Please look");
  }

  @Test
  void whoIsCalledSaysThatTheyHaveSeenItAndTakesItBack() {
    office.does("lin", note("first", "ma", "boss"));

    office.does("ma", new Command.AcknowledgeMention(id("first"), "seen"));
    assertThat(seen("first")).containsExactly("ma");
    office.does("boss", new Command.AcknowledgeMention(id("first"), "seen"));
    office.does("ma", new Command.AcknowledgeMention(id("first"), "open"));

    assertThat(seen("first")).containsExactly("boss");
    assertThat(office.refusals("lin", new Command.AcknowledgeMention(id("first"), "seen")))
        .containsExactly("permission.mention");
    assertThat(office.refusals("wu", new Command.AcknowledgeMention(id("first"), "seen")))
        .containsExactly("record.not-found");
    assertThat(office.refusals("ma", new Command.AcknowledgeMention(id("first"), "maybe")))
        .containsExactly("field.malformed");
  }

  @Test
  void soManyAndNoMore() {
    var many =
        Stream.iterate(0, number -> number + 1).limit(60).map(number -> "colleague " + number);
    var names =
        many.peek(name ->
                office.set(
                    RecordType.USER,
                    name,
                    Map.of("login", name, "name", name, "role", "manager", "team", "north")))
            .toList();

    office.does("lin", note("all", names.toArray(String[]::new)));

    assertThat(called("all")).hasSize(Activity.MENTIONS_MAX);
  }

  private List<String> called(String note) {
    return office.the(RecordType.ACTIVITY, note).set(Activity.MENTIONS);
  }

  private List<String> seen(String note) {
    return office.the(RecordType.ACTIVITY, note).set(Activity.SEEN_BY);
  }

  private static Command.LogActivity note(String name, String... mentions) {
    return new Command.LogActivity(
        id(name),
        RecordType.OPPORTUNITY,
        id("roof"),
        "note",
        null,
        NOON,
        null,
        null,
        "Please look",
        null,
        List.of(),
        null,
        null,
        List.of(mentions));
  }
}
