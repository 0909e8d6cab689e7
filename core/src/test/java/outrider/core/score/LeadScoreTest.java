package outrider.core.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// A score of made-up leads, whose chances are known to the test alone.
final class LeadScoreTest {
  private static final long SEED = 33;
  private static final List<Feature> FEATURES =
      List.of(
          new Feature("source", false, false),
          new Feature("intent", false, false),
          new Feature("touches", true, false),
          new Feature("city", false, false));

  private final SplittableRandom random = new SplittableRandom(SEED);

  @Test
  void itTellsLeadsApartAsWellAsTheirTrueChancesDo() {
    var made = leads(3_000);
    var scoring = Scoring.of(FEATURES, made.stream().map(Made::example).toList());

    var auc = scoring.calibration().orElseThrow().auc();
    assertThat(auc).as("seed %d", SEED).isCloseTo(bestAuc(made), within(0.02)).isGreaterThan(0.75);
    assertThat(scoring.calibration().get().deciles())
        .hasSize(10)
        .allSatisfy(part -> {
          assertThat(part.leads()).isEqualTo(300);
          assertThat(part.came()).as("what was said came").isCloseTo(part.said(), within(0.09));
        });
  }

  @Test
  void theReasonsAreThoseThatMatter() {
    var scoring = Scoring.of(FEATURES, leads(3_000).stream().map(Made::example).toList());
    var score = scoring.score().orElseThrow();

    var hot = List.of("Google", "A", "5", "Wuhan");
    var cold = List.of("fair", "C", "0", "Wuhan");
    assertThat(score.chance(hot)).isGreaterThan(0.7);
    assertThat(score.chance(cold)).isLessThan(0.15);
    var reasons = score.reasons(hot);
    assertThat(reasons.getLast().feature().name()).as("what says nothing").isEqualTo("city");
    assertThat(reasons.getFirst().logOdds()).isPositive();
    assertThat(reasons.getFirst().leads()).isGreaterThan(100);
    assertThat(score.reasons(cold).getFirst().logOdds()).isNegative();
    var sum = score.reasons(hot).stream().mapToDouble(Contribution::logOdds).sum();
    var average = odds(score.chance(hot)) - sum;
    assertThat(
            odds(score.chance(cold))
                - score.reasons(cold).stream().mapToDouble(Contribution::logOdds).sum())
        .as("the reasons are the whole difference from the average lead")
        .isCloseTo(average, within(1e-9));
  }

  @Test
  void oneWordInTwoSpellingsIsOneAndSelectIsNoAnswer() {
    var score =
        Scoring.of(FEATURES, leads(1_000).stream().map(Made::example).toList())
            .score()
            .orElseThrow();

    assertThat(score.chance(List.of("google", "A", "5", "")))
        .isEqualTo(score.chance(List.of("Google", "a", "5", "Select")));
    assertThat(score.chance(List.of("never heard of", "A", "5", "")))
        .as("an answer that nobody gave says nothing")
        .isBetween(0.0, 1.0);
  }

  @Test
  void ofFewLeadsOrSuchThatNothingTellsApartItSaysNothing() {
    var few = Scoring.of(FEATURES, leads(150).stream().map(Made::example).toList());
    assertThat(few.isThin()).isTrue();
    assertThat(few.score()).isEmpty();

    var blind = new ArrayList<Example>();
    for (var index = 0; index < 600; index++) {
      blind.add(
          new Example(
              List.of("web", "B", "1", random.nextBoolean() ? "Wuhan" : "Xi'an"),
              random.nextDouble() < 0.3));
    }
    var scoring = Scoring.of(FEATURES, blind);
    assertThat(scoring.isThin()).isFalse();
    assertThat(scoring.score()).isEmpty();
    assertThat(scoring.calibration().orElseThrow().auc()).isLessThan(Scoring.AUC_MIN);
  }

  @Test
  void whatGivesTheOutcomeAwayIsLeftOutUnlessItWasKnownBefore() {
    var features = new ArrayList<>(FEATURES);
    features.add(new Feature("closing note", false, false));
    var examples =
        leads(1_000).stream()
            .map(Made::example)
            .map(example -> {
              var answers = new ArrayList<>(example.answers());
              answers.add(
                  random.nextDouble() < 0.1 ? "" : example.converted() ? "signed" : "no budget");
              return new Example(answers, example.converted());
            })
            .toList();

    var scoring = Scoring.of(features, examples);
    assertThat(scoring.leftOut()).containsExactly(features.getLast());
    assertThat(scoring.calibration().orElseThrow().auc()).isLessThan(0.9);
    var score = scoring.score().orElseThrow();
    assertThat(score.chance(List.of("web", "B", "2", "", "signed")))
        .isEqualTo(score.chance(List.of("web", "B", "2", "", "no budget")));

    features.set(4, new Feature("closing note", false, true));
    assertThat(Scoring.of(features, examples).leftOut()).isEmpty();
  }

  @Test
  void aRangeOfNumbersIsReadAsItIsWritten() {
    var range = new Range(OptionalDouble.of(2), OptionalDouble.empty());
    assertThat(range.text()).isEqualTo("2..");
    assertThat(Range.read("2..")).contains(range);
    assertThat(Range.read("..3.5"))
        .contains(new Range(OptionalDouble.empty(), OptionalDouble.of(3.5)));
    assertThat(Range.read("web")).isEmpty();
  }

  private record Made(Example example, double chance) {}

  private List<Made> leads(int count) {
    var made = new ArrayList<Made>();
    for (var index = 0; index < count; index++) {
      var source = pick("Google", "google", "fair", "web", "Select");
      var intent = pick("A", "B", "C");
      var touches = random.nextInt(6);
      var odds = -1.6;
      odds += source.equalsIgnoreCase("google") ? 1.1 : source.equals("fair") ? -0.8 : 0;
      odds += intent.equals("A") ? 1.2 : intent.equals("C") ? -0.9 : 0;
      odds += 0.3 * touches;
      var chance = 1 / (1 + Math.exp(-odds));
      made.add(
          new Made(
              new Example(
                  List.of(source, intent, Integer.toString(touches), pick("Wuhan", "Xi'an", "")),
                  random.nextDouble() < chance),
              chance));
    }
    return made;
  }

  private String pick(String... words) {
    return words[random.nextInt(words.length)];
  }

  /// No score can be better than the chances by which the leads were made.
  private static double bestAuc(List<Made> made) {
    var above = 0.0;
    var pairs = 0L;
    for (var one : made) {
      for (var other : made) {
        if (one.example.converted() && !other.example.converted()) {
          pairs++;
          above += one.chance > other.chance ? 1 : one.chance == other.chance ? 0.5 : 0;
        }
      }
    }
    return above / pairs;
  }

  private static double odds(double chance) {
    return Math.log(chance / (1 - chance));
  }
}
