package outrider.app.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import outrider.app.SampleBook;
import outrider.app.fx.FxTest;
import outrider.app.i18n.Language;
import outrider.app.shell.PaletteEntry;
import outrider.app.shell.Place;
import outrider.app.shell.Workspace;
import outrider.app.store.Profiles;
import outrider.core.record.RecordType;

final class TagSearchTest extends FxTest {
  private static final String TAG = SampleBook.id("tag", 901);
  private static final String LEAD = SampleBook.id("lead", 901);

  @Test
  void whatCarriesATagIsFoundByItsNameInTheLanguageOfTheScreen() {
    var space = book(Language.CHINESE);
    assertThat(found(space, "水")).extracting(PaletteEntry::title).containsExactly("陈思远");
    assertThat(found(space, "水").getFirst().note()).isEqualTo("水务行业 · 线索");
    assertThat(found(space, "金融")).isEmpty();

    var english = book(Language.ENGLISH);
    assertThat(found(english, "WATER")).hasSize(1);
    var any = found(english, "");
    fx(() -> any.getFirst().action().run());
    assertThat(english.navigator().place()).isEqualTo(new Place.LeadRecord(LEAD));
  }

  private static Workspace book(Language language) {
    var space = workspace(language);
    Profiles.seed(
        space.database(),
        Profiles.row(RecordType.TAG, TAG, "name", "水务行业", "nameEn", "Water", "tone", "plain"),
        Profiles.row(
            RecordType.LEAD,
            LEAD,
            "name",
            "陈思远",
            "source",
            "官网",
            "owner",
            SampleBook.LIN,
            "tags",
            List.of(TAG)));
    return space;
  }

  private static List<PaletteEntry> found(Workspace space, String typed) {
    var answers = new ArrayList<List<PaletteEntry>>();
    fx(() -> new TagSearch(space).find(typed, answers::add));
    eventually(() -> !answers.isEmpty());
    return answers.getFirst();
  }
}
