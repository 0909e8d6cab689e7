package outrider.server.store;

import java.nio.file.Path;
import java.sql.SQLException;

/// A company's database as a file, which can be copied and looked at whether or not a server has it
/// open. A PostgreSQL is no file, and has tools of its own for both.
public record DatabaseFile(Path path) {

  /// Writes a copy of what was committed at one moment, while work goes on.
  ///
  /// @param target where no file is yet
  public void copyTo(Path target) {
    SqliteDialect dialect = dialect();
    try (Sql sql = new Sql(dialect.openWriter(), dialect)) {
      sql.update("VACUUM INTO ?", target.toAbsolutePath().toString());
    } catch (SQLException failure) {
      throw dialect.translate(failure);
    }
  }

  /// Whether it is a whole database of ours.
  public boolean isSound() {
    SqliteDialect dialect = dialect();
    try (Sql sql = new Sql(dialect.openReader(), dialect)) {
      return sql.first("PRAGMA integrity_check(1)", row -> row.getString(1)).orElse("").equals("ok")
          && sql.first("SELECT count(*) FROM tenant", row -> row.getLong(1)).isPresent();
    } catch (SQLException | StoreException notADatabase) {
      return false;
    }
  }

  private SqliteDialect dialect() {
    return new SqliteDialect(path, null);
  }
}
