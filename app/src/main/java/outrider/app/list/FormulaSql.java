package outrider.app.list;

import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import outrider.app.store.RecordTable;
import outrider.core.configuration.FieldRegistry;
import outrider.core.formula.Deed;
import outrider.core.formula.Evaluation;
import outrider.core.formula.Expression;
import outrider.core.formula.Operator;
import outrider.core.record.FieldDefinition;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;

/// A calculated field as SQL, so that a list can be narrowed and sorted by what is stored nowhere.
///
/// SQLite reckons with binary fractions, the screen with decimal ones: they may differ where a
/// result lies on the very edge between two whole numbers.
final class FormulaSql {

  private static final String DIGITS_OF_CURRENCY = powers();

  private final List<@Nullable Object> arguments;

  /// Minor units in a whole one, where the record has a currency at all.
  private final String hundred;

  private FormulaSql(RecordType type, List<@Nullable Object> arguments) {
    this.arguments = arguments;
    hundred =
        FieldRegistry.builtIn().field(type, Fields.CURRENCY).isPresent()
            ? DIGITS_OF_CURRENCY
            : "100.0";
  }

  /// The value of the field, as it would be stored.
  static String of(FieldDefinition field, List<@Nullable Object> arguments) {
    var calculation = field.terms().calculation();
    if (calculation == null) {
      return "NULL";
    }
    var formula = new FormulaSql(field.type(), arguments);
    var value = formula.write(calculation);
    return switch (field.kind()) {
      case MONEY -> "CAST(round(" + value + " * " + formula.hundred + ") AS INTEGER)";
      case NUMBER, DATE -> "CAST(round(" + value + ") AS INTEGER)";
      case FLAG -> "nullif(" + value + ", 0)";
      default -> "nullif(" + value + ", '')";
    };
  }

  private String write(Expression expression) {
    return switch (expression) {
      case Expression.Figure figure -> {
        arguments.add(figure.value().toPlainString());
        yield "CAST(? AS REAL)";
      }
      case Expression.Words words -> {
        arguments.add(words.value());
        yield "?";
      }
      case Expression.Stored stored -> stored(stored);
      case Expression.Minus minus -> "(-" + write(minus.of()) + ")";
      case Expression.Two two -> two(two);
      case Expression.Call call -> call(call.deed(), call.arguments());
    };
  }

  private String stored(Expression.Stored stored) {
    var column = column(stored.field());
    return switch (stored.unit()) {
      case NUMBER, DAY -> "CAST(" + column + " AS REAL)";
      case MONEY -> "(CAST(" + column + " AS REAL) / " + hundred + ")";
      case FLAG -> "coalesce(" + column + ", 0)";
      case TEXT -> column;
    };
  }

  private String column(String field) {
    if (!field.startsWith("x_")) {
      return "t.\"" + RecordTable.column(field) + '"';
    }
    arguments.add("$.\"" + field.replace("\"", "") + '"');
    return "json_extract(t.custom, ?)";
  }

  private String two(Expression.Two two) {
    if (two.operator() == Operator.JOIN) {
      return "(coalesce("
          + write(two.left())
          + ", '') || coalesce("
          + write(two.right())
          + ", ''))";
    }
    var left = write(two.left());
    return "(" + left + " " + sign(two.operator()) + " " + write(two.right()) + ")";
  }

  private static String sign(Operator operator) {
    return switch (operator) {
      case OR -> "OR";
      case AND -> "AND";
      case EQUAL -> "=";
      case UNEQUAL -> "<>";
      case LESS -> "<";
      case AT_MOST -> "<=";
      case MORE -> ">";
      case AT_LEAST -> ">=";
      case JOIN -> "||";
      case PLUS -> "+";
      case LESS_BY -> "-";
      case TIMES -> "*";
      case BY -> "/";
    };
  }

  private String call(Deed deed, List<Expression> given) {
    if (deed == Deed.ROUND) {
      return "round(" + write(given.getFirst()) + ", " + Evaluation.digits(given) + ")";
    }
    var parts = given.stream().map(this::write).toList();
    return switch (deed) {
      case IF ->
          "(CASE WHEN "
              + parts.get(0)
              + " THEN "
              + parts.get(1)
              + " ELSE "
              + parts.get(2)
              + " END)";
      case IF_EMPTY -> "coalesce(" + String.join(", ", parts) + ")";
      case MIN -> "min(" + String.join(", ", parts) + ")";
      case MAX -> "max(" + String.join(", ", parts) + ")";
      case ABS -> "abs(" + parts.getFirst() + ")";
      default -> "(NOT " + parts.getFirst() + ")";
    };
  }

  /// Minor units in a whole unit of the record's currency, by the currencies that have not a
  /// hundred.
  private static String powers() {
    Map<Integer, List<String>> odd =
        Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() != 2)
            .collect(
                Collectors.groupingBy(
                    currency -> Math.max(0, currency.getDefaultFractionDigits()),
                    TreeMap::new,
                    Collectors.mapping(Currency::getCurrencyCode, Collectors.toList())));
    return odd.entrySet().stream()
        .map(digits ->
            " WHEN t.currency IN ("
                + digits.getValue().stream()
                    .sorted()
                    .map(code -> "'" + code + "'")
                    .collect(Collectors.joining(", "))
                + ") THEN "
                + power(digits.getKey()))
        .collect(Collectors.joining("", "(CASE", " ELSE 100.0 END)"));
  }

  private static String power(int digits) {
    var zeros = new char[digits];
    Arrays.fill(zeros, '0');
    return "1" + new String(zeros) + ".0";
  }
}
