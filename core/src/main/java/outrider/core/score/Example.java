package outrider.core.score;

import java.util.List;

/// A lead of which is known what became of it.
///
/// @param answers by feature, as text; empty where there is none
public record Example(List<String> answers, boolean converted) {}
