package outrider.bench.workload;

import java.nio.file.Path;
import java.util.List;
import outrider.bench.Measurement;
import outrider.bench.Workload;
import outrider.bench.demo.MavenCompany;
import outrider.bench.process.Answer;
import outrider.bench.process.ClientProcess;
import outrider.bench.process.ServerProcess;

/// The import of a real company's 8,800 opportunities: read, mapped, checked by the rules, written
/// and queued, in a workstation that was just started and has no network.
public final class TableImport implements Workload {

  private static final int ROWS = 8_800;

  @Override
  public String name() {
    return "import";
  }

  @Override
  public String title() {
    return "8,800 opportunities from a CSV file, offline";
  }

  @Override
  public List<Measurement> measure(Path folder, int runs) {
    var measured = new Runs(name());
    measured.detail("rows", ROWS);
    for (var run = 0; run < runs; run++) {
      var hq = folder.resolve("hq" + run);
      var company = MavenCompany.found(hq, folder.resolve("data"));
      try (var client = new ClientProcess(folder.resolve("client.log"))) {
        try (var server = ServerProcess.start(hq)) {
          client.open(
              "admin",
              folder.resolve("client" + run),
              server.address(),
              MavenCompany.ADMIN,
              MavenCompany.PASSWORD);
          client.ask("awaitConfiguration", "admin");
        }
        measured.add("8,800 opportunities imported", "s", load(client, "admin", company), 2.0);
        measured.cost("client", client.cost());
      }
    }
    return measured.measurements();
  }

  /// Imports all that the company has.
  ///
  /// @return what the opportunities took, in seconds
  static double load(ClientProcess client, String book, MavenCompany company) {
    load(client, book, "account", company.file("accounts.csv"));
    load(client, book, "product", company.file("products.csv"));
    var loaded = load(client, book, "opportunity", company.file("sales_pipeline.csv"));
    if (loaded.number("created") != ROWS) {
      throw new IllegalStateException("imported " + loaded.number("created"));
    }
    return Runs.seconds(loaded.began(), loaded.at());
  }

  private static Answer load(ClientProcess client, String book, String type, Path file) {
    return client.ask("import", book, "type", type, "file", file.toString());
  }
}
