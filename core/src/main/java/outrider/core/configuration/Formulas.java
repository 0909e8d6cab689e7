package outrider.core.configuration;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import outrider.core.formula.Deed;
import outrider.core.formula.Expression;
import outrider.core.formula.FormulaReader;
import outrider.core.formula.FormulaReader.Meaning;
import outrider.core.formula.Written;
import outrider.core.formula.Written.Mistake;
import outrider.core.record.Calculation;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;

/// Reads the formulas of one record type. A field that another is calculated from takes its place
/// in the tree, rounded as it is shown, so that whoever evaluates meets stored fields only and a
/// loop cannot be built.
final class Formulas {

  private final Map<String, String> texts;
  private final Function<String, Optional<FieldDefinition>> fields;
  private final Map<String, Written> read = new HashMap<>();
  private final Deque<String> way = new ArrayDeque<>();

  /// @param texts of the formulas, by the names of their fields
  Formulas(Map<String, String> texts, Function<String, Optional<FieldDefinition>> fields) {
    this.texts = texts;
    this.fields = fields;
  }

  Written read(String name) {
    var known = read.get(name);
    if (known != null) {
      return known;
    }
    way.addLast(name);
    var written = FormulaReader.read(texts.getOrDefault(name, ""), this::meaning);
    way.removeLast();
    if (written instanceof Written.Sound sound
        && fields
            .apply(name)
            .filter(field -> Calculation.gives(sound.unit(), field.kind()))
            .isEmpty()) {
      written = new Written.Wrong(Mistake.MISMATCH, name);
    }
    // What was found on the way round of another loop is that one's, not this field's own.
    if (way.isEmpty() || !(written instanceof Written.Wrong)) {
      read.put(name, written);
    }
    return written;
  }

  private Meaning meaning(String name) {
    var field = fields.apply(name);
    var unit = field.flatMap(known -> Calculation.unit(known.kind()));
    if (field.isEmpty() || unit.isEmpty()) {
      return new Meaning.IsNot(Mistake.UNKNOWN_FIELD);
    }
    if (!field.get().isCalculated()) {
      return new Meaning.Is(new Expression.Stored(name, unit.get()), unit.get());
    }
    if (way.contains(name)) {
      return new Meaning.IsNot(Mistake.LOOP);
    }
    return switch (read(name)) {
      case Written.Sound sound ->
          new Meaning.Is(shown(sound.expression(), field.get().kind()), unit.get());
      case Written.Wrong wrong -> new Meaning.IsNot(wrong.what());
    };
  }

  private static Expression shown(Expression expression, FieldKind kind) {
    return switch (kind) {
      case NUMBER, DATE -> new Expression.Call(Deed.ROUND, List.of(expression));
      case MONEY ->
          new Expression.Call(
              Deed.ROUND, List.of(expression, new Expression.Figure(BigDecimal.TWO)));
      default -> expression;
    };
  }

  /// The way of a loop that begins with a field, in its own words.
  static String way(String from, Map<String, String> texts, Function<String, String> label) {
    var names = new ArrayDeque<String>();
    go(from, from, texts, names);
    return Stream.concat(names.stream(), Stream.of(from))
        .map(label)
        .collect(Collectors.joining(" > "));
  }

  private static boolean go(
      String from, String at, Map<String, String> texts, Deque<String> names) {
    if (names.contains(at)) {
      return false;
    }
    names.addLast(at);
    var text = texts.getOrDefault(at, "");
    for (var name : texts.keySet()) {
      if (mentions(text, name) && (name.equals(from) || go(from, name, texts, names))) {
        return true;
      }
    }
    names.removeLast();
    return false;
  }

  static boolean mentions(String text, String name) {
    return text.contains("[" + name + "]");
  }
}
