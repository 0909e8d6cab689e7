package outrider.core.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/// Rows and the values in them: one form for each value, so that equal means equal.
final class RowTest {

  @Property
  void aValueHasOneForm(@ForAll("values") @Nullable Object value) {
    var normal = Values.normalise(value);

    assertThat(Values.normalise(normal)).isEqualTo(normal);
    assertThat(Values.same(value, normal)).isTrue();
  }

  @Example
  void sameValuesAreEqualWhateverTheyArriveAs() {
    assertThat(Values.same(7, 7L)).isTrue();
    assertThat(Values.same(7.0, 7L)).isTrue();
    assertThat(Values.same("  ", null)).isTrue();
    assertThat(Values.same(List.of(), null)).isTrue();
    assertThat(Values.same(List.of("b", "a", "b", " "), List.of("a", "b"))).isTrue();
    assertThat(Values.same("7", 7L)).isFalse();
  }

  @Example
  void whatIsNoValueIsRefused() {
    for (var nonsense :
        List.of(
            0.5,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            1e300,
            Map.of(),
            List.of(1L),
            'c',
            new Object())) {
      assertThatIllegalArgumentException().isThrownBy(() -> Values.normalise(nonsense));
    }
  }

  @Example
  void anAbsentValueIsNotThere() {
    var row = new Row(RecordType.LEAD, "l", Map.of("name", " ", "tags", List.of(), "n", 3));

    assertThat(row.fields()).containsOnlyKeys("n");
    assertThat(row.text("name")).isEmpty();
    assertThat(row.textOrNull("name")).isNull();
    assertThat(row.number("n", 0)).isEqualTo(3);
    assertThat(row.number("name", 9)).isEqualTo(9);
    assertThat(row.set("tags")).isEmpty();
    assertThat(row.flag("n")).isFalse();
  }

  @Example
  void aRowIsNotChangedButCopied() {
    var source = new HashMap<String, Object>(Map.of("name", "Li"));
    var row = new Row(RecordType.LEAD, "l", source);
    source.put("name", "Wu");

    assertThat(row.text("name")).isEqualTo("Li");
    assertThat(row.with("name", null).has("name")).isFalse();
    assertThat(row.with(Map.of("city", "Wuxi")).text("name")).isEqualTo("Li");
    assertThat(row.text("name")).isEqualTo("Li");
  }

  @Example
  void theOrderOfWritingDoesNotMatter() {
    var one = Row.of(RecordType.LEAD, "l").with("a", 1).with("b", 2);
    var other = Row.of(RecordType.LEAD, "l").with("b", 2).with("a", 1);

    assertThat(one).isEqualTo(other);
    assertThat(one.sorted()).containsExactlyEntriesOf(other.sorted());
  }

  @Property
  void aTextGoesThroughWords(@ForAll String text) {
    assertRoundTrip(FieldKind.TEXT, text);
    assertRoundTrip(FieldKind.LONG_TEXT, text);
  }

  @Property
  void aNumberGoesThroughWords(@ForAll long number) {
    for (var kind : FieldKind.values()) {
      if (kind.isNumeric()) {
        assertRoundTrip(kind, number);
      }
    }
  }

  @Property
  void aSetGoesThroughWords(@ForAll("tags") List<String> tags) {
    assertRoundTrip(FieldKind.TEXT_SET, tags);
  }

  @Example
  void aFlagGoesThroughWordsAndNothingElseIsAFlag() {
    assertRoundTrip(FieldKind.FLAG, true);
    assertRoundTrip(FieldKind.FLAG, false);
    assertThatIllegalArgumentException().isThrownBy(() -> ValueText.read(FieldKind.FLAG, "maybe"));
    assertThatIllegalArgumentException().isThrownBy(() -> ValueText.read(FieldKind.MONEY, "1.5"));
  }

  @Example
  void aDerivedIdIsAlwaysTheSameAndNeverAnothers() {
    assertThat(Ids.derive("a", "b")).isEqualTo(Ids.derive("a", "b")).hasSize(36);
    assertThat(Ids.derive("a", "b")).isNotEqualTo(Ids.derive("b", "a"));
  }

  @Example
  void everyTypeIsFoundByItsWireName() {
    assertThat(Arrays.stream(RecordType.values()))
        .allSatisfy(type -> assertThat(RecordType.byWireName(type.wireName())).hasValue(type));
    assertThat(RecordType.byWireName("unicorn")).isEmpty();
  }

  @Provide
  Arbitrary<Object> values() {
    return Arbitraries.oneOf(
            Arbitraries.strings().map(Object.class::cast),
            Arbitraries.integers().map(Object.class::cast),
            Arbitraries.integers().map(number -> (Object) number.doubleValue()),
            Arbitraries.of(true, false).map(Object.class::cast),
            Arbitraries.strings().list().ofMaxSize(4).map(Object.class::cast))
        .injectNull(0.1);
  }

  @Provide
  Arbitrary<List<String>> tags() {
    return Arbitraries.strings()
        .withChars('a', '张', ' ', ',', '\n')
        .ofMaxLength(5)
        .list()
        .ofMaxSize(5);
  }

  private static void assertRoundTrip(FieldKind kind, Object value) {
    assertThat(ValueText.read(kind, ValueText.write(value))).isEqualTo(Values.normalise(value));
  }
}
