package outrider.core.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import outrider.core.formula.FormulaReader.Meaning;
import outrider.core.formula.Written.Mistake;

/// What a formula gives, and what it says to those who slip.
final class FormulaTest {

  private static final Map<String, Unit> FIELDS =
      Map.of(
          "a",
          Unit.NUMBER,
          "b",
          Unit.NUMBER,
          "none",
          Unit.NUMBER,
          "price",
          Unit.MONEY,
          "name",
          Unit.TEXT,
          "vip",
          Unit.FLAG,
          "from",
          Unit.DAY,
          "to",
          Unit.DAY);

  private static final Map<String, Object> VALUES =
      Map.of(
          "a",
          new BigDecimal(7),
          "b",
          new BigDecimal(2),
          "price",
          new BigDecimal("19.99"),
          "name",
          "张三",
          "from",
          new BigDecimal(100),
          "to",
          new BigDecimal(130));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 + 2 * 3              | 7",
        "(1 + 2) * 3            | 9",
        "10 - 4 - 3             | 3",
        "-[a] + 1               | -6",
        "[a] / [b]              | 3.5",
        "0.1 + 0.2              | 0.3",
        "[price] * 30%          | 5.997",
        "[to] - [from]          | 30",
        "round([price])         | 20",
        "round(2.345, 2)        | 2.35",
        "round(-2.5)            | -3",
        "min([a], [b], 5)       | 2",
        "max([a], [b])          | 7",
        "abs(-[a])              | 7",
        "if([a] > [b], 1, 0)    | 1",
        "if([a] = 7 and not([b] = 3), 1, 0) | 1",
        "if([a] < 1 or [b] <= 2, 1, 0)      | 1",
        "if([name] = \"张三\", 1, 0)         | 1",
        "if([vip], 1, 0)        | 0",
        "ifempty([none], 4)     | 4",
        "如果（[a]＞[b]，1，0）    | 1",
        "最大([a]；[b]) × 2      | 14",
        "【a】÷2                 | 3.5"
      })
  void itReckonsAsOnPaper(String text, BigDecimal expected) {
    assertThat(value(text)).isInstanceOf(BigDecimal.class);
    assertThat((BigDecimal) value(text)).isEqualByComparingTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[none] + 1",
        "[a] / 0",
        "[a] * [none]",
        "min([a], [none])",
        "round([none])",
        "-[none]"
      })
  void whatIsMissingIsMissingInTheResult(String text) {
    assertThat(value(text)).isNull();
  }

  @Test
  void whatIsUnknownDecidesNothingThatIsDecided() {
    assertThat(value("[none] > 1 or [a] > 1")).isEqualTo(true);
    assertThat(value("[none] > 1 and [a] < 1")).isEqualTo(false);
    assertThat(value("[none] > 1 and [a] > 1")).isNull();
  }

  @Test
  void textsArePutTogether() {
    assertThat(value("[name] & \" 先生\"")).isEqualTo("张三 先生");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 +             | MALFORMED",
        "1 2             | MALFORMED",
        "(1              | MALFORMED",
        "1..2            | MALFORMED",
        "[a              | MALFORMED",
        "\"a             | MALFORMED",
        "[c]             | UNKNOWN_FIELD",
        "sqrt(2)         | UNKNOWN_NAME",
        "if(1 > 2, 3)    | ARGUMENTS",
        "1 + [name]      | MISMATCH",
        "if(1, 2, 3)     | MISMATCH",
        "if(1 > 2, 3, \"a\") | MISMATCH",
        "[name] < \"b\"  | MISMATCH",
        "round(1, [a])   | MISMATCH",
        "1 and 2         | MISMATCH"
      })
  void aSlipIsNamed(String text, Mistake mistake) {
    assertThat(read(text))
        .isInstanceOfSatisfying(
            Written.Wrong.class, wrong -> assertThat(wrong.what()).isEqualTo(mistake));
  }

  @Test
  @Timeout(5)
  void nothingThatIsWrittenKeepsAMachineBusy() {
    assertThat(read("(".repeat(900) + "1" + ")".repeat(99))).isInstanceOf(Written.Wrong.class);
    assertThat(read("-".repeat(999) + "1")).isInstanceOf(Written.Wrong.class);
    assertThat(read("1" + "+1".repeat(499))).isInstanceOf(Written.Wrong.class);
    assertThat(read("1".repeat(1_001))).isInstanceOf(Written.Wrong.class);
    assertThat(value("9999999999" + "*9999999999".repeat(60))).isInstanceOf(BigDecimal.class);
  }

  @Test
  void anyTextIsAFormulaOrAMistakeAndNeverASurprise() {
    var seed = System.nanoTime();
    var random = new Random(seed);
    var parts =
        new String[] {
          "[a]", "[", "]", "(", ")", "1", ".5", "+", "-", "*", "/", "<", ">", "=", "&", "\"", "if",
          "min", "round", ",", "，", "and", "not", "[name]", "[vip]", " ", "%", "或", "×"
        };
    for (var round = 0; round < 20_000; round++) {
      var text = new StringBuilder();
      for (var part = random.nextInt(12); part >= 0; part--) {
        text.append(parts[random.nextInt(parts.length)]);
      }
      var written = read(text.toString());
      if (written instanceof Written.Sound sound) {
        var result = new Evaluation(FormulaTest::given).of(sound.expression());
        assertThat(result == null || fits(result, sound.unit()))
            .as("seed %d: %s gives %s", seed, text, result)
            .isTrue();
      }
    }
  }

  private static boolean fits(Object result, Unit unit) {
    return switch (unit) {
      case TEXT -> result instanceof String;
      case FLAG -> result instanceof Boolean;
      default -> result instanceof BigDecimal;
    };
  }

  private static @Nullable Object value(String text) {
    assertThat(read(text)).isInstanceOf(Written.Sound.class);
    return new Evaluation(FormulaTest::given).of(((Written.Sound) read(text)).expression());
  }

  private static @Nullable Object given(Expression.Stored stored) {
    return new HashMap<>(VALUES).get(stored.field());
  }

  private static Written read(String text) {
    return FormulaReader.read(
        text,
        name -> {
          var unit = FIELDS.get(name);
          return unit == null
              ? new Meaning.IsNot(Mistake.UNKNOWN_FIELD)
              : new Meaning.Is(new Expression.Stored(name, unit), unit);
        });
  }
}
