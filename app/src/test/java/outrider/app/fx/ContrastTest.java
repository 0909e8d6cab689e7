package outrider.app.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javafx.scene.paint.Color;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every text can be read on every surface it stands on, in both themes, measured from the tokens.
final class ContrastTest {
  private static final double TEXT = 4.5;
  private static final double PART = 3.0;

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void textReachesFourAndAHalf(String theme) throws IOException {
    var tokens = tokens(theme);
    for (var surface :
        new String[] {
          "bg-app", "bg-surface", "bg-subtle", "bg-raised", "bg-hover", "bg-selected", "bg-inset"
        }) {
      for (var text : new String[] {"text", "text-2", "text-3"}) {
        holds(tokens, text, surface, TEXT);
      }
    }
    for (var tone : new String[] {"ok", "warn", "risk", "info", "offline"}) {
      holds(tokens, tone, tone + "-bg", TEXT);
      holds(tokens, tone, "bg-surface", TEXT);
    }
    holds(tokens, "accent-text", "accent-bg", TEXT);
    holds(tokens, "accent-text", "bg-surface", TEXT);
    holds(tokens, "on-accent", "accent", TEXT);
    holds(tokens, "on-risk", "risk-solid", TEXT);
    for (var grade : new String[] {"a", "b", "c"}) {
      holds(tokens, "grade-" + grade + "-fg", "grade-" + grade + "-bg", TEXT);
    }
    for (int stage = 1; stage <= 6; stage++) {
      holds(tokens, "st" + stage + "-fg", "st" + stage, TEXT);
    }
    for (int stage = 1; stage <= 5; stage++) {
      holds(tokens, "st" + stage + "-half-fg", "st" + stage + "-half", TEXT);
      holds(tokens, "st" + stage + "-half", "bg-surface", PART);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void partsAndFocusReachThree(String theme) throws IOException {
    var tokens = tokens(theme);
    for (var part :
        new String[] {
          "border-control",
          "accent",
          "ok-solid",
          "risk-solid",
          "st1",
          "st2",
          "st3",
          "st4",
          "st5",
          "st6",
          "st-won",
          "st-lost"
        }) {
      holds(tokens, part, "bg-surface", PART);
    }
  }

  private static void holds(Map<String, Color> tokens, String front, String back, double least) {
    var ratio = ratio(colour(tokens, front), colour(tokens, back));
    assertThat(ratio).as(front + " on " + back).isGreaterThanOrEqualTo(least);
  }

  private static Color colour(Map<String, Color> tokens, String name) {
    return Objects.requireNonNull(tokens.get(name), name);
  }

  private static double ratio(Color one, Color other) {
    double lighter = Math.max(luminance(one), luminance(other));
    double darker = Math.min(luminance(one), luminance(other));
    return (lighter + 0.05) / (darker + 0.05);
  }

  private static double luminance(Color colour) {
    return 0.2126 * linear(colour.getRed())
        + 0.7152 * linear(colour.getGreen())
        + 0.0722 * linear(colour.getBlue());
  }

  private static double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
  }

  private static Map<String, Color> tokens(String theme) throws IOException {
    try (var file =
        Objects.requireNonNull(Fonts.class.getResourceAsStream("theme/tokens-" + theme + ".css"))) {
      var text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      var tokens = new TreeMap<String, Color>();
      Pattern.compile("-or-([\\w-]+):\\s*(#\\w+);")
          .matcher(text)
          .results()
          .forEach(found -> tokens.put(found.group(1), Color.web(found.group(2))));
      return tokens;
    }
  }
}
