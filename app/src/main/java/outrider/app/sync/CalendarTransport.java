package outrider.app.sync;

import outrider.core.protocol.CalendarRequest;
import outrider.core.protocol.CalendarResponse;

/// The way to HQ for the address of one's own calendar. Every call blocks, and fails with a
/// `SyncFailure`.
public interface CalendarTransport {

  CalendarResponse look(String token);

  CalendarResponse make(String token, CalendarRequest request);

  void stop(String token);

  /// A way on which nothing is known of calendars.
  CalendarTransport NONE =
      new CalendarTransport() {
        @Override
        public CalendarResponse look(String token) {
          throw noCalendar();
        }

        @Override
        public CalendarResponse make(String token, CalendarRequest request) {
          throw noCalendar();
        }

        @Override
        public void stop(String token) {
          throw noCalendar();
        }

        private SyncFailure noCalendar() {
          return new SyncFailure(SyncFailure.Kind.UNREACHABLE, "no calendar this way", null);
        }
      };
}
