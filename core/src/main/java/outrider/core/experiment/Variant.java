package outrider.core.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import outrider.core.record.EscapedText;

/// One of the ways that are compared. Kept as text, one a line, `name|text|cadence`, in the manner
/// of the steps of a cadence; the first is what is done now.
///
/// @param text what to say or offer; empty where a cadence says it
/// @param cadence id of the cadence that is run; null for a script or a quote
public record Variant(String name, String text, @Nullable String cadence) {

  public static final int LEAST = 2;
  public static final int MOST = 4;
  public static final int NAME_MAX = 100;
  public static final int TEXT_MAX = 4_000;

  public static String write(List<Variant> variants) {
    return variants.stream()
        .map(each ->
            String.join(
                "|",
                EscapedText.write(each.name),
                EscapedText.write(each.text),
                EscapedText.write(each.cadence == null ? "" : each.cadence)))
        .collect(Collectors.joining("\n"));
  }

  /// Those that can be read, in order.
  public static List<Variant> read(String text) {
    var variants = new ArrayList<Variant>();
    for (var line : text.split("\n")) {
      var parts = line.split("\\|", -1);
      if (parts.length == 3) {
        var cadence = EscapedText.read(parts[2]);
        variants.add(
            new Variant(
                EscapedText.read(parts[0]),
                EscapedText.read(parts[1]),
                cadence.isEmpty() ? null : cadence));
      }
    }
    return List.copyOf(variants);
  }

  /// `A` for the first.
  public static String letter(int index) {
    return String.valueOf((char) ('A' + index));
  }
}
