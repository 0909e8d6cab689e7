package outrider.app.importing;

import java.nio.file.Path;
import outrider.app.fx.Memory;
import outrider.app.importing.file.BlankWords;

/// What one import keeps for the next: the words that stand for nothing in this person's files, and
/// where the file of an import was, should it have to go on.
final class ImportMemory {
  private static final String BLANKS = "import-blanks";
  private static final String FILE = "import-file.";

  /// An empty list is a choice too, so what is kept begins with a sign.
  private static final String CHOSEN = "=";

  private final Memory memory;

  ImportMemory(Memory memory) {
    this.memory = memory;
  }

  BlankWords blanks() {
    var kept = memory.recall(BLANKS);
    return kept.isEmpty() ? BlankWords.USUAL : BlankWords.of(kept.substring(CHOSEN.length()));
  }

  void keepBlanks(BlankWords words) {
    memory.remember(BLANKS, CHOSEN + words.list());
  }

  Path file(String importId) {
    return Path.of(memory.recall(FILE + importId));
  }

  void keepFile(String importId, Path file) {
    memory.remember(FILE + importId, file.toAbsolutePath().toString());
  }
}
