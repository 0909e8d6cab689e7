package outrider.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.core.record.RecordType.CONFLICT;
import static outrider.core.record.RecordType.LEAD;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.conflict.Conflict;
import outrider.core.record.Fields;
import outrider.core.record.Row;

/// Lin saw 1,000 and wrote 1,300; Ma's 1,200 reached HQ first.
final class ConflictRulesTest {

  private final Office office = new Office();
  private List<Row> asked = List.of();

  @BeforeEach
  void twoAmounts() {
    office.lead("lin", "Li");
    office.put(office.the(LEAD, "Li").with("team", "north"));
    office.changedBy("ma", LEAD, "Li", "amount", 1_200L, office.now() - 7);
    var occasion = office.occasion("lin");
    var merge =
        office
            .does("lin", Office.edit(LEAD, "Li", new FieldEdit("amount", 1_000L, 1_300L)))
            .overruled()
            .getFirst();
    asked = ConflictRules.raise(merge, occasion);
    asked.forEach(office::put);
  }

  @Test
  void bothAreAskedEachInTheOwnBook() {
    assertThat(asked).extracting(row -> row.text(Fields.OWNER)).containsExactly("lin", "ma");
    assertThat(asked)
        .allSatisfy(row -> {
          assertThat(row.text("base")).isEqualTo("1000");
          assertThat(row.text("mine")).isEqualTo("1300");
          assertThat(row.text("theirs")).isEqualTo("1200");
          assertThat(row.text("mineBy")).isEqualTo("lin");
          assertThat(row.text("theirsBy")).isEqualTo("ma");
          assertThat(row.number("theirsAt", 0)).isEqualTo(office.now() - 7);
          assertThat(Conflict.of(row).isOpen()).isTrue();
        });
  }

  @Test
  void raisingTwiceIsRaisingOnce() {
    var merge = new Overruled(LEAD, Office.id("Li"), "amount", 1L, 2L, 3L, 3L, true, "ma", 0);
    var occasion = office.occasion("lin");

    assertThat(ConflictRules.raise(merge, occasion))
        .isEqualTo(ConflictRules.raise(merge, occasion));
  }

  @Test
  void whoIsAtOddsWithThemselvesIsAskedOnce() {
    var merge = new Overruled(LEAD, Office.id("Li"), "amount", 1L, 2L, 3L, 3L, true, "lin", 0);

    assertThat(ConflictRules.raise(merge, office.occasion("lin"))).hasSize(1);
  }

  @Test
  void oneAnswerSettlesItForBoth() {
    office.does("lin", settle(asked.getFirst(), "1300"));

    assertThat(office.the(LEAD, "Li").number("amount", 0)).isEqualTo(1_300);
    assertThat(office.children(CONFLICT, Office.id("Li")))
        .hasSize(2)
        .allSatisfy(row -> {
          assertThat(row.text("state")).isEqualTo("settled");
          assertThat(row.text("chosen")).isEqualTo("1300");
          assertThat(row.text("settledBy")).isEqualTo("lin");
        });
  }

  @Test
  void theSecondAnswerDoesNotUndoTheFirstUnseen() {
    office.does("lin", settle(asked.getFirst(), "1300"));

    assertThat(office.refused("ma", settle(asked.get(1), "1200")))
        .containsExactly(Reason.of("conflict.settled", "by", "lin").with("at", office.now()));
  }

  @Test
  void aThirdValueAndNoneAreAnswersToo() {
    office.does("ma", settle(asked.get(1), null));

    assertThat(office.the(LEAD, "Li").has("amount")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a lot", "1e3", "12.5"})
  void nonsenseIsNoAnswer(String chosen) {
    assertThat(office.refused("lin", settle(asked.getFirst(), chosen)))
        .containsExactly(Reason.of("field.malformed", "type", "lead").with("field", "amount"));
  }

  @Test
  void aRequiredFieldIsNotSettledAway() {
    office.put(asked.getFirst().with("field", "source"));

    assertThat(office.refusals("lin", settle(asked.getFirst(), null)))
        .containsExactly("field.malformed");
  }

  @Test
  void aConflictIsNoBackDoorToManagedFields() {
    office.put(asked.getFirst().with("field", "owner"));

    assertThat(office.refusals("lin", settle(asked.getFirst(), "wu")))
        .containsExactly("field.malformed");
  }

  @Test
  void theQuestionClosesWhenItsRecordWentElsewhere() {
    office.put(office.the(LEAD, "Li").with("owner", "wu").with("team", "south"));
    office.does("lin", settle(asked.getFirst(), "1300"));

    assertThat(office.the(LEAD, "Li").number("amount", 0)).isEqualTo(1_200);
    assertThat(office.row(CONFLICT, asked.getFirst().id()))
        .hasValueSatisfying(row -> assertThat(Conflict.of(row).isOpen()).isFalse());
  }

  @ParameterizedTest
  @ValueSource(strings = {"zhao", "wu", "qi"})
  void nobodyElseIsAsked(String user) {
    assertThat(office.refusals(user, settle(asked.getFirst(), "1")))
        .containsExactly("record.not-found");
  }

  private static Command.SettleConflict settle(Row conflict, @Nullable String chosen) {
    return new Command.SettleConflict(conflict.id(), chosen);
  }
}
