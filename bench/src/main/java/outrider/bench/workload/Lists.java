package outrider.bench.workload;

import java.nio.file.Path;
import java.util.List;
import outrider.bench.Measurement;
import outrider.bench.Workload;

/// Placeholder while the list queries settle.
public final class Lists implements Workload {

  private final int leads;

  public Lists(int leads) {
    this.leads = leads;
  }

  @Override
  public String name() {
    return leads == 1_000_000 ? "search1M" : "search100k";
  }

  @Override
  public String title() {
    return "search, filter, sort and open a lead among " + leads;
  }

  @Override
  public List<Measurement> measure(Path folder, int runs) {
    throw new IllegalStateException("not yet");
  }
}
