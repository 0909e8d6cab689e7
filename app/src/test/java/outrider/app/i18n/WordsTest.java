package outrider.app.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import outrider.core.configuration.FieldRegistry;
import outrider.core.record.RecordType;

/// Every word exists in both languages, is used, and can be drawn.
final class WordsTest {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
  private static final Pattern KEY = Pattern.compile("[a-z][a-zA-Z]*(\\.[a-zA-Z0-9_-]+)+");

  private static Properties english = new Properties();
  private static Properties chinese = new Properties();
  private static Set<String> literals = Set.of();

  @BeforeAll
  static void read() throws IOException {
    english = load("messages.properties");
    chinese = load("messages_zh_CN.properties");
    var found = new TreeSet<String>();
    try (var files = Files.walk(SOURCES)) {
      for (var file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        // SQL names tables and columns the way words name keys.
        if (!file.toString().contains("/store/")) {
          LITERAL
              .matcher(Files.readString(file))
              .results()
              .forEach(literal -> found.add(literal.group(1)));
        }
      }
    }
    literals = found;
  }

  @Test
  void whatIsSaidInOneLanguageIsSaidInTheOther() {
    assertThat(keys(chinese)).isEqualTo(keys(english));
  }

  @Test
  void noKeyIsGivenTwice() throws IOException {
    for (var file : List.of("messages.properties", "messages_zh_CN.properties")) {
      var keys =
          Files.readAllLines(Path.of("src/main/resources/outrider/app/i18n", file)).stream()
              .filter(line -> line.contains("=") && !line.startsWith("#"))
              .map(line -> line.substring(0, line.indexOf('=')))
              .toList();
      assertThat(keys).as(file).doesNotHaveDuplicates();
    }
  }

  @Test
  void argumentsAreTheSameInBothLanguages() {
    for (var key : keys(english)) {
      assertThat(arguments(chinese.getProperty(key)))
          .as(key)
          .isEqualTo(arguments(english.getProperty(key)));
    }
  }

  @Test
  void everyKeyIsUsed() {
    var prefixes = literals.stream().filter(text -> text.endsWith(".")).toList();
    var unused =
        keys(english).stream()
            .filter(key -> !literals.contains(key))
            .filter(key -> prefixes.stream().noneMatch(key::startsWith))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(unused).as("keys that no source names").isEmpty();
  }

  @Test
  void everyKeyThatIsUsedExists() {
    var groups =
        keys(english).stream()
            .map(key -> key.substring(0, key.indexOf('.') + 1))
            .collect(Collectors.toSet());
    var missing =
        literals.stream()
            .filter(text -> KEY.matcher(text).matches())
            .filter(text -> groups.contains(text.substring(0, text.indexOf('.') + 1)))
            .filter(text ->
                !text.endsWith(".css")
                    && !text.endsWith(".properties")
                    && !english.containsKey(text))
            .filter(text -> keys(english).stream().noneMatch(key -> key.startsWith(text + ".")))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(missing).as("keys that sources name and no bundle has").isEmpty();
  }

  @Test
  void everyCharacterCanBeDrawn() throws IOException {
    var glyphs = BundledGlyphs.read();
    assertThat(glyphs).hasSizeGreaterThan(7000);
    for (var bundle : new Properties[] {english, chinese}) {
      bundle.forEach((key, text) ->
          assertThat(((String) text).codePoints().filter(each -> !glyphs.contains(each)).toArray())
              .as("characters of %s that the bundled font lacks", key)
              .isEmpty());
    }
  }

  @Test
  void nothingShoutsPleadsOrTrails() {
    for (var bundle : new Properties[] {english, chinese}) {
      bundle.forEach((key, text) ->
          assertThat((String) text)
              .as(key.toString())
              .doesNotContain("!", "！", "“", "”", "‘", "’")
              .doesNotContainIgnoringCase("please")
              .doesNotEndWith(":")
              .doesNotEndWith("："));
    }
  }

  @Test
  void everyFieldAPersonFillsHasAName() {
    var words = new Words(Language.CHINESE);
    for (var type :
        new RecordType[] {
          RecordType.LEAD, RecordType.ACCOUNT, RecordType.CONTACT, RecordType.OPPORTUNITY
        }) {
      for (var field : FieldRegistry.builtIn().fields(type)) {
        assertThat(words.fields().label(field))
            .as(type + " " + field.name())
            .isNotEqualTo(field.name());
      }
    }
  }

  private static Set<String> keys(Properties bundle) {
    return bundle.stringPropertyNames().stream()
        .filter(key -> !key.endsWith(".one"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> arguments(String text) {
    return Pattern.compile("\\{\\w+}")
        .matcher(text)
        .results()
        .map(found -> found.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Properties load(String name) throws IOException {
    var bundle = new Properties();
    try (var file = Objects.requireNonNull(Words.class.getResourceAsStream(name))) {
      bundle.load(new InputStreamReader(file, StandardCharsets.UTF_8));
    }
    return bundle;
  }
}
