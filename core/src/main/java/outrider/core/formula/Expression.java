package outrider.core.formula;

import java.math.BigDecimal;
import java.util.List;

/// A formula as a tree whose leaves are figures, words and stored fields. The laptop and HQ
/// evaluate it; a list turns it into SQL.
public sealed interface Expression {

  /// A number as it was written.
  record Figure(BigDecimal value) implements Expression {}

  /// A text as it was written.
  record Words(String value) implements Expression {}

  /// A field whose value is stored.
  record Stored(String field, Unit unit) implements Expression {}

  record Minus(Expression of) implements Expression {}

  record Two(Operator operator, Expression left, Expression right) implements Expression {}

  record Call(Deed deed, List<Expression> arguments) implements Expression {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /// How many parts the tree has.
  static int size(Expression expression) {
    return switch (expression) {
      case Figure _, Words _, Stored _ -> 1;
      case Minus minus -> 1 + size(minus.of());
      case Two two -> 1 + size(two.left()) + size(two.right());
      case Call call -> 1 + call.arguments().stream().mapToInt(Expression::size).sum();
    };
  }
}
