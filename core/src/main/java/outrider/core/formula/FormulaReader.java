package outrider.core.formula;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import outrider.core.formula.Written.Mistake;

/// Reads a formula: `round([amount] * [x_rate] / 100)`. Fields stand in brackets, texts in quotes;
/// what a Chinese keyboard gives for brackets, commas and signs is taken as well.
///
/// There is no loop, no clock and no chance in the language, its length and depth are limited, and
/// so is what it costs to evaluate.
public final class FormulaReader {

  /// Characters of the text, levels of nesting, and parts of the tree with everything that its
  /// fields are calculated from.
  public static final int TEXT_MAX = 1_000;

  private static final int DEPTH_MAX = 30;
  public static final int SIZE_MAX = 400;

  private static final class WrongException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Written.Wrong wrong;

    WrongException(Mistake what, String part) {
      super(part, null, false, false);
      wrong = new Written.Wrong(what, part);
    }
  }

  /// What a field in brackets is: stored, or calculated itself; or why it is none.
  public sealed interface Meaning {
    record Is(Expression expression, Unit unit) implements Meaning {}

    record IsNot(Mistake why) implements Meaning {}
  }

  private record Part(Expression expression, Unit unit) {}

  private final String text;
  private final Function<String, Meaning> fields;
  private int at;
  private int depth;

  private FormulaReader(String text, Function<String, Meaning> fields) {
    this.text = text;
    this.fields = fields;
  }

  public static Written read(String text, Function<String, Meaning> fields) {
    if (text.length() > TEXT_MAX) {
      return new Written.Wrong(Mistake.TOO_LONG, "");
    }
    var reader = new FormulaReader(text, fields);
    try {
      var whole = reader.either();
      reader.space();
      if (reader.at < text.length()) {
        throw reader.malformed();
      }
      return Expression.size(whole.expression) > SIZE_MAX
          ? new Written.Wrong(Mistake.TOO_LONG, "")
          : new Written.Sound(whole.expression, whole.unit);
    } catch (WrongException wrong) {
      return wrong.wrong;
    }
  }

  private Part either() {
    if (++depth > DEPTH_MAX) {
      throw new WrongException(Mistake.TOO_LONG, "");
    }
    var left = both();
    while (word("or", "或")) {
      left = logical(Operator.OR, left, both());
    }
    depth--;
    return left;
  }

  private Part both() {
    var left = compared();
    while (word("and", "且")) {
      left = logical(Operator.AND, left, compared());
    }
    return left;
  }

  private Part compared() {
    var left = joined();
    var operator = comparison();
    if (operator == null) {
      return left;
    }
    var begin = at;
    var right = joined();
    var suits =
        left.unit.isNumeric() == right.unit.isNumeric()
            && (left.unit.isNumeric() || left.unit == right.unit)
            && (left.unit.isNumeric()
                || operator == Operator.EQUAL
                || operator == Operator.UNEQUAL);
    check(suits, begin);
    return new Part(new Expression.Two(operator, left.expression, right.expression), Unit.FLAG);
  }

  @org.jspecify.annotations.Nullable
  private Operator comparison() {
    if (sign("<=") || sign("≤")) {
      return Operator.AT_MOST;
    } else if (sign(">=") || sign("≥")) {
      return Operator.AT_LEAST;
    } else if (sign("<>") || sign("≠") || sign("!=")) {
      return Operator.UNEQUAL;
    } else if (sign("<")) {
      return Operator.LESS;
    } else if (sign(">")) {
      return Operator.MORE;
    } else if (sign("==") || sign("=")) {
      return Operator.EQUAL;
    }
    return null;
  }

  private Part joined() {
    var left = sum();
    while (sign("&")) {
      var begin = at;
      var right = sum();
      check(left.unit == Unit.TEXT && right.unit == Unit.TEXT, begin);
      left =
          new Part(new Expression.Two(Operator.JOIN, left.expression, right.expression), Unit.TEXT);
    }
    return left;
  }

  private Part sum() {
    var left = product();
    while (true) {
      if (sign("+")) {
        left = numeric(Operator.PLUS, left, product());
      } else if (sign("-")) {
        left = numeric(Operator.LESS_BY, left, product());
      } else {
        return left;
      }
    }
  }

  private Part product() {
    var left = factor();
    while (true) {
      if (sign("*")) {
        left = numeric(Operator.TIMES, left, factor());
      } else if (sign("/")) {
        left = numeric(Operator.BY, left, factor());
      } else {
        return left;
      }
    }
  }

  private Part factor() {
    if (sign("-")) {
      if (++depth > DEPTH_MAX) {
        throw new WrongException(Mistake.TOO_LONG, "");
      }
      var begin = at;
      var of = factor();
      check(of.unit.isNumeric(), begin);
      depth--;
      return new Part(new Expression.Minus(of.expression), Unit.NUMBER);
    }
    return value();
  }

  private Part value() {
    if (sign("(")) {
      var inside = either();
      need(")");
      return inside;
    }
    if (sign("[")) {
      return field();
    }
    if (sign("\"")) {
      return words();
    }
    space();
    var begin = at;
    while (at < text.length() && isFigure(text.charAt(at))) {
      at++;
    }
    if (at > begin) {
      return figure(text.substring(begin, at));
    }
    while (at < text.length() && Character.isLetter(text.charAt(at))) {
      at++;
    }
    if (at == begin) {
      throw malformed();
    }
    return call(text.substring(begin, at), begin);
  }

  private Part field() {
    var end = at;
    while (end < text.length() && plain(text.charAt(end)) != ']') {
      end++;
    }
    if (end == text.length()) {
      throw malformed();
    }
    var name = text.substring(at, end).strip();
    at = end + 1;
    return switch (fields.apply(name)) {
      case Meaning.Is is -> new Part(is.expression(), is.unit());
      case Meaning.IsNot not -> throw new WrongException(not.why(), name);
    };
  }

  private Part words() {
    var end = at;
    while (end < text.length() && plain(text.charAt(end)) != '"') {
      end++;
    }
    if (end == text.length()) {
      throw malformed();
    }
    var words = text.substring(at, end);
    at = end + 1;
    return new Part(new Expression.Words(words), Unit.TEXT);
  }

  private Part figure(String written) {
    var percent = sign("%");
    try {
      var number = new BigDecimal(written);
      return new Part(
          new Expression.Figure(percent ? number.movePointLeft(2) : number), Unit.NUMBER);
    } catch (NumberFormatException wrong) {
      throw new WrongException(Mistake.MALFORMED, written);
    }
  }

  private Part call(String name, int begin) {
    var deed = Deed.called(name).orElseThrow(() -> new WrongException(Mistake.UNKNOWN_NAME, name));
    need("(");
    var arguments = new ArrayList<Part>();
    do {
      arguments.add(either());
    } while (sign(",") || sign(";") || sign("、"));
    need(")");
    if (!deed.takes(arguments.size())) {
      throw new WrongException(Mistake.ARGUMENTS, name);
    }
    var unit = unit(deed, arguments, begin);
    return new Part(
        new Expression.Call(deed, arguments.stream().map(Part::expression).toList()), unit);
  }

  private Unit unit(Deed deed, List<Part> arguments, int begin) {
    var units = arguments.stream().map(Part::unit).toList();
    return switch (deed) {
      case IF -> {
        check(units.getFirst() == Unit.FLAG, begin);
        yield common(units.get(1), units.get(2), begin);
      }
      case IF_EMPTY -> common(units.get(0), units.get(1), begin);
      case MIN, MAX -> units.stream().reduce((one, other) -> amount(one, other, begin)).get();
      case ROUND -> {
        check(units.getFirst().isNumeric(), begin);
        check(arguments.size() == 1 || isDigits(arguments.get(1).expression), begin);
        yield units.getFirst();
      }
      case ABS -> {
        check(units.getFirst().isNumeric(), begin);
        yield units.getFirst();
      }
      case NOT -> {
        check(units.getFirst() == Unit.FLAG, begin);
        yield Unit.FLAG;
      }
    };
  }

  private static boolean isDigits(Expression expression) {
    return expression instanceof Expression.Figure figure
        && figure.value().stripTrailingZeros().scale() <= 0
        && figure.value().signum() >= 0
        && figure.value().compareTo(BigDecimal.valueOf(6)) <= 0;
  }

  private Unit common(Unit one, Unit other, int begin) {
    if (one.isNumeric()) {
      return amount(one, other, begin);
    }
    check(one == other, begin);
    return one;
  }

  private Unit amount(Unit one, Unit other, int begin) {
    check(one.isNumeric() && other.isNumeric(), begin);
    return one == other ? one : Unit.NUMBER;
  }

  private Part numeric(Operator operator, Part left, Part right) {
    check(left.unit.isNumeric() && right.unit.isNumeric(), at);
    return new Part(new Expression.Two(operator, left.expression, right.expression), Unit.NUMBER);
  }

  private Part logical(Operator operator, Part left, Part right) {
    check(left.unit == Unit.FLAG && right.unit == Unit.FLAG, at);
    return new Part(new Expression.Two(operator, left.expression, right.expression), Unit.FLAG);
  }

  private void check(boolean suits, int begin) {
    if (!suits) {
      throw new WrongException(Mistake.MISMATCH, excerpt(begin));
    }
  }

  private void need(String sign) {
    if (!sign(sign)) {
      throw malformed();
    }
  }

  private WrongException malformed() {
    return new WrongException(Mistake.MALFORMED, excerpt(at));
  }

  /// What stands around a place, for whoever looks for it.
  private String excerpt(int place) {
    var from = Math.max(0, Math.min(place, text.length()) - 8);
    return text.substring(from, Math.min(text.length(), place + 8)).strip();
  }

  private boolean sign(String sign) {
    space();
    if (at + sign.length() > text.length()) {
      return false;
    }
    for (var index = 0; index < sign.length(); index++) {
      if (plain(text.charAt(at + index)) != sign.charAt(index)) {
        return false;
      }
    }
    at += sign.length();
    return true;
  }

  /// A word between two values, not the beginning of a longer one.
  private boolean word(String english, String chinese) {
    space();
    if (text.startsWith(chinese, at)) {
      at += chinese.length();
      return true;
    }
    var end = at + english.length();
    if (end > text.length()
        || !text.substring(at, end).toLowerCase(Locale.ROOT).equals(english)
        || (end < text.length() && Character.isLetterOrDigit(text.charAt(end)))) {
      return false;
    }
    at = end;
    return true;
  }

  private void space() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private static boolean isFigure(char letter) {
    return letter >= '0' && letter <= '9' || letter == '.';
  }

  /// The plain sign for what a Chinese keyboard gives.
  private static char plain(char letter) {
    return switch (letter) {
      case '（' -> '(';
      case '）' -> ')';
      case '【', '［' -> '[';
      case '】', '］' -> ']';
      case '，' -> ',';
      case '；' -> ';';
      case '＋' -> '+';
      case '－', '−' -> '-';
      case '×', '＊' -> '*';
      case '÷', '／' -> '/';
      case '＝' -> '=';
      case '＜' -> '<';
      case '＞' -> '>';
      case '＆' -> '&';
      case '％' -> '%';
      case '“', '”', '＂', '「', '」' -> '"';
      default -> letter;
    };
  }
}
