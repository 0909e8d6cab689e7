package outrider.app.importing.run;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import outrider.app.importing.mapping.Mapping;
import outrider.app.store.Database;
import outrider.core.record.RecordType;

/// Maven's deals, customers and products, imported as a person would, for tests of what is counted
/// out of them.
public final class MavenBook implements AutoCloseable {
  private static final UnaryOperator<Mapping> IN_DOLLARS =
      mapping -> mapping.fix("currency", "USD");

  private final ImportBench bench;

  public MavenBook(Path folder) {
    bench = new ImportBench(folder);
    bench.execute(RecordType.ACCOUNT, ImportBench.MAVEN.resolve("accounts.csv"), IN_DOLLARS);
    bench.execute(RecordType.PRODUCT, ImportBench.MAVEN.resolve("products.csv"), IN_DOLLARS);
    bench.execute(
        RecordType.OPPORTUNITY, ImportBench.MAVEN.resolve("sales_pipeline.csv"), IN_DOLLARS);
  }

  public Database database() {
    return bench.database();
  }

  /// The pipeline of the deals.
  public String pipeline() {
    return ImportBench.id("sales");
  }

  /// @param name `prospecting`, `engaging`, `won` or `lost`
  public String stage(String name) {
    return ImportBench.id(name);
  }

  @Override
  public void close() {
    bench.close();
  }
}
