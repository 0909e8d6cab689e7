package outrider.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.core.record.RecordType.DIAGNOSIS;
import static outrider.core.rule.Office.id;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.diagnosis.DiagnosisFigures;
import outrider.core.diagnosis.KeptCause;
import outrider.core.diagnosis.KeptDiagnosis;

/// What a search for a cause found is kept by whoever leads the team and stands; what is thought of
/// it is changed by whoever kept it and those above.
final class DiagnosisRulesTest {
  private static final KeptCause LAG = new KeptCause("lag", "", "", 20_304L, 20_353L, 970);
  private static final KeptCause AWAY = new KeptCause("away", "lin", "", 20_310L, null, 20);

  private final Office office = new Office();
  private final String kept = id("diagnosis");

  @Test
  void whatWasFoundIsKeptWithTheCauseTheySettledOn() {
    office.does("ma", keep("north", "lag"));

    var diagnosis = KeptDiagnosis.of(office.all(DIAGNOSIS).getFirst());
    assertThat(diagnosis.found()).isEqualTo(figures(LAG, AWAY));
    assertThat(diagnosis.settled()).contains(LAG);
    assertThat(diagnosis.keptBy()).isEqualTo("ma");
    assertThat(diagnosis.keptAt()).isEqualTo(office.now());
    assertThat(diagnosis.fixedOn()).isEqualTo(20_353L);
  }

  @Test
  void whoDoesNotLeadTheTeamKeepsNothing() {
    assertThat(office.refusals("lin", keep("north", "lag")))
        .containsExactly("permission.diagnosis");
    assertThat(office.refusals("qi", keep("north", "lag"))).containsExactly("permission.diagnosis");
    assertThat(office.all(DIAGNOSIS)).isEmpty();
  }

  @Test
  void whoIsInTheTeamDoesNotSeeIt() {
    office.does("ma", keep("north", "lag"));

    assertThat(office.refusals("lin", edit(KeptDiagnosis.NOTE, null, "mine")))
        .containsExactly("record.not-found");
    assertThat(office.refusals("qi", edit(KeptDiagnosis.NOTE, null, "mine")))
        .containsExactly("record.not-found");
    assertThat(office.refusals("lin", new Command.DeleteRecord(DIAGNOSIS, kept)))
        .containsExactly("record.not-found");
  }

  @Test
  void whoKeptItAndThoseAboveChangeAndDeleteIt() {
    office.does("ma", keep("north", "lag"));
    office.does("ma", edit(KeptDiagnosis.NOTE, null, "HQ tuned it"));
    office.does("boss", edit(KeptDiagnosis.CAUSE, "lag", KeptDiagnosis.OTHER));
    assertThat(KeptDiagnosis.of(office.all(DIAGNOSIS).getFirst()).cause())
        .isEqualTo(KeptDiagnosis.OTHER);
    office.does("boss", new Command.DeleteRecord(DIAGNOSIS, kept));
    assertThat(office.all(DIAGNOSIS)).isEmpty();

    office.does("boss", keep("north", null, id("of the boss")));
    assertThat(office.refusals("ma", new Command.DeleteRecord(DIAGNOSIS, id("of the boss"))))
        .as("seen, and not hers")
        .containsExactly("permission.delete");
  }

  @Test
  void whatWasFoundStands() {
    office.does("ma", keep("north", "lag"));

    assertThat(office.refusals("boss", edit(KeptDiagnosis.REVENUE_NOW, 78L, 100L)))
        .containsExactly("field.managed");
    assertThat(
            office.refusals(
                "boss", new Command.CreateRecord(DIAGNOSIS, id("forged"), Map.of("team", "north"))))
        .isNotEmpty();
  }

  @Test
  void onlyWhatMakesSense() {
    assertThat(office.refusals("ma", keep("north", "season")))
        .as("no candidate of it")
        .containsExactly("field.malformed");
    office.does("ma", keep("north", "away/lin"));
    assertThat(office.refusals("ma", edit(KeptDiagnosis.FIXED_ON, 20_353L, 20_300L)))
        .containsExactly("diagnosis.fixed-before-fall");
    assertThat(office.refusals("ma", edit(KeptDiagnosis.CAUSE, "away/lin", "away/wu")))
        .containsExactly("field.malformed");
    assertThat(office.refusals("ma", edit(KeptDiagnosis.NOTE, null, "x".repeat(4_001))))
        .containsExactly("field.too-long");
  }

  private Command edit(String field, @Nullable Object before, @Nullable Object after) {
    return new Command.EditFields(DIAGNOSIS, kept, List.of(new FieldEdit(field, before, after)));
  }

  private Command keep(String team, @Nullable String cause) {
    return keep(team, cause, kept);
  }

  private static Command keep(String team, @Nullable String cause, String id) {
    return new Command.KeepDiagnosis(
        id, team, "solar", "2025-Q3", "CNY", figures(LAG, AWAY), cause, null, 20_353L);
  }

  private static DiagnosisFigures figures(KeptCause... causes) {
    return new DiagnosisFigures(
        20_388,
        100,
        78,
        -1,
        -19,
        -1,
        -1,
        "needs",
        410,
        1_000,
        78,
        300,
        20_304L,
        20_353L,
        "common",
        List.of(causes));
  }
}
