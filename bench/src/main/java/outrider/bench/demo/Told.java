package outrider.bench.demo;

import java.util.List;
import outrider.app.command.Receipt;

/// What was said of sample commands: every one of them is one that the rules take.
final class Told {

  private Told() {}

  static void all(List<Receipt> receipts) {
    receipts.forEach(Told::done);
  }

  static void done(Receipt receipt) {
    if (!receipt.done()) {
      throw new IllegalStateException("a sample was refused: " + receipt.reasons());
    }
  }
}
