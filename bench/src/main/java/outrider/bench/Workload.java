package outrider.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Something that is done and measured, on real processes and real files.
public interface Workload {

  /// As it is called on the command line: `W1`, `search`.
  String name();

  /// What it does, in one line.
  String title();

  /// The same with sizes that show in a minute that it works; itself where there is no such.
  default Workload small() {
    return this;
  }

  /// @param folder empty, for this workload alone; it is deleted afterwards
  /// @param runs how often to do it
  List<Measurement> measure(Path folder, int runs) throws IOException;
}
