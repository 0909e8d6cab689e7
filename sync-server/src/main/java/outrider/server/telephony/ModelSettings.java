package outrider.server.telephony;

import org.jspecify.annotations.Nullable;

/// A language model that drafts summaries, behind an API of OpenAI's kind.
///
/// @param endpoint up to what comes before `/chat/completions`
/// @param model its name, which people read beside each draft
/// @param key null where it asks nobody who they are
public record ModelSettings(String endpoint, String model, @Nullable String key) {}
