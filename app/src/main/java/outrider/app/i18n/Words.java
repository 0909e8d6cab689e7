package outrider.app.i18n;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Labeled;

/// Every word on screen, by key, in the language chosen now.
///
/// [#get] answers once, [#text] and [#bind] follow the language live. Arguments stand as `{0}`,
/// `{1}` and are written the way the language writes them. Where English needs a singular, the
/// bundle has a second key ending in `.one`, taken when the first number is 1. A missing key shows
/// itself and fails `WordsTest`. FX thread only.
public final class Words {
  private final Map<Language, Properties> bundles = new EnumMap<>(Language.class);
  private final ObjectProperty<Language> language;

  public Words(Language language) {
    this.language = new SimpleObjectProperty<>(this, "language", language);
    for (var each : Language.values()) {
      bundles.put(each, load("messages" + each.suffix() + ".properties"));
    }
  }

  public ObjectProperty<Language> languageProperty() {
    return language;
  }

  public Language language() {
    return language.get();
  }

  public boolean isChinese() {
    return language() == Language.CHINESE;
  }

  public boolean has(String key) {
    return bundle().containsKey(key);
  }

  /// The words of a key with its arguments filled in.
  public String get(String key, Object... arguments) {
    var bundle = bundle();
    String pattern = null;
    if (arguments.length > 0 && arguments[0] instanceof Number count && count.doubleValue() == 1) {
      pattern = bundle.getProperty(key + ".one");
    }
    if (pattern == null) {
      pattern = bundle.getProperty(key, key);
    }
    return fill(pattern, arguments);
  }

  /// The words of a key whose arguments have names, as `{field}`.
  public String named(String key, Map<String, String> arguments) {
    var text = get(key);
    for (var argument : arguments.entrySet()) {
      text = text.replace("{" + argument.getKey() + "}", argument.getValue());
    }
    return text;
  }

  /// Names of record types, fields and options in the language of now.
  public FieldWords fields() {
    return new FieldWords(this);
  }

  /// The same, following the language.
  public StringBinding text(String key, Object... arguments) {
    return Bindings.createStringBinding(() -> get(key, arguments), language);
  }

  /// The same, following the language and one observable argument.
  public StringBinding text(String key, ObservableValue<?> argument) {
    return Bindings.createStringBinding(
        () -> get(key, java.util.Objects.requireNonNullElse(argument.getValue(), "")),
        language,
        argument);
  }

  /// Binds the text of a label or button to a key.
  public void bind(Labeled labeled, String key, Object... arguments) {
    labeled.textProperty().bind(text(key, arguments));
  }

  /// Numbers, money and percentages in the language of now.
  public Amounts amounts() {
    return new Amounts(language());
  }

  /// Times, dates and countdowns in the language of now.
  public Moments moments() {
    return new Moments(this);
  }

  private Properties bundle() {
    return java.util.Objects.requireNonNull(bundles.get(language()));
  }

  private String fill(String pattern, Object... arguments) {
    if (arguments.length == 0 || pattern.indexOf('{') < 0) {
      return pattern;
    }
    var filled = new StringBuilder(pattern.length() + 16);
    int from = 0;
    while (true) {
      int open = pattern.indexOf('{', from);
      int close = open < 0 ? -1 : pattern.indexOf('}', open);
      if (close < 0) {
        return filled.append(pattern, from, pattern.length()).toString();
      }
      int index = Integer.parseInt(pattern.substring(open + 1, close));
      filled.append(pattern, from, open);
      filled.append(index < arguments.length ? written(arguments[index]) : "");
      from = close + 1;
    }
  }

  private String written(Object argument) {
    return argument instanceof Number number ? amounts().number(number) : String.valueOf(argument);
  }

  private static Properties load(String name) {
    try (var file = Words.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("no words: " + name);
      }
      var bundle = new Properties();
      bundle.load(new InputStreamReader(file, StandardCharsets.UTF_8));
      return bundle;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
