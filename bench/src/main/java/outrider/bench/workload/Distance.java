package outrider.bench.workload;

import outrider.bench.network.SlowLine;

/// How far a client of a workload is from its server.
enum Distance {
  /// On the same machine: what the two programs cost.
  NEAR("", "", SlowLine.Quality.IMMEDIATE),
  /// What people have between cities.
  FAR("-80ms", ", 80 ms round trip", SlowLine.Quality.DISTANT);

  private final String suffix;
  private final String words;
  private final SlowLine.Quality quality;

  Distance(String suffix, String words, SlowLine.Quality quality) {
    this.suffix = suffix;
    this.words = words;
    this.quality = quality;
  }

  boolean isFar() {
    return this == FAR;
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

  /// What is to be reached in so many units, near or far.
  double goal(double near, double far) {
    return isFar() ? far : near;
  }
}
