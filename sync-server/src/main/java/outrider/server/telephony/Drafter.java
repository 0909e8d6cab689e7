package outrider.server.telephony;

import java.util.Optional;

/// Drafts a summary of what was said. May take its time, and always comes to something: the caller
/// holds no transaction meanwhile.
public interface Drafter {

  /// @param by `Summary.EXTRACTED`, or the name of a language model
  record Draft(String words, String by) {}

  /// @param transcript one line a sentence
  /// @return empty where nothing was said that is worth a sentence
  Optional<Draft> draft(String transcript);

  /// Sentences of the transcript itself, unless a language model has better words.
  static Drafter of(Optional<ModelSettings> model) {
    Drafter sentences = new SentenceRank();
    return model.<Drafter>map(settings -> new LanguageModel(settings, sentences)).orElse(sentences);
  }
}
