package outrider.core.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How a text must look, drawn letter by letter: `9` is a digit, `A` a capital letter, `a` a
/// letter, `X` a digit or a capital letter, `字` a Chinese character, `*` anything; every other sign
/// stands for itself, as does one behind `\`. `{6}` repeats what stands before it six times,
/// `{2,4}` two to four times.
///
/// No regular expressions: somebody's slip in one can keep a machine busy for hours. This takes
/// time in proportion to the text, whatever is drawn, because it walks all ways at once.
public final class FieldPattern {

  /// Places in a drawing, repeats included.
  static final int PLACES_MAX = 200;

  private record Place(char drawn, boolean literal, boolean optional) {
    boolean fits(int letter) {
      if (literal) {
        return letter == drawn;
      }
      return switch (drawn) {
        case '9' -> letter >= '0' && letter <= '9';
        case 'A' -> letter >= 'A' && letter <= 'Z';
        case 'a' -> letter >= 'A' && letter <= 'Z' || letter >= 'a' && letter <= 'z';
        case 'X' -> letter >= '0' && letter <= '9' || letter >= 'A' && letter <= 'Z';
        case '字' -> Character.isIdeographic(letter);
        default -> true;
      };
    }

    Place times(boolean mayBeMissing) {
      return new Place(drawn, literal, mayBeMissing);
    }
  }

  private static final String CLASSES = "9AaX字*";

  private final String drawing;
  private final List<Place> places;

  private FieldPattern(String drawing, List<Place> places) {
    this.drawing = drawing;
    this.places = List.copyOf(places);
  }

  /// Empty where the drawing makes no sense: a repeat of nothing, or of too much.
  public static Optional<FieldPattern> read(String drawing) {
    var places = new ArrayList<Place>();
    var at = 0;
    while (at < drawing.length()) {
      var sign = drawing.charAt(at++);
      if (sign == '{') {
        var end = drawing.indexOf('}', at);
        if (end < 0 || places.isEmpty() || !repeat(places, drawing.substring(at, end))) {
          return Optional.empty();
        }
        at = end + 1;
      } else if (sign == '\\') {
        if (at == drawing.length()) {
          return Optional.empty();
        }
        places.add(new Place(drawing.charAt(at++), true, false));
      } else {
        places.add(new Place(sign, CLASSES.indexOf(sign) < 0, false));
      }
      if (places.size() > PLACES_MAX) {
        return Optional.empty();
      }
    }
    return places.isEmpty() ? Optional.empty() : Optional.of(new FieldPattern(drawing, places));
  }

  private static boolean repeat(List<Place> places, String range) {
    if (!range.matches("\\d{1,3}([,，]\\d{1,3})?")) {
      return false;
    }
    var ends = range.split("[,，]");
    var least = Integer.parseInt(ends[0]);
    var most = ends.length == 1 ? least : Integer.parseInt(ends[1]);
    if (most < 1 || most < least || most > PLACES_MAX || places.getLast().optional) {
      return false;
    }
    var place = places.removeLast();
    for (var each = 0; each < most; each++) {
      places.add(place.times(each >= least));
    }
    return true;
  }

  public boolean matches(String text) {
    var letters = text.codePoints().toArray();
    var here = new boolean[places.size() + 1];
    here[0] = true;
    skip(here);
    for (var letter : letters) {
      var next = new boolean[here.length];
      for (var place = 0; place < places.size(); place++) {
        next[place + 1] = here[place] && places.get(place).fits(letter);
      }
      here = next;
      skip(here);
    }
    return here[places.size()];
  }

  /// What may be missing is passed without a letter.
  private void skip(boolean[] here) {
    for (var place = 0; place < places.size(); place++) {
      here[place + 1] |= here[place] && places.get(place).optional;
    }
  }

  public String drawing() {
    return drawing;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FieldPattern pattern && pattern.drawing.equals(drawing);
  }

  @Override
  public int hashCode() {
    return drawing.hashCode();
  }

  @Override
  public String toString() {
    return drawing;
  }
}
