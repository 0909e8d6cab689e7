package outrider.bench.workload;

import java.util.Optional;
import outrider.bench.network.SlowLine;
import outrider.bench.process.ServerProcess;

/// How far a client of a workload is from its server.
enum Distance {
  /// On the same machine: what the two programs cost.
  NEAR("", "", SlowLine.Quality.IMMEDIATE),
  /// What people have between cities.
  FAR("-80ms", ", 80 ms round trip", SlowLine.Quality.DISTANT),
  /// As far, and only so much fits through. What is cut on top of it is the workload's own affair.
  NARROW("", "", SlowLine.Quality.NARROW);

  private final String suffix;
  private final String words;
  private final SlowLine.Quality quality;

  Distance(String suffix, String words, SlowLine.Quality quality) {
    this.suffix = suffix;
    this.words = words;
    this.quality = quality;
  }

  boolean isFar() {
    return this != NEAR;
  }

  boolean isNarrow() {
    return this == NARROW;
  }

  /// The name of a workload at this distance.
  String name(String workload) {
    return workload + suffix;
  }

  /// The title of a workload at this distance.
  String title(String workload) {
    return workload + words;
  }

  SlowLine line(int serverPort) {
    return new SlowLine(serverPort, quality);
  }

  /// Where a client finds its server: even a line that holds nothing up costs time, so who is near
  /// goes without.
  String address(SlowLine line, ServerProcess server) {
    return isFar() ? line.address() : server.address();
  }

  /// What is to be reached in so many units, near or far.
  double goal(double near, double far) {
    return isFar() ? far : near;
  }

  /// What is to be reached where it was only said for the same machine.
  Optional<Double> goal(double near) {
    return isFar() ? Optional.empty() : Optional.of(near);
  }
}
