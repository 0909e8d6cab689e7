package outrider.server.store;

/// Where a PostgreSQL lies and who we are there.
///
/// @param url `jdbc:postgresql://host:port/database`; several hosts, separated by commas, are a
///   primary and its standbys, and whichever is the primary is written to
/// @param password never in the URL, and never in a log
/// @param connectionsMax how many connections this server takes besides the one that writes and the
///   one that listens
public record PostgresAddress(String url, String user, String password, int connectionsMax) {
  public static final String SCHEME = "jdbc:postgresql:";

  @Override
  public String toString() {
    return user + " at " + url;
  }
}
