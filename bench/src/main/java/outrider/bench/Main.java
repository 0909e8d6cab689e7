package outrider.bench;

/// Entry point of `bench/measure.sh`: the names of workloads, and `--json FILE`.
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.out.println("No workload yet: " + String.join(" ", args));
  }
}
