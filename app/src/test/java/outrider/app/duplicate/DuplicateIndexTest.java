package outrider.app.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outrider.app.duplicate.DuplicateIndex.By;
import outrider.app.duplicate.DuplicateIndex.Match;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

class DuplicateIndexTest {
  private final PhoneNumbers phones = PhoneNumbers.ofChina();

  @ParameterizedTest
  @CsvSource({
    "138 0000 0127",
    "+86-138-0000-0127",
    "１３８０００００１２７",
    "13800000127/13900000000",
    "86 13800000127",
    "(138)00000127"
  })
  void onePhoneHasOneSpelling(String written) {
    assertThat(phones.normal(written)).contains("+8613800000127");
  }

  @ParameterizedTest
  @CsvSource({"1380000", "abc", "''", "12", "1380000012712345678"})
  void whatCannotBeDialledIsNoPhone(String written) {
    assertThat(phones.normal(written)).isEmpty();
  }

  @Test
  void theSurestMatchWins() {
    var index = new DuplicateIndex(RecordType.LEAD, phones);
    index.add(lead("a", "张三", "华为样例有限公司", "13800000127"));
    index.add(lead("b", "李四", "云帆样例", "13800000128"));

    assertThat(index.find(lead("x", "王五", "别处", "138 0000 0128")))
        .contains(new Match("b", By.PHONE));
    assertThat(index.find(lead("x", "张三", "华为样例", "13999999999")))
        .contains(new Match("a", By.NAME));
    assertThat(index.find(lead("x", "张三", "别处", "13999999999"))).isEmpty();
    assertThat(index.findAll(lead("x", "张三", "华为样例", "13800000128")))
        .containsExactly(new Match("b", By.PHONE), new Match("a", By.NAME));
  }

  @Test
  void aCompanyIsItsNameWithoutItsLegalForm() {
    var index = new DuplicateIndex(RecordType.ACCOUNT, phones);
    index.add(Row.of(RecordType.ACCOUNT, "a").with("name", "Acme Corporation"));

    assertThat(index.find(Row.of(RecordType.ACCOUNT, "x").with("name", "ACME Corp.")))
        .contains(new Match("a", By.NAME));
  }

  private static Row lead(String id, String name, String company, String phone) {
    return Row.of(RecordType.LEAD, id)
        .with("name", name)
        .with("company", company)
        .with("phone", phone);
  }
}
