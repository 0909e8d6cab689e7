package outrider.core.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import outrider.core.configuration.FieldRegistry;
import outrider.core.configuration.Form;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// What a form sends becomes a lead's fields, and nothing of it is lost.
final class ReadingTest {

  private static final FieldRegistry FIELDS =
      FieldRegistry.of(
          List.of(custom("x_since", "date"), custom("x_seats", "number"), custom("x_vip", "flag")));

  @Example
  void aFormWithNothingSetUpTakesTheUsualFields() {
    var reading = read(form(), Map.of("name", " 张三 ", "phone", "138 0000 0127", "note", "请回电"));

    assertThat(reading.wrong()).isEmpty();
    assertThat(reading.fields())
        .containsEntry("name", "张三")
        .containsEntry("phone", "138 0000 0127")
        .containsEntry("note", "请回电")
        .containsEntry("source", "官网")
        .containsEntry("sourceDetail", "联系我们");
  }

  @Example
  void whatTheFormDoesNotKnowIsKeptInTheNote() {
    var sent = new LinkedHashMap<String, String>();
    sent.put("utm_campaign", "spring");
    sent.put("name", "Ed");
    sent.put("note", "Call me");
    sent.put("owner", "mallory");
    sent.put("empty", "  ");

    var reading = read(form(), sent);

    assertThat(reading.fields()).doesNotContainKey("owner");
    assertThat(reading.words()).isEqualTo("Call me\nutm_campaign: spring\nowner: mallory");
    assertThat(reading.fields()).containsEntry("note", reading.words());
  }

  @Example
  void namesAreTranslatedAndValuesReadByTheirKind() {
    var form =
        form(
            "your-name=name",
            "budget=amount",
            "grade=intent",
            "since=x_since",
            "seats=x_seats",
            "vip=x_vip");
    var reading =
        read(
            form,
            Map.of(
                "your-name",
                "Ed",
                "budget",
                "120000.5",
                "grade",
                "A",
                "since",
                "2026-11-29",
                "seats",
                "12",
                "vip",
                "on"));

    assertThat(reading.wrong()).isEmpty();
    assertThat(reading.fields())
        .containsEntry("name", "Ed")
        .containsEntry("amount", 120_000_50L)
        .containsEntry("intent", "A")
        .containsEntry("x_since", LocalDate.of(2026, 11, 29).toEpochDay())
        .containsEntry("x_seats", 12L)
        .containsEntry("x_vip", true);
  }

  @Example
  void whatIsWrongIsNamedAsItCame() {
    var form =
        form("your-name=name", "budget=amount", "grade=intent", "seats=x_seats", "since=x_since");
    var reading =
        read(form, Map.of("budget", "lots", "grade", "Z", "seats", "1e999999999", "since", "soon"));

    assertThat(reading.wrong())
        .containsOnlyKeys("your-name", "budget", "grade", "seats", "since")
        .allSatisfy((name, reason) -> assertThat(reason.argument("type")).isEqualTo("lead"));
    assertThat(reading.wrong())
        .hasEntrySatisfying("your-name", why -> assertThat(why.id()).isEqualTo("field.required"))
        .hasEntrySatisfying("budget", why -> assertThat(why.id()).isEqualTo("field.malformed"));
    assertThat(Reading.incoming(form, "name")).isEqualTo("your-name");
    assertThat(Reading.incoming(form, "city")).isEqualTo("city");
  }

  /// Whatever is sent, nobody outside writes what the rules keep.
  @Property
  void nothingManagedIsEverWritten(@ForAll Map<String, String> sent) {
    var more = new LinkedHashMap<>(sent);
    FIELDS.fields(RecordType.LEAD).forEach(field -> more.put(field.name(), "1"));

    var reading = read(form("name=name", "owner=owner", "touches=touches"), more);

    assertThat(reading.fields().keySet())
        .noneMatch(
            name -> FIELDS.field(RecordType.LEAD, name).filter(it -> it.managed()).isPresent());
    assertThat(reading.fields()).containsEntry("source", "官网");
    assertThat(reading.words()).contains("owner: 1", "touches: 1");
  }

  private static Reading read(Form form, Map<String, String> sent) {
    return Reading.of(form, FIELDS, sent);
  }

  private static Form form(String... mapping) {
    return Form.of(
        new Row(
            RecordType.FORM,
            "form",
            Map.of("name", "联系我们", "source", "官网", "mapping", List.of(mapping))));
  }

  private static Row custom(String name, String kind) {
    return new Row(
        RecordType.FIELD,
        name,
        Map.of("recordType", "lead", "name", name, "label", name, "kind", kind));
  }
}
