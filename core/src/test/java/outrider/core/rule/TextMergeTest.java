package outrider.core.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/// What a merge promises to two people who wrote in ignorance of each other.
final class TextMergeTest {

  @Property
  void aSetDoesNotCareWhoCameFirst(
      @ForAll("tags") List<String> base,
      @ForAll("tags") List<String> one,
      @ForAll("tags") List<String> other) {
    assertThat(TextMerge.unite(base, one, other)).isEqualTo(TextMerge.unite(base, other, one));
  }

  @Property
  void whatEitherAddedIsInAndWhatEitherRemovedIsOut(
      @ForAll("tags") List<String> base,
      @ForAll("tags") List<String> one,
      @ForAll("tags") List<String> other) {
    var united = list(TextMerge.unite(base, one, other));

    for (var tag : List.of("a", "b", "c", "d", "e")) {
      var kept =
          base.contains(tag)
              ? one.contains(tag) && other.contains(tag)
              : one.contains(tag) || other.contains(tag);
      assertThat(united.contains(tag)).as(tag).isEqualTo(kept);
    }
  }

  @Property
  void aNoteThatOnlyOneChangedIsThatOnes(
      @ForAll("notes") List<String> base, @ForAll("notes") List<String> edited) {
    assertThat(merge(base, edited, base)).isEqualTo(edited);
    assertThat(merge(base, base, edited)).isEqualTo(edited);
    assertThat(merge(base, edited, edited)).isEqualTo(edited);
  }

  @Property
  void nothingTypedIsLost(
      @ForAll("notes") List<String> base,
      @ForAll("additions") List<String> mine,
      @ForAll("additions") List<String> theirs,
      @ForAll int seed) {
    var my = scattered(base, mine, seed);
    var their = scattered(base, theirs, ~seed);
    var merged = merge(base, my, their);

    for (var line : new ArrayList<>(my)) {
      var written = Math.max(count(my, line), count(their, line));
      assertThat(count(merged, line)).as("%s in %s", line, merged).isGreaterThanOrEqualTo(written);
    }
    assertThat(merged).containsAll(their).containsAll(base);
  }

  @Property
  void neitherOrderOfArrivalHasMoreLinesThanTheOther(
      @ForAll("notes") List<String> base,
      @ForAll("notes") List<String> one,
      @ForAll("notes") List<String> other) {
    var there = new ArrayList<>(merge(base, one, other));
    var back = new ArrayList<>(merge(base, other, one));
    Collections.sort(there);
    Collections.sort(back);

    assertThat(there).isEqualTo(back);
  }

  @Example
  void whereBothRewroteALineBothStandTheirsFirst() {
    assertThat(TextMerge.lines("met\ncold\nbye", "met\nwarm\nbye", "met\nhot\nbye"))
        .isEqualTo("met\nhot\nwarm\nbye");
  }

  @Example
  void aLineThatIsThereAlreadyMayBeWrittenAgain() {
    assertThat(TextMerge.lines("no answer", "no answer\nno answer", "no answer\ncalled"))
        .isEqualTo("no answer\ncalled\nno answer");
  }

  @Example
  void aLineThatOneRemovedIsGone() {
    assertThat(TextMerge.lines("a\nb\nc", "a\nc", "a\nb\nc\nd")).isEqualTo("a\nc\nd");
  }

  @Example
  void aFirstNoteOfBothIsBothNotes() {
    assertThat(TextMerge.lines(null, "mine", "theirs")).isEqualTo("theirs\nmine");
  }

  @Example
  void veryLongNotesAreMergedInAMoment() {
    var base = numbered("line", 20_000);
    var mine = base.replace("line 7\n", "line 7\nmy remark\n");

    assertThat((String) TextMerge.lines(base, mine, numbered("other", 20_000)))
        .contains("my remark", "other 19999");
  }

  @Provide
  Arbitrary<List<String>> tags() {
    return Arbitraries.of("a", "b", "c", "d", "e").list().uniqueElements().ofMaxSize(5);
  }

  @Provide
  Arbitrary<List<String>> notes() {
    return Arbitraries.of("a", "b", "c", "d", "", "f").list().ofMinSize(1).ofMaxSize(8);
  }

  @Provide
  Arbitrary<List<String>> additions() {
    return Arbitraries.of("a", "x", "y", "z").list().ofMaxSize(4);
  }

  /// `base` with further lines at arbitrary places.
  private static List<String> scattered(List<String> base, List<String> more, int seed) {
    var scattered = new ArrayList<>(base);
    var random = new Random(seed);
    more.forEach(line -> scattered.add(random.nextInt(scattered.size() + 1), line));
    return scattered;
  }

  private static long count(List<String> lines, String line) {
    return lines.stream().filter(line::equals).count();
  }

  private static List<String> merge(List<String> base, List<String> mine, List<String> theirs) {
    var merged =
        (String)
            TextMerge.lines(
                String.join("\n", base), String.join("\n", mine), String.join("\n", theirs));
    return merged == null ? List.of() : Arrays.asList(merged.split("\n", -1));
  }

  private static String numbered(String word, int lines) {
    return String.join(
        "\n", IntStream.range(0, lines).mapToObj(number -> word + ' ' + number).toList());
  }

  private static List<?> list(@Nullable Object value) {
    return value == null ? List.of() : (List<?>) value;
  }
}
