package outrider.app;

import outrider.core.Outrider;

/// Entry point; answers with its version until the rest is wired here.
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.out.println(Outrider.NAME + " " + Outrider.VERSION);
  }
}
