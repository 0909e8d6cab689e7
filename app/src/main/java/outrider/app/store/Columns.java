package outrider.app.store;

import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The current row of a result, by position from 1. Valid only while the row is being read.
public final class Columns {

  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

  private final ResultSet results;

  Columns(ResultSet results) {
    this.results = results;
  }

  /// The text, or an empty string where the column is null.
  public String text(int column) {
    var text = textOrNull(column);
    return text == null ? "" : text;
  }

  public @Nullable String textOrNull(int column) {
    try {
      return results.getString(column);
    } catch (SQLException failure) {
      throw Sql.failed("read column " + column, failure);
    }
  }

  /// The texts of a set, none where the column is null.
  public List<String> texts(int column) {
    var json = textOrNull(column);
    return json == null ? List.of() : Json.read(json, TEXTS);
  }

  /// The number, or 0 where the column is null.
  public long number(int column) {
    try {
      return results.getLong(column);
    } catch (SQLException failure) {
      throw Sql.failed("read column " + column, failure);
    }
  }

  public @Nullable Long numberOrNull(int column) {
    try {
      var number = results.getLong(column);
      return results.wasNull() ? null : number;
    } catch (SQLException failure) {
      throw Sql.failed("read column " + column, failure);
    }
  }

  /// The first columns as they are stored, to be bound again.
  @Nullable Object[] values(int count) {
    var values = new @Nullable Object[count];
    try {
      for (var column = 0; column < count; column++) {
        values[column] = results.getObject(column + 1);
      }
    } catch (SQLException failure) {
      throw Sql.failed("read a row", failure);
    }
    return values;
  }

  public boolean flag(int column) {
    return number(column) != 0;
  }

  public byte @Nullable [] bytes(int column) {
    try {
      return results.getBytes(column);
    } catch (SQLException failure) {
      throw Sql.failed("read column " + column, failure);
    }
  }
}
