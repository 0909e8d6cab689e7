package outrider.core.formula;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a formula gives for one record: a `BigDecimal`, a `String`, a `Boolean`, or nothing.
///
/// Where a value is missing the result is missing too, as in a database: an offer without a price
/// has no margin, not one of zero. Decimal arithmetic throughout, so that both ends agree to the
/// last digit. Two cases give a result without: a text that is missing is an empty one, a box that
/// was never ticked is not ticked.
public final class Evaluation {

  private static final MathContext PRECISE = MathContext.DECIMAL128;

  private final Function<Expression.Stored, @Nullable Object> values;

  /// @param values of stored fields: `BigDecimal`, `String`, `Boolean` or null
  public Evaluation(Function<Expression.Stored, @Nullable Object> values) {
    this.values = values;
  }

  public @Nullable Object of(Expression expression) {
    return switch (expression) {
      case Expression.Figure figure -> figure.value();
      case Expression.Words words -> words.value();
      case Expression.Stored stored -> {
        var value = values.apply(stored);
        yield value == null && stored.unit() == Unit.FLAG ? (Object) false : value;
      }
      case Expression.Minus minus ->
          number(minus.of()) instanceof BigDecimal of ? of.negate() : null;
      case Expression.Two two -> two(two);
      case Expression.Call call -> call(call.deed(), call.arguments());
    };
  }

  private @Nullable Object two(Expression.Two two) {
    var operator = two.operator();
    var left = of(two.left());
    var right = of(two.right());
    return switch (operator) {
      case OR, AND -> logical(operator == Operator.OR, left, right);
      case JOIN -> (left == null ? "" : left.toString()) + (right == null ? "" : right);
      case PLUS, LESS_BY, TIMES, BY ->
          left instanceof BigDecimal one && right instanceof BigDecimal other
              ? calculated(operator, one, other)
              : null;
      default -> left == null || right == null ? null : (Object) compared(operator, left, right);
    };
  }

  /// What is unknown decides nothing that the other side decides already.
  private static @Nullable Object logical(
      boolean deciding, @Nullable Object left, @Nullable Object right) {
    if (left instanceof Boolean one && one == deciding
        || right instanceof Boolean other && other == deciding) {
      return deciding;
    }
    return left == null || right == null ? null : (Object) !deciding;
  }

  private static @Nullable BigDecimal calculated(
      Operator operator, BigDecimal one, BigDecimal other) {
    return switch (operator) {
      case PLUS -> one.add(other, PRECISE);
      case LESS_BY -> one.subtract(other, PRECISE);
      case TIMES -> one.multiply(other, PRECISE);
      default -> other.signum() == 0 ? null : one.divide(other, PRECISE);
    };
  }

  private static boolean compared(Operator operator, Object left, Object right) {
    var order =
        left instanceof BigDecimal one && right instanceof BigDecimal other
            ? one.compareTo(other)
            : left.equals(right) ? 0 : 1;
    return switch (operator) {
      case EQUAL -> order == 0;
      case UNEQUAL -> order != 0;
      case LESS -> order < 0;
      case AT_MOST -> order <= 0;
      case MORE -> order > 0;
      default -> order >= 0;
    };
  }

  private @Nullable Object call(Deed deed, List<Expression> arguments) {
    return switch (deed) {
      case IF ->
          Boolean.TRUE.equals(of(arguments.get(0))) ? of(arguments.get(1)) : of(arguments.get(2));
      case IF_EMPTY -> {
        var value = of(arguments.get(0));
        yield value == null ? of(arguments.get(1)) : value;
      }
      case MIN, MAX -> extreme(deed, arguments);
      case ROUND ->
          number(arguments.getFirst()) instanceof BigDecimal number
              ? number.setScale(digits(arguments), RoundingMode.HALF_UP)
              : null;
      case ABS -> number(arguments.getFirst()) instanceof BigDecimal number ? number.abs() : null;
      case NOT -> of(arguments.getFirst()) instanceof Boolean flag ? (Object) !flag : null;
    };
  }

  private @Nullable BigDecimal extreme(Deed deed, List<Expression> arguments) {
    BigDecimal extreme = null;
    for (var argument : arguments) {
      var number = number(argument);
      if (number == null) {
        return null;
      }
      extreme =
          extreme == null ? number : deed == Deed.MIN ? extreme.min(number) : extreme.max(number);
    }
    return extreme;
  }

  private @Nullable BigDecimal number(Expression expression) {
    return of(expression) instanceof BigDecimal number ? number : null;
  }

  /// The digits that `round` keeps.
  public static int digits(List<Expression> arguments) {
    return arguments.size() > 1 && arguments.get(1) instanceof Expression.Figure figure
        ? figure.value().intValue()
        : 0;
  }
}
