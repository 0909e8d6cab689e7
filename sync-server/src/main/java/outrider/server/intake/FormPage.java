package outrider.server.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.StringJoiner;
import outrider.core.configuration.FieldRegistry;
import outrider.core.configuration.Form;
import outrider.core.record.FieldDefinition;
import outrider.core.record.RecordType;
import outrider.server.problem.Problem;

/// The page of a form, as it stands in somebody's website: plain HTML that needs no script, with a
/// label to each field, in the reader's language.
public final class FormPage {
  private static final Words CHINESE = new Words("zh");
  private static final Words ENGLISH = new Words("en");
  private static final String STYLE =
      """
      body{font:1rem/1.5 system-ui,sans-serif;max-width:34rem;margin:2rem auto;padding:0 1rem}
      label{display:block;margin-top:1rem}
      input,select,textarea{font:inherit;width:100%;box-sizing:border-box;padding:.5rem}
      input[type=checkbox]{width:auto}
      button{font:inherit;margin-top:1.5rem;padding:.6rem 1.5rem}
      .wrong{color:#b00020}
      .trap{position:absolute;left:-100vw}
      """;

  private final Form form;
  private final FieldRegistry fields;
  private final Words words;

  private FormPage(Form form, FieldRegistry fields, Words words) {
    this.form = form;
    this.fields = fields;
    this.words = words;
  }

  /// @param acceptLanguage what the browser says that its reader reads
  public static FormPage of(IntakeService.OpenForm open, String acceptLanguage) {
    return new FormPage(open.form(), open.fields(), words(acceptLanguage));
  }

  /// @return the page after a submission
  public static String thanks(Form form, String acceptLanguage) {
    Words words = words(acceptLanguage);
    String thanks = form.thanks(words == CHINESE).orElse(words.get("thanks"));
    return page(
        words, form.name(words == CHINESE), "<p role=\"status\">" + escaped(thanks) + "</p>");
  }

  public String empty() {
    return page(words, form.name(words == CHINESE), body(Map.of(), Set.of(), ""));
  }

  /// @param values what was sent, to be put right rather than written again
  public String refused(Map<String, String> values, Problem problem) {
    Set<String> wrong = new HashSet<>();
    if (problem.members().get("fields") instanceof List<?> list) {
      list.forEach(each -> {
        if (each instanceof Map<?, ?> field) {
          wrong.add(String.valueOf(field.get("field")));
        }
      });
    }
    String said = words.get(wrong.isEmpty() ? "later" : "wrong");
    return page(words, form.name(words == CHINESE), body(values, wrong, said));
  }

  private String body(Map<String, String> values, Set<String> wrong, String said) {
    StringJoiner html = new StringJoiner("\n");
    if (!said.isEmpty()) {
      html.add("<p class=\"wrong\" role=\"alert\">" + escaped(said) + "</p>");
    }
    html.add("<form method=\"post\" accept-charset=\"utf-8\">");
    html.add(hidden(IntakeService.TOKEN, form.token().orElse("")));
    form.mapping()
        .forEach((name, field) ->
            fields
                .field(RecordType.LEAD, field)
                .filter(definition -> Form.mayFill(fields, field))
                .ifPresent(definition ->
                    html.add(
                        field(
                            name,
                            definition,
                            values.getOrDefault(name, ""),
                            wrong.contains(name)))));
    form.honeypot().ifPresent(name -> html.add(trap(name)));
    html.add("<button type=\"submit\">" + escaped(words.get("send")) + "</button>");
    return html.add("</form>").toString();
  }

  private String field(String name, FieldDefinition field, String value, boolean isWrong) {
    String id = "field-" + escaped(name);
    String marks =
        " id=\""
            + id
            + "\" name=\""
            + escaped(name)
            + '"'
            + (field.required() ? " required" : "")
            + (isWrong ? " aria-invalid=\"true\" aria-describedby=\"" + id + "-wrong\"" : "");
    String input =
        switch (field.kind()) {
          case LONG_TEXT -> "<textarea rows=\"4\"" + marks + '>' + escaped(value) + "</textarea>";
          case CHOICE -> choice(field, marks, value);
          case FLAG ->
              "<input type=\"checkbox\" value=\"true\""
                  + marks
                  + (value.isEmpty() ? ">" : " checked>");
          default ->
              "<input type=\"" + type(field) + '"' + marks + " value=\"" + escaped(value) + "\">";
        };
    String label =
        escaped(words.label(field)) + (field.required() ? ' ' + escaped(words.get("needed")) : "");
    return "<label for=\""
        + id
        + "\">"
        + label
        + "</label>"
        + input
        + (isWrong
            ? "<span class=\"wrong\" id=\""
                + id
                + "-wrong\">"
                + escaped(words.get("look"))
                + "</span>"
            : "");
  }

  private static String type(FieldDefinition field) {
    return switch (field.kind()) {
      case PHONE -> "tel";
      case EMAIL -> "email";
      case NUMBER -> "number";
      case DATE -> "date";
      default -> "text";
    };
  }

  private static String choice(FieldDefinition field, String marks, String value) {
    StringBuilder html = new StringBuilder("<select" + marks + "><option value=\"\"></option>");
    for (String option : field.options()) {
      html.append("<option")
          .append(option.equals(value) ? " selected>" : ">")
          .append(escaped(option))
          .append("</option>");
    }
    return html.append("</select>").toString();
  }

  private static String hidden(String name, String value) {
    return "<input type=\"hidden\" name=\"" + name + "\" value=\"" + escaped(value) + "\">";
  }

  /// Out of sight, out of the way of keys, and told of to nobody who listens.
  private String trap(String name) {
    return "<div class=\"trap\" aria-hidden=\"true\"><label>"
        + escaped(words.get("trap"))
        + "<input name=\""
        + escaped(name)
        + "\" tabindex=\"-1\" autocomplete=\"off\"></label></div>";
  }

  private static String page(Words words, String title, String body) {
    return "<!doctype html>\n<html lang=\""
        + words.language
        + "\">\n<head>\n"
        + "<meta charset=\"utf-8\">\n"
        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        + "<title>"
        + escaped(title)
        + "</title>\n<style>"
        + STYLE
        + "</style>\n</head>\n<body>\n"
        + "<main>\n<h1>"
        + escaped(title)
        + "</h1>\n"
        + body
        + "\n</main>\n</body>\n</html>\n";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /// The first of the reader's languages that we have; English where there is none.
  private static Words words(String acceptLanguage) {
    try {
      for (Locale.LanguageRange range : Locale.LanguageRange.parse(acceptLanguage)) {
        if (range.getRange().startsWith("zh")) {
          return CHINESE;
        }
        if (range.getRange().startsWith("en")) {
          return ENGLISH;
        }
      }
    } catch (IllegalArgumentException unreadable) {
      return ENGLISH;
    }
    return ENGLISH;
  }

  private static final class Words {
    final String language;
    private final Properties words = new Properties();

    Words(String language) {
      this.language = language;
      String name = "words_" + language + ".properties";
      try (InputStream file =
          Objects.requireNonNull(FormPage.class.getResourceAsStream(name), name)) {
        words.load(new InputStreamReader(file, StandardCharsets.UTF_8));
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }

    String get(String key) {
      return words.getProperty(key, key);
    }

    String label(FieldDefinition field) {
      String own = field.label(language.equals("zh"));
      return own == null ? get("field." + field.name()) : own;
    }
  }
}
