package outrider.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import outrider.core.record.RecordType;

final class SearchTextTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"张", "张三", "华为", "zs", "hw", "1380000", "Hua", "官 张三", "华为 138"})
  void oneAndTwoCharactersInitialsAndBeginningsFindTheLead(String asked) {
    Profiles.in(
        folder,
        database -> {
          Profiles.seed(
              database,
              Profiles.row(
                  RecordType.LEAD,
                  "a",
                  "name",
                  "张三",
                  "company",
                  "华为样例 Huawei 官渡",
                  "phone",
                  "13800000127"),
              Profiles.row(RecordType.LEAD, "b", "name", "李四", "company", "中兴"));
          assertThat(find(database, asked)).containsExactly("a");
        });
  }

  @Test
  void aChangedNameIsFoundAndTheOldOneIsNot() {
    Profiles.in(
        folder,
        database -> {
          Profiles.seed(database, Profiles.row(RecordType.LEAD, "a", "name", "张三"));
          Profiles.seed(database, Profiles.row(RecordType.LEAD, "a", "name", "王五"));
          assertThat(find(database, "张三")).isEmpty();
          assertThat(find(database, "王")).containsExactly("a");
        });
  }

  @Test
  void aDeletedRecordIsNotFoundUnderTheNumberThatTheNextOneGets() {
    Profiles.in(
        folder,
        database -> {
          Profiles.seed(database, Profiles.row(RecordType.LEAD, "a", "name", "张三"));
          database.writeNow(transaction -> {
            RecordTable.of(RecordType.LEAD).remove(transaction, "a");
            return true;
          });
          Profiles.seed(database, Profiles.row(RecordType.LEAD, "b", "name", "王五"));
          assertThat(find(database, "张三")).isEmpty();
          assertThat(find(database, "王五")).containsExactly("b");
        });
  }

  private static java.util.List<String> find(Database database, String asked) {
    return database.readNow(sql ->
        sql.list(
            "SELECT id FROM lead JOIN lead_search ON lead_search.rowid = lead.no"
                + " WHERE lead_search MATCH ?",
            columns -> columns.text(1),
            SearchText.query(asked)));
  }
}
