package outrider.bench.demo;

/// Entry point of the README's *Run*.
public final class Demo {
  private Demo() {}

  public static void main(String[] args) {
    System.out.println("Nothing to show yet.");
  }
}
