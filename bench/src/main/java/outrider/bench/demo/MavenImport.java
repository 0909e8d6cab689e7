package outrider.bench.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import outrider.app.importing.file.BlankWords;
import outrider.app.importing.file.ColumnProfiler;
import outrider.app.importing.file.Pace;
import outrider.app.importing.file.TableFile;
import outrider.app.importing.mapping.ImportTarget;
import outrider.app.importing.mapping.MappingProposal;
import outrider.app.importing.plan.ImportSettings;
import outrider.app.importing.run.ImportHistory;
import outrider.app.importing.run.ImportRun;
import outrider.app.importing.run.StoredRecords;
import outrider.app.profile.OpenBook;
import outrider.core.record.RecordType;

/// Loads the tables as an administrator would: through the import of the workstation, with the
/// mapping that it proposes.
public final class MavenImport {

  private static final String PHONE_REGION = "US";

  private final OpenBook book;
  private final Path refusedFolder;

  /// @param refusedFolder where the rows are kept that were refused
  public MavenImport(OpenBook book, Path refusedFolder) {
    this.book = book;
    this.refusedFolder = refusedFolder;
  }

  /// @param fixed values that every record gets
  public ImportRun.Outcome load(RecordType type, Path path, Map<String, String> fixed)
      throws IOException {
    var file = TableFile.open(path);
    var profiler = new ColumnProfiler(file.shape(), BlankWords.USUAL);
    file.read(profiler, Pace.UNWATCHED);
    var known = new StoredRecords(book.database(), PHONE_REGION);
    var proposal =
        new MappingProposal(
            ImportTarget.of(type, book.database().configuration().fields()),
            known::words,
            new ImportHistory(book.database()).remembered(type, file.shape().headers()));
    var mapping = proposal.propose(profiler.profiles());
    // Maven writes revenue in millions, which a column cannot say.
    var revenue = mapping.columnOf("revenue");
    if (revenue.isPresent()) {
      mapping = mapping.choose(revenue.get().column().index(), Optional.empty(), proposal);
    }
    for (var value : fixed.entrySet()) {
      mapping = mapping.fix(value.getKey(), value.getValue());
    }
    return new ImportRun(book.database(), book.commands())
        .run(
            file,
            mapping,
            known,
            new ImportSettings(
                book.commands().newId(), BlankWords.USUAL, ZoneId.systemDefault(), PHONE_REGION),
            false,
            new ImportRun.RefusedTo(
                refusedFolder.resolve("refused-" + type.wireName() + ".csv"),
                "reason",
                reason -> reason.id() + ' ' + reason.arguments()),
            Pace.UNWATCHED);
  }
}
