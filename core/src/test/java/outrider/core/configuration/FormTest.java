package outrider.core.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Which of a form's fields is which of a lead's, and in which order its page shows them.
final class FormTest {

  @Example
  void withNothingSetUpItAsksWhatEveryFormAsks() {
    assertThat(form(Map.of()).mapping().keySet())
        .containsExactly("name", "company", "phone", "email", "note");
  }

  @Example
  void thePageKeepsTheOrderThatSomebodyGaveItsFields() {
    var form =
        form(
            Map.of(
                "mapping",
                List.of("your-name=name", "mail=email", "tel=phone"),
                "fieldOrder",
                "tel\nyour-name"));

    assertThat(form.mapping())
        .as("what a colleague added meanwhile comes last")
        .containsExactly(
            Map.entry("tel", "phone"), Map.entry("your-name", "name"), Map.entry("mail", "email"));
  }

  @Example
  void anOrderTellsOfNoFieldThatIsNotThere() {
    assertThat(form(Map.of("mapping", List.of("n=name"), "fieldOrder", "gone\nn")).mapping())
        .containsExactly(Map.entry("n", "name"));
  }

  @Example
  void itsPageIsHeadedInTheReadersLanguage() {
    var form = form(Map.of("nameEn", "Contact us"));
    assertThat(form.name(true)).isEqualTo("联系我们");
    assertThat(form.name(false)).isEqualTo("Contact us");
    assertThat(Form.of(form.row().with("nameEn", null)).name(false)).isEqualTo("联系我们");
  }

  private static Form form(Map<String, Object> more) {
    return Form.of(Row.of(RecordType.FORM, "form").with("name", "联系我们").with(more));
  }
}
