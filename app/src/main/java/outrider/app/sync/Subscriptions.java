package outrider.app.sync;

import java.util.Optional;
import java.util.function.Supplier;
import outrider.core.protocol.CalendarRequest;
import outrider.core.protocol.CalendarResponse;

/// The address under which other programs read what the signed-in person has to do. HQ makes it and
/// keeps no copy of its secret part: it is told once. Calls block and fail with a `SyncFailure`.
public final class Subscriptions {

  /// Where there is no HQ: for pictures and tests.
  public static final Subscriptions NONE = new Subscriptions(CalendarTransport.NONE, () -> "", "");

  private final CalendarTransport transport;
  private final Supplier<String> token;
  private final String office;

  /// @param office HQ's address, as this workstation reaches it
  public Subscriptions(CalendarTransport transport, Supplier<String> token, String office) {
    this.transport = transport;
    this.token = token;
    this.office = office;
  }

  /// The state of one's address.
  ///
  /// @param madeAt empty where there is none
  /// @param address empty unless it was made just now
  public record State(Optional<Long> madeAt, boolean withoutNames, Optional<String> address) {}

  public State look() {
    return state(transport.look(token.get()));
  }

  /// Makes an address; the one before it is served no more.
  public State make(boolean withoutNames, boolean inChinese) {
    return state(
        transport.make(token.get(), new CalendarRequest(withoutNames, inChinese ? "zh" : "en")));
  }

  public State stop() {
    transport.stop(token.get());
    return new State(Optional.empty(), false, Optional.empty());
  }

  /// The same address for programs that subscribe where they are told a link of this kind.
  public static String webcal(String address) {
    return address.replaceFirst("^https?:", "webcal:");
  }

  private State state(CalendarResponse answer) {
    return new State(
        Optional.ofNullable(answer.madeAt()),
        answer.withoutNames(),
        Optional.ofNullable(answer.token())
            .map(secret -> office.replaceFirst("/+$", "") + "/calendar/" + secret + ".ics"));
  }
}
