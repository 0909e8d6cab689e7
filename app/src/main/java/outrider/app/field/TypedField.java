package outrider.app.field;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import outrider.app.i18n.Words;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.Values;

/// How a field's value stands in a text box, and what is meant by the text that somebody typed.
///
/// @param currency of the record, for money
record TypedField(Words words, FieldDefinition field, String currency) {
  private static final Pattern PHONE = Pattern.compile("[+()\\d\\s-]{5,32}(?:[x#]\\d{1,6})?");
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}");

  String write(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case Long number when field.kind() == FieldKind.MONEY -> money().write(number);
      case List<?> items ->
          String.join(words.get("list.separator"), items.stream().map(String::valueOf).toList());
      default -> value.toString();
    };
  }

  Typed read(@Nullable String text) {
    var plain = text == null ? "" : text.strip();
    if (plain.isEmpty()) {
      return new Typed.Valid(null);
    }
    return switch (field.kind()) {
      case MONEY ->
          money()
              .read(plain)
              .<Typed>map(Typed.Valid::new)
              .orElseGet(() -> wrong("form.wrongMoney"));
      case NUMBER -> number(plain.replaceAll("[\\s,，]", ""));
      case PHONE -> matching(PHONE, plain, "form.wrongPhone");
      case EMAIL -> matching(EMAIL, plain, "form.wrongEmail");
      case TEXT_SET -> new Typed.Valid(Values.normalise(List.of(plain.split("\\s*[,，、;；]\\s*"))));
      case LONG_TEXT -> new Typed.Valid(text == null ? null : text.stripTrailing());
      default -> new Typed.Valid(plain);
    };
  }

  Typed wrong(String key) {
    return new Typed.Wrong(words.get(key));
  }

  MoneyText money() {
    return new MoneyText(words.language(), currency);
  }

  private Typed number(String plain) {
    return NUMBER.matcher(plain).matches()
        ? new Typed.Valid(Long.parseLong(plain))
        : wrong("form.wrongNumber");
  }

  private Typed matching(Pattern pattern, String plain, String otherwise) {
    return pattern.matcher(plain).matches() ? new Typed.Valid(plain) : wrong(otherwise);
  }
}
