package outrider.app.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import outrider.app.i18n.Language;
import outrider.app.i18n.Words;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.RecordType;

/// What somebody means who types into the box of a field, whichever form it stands on.
final class TypedFieldTest {

  @Test
  void nothingIsNothingWhateverTheKind() {
    for (var kind : FieldKind.values()) {
      assertThat(box(kind).read("  ")).isEqualTo(new Typed.Valid(null));
    }
  }

  @Test
  void aNumberMayBePunctuatedAndANoteKeepsItsBeginning() {
    assertThat(box(FieldKind.NUMBER).read("12,500")).isEqualTo(new Typed.Valid(12_500L));
    assertThat(box(FieldKind.LONG_TEXT).read("  met\n")).isEqualTo(new Typed.Valid("  met"));
  }

  @Test
  void tagsAreASetHoweverTheyAreDivided() {
    assertThat(box(FieldKind.TEXT_SET).read("vip、 fair ;vip, east"))
        .isEqualTo(new Typed.Valid(List.of("east", "fair", "vip")));
  }

  @Test
  void whatCannotBeOneSaysWhatWouldBe() {
    assertThat(box(FieldKind.PHONE).read("at noon")).isInstanceOf(Typed.Wrong.class);
    assertThat(box(FieldKind.EMAIL).read("lin@")).isInstanceOf(Typed.Wrong.class);
    assertThat(box(FieldKind.NUMBER).read("1.5")).isInstanceOf(Typed.Wrong.class);
    assertThat(box(FieldKind.MONEY).read("a lot"))
        .isEqualTo(new Typed.Wrong("Write an amount, such as 1,200,000 or 1.2M"));
  }

  @Test
  void whatIsWrittenIsRead() {
    assertThat(box(FieldKind.MONEY).read(box(FieldKind.MONEY).write(135_000_050L)))
        .isEqualTo(new Typed.Valid(135_000_050L));
  }

  private static TypedField box(FieldKind kind) {
    var field = FieldDefinition.field(RecordType.LEAD, "x", kind);
    return new TypedField(new Words(Language.ENGLISH), field, "USD");
  }
}
