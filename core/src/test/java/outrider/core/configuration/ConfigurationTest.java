package outrider.core.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import outrider.core.pipeline.OpportunityStage;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

final class ConfigurationTest {

  @Test
  void stagesStandInTheirOrder() {
    var configuration =
        new Configuration(List.of(stage("c", 2), stage("a", 0), stage("b2", 1), stage("b1", 1)));

    assertThat(configuration.stages("p"))
        .extracting(OpportunityStage::id)
        .containsExactly("a", "b1", "b2", "c");
    assertThat(configuration.stages("elsewhere")).isEmpty();
    assertThat(configuration.stage("a")).isPresent();
  }

  @Test
  void aCustomFieldStandsBehindTheBuiltInOnes() {
    var configuration =
        new Configuration(List.of(field("x_roof", "choice", 2), field("x_area", "number", 1)));

    assertThat(configuration.fields().custom(RecordType.LEAD))
        .extracting(FieldDefinition::name)
        .containsExactly("x_area", "x_roof");
    assertThat(configuration.fields().field(RecordType.LEAD, "x_area"))
        .hasValueSatisfying(field -> {
          assertThat(field.kind()).isEqualTo(FieldKind.NUMBER);
          assertThat(field.label()).isEqualTo("Label of x_area");
          assertThat(field.custom()).isTrue();
        });
    assertThat(FieldRegistry.builtIn().custom(RecordType.LEAD)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"lead, name, text", "unicorn, x_a, text", "lead, x_a, hologram"})
  void aFieldThatMakesNoSenseIsNotShown(String type, String name, String kind) {
    var row =
        new Row(RecordType.FIELD, "f", Map.of("recordType", type, "name", name, "kind", kind));

    assertThat(new CustomField(row).definition()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(RecordType.class)
  void everyTypeHasFieldsEachOfItsOwnTypeAndOnce(RecordType type) {
    assertThat(FieldRegistry.builtIn().fields(type))
        .isNotEmpty()
        .allSatisfy(field -> assertThat(field.type()).isEqualTo(type));
    assertThat(FieldRegistry.builtIn().fields(type))
        .extracting(FieldDefinition::name)
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("[a-z][a-zA-Z0-9]*"));
  }

  @ParameterizedTest
  @EnumSource(RecordType.class)
  void whatIsAReferenceSaysToWhat(RecordType type) {
    assertThat(FieldRegistry.builtIn().fields(type))
        .allSatisfy(field ->
            assertThat(field.referenced().isPresent())
                .isEqualTo(field.kind() == FieldKind.REFERENCE));
  }

  @Test
  void aFieldTakesWhatHasItsShape() {
    var accepted =
        Map.of(
            FieldKind.TEXT,
            "a",
            FieldKind.NUMBER,
            1L,
            FieldKind.FLAG,
            true,
            FieldKind.TEXT_SET,
            List.of("a"),
            FieldKind.DATE,
            1L);
    var everyValue = List.of("a", 1L, true, List.of("a"));

    accepted.forEach((kind, value) -> {
      var field = FieldDefinition.field(RecordType.LEAD, "f", kind);
      assertThat(everyValue)
          .allSatisfy(other ->
              assertThat(field.accepts(other))
                  .isEqualTo(other.getClass() == value.getClass() || bothLists(other, value)));
      assertThat(field.accepts(null)).isTrue();
    });
    assertThat(Arrays.asList(FieldKind.values())).containsAll(accepted.keySet());
  }

  private static boolean bothLists(Object one, Object other) {
    return one instanceof List<?> && other instanceof List<?>;
  }

  private static Row stage(String id, long position) {
    return new Row(RecordType.STAGE, id, Map.of("name", id, "pipeline", "p", "position", position));
  }

  private static Row field(String name, String kind, long position) {
    return new Row(
        RecordType.FIELD,
        name,
        Map.of(
            "recordType",
            "lead",
            "name",
            name,
            "label",
            "Label of " + name,
            "kind",
            kind,
            "position",
            position));
  }
}
