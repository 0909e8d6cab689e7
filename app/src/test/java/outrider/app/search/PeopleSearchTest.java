package outrider.app.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outrider.app.SampleBook;
import outrider.app.fx.FxTest;
import outrider.app.i18n.Language;
import outrider.app.shell.PaletteEntry;
import outrider.app.shell.Place;
import outrider.app.store.Profiles;
import outrider.core.record.RecordType;

/// One character, initials, a company, the beginning of a phone number: all find the person.
final class PeopleSearchTest extends FxTest {
  @ParameterizedTest
  @CsvSource({"陈", "陈思", "csy", "物流", "1380000"})
  void aPersonIsFoundByAnyPartOfThem(String typed) {
    var space = workspace(Language.CHINESE);
    var id = SampleBook.id("lead", 901);
    Profiles.seed(
        space.database(),
        Profiles.row(
            RecordType.LEAD,
            id,
            "name",
            "陈思远",
            "company",
            "星河样例物流",
            "phone",
            "13800000342",
            "source",
            "官网",
            "owner",
            SampleBook.LIN));
    var found = new ArrayList<PaletteEntry>();
    fx(() -> new PeopleSearch(space).find(typed, (List<PaletteEntry> rows) -> found.addAll(rows)));
    eventually(() -> !found.isEmpty());
    assertThat(found.getFirst().title()).isEqualTo("陈思远");
    fx(() -> found.getFirst().action().run());
    assertThat(space.navigator().place()).isEqualTo(new Place.LeadRecord(id));
  }
}
