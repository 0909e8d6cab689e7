package outrider.server.http;

import java.nio.charset.StandardCharsets;
import outrider.core.protocol.CalendarRequest;
import outrider.server.access.SignedIn;
import outrider.server.access.Tokens;
import outrider.server.calendar.CalendarService;

/// One's own calendar for other programs: the address of it, and what lies there.
final class CalendarEndpoints {
  private static final String TYPE = "text/calendar; charset=utf-8";

  private final CalendarService calendars;

  CalendarEndpoints(CalendarService calendars) {
    this.calendars = calendars;
  }

  void register(Router router) {
    router
        .get("/v1/calendar", exchange -> exchange.answer(calendars.look(exchange.signedIn())))
        .post("/v1/calendar", this::make)
        .delete("/v1/calendar", this::stop)
        .get("/calendar/*", this::read);
  }

  private void make(Exchange exchange) {
    SignedIn who = exchange.signedIn();
    exchange.answer(calendars.make(exchange.body(CalendarRequest.class), who));
  }

  private void stop(Exchange exchange) {
    calendars.stop(exchange.signedIn());
    exchange.answerNothing();
  }

  private void read(Exchange exchange) {
    String text = calendars.read(exchange.lastName(), exchange.address());
    exchange.answerMarked(TYPE, text.getBytes(StandardCharsets.UTF_8), Tokens.hash(text));
  }
}
