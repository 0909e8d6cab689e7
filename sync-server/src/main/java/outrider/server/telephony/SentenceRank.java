package outrider.server.telephony;

import com.hankcs.hanlp.dictionary.stopword.CoreStopWordDictionary;
import com.hankcs.hanlp.seg.common.Term;
import com.hankcs.hanlp.summary.TextRankSentence;
import com.hankcs.hanlp.tokenizer.StandardTokenizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import outrider.core.call.Summary;
import outrider.server.ops.Limits;

/// The sentences that say most about all others (TextRank over BM25), in the order in which they
/// were said: nothing in it that nobody said. Reads Chinese and English.
///
/// The dictionary is loaded with the first call that is summarised (about 50 MB, less than a
/// second); a server without telephony never has it.
final class SentenceRank implements Drafter {
  /// Who said it and when, as it stands at the beginning of a line.
  private static final Pattern HEAD =
      Pattern.compile("^(?<who>[^\\s:：]{1,20})(?:[:：]|\\s+\\d{1,2}:\\d{2}(?::\\d{2})?)\\s*(?=\\S)");

  private static final Pattern END = Pattern.compile("(?<=[。！？!?])|(?<=[.;；])\\s+|\\R");

  /// Fewer words than that are a greeting, or a yes.
  private static final int WORDS_MIN = 3;

  private record Sentence(String who, String text, List<String> words) {}

  @Override
  public Optional<Draft> draft(String transcript) {
    List<Sentence> said = sentences(transcript);
    if (said.isEmpty()) {
      return Optional.empty();
    }
    int most = Math.min(Limits.SUMMARY_SENTENCES, Math.max(1, (said.size() + 1) / 2));
    int[] chosen =
        new TextRankSentence(said.stream().map(Sentence::words).toList()).getTopSentence(most);
    String words =
        Arrays.stream(chosen)
            .sorted()
            .mapToObj(said::get)
            .map(SentenceRank::line)
            .collect(Collectors.joining("\n"));
    return Optional.of(
        new Draft(
            words.substring(0, Math.min(words.length(), Limits.SUMMARY_CHARS)), Summary.EXTRACTED));
  }

  private static String line(Sentence sentence) {
    return sentence.who().isEmpty() ? sentence.text() : sentence.who() + "：" + sentence.text();
  }

  private static List<Sentence> sentences(String transcript) {
    List<Sentence> all = new ArrayList<>();
    for (String line : transcript.lines().limit(Limits.SUMMARY_LINES).toList()) {
      Matcher head = HEAD.matcher(line.strip());
      String who = head.find() ? head.group("who") : "";
      String text = who.isEmpty() ? line.strip() : line.strip().substring(head.end());
      for (String part : END.split(text)) {
        List<String> words = words(part);
        if (words.size() >= WORDS_MIN && all.size() < Limits.SUMMARY_LINES) {
          all.add(new Sentence(who, part.strip(), words));
        }
      }
    }
    return all;
  }

  private static List<String> words(String sentence) {
    return StandardTokenizer.segment(sentence).stream()
        .filter(CoreStopWordDictionary::shouldInclude)
        .map((Term term) -> term.word)
        .toList();
  }
}
