package outrider.server.live;

/// The way to one device that is listening. Calls may block for as long as the network does.
public interface Channel {
  /// Closed because the server stops or the device was silent: come back.
  int GOING_AWAY = 1001;

  /// Closed because the session is no longer good; the reason is the type of the problem.
  int NOT_ADMITTED = 4401;

  void send(String message);

  void close(int code, String reason);
}
