package outrider.server.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// A database of another system, read by one query and never written. Whatever goes wrong, it is
/// that system's trouble and none of HQ's store.
public final class ForeignDatabase {
  private ForeignDatabase() {}

  /// What a mark is to the other database.
  public enum MarkKind {
    NUMBER,
    TEXT,
    /// An instant, written as ISO 8601.
    TIME
  }

  /// @param query with one `?` for the mark
  /// @param mark after which the rows are wanted
  /// @param rowsMost one more is read, so that it is seen that there are more
  public record Question(
      String url,
      @Nullable String user,
      @Nullable String password,
      String query,
      MarkKind kind,
      String mark,
      int rowsMost,
      int secondsMost) {}

  /// @param rows the cells as texts; an empty one for nothing
  public record Answer(List<String> columns, List<List<String>> rows) {}

  /// @throws ForeignDatabaseException where it does not answer, in time or at all
  public static Answer ask(Question question) throws ForeignDatabaseException {
    try {
      return lent(question);
    } catch (SQLException failure) {
      throw new ForeignDatabaseException(failure);
    }
  }

  private static Answer lent(Question question) throws SQLException {
    Properties properties = new Properties();
    if (question.user() != null) {
      properties.setProperty("user", question.user());
    }
    if (question.password() != null) {
      properties.setProperty("password", question.password());
    }
    if (question.url().startsWith("jdbc:postgresql:")) {
      properties.setProperty("connectTimeout", "10");
      properties.setProperty("socketTimeout", Integer.toString(question.secondsMost() + 5));
    }
    if (question.url().startsWith("jdbc:sqlite:")) {
      // SQLITE_OPEN_READONLY: a file that is not there is not made.
      properties.setProperty("open_mode", "1");
    }
    try (Connection connection = DriverManager.getConnection(question.url(), properties)) {
      connection.setReadOnly(true);
      connection.setAutoCommit(question.url().startsWith("jdbc:sqlite:"));
      limit(connection, question.secondsMost());
      try (PreparedStatement statement = connection.prepareStatement(question.query())) {
        statement.setQueryTimeout(question.secondsMost());
        statement.setMaxRows(question.rowsMost() + 1);
        statement.setFetchSize(500);
        bind(statement, question);
        try (ResultSet rows = statement.executeQuery()) {
          return read(rows);
        }
      }
    }
  }

  private static void bind(PreparedStatement statement, Question question) throws SQLException {
    switch (question.kind()) {
      case NUMBER -> statement.setLong(1, Long.parseLong(question.mark()));
      case TEXT -> statement.setString(1, question.mark());
      case TIME -> statement.setTimestamp(1, Timestamp.from(Instant.parse(question.mark())));
    }
  }

  /// Not every driver knows how; the query's own limit holds then.
  private static void limit(Connection connection, int seconds) {
    Executor atOnce = Runnable::run;
    try {
      connection.setNetworkTimeout(atOnce, (seconds + 5) * 1_000);
    } catch (SQLException | AbstractMethodError unknown) {
      return;
    }
  }

  private static Answer read(ResultSet rows) throws SQLException {
    ResultSetMetaData shape = rows.getMetaData();
    List<String> columns = new ArrayList<>();
    for (int column = 1; column <= shape.getColumnCount(); column++) {
      columns.add(shape.getColumnLabel(column));
    }
    List<List<String>> lines = new ArrayList<>();
    while (rows.next()) {
      List<String> cells = new ArrayList<>(columns.size());
      for (int column = 1; column <= columns.size(); column++) {
        cells.add(text(rows.getObject(column)));
      }
      lines.add(cells);
    }
    return new Answer(columns, lines);
  }

  private static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case Timestamp moment -> moment.toInstant().toString();
      case java.math.BigDecimal number -> number.toPlainString();
      case Double number -> java.math.BigDecimal.valueOf(number).toPlainString();
      default -> value.toString();
    };
  }
}
