package outrider.core.tender;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds the tender that another feed, or the same one, has told of already.
///
/// Two are the same where their numbers are; or where their titles are nearly so: the sets of pairs
/// of letters have a Jaccard index of 0.8 and more, the buyers do not contradict each other, and
/// every figure in the titles is the same, so that the second lot is not taken for the first.
/// Candidates come by MinHash in bands (A. Broder, "On the resemblance and containment of
/// documents", 1997; A. Gionis, P. Indyk, R. Motwani, "Similarity search in high dimensions via
/// hashing", VLDB 1999), so that thousands are compared with few: with 12 bands of 3, titles at 0.8
/// are missed once in six thousand.
///
/// Not for several threads.
public final class SameTender {

  static final double NEAR = 0.8;
  private static final int BANDS = 12;
  private static final int ROWS = 3;

  private static final Pattern NOISE =
      Pattern.compile("[\\p{P}\\p{S}\\s]+|公开招标|竞争性(磋商|谈判)|招标公告|采购公告|中标公告|询价公告|公告|项目|招标|采购");

  private static final Pattern FIGURES = Pattern.compile("\\d+|[一二三四五六七八九十]+(?=[标包期批次])");
  private static final Pattern CODE = Pattern.compile("[0-9a-z\\u4e00-\\u9fff]{5,}");

  private final Map<String, List<Known>> byNumber = new HashMap<>();
  private final Map<Long, List<Known>> byBand = new HashMap<>();

  private record Known(
      String id, String buyer, String number, Set<Integer> pairs, List<String> figures) {}

  /// From now on it is known.
  ///
  /// @param id by which it is found
  public void add(String id, Notice notice) {
    var known = known(id, notice);
    if (!known.number().isEmpty()) {
      byNumber.computeIfAbsent(known.number(), _ -> new ArrayList<>()).add(known);
    }
    for (var band : bands(known.pairs())) {
      byBand.computeIfAbsent(band, _ -> new ArrayList<>()).add(known);
    }
  }

  /// The one that is known of the same tender.
  public Optional<String> find(Notice notice) {
    var asked = known("", notice);
    var numbered =
        byNumber.getOrDefault(asked.number(), List.of()).stream()
            .filter(known -> agree(known.buyer(), asked.buyer()))
            .findFirst();
    if (numbered.isPresent() && !asked.number().isEmpty()) {
      return numbered.map(Known::id);
    }
    var looked = new HashSet<String>();
    for (var band : bands(asked.pairs())) {
      for (var known : byBand.getOrDefault(band, List.of())) {
        if (looked.add(known.id()) && isNear(known, asked)) {
          return Optional.of(known.id());
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isNear(Known known, Known asked) {
    var otherNumbers =
        !known.number().isEmpty()
            && !asked.number().isEmpty()
            && !known.number().equals(asked.number());
    return !otherNumbers
        && agree(known.buyer(), asked.buyer())
        && known.figures().equals(asked.figures())
        && jaccard(known.pairs(), asked.pairs()) >= NEAR;
  }

  /// One may be left out, or written shorter.
  private static boolean agree(String one, String other) {
    return one.isEmpty() || other.isEmpty() || one.contains(other) || other.contains(one);
  }

  private static double jaccard(Set<Integer> one, Set<Integer> other) {
    var both = one.stream().filter(other::contains).count();
    var all = one.size() + other.size() - both;
    return all == 0 ? 0 : (double) both / all;
  }

  private static Known known(String id, Notice notice) {
    var title = plain(notice.title());
    var number = plain(notice.number()).replaceAll("[^0-9a-z\\u4e00-\\u9fff]", "");
    return new Known(
        id,
        NOISE.matcher(plain(notice.buyer())).replaceAll(""),
        CODE.matcher(number).matches() ? number : "",
        pairs(NOISE.matcher(title).replaceAll("")),
        FIGURES.matcher(title).results().map(found -> found.group()).toList());
  }

  private static Set<Integer> pairs(String text) {
    var pairs = new HashSet<Integer>();
    for (var i = 0; i + 1 < text.length(); i++) {
      pairs.add(text.charAt(i) << 16 | text.charAt(i + 1));
    }
    return pairs;
  }

  private static long[] bands(Set<Integer> pairs) {
    if (pairs.isEmpty()) {
      return new long[0];
    }
    var least = new int[BANDS * ROWS];
    Arrays.fill(least, Integer.MAX_VALUE);
    for (var pair : pairs) {
      for (var i = 0; i < least.length; i++) {
        least[i] = Math.min(least[i], mixed(pair ^ SEEDS[i]));
      }
    }
    var bands = new long[BANDS];
    for (var band = 0; band < BANDS; band++) {
      var hash = 17L * band + 1;
      for (var row = 0; row < ROWS; row++) {
        hash = hash * 0x9E3779B97F4A7C15L + least[band * ROWS + row];
      }
      bands[band] = hash;
    }
    return bands;
  }

  private static final int[] SEEDS = seeds();

  private static int[] seeds() {
    var seeds = new int[BANDS * ROWS];
    for (var i = 0; i < seeds.length; i++) {
      seeds[i] = mixed(0x9E3779B9 * (i + 1));
    }
    return seeds;
  }

  /// The finaliser of MurmurHash3 (A. Appleby, public domain), which lets each bit in change half
  /// of those out.
  private static int mixed(int value) {
    var mixed = value;
    mixed = (mixed ^ mixed >>> 16) * 0x85EBCA6B;
    mixed = (mixed ^ mixed >>> 13) * 0xC2B2AE35;
    return mixed ^ mixed >>> 16;
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
  }
}
