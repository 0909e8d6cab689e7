package outrider.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.core.record.RecordType;

final class DatabaseFileTest {

  private static final String SECRET = "华为样例-secret-plaintext-4711";

  @TempDir Path folder;

  @Test
  void theFileShowsNeitherAHeaderNorAWordOfWhatIsInIt() throws IOException {
    Profiles.in(
        folder,
        database ->
            Profiles.seed(
                database,
                Profiles.row(
                    RecordType.LEAD, "a", "name", SECRET, "source", "官网", "note", SECRET)));
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        var bytes = Files.readAllBytes(file);
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        assertThat(text).doesNotContain("SQLite format 3").doesNotContain("CREATE TABLE");
        assertThat(text)
            .doesNotContain(
                new String(SECRET.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1))
            .doesNotContain("secret-plaintext");
      }
    }
  }

  @Test
  void anotherKeyOpensNothingAndTheFileIsSetAsideNotDeleted() throws IOException {
    Profiles.in(
        folder,
        database -> Profiles.seed(database, Profiles.row(RecordType.LEAD, "a", "name", "x")));
    var opened =
        DatabaseFile.open(
            folder.resolve("outrider.db"),
            ProfileKey.random(new Random(8)),
            InstantSource.fixed(Profiles.MONDAY));
    try (var database = opened.database()) {
      assertThat(opened.setAside()).hasValueSatisfying(aside -> assertThat(aside).isNotEmptyFile());
      assertThat(database.<Long>readNow(sql -> sql.number("SELECT count(*) FROM lead"))).isZero();
    }
  }

  @Test
  void aDamagedFileIsSetAsideAndAFreshOneStarted() throws IOException {
    Profiles.in(
        folder,
        database -> Profiles.seed(database, Profiles.row(RecordType.LEAD, "a", "name", "x")));
    var file = folder.resolve("outrider.db");
    var bytes = Files.readAllBytes(file);
    for (var index = bytes.length / 2; index < bytes.length / 2 + 200; index++) {
      bytes[index] ^= 0x55;
    }
    Files.write(file, bytes);

    var opened = DatabaseFile.open(file, Profiles.key(), InstantSource.fixed(Profiles.MONDAY));

    try (var database = opened.database()) {
      assertThat(opened.fresh()).isTrue();
      assertThat(opened.setAside()).isPresent();
      assertThat(Files.readAllBytes(opened.setAside().orElseThrow())).isEqualTo(bytes);
      assertThat(database.<Long>readNow(sql -> sql.number("SELECT count(*) FROM lead"))).isZero();
    }
  }

  @Test
  void whatWasWrittenIsThereAfterARestart() {
    var row =
        Profiles.row(
            RecordType.LEAD, "a", "name", "张三", "x_budget", 12L, "tags", java.util.List.of("水务"));
    Profiles.in(folder, database -> Profiles.seed(database, row));
    Profiles.in(
        folder,
        database ->
            assertThat(
                    database.<java.util.Optional<outrider.core.record.Row>>readNow(
                        sql -> RecordTable.of(RecordType.LEAD).find(sql, "a")))
                .contains(row));
  }

  @Test
  void thePasswordUnwrapsTheKeyAndAWrongOneDoesNot() {
    var random = new Random(1);
    var key = ProfileKey.random(random);
    var wrapped = key.wrap("correct horse", random);
    assertThat(ProfileKey.unwrap(wrapped, "correct horse"))
        .hasValueSatisfying(found -> assertThat(found.bytes()).isEqualTo(key.bytes()));
    assertThat(ProfileKey.unwrap(wrapped, "wrong")).isEmpty();
  }

  @Test
  void everyBuiltInFieldHasItsColumn() {
    Profiles.in(
        folder,
        database -> {
          for (var type : RecordType.values()) {
            var columns =
                database.readNow(sql ->
                    sql.list(
                        "SELECT name FROM pragma_table_info('" + type.wireName() + "')",
                        row -> row.text(1)));
            for (var field : outrider.core.configuration.FieldRegistry.builtIn().fields(type)) {
              assertThat(columns).contains(RecordTable.column(field.name()));
            }
          }
        });
  }
}
