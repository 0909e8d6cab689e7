package outrider.app.profile;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outrider.app.sync.DeviceTransport;
import outrider.app.sync.HandIn;

/// HQ has withdrawn this laptop. What was not sent is handed in where HQ asks for it; then the key
/// goes, which makes the file worthless, and then the file. The key goes in any case: an HQ that
/// cannot be reached again keeps nobody's book alive.
final class Withdrawal {

  private static final Logger LOG = LoggerFactory.getLogger(Withdrawal.class);

  private final OpenBook book;
  private final HandIn handIn;
  private final ProfileStore profiles;

  Withdrawal(OpenBook book, DeviceTransport hq, ProfileStore profiles) {
    this.book = book;
    this.profiles = profiles;
    handIn = new HandIn(book.database(), hq, book.profile().device(), HandIn.REAL);
  }

  /// Blocks until nothing of the book is left.
  ///
  /// @param leave what shows the book lets go of it; called when the key is gone
  void carryOut(Runnable leave) {
    var token = book.sync().token();
    try {
      handIn.carryOut(token);
    } catch (RuntimeException failure) {
      LOG.error("what was not sent could not be handed in", failure);
    }
    profiles.destroyKey(book.profile());
    LOG.warn("this laptop was withdrawn; the key of {} is gone", book.profile().folder());
    handIn.lastWord(token);
    leave.run();
    try {
      book.close();
    } finally {
      profiles.erase(book.profile().folder());
    }
  }
}
