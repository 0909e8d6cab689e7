package outrider.app.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import outrider.app.SampleBook;
import outrider.app.SampleDeals;
import outrider.app.fx.Appearance;
import outrider.app.fx.FxTest;
import outrider.app.i18n.Language;
import outrider.app.opportunity.OpportunityView;
import outrider.app.shell.PaletteEntry;
import outrider.app.shell.Place;
import outrider.app.shell.Screens;
import outrider.app.shell.Workspace;
import outrider.app.store.BlobStore;
import outrider.app.store.Profiles;
import outrider.app.store.RecordTable;
import outrider.core.library.CaseStudy;
import outrider.core.library.CaseView;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Lin learns from cases; her manager Zhou Lan writes and withdraws them, and the administrator
/// reviews.
final class CaseLibraryViewTest extends FxTest {
  private static final Appearance DARK = Appearance.STANDARD.withTheme(Appearance.Theme.DARK);

  @ParameterizedTest
  @EnumSource(Language.class)
  void aRepReadsACaseBesideItsRecordingAndSaysThatItIsFinished(Language language) {
    var space = space(language);
    var scene = shown(space, Optional.empty());
    reads(scene.getRoot(), "报价电话：先讲依据，再讲总价", "现场勘察前的三句话");
    assertThat(readable(scene.getRoot()))
        .as("drafts are not a rep's")
        .doesNotContain("合同条款的让步顺序", "第一次拜访的开场");
    picture(scene, "library-list-" + language);

    press(scene, KeyCode.J);
    reads(scene.getRoot(), "报价电话.wav");
    eventually(() -> script(scene).contains("您最担心的是工期还是后期维护"));
    picture(scene, "library-case-" + language);
    fx(() -> space.appearance().set(DARK));
    picture(scene, "library-case-dark-" + language);
    press(scene, KeyCode.F);

    eventually(() -> mine(space, SampleCases.QUOTE).filter(CaseView::isFinished).isPresent());
    reads(scene.getRoot(), space.words().get("library.unfinish"));
    space.undo().undo().orElseThrow().join();
    assertThat(mine(space, SampleCases.QUOTE).orElseThrow().isFinished()).isFalse();
  }

  @Test
  void whoeverLingersHasSeenIt() {
    var space = space(Language.CHINESE);
    var scene = shown(space, Optional.of(SampleCases.RIVAL));
    eventually(() -> script(scene).contains("cheaper by a fifth"));
    assertThat(mine(space, SampleCases.RIVAL)).isEmpty();
    eventually(() -> mine(space, SampleCases.RIVAL).isPresent());
    press(scene, KeyCode.U);
    eventually(() -> !listed(scene).contains("Answering a cheaper competitor"));
    assertThat(listed(scene)).hasSize(2);
    picture(scene, "library-unseen");
  }

  @Test
  void aRecordingPlaysFromTheEncryptedBookAndIsRememberedAndFinishedAtItsEnd() {
    var space = space(Language.CHINESE);
    var scene = shown(space, Optional.of(SampleCases.QUOTE));
    reads(scene.getRoot(), "报价电话.wav");
    press(scene, KeyCode.P);
    eventually(() -> says(scene, "/ 0:03") || cannotPlay(space, scene));
    Assumptions.assumeFalse(cannotPlay(space, scene), "this machine has no player");

    eventually(() -> mine(space, SampleCases.QUOTE).filter(CaseView::isFinished).isPresent());
    assertThat(mine(space, SampleCases.QUOTE).orElseThrow().positionSeconds()).isZero();
  }

  @Test
  void whatTheSystemCannotPlayIsSaidInASentenceWithAWayOut() {
    var space = space(Language.ENGLISH);
    var noise = new byte[] {1, 2, 3, 4, 5};
    Profiles.seed(
        space.database(),
        SampleCases.study(
            SampleBook.id("case", 8), "Broken", "", "audio", "", List.of(), "published", 0, "x"),
        SampleCases.file(
            8, SampleBook.id("case", 8), "old.ogg", "audio/ogg", 5, BlobStore.sha256(noise)),
        SampleCases.file(
            9, SampleBook.id("case", 8), "bad.wav", "audio/wav", 5, BlobStore.sha256(noise)));
    space.database().writeNow(transaction -> BlobStore.put(transaction, noise, 1));
    var scene = shown(space, Optional.of(SampleBook.id("case", 8)));
    reads(scene.getRoot(), "old.ogg", space.words().get("library.cannotPlay"));
    press(scene, KeyCode.P);

    eventually(() -> buttons(scene, space.words().get("library.openElsewhere")).size() == 2);
    picture(scene, "library-cannot-play");
  }

  @Test
  void aWordOfTheScriptFindsTheCaseAndIsLitInIt() {
    var space = space(Language.CHINESE);
    var view = new LibraryView[1];
    var scene = shown(space, Optional.empty(), view);
    reads(scene.getRoot(), "报价电话：先讲依据，再讲总价");
    for (var word : List.of("停机", "窗", "改造")) {
      fx(() -> view[0].search(word));
      eventually(() -> listed(scene).equals(List.of("现场勘察前的三句话")));
    }
    fx(() -> view[0].search("总价"));
    eventually(() -> listed(scene).equals(List.of("报价电话：先讲依据，再讲总价")));
    press(scene, KeyCode.J);
    eventually(() -> scene.getRoot().lookupAll(".case-hit").size() == 2);
    picture(scene, "library-search");
    fx(() -> view[0].search("没有这个词"));
    reads(scene.getRoot(), "没有符合的案例");

    var found = new ArrayList<PaletteEntry>();
    fx(() -> new CaseSearch(space).find("downtime", found::addAll));
    eventually(() -> !found.isEmpty());
    assertThat(found.getFirst().title()).isEqualTo("Answering a cheaper competitor");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void aManagerWritesACaseAndAnotherPublishesIt(Language language) {
    var space = as(space(language), SampleBook.ZHOU);
    var words = space.words();
    var scene = shown(space, Optional.empty());
    reads(scene.getRoot(), "报价电话：先讲依据，再讲总价");
    press(scene, KeyCode.T);
    eventually(() -> listed(scene).contains("第一次拜访的开场"));
    fx(() -> space.navigator().open(new Place.Today()));
    fx(() -> space.navigator().open(new Place.Library(Optional.of(SampleCases.DRAFT))));
    reads(scene.getRoot(), words.get("library.lacks.SCRIPT"), words.get("library.lacks.STAGE"));
    picture(scene, "library-draft-" + language);
    press(scene, KeyCode.S);
    assertThat(study(space, SampleCases.DRAFT).state())
        .as("refused")
        .isEqualTo(CaseStudy.State.DRAFT);

    press(scene, KeyCode.E);
    picture(scene, "library-dialog-" + language);
    fx(() -> ((TextArea) scene.lookup(".dialog-card .text-area")).setText("您好，我是前哨的。"));
    fx(() ->
        scene.getRoot().lookupAll(".dialog-card .check-box").stream()
            .map(CheckBox.class::cast)
            .filter(box -> !box.isSelected())
            .forEach(box -> box.setSelected(true)));
    fx(() -> ((Button) scene.lookup(".dialog-footer .primary")).fire());
    eventually(() -> study(space, SampleCases.DRAFT).isDesensitised());
    assertThat(study(space, SampleCases.DRAFT).stages()).hasSize(6);
    assertThat(study(space, SampleCases.DRAFT).row().text(CaseStudy.MARKED_BY))
        .isEqualTo(SampleBook.ZHOU);
    reads(scene.getRoot(), words.get("library.lacks.RECORDING"));
  }

  @Test
  void theReviewerPublishesWhatWaitsAndNobodyElseDoes() {
    var book = space(Language.CHINESE);
    var zhou = as(book, SampleBook.ZHOU);
    var scene = shown(zhou, Optional.of(SampleCases.WAITS));
    reads(scene.getRoot(), "等没有参与撰写的经理审核");
    press(scene, KeyCode.A);
    assertThat(study(book, SampleCases.WAITS).state()).isEqualTo(CaseStudy.State.REVIEW);

    var admin = as(book, SampleBook.ADMIN);
    var reviewing = shown(admin, Optional.of(SampleCases.WAITS));
    reads(reviewing.getRoot(), "发布", "退回");
    picture(reviewing, "library-review");
    press(reviewing, KeyCode.A);
    eventually(() -> study(book, SampleCases.WAITS).isPublished());
    eventually(() -> listed(reviewing).contains("合同条款的让步顺序"));
    reads(reviewing.getRoot(), "下架");
    assertThat(selected(reviewing))
        .as("the case that was published, and no neighbour of it")
        .isEqualTo(SampleCases.WAITS);
    press(reviewing, KeyCode.W);
    eventually(() -> study(book, SampleCases.WAITS).state() == CaseStudy.State.WITHDRAWN);
  }

  private static String selected(Scene scene) {
    return fx(() ->
        ((ListView<?>) find(scene, ".case-list")).getSelectionModel().getSelectedItem()
                instanceof CaseLine line
            ? line.id()
            : "");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void theCasesOfItsStageStandBesideADeal(Language language) {
    var space = space(language);
    Profiles.seed(space.database(), SampleDeals.opportunities().toArray(Row[]::new));
    var screens = new Screens();
    screens.at(
        Place.OpportunityRecord.class, (place, given) -> new OpportunityView(given, place.id()));
    screens.at(Place.Library.class, (place, given) -> new LibraryView(given, place.caseStudy()));
    fx(() -> space.navigator().open(new Place.OpportunityRecord(SampleDeals.PUMPS)));
    var bench = bench(space, screens, 1280, 800, Appearance.STANDARD);
    var scene = fx(() -> bench.root().getScene());
    reads(scene.getRoot(), space.words().get("library.stageCases"), "现场勘察前的三句话");
    assertThat(readable(scene.getRoot())).doesNotContain("报价电话：先讲依据，再讲总价");
    picture(scene, "library-beside-deal-" + language);

    fx(() ->
        scene.getRoot().lookupAll(".hyperlink").stream()
            .map(Hyperlink.class::cast)
            .filter(link -> link.getText().equals("现场勘察前的三句话"))
            .findFirst()
            .orElseThrow()
            .fire());
    assertThat(space.navigator().place())
        .isEqualTo(new Place.Library(Optional.of(SampleCases.SURVEY)));
  }

  @Test
  void theRampIsATabAway() {
    var space = as(space(Language.CHINESE), SampleBook.ZHOU);
    SampleRamp.seed(space);
    var scene = shown(space, Optional.empty());
    reads(scene.getRoot(), "报价电话：先讲依据，再讲总价");
    press(scene, KeyCode.T, KeyCode.T);
    reads(scene.getRoot(), "平均", "林晓", "何静");
    picture(scene, "library-ramp");
    assertThat(readable(scene.getRoot())).contains("60%");
    press(scene, KeyCode.T);
    reads(scene.getRoot(), "报价电话：先讲依据，再讲总价");
  }

  @Test
  void anEmptyLibraryTeachesWhatItIsFor() {
    var space = workspace(Language.CHINESE);
    var rep = shown(space, Optional.empty());
    reads(rep.getRoot(), "经理发布后会出现在这里");
    picture(rep, "library-empty");
    var lead = shown(as(space, SampleBook.ZHOU), Optional.empty());
    reads(lead.getRoot(), "把最好的销售怎么做记下来");
    // A list that had gone would have left the letter to the field for searching.
    eventually(() -> lead.getFocusOwner() == lead.lookup(".case-list"));
    press(lead, KeyCode.N);
    fx(() -> ((Button) lead.lookup(".dialog-footer .primary")).fire());
    eventually(() -> readable(lead.getRoot()).contains("没填，补上就行"));
    fx(() -> ((TextField) lead.lookup(".dialog-card .text-field")).setText("开场"));
    fx(() -> ((Button) lead.lookup(".dialog-footer .primary")).fire());
    eventually(() -> listed(lead).equals(List.of("开场")));
  }

  private static boolean says(Scene scene, String... anyOf) {
    var text = readable(scene.getRoot());
    return List.of(anyOf).stream().anyMatch(text::contains);
  }

  private static boolean cannotPlay(Workspace space, Scene scene) {
    return says(scene, space.words().get("library.cannotPlay"));
  }

  private static List<Node> buttons(Scene scene, String name) {
    return fx(() ->
        scene.getRoot().lookupAll(".button").stream()
            .filter(node -> node instanceof Button button && name.equals(button.getText()))
            .map(Node.class::cast)
            .toList());
  }

  private static String script(Scene scene) {
    return fx(() ->
        scene.lookup(".case-script-text") instanceof TextFlow flow
            ? flow.getChildren().stream()
                .map(part -> ((Text) part).getText())
                .collect(Collectors.joining())
            : "");
  }

  private static List<String> listed(Scene scene) {
    return fx(() ->
        scene.lookup(".case-list") instanceof ListView<?> list
            ? list.getItems().stream().map(item -> ((CaseLine) item).title()).toList()
            : List.<String>of());
  }

  private static Optional<CaseView> mine(Workspace space, String study) {
    return space
        .database()
        .readNow(sql ->
            RecordTable.of(RecordType.CASE_VIEW).find(sql, CaseView.idOf(SampleBook.LIN, study)))
        .map(CaseView::of);
  }

  private static CaseStudy study(Workspace space, String id) {
    return CaseStudy.of(
        space
            .database()
            .readNow(sql -> RecordTable.of(RecordType.CASE_STUDY).find(sql, id))
            .orElseThrow());
  }

  private Scene shown(Workspace space, Optional<String> opened) {
    return shown(space, opened, new LibraryView[1]);
  }

  private Scene shown(Workspace space, Optional<String> opened, @Nullable LibraryView[] view) {
    var screens = new Screens();
    screens.at(
        Place.Library.class,
        (place, given) -> {
          var fresh = new LibraryView(given, place.caseStudy());
          view[0] = fresh;
          return fresh;
        });
    screens.at(Place.Today.class, (place, given) -> new LibraryView(given, Optional.empty()));
    fx(() -> space.navigator().open(new Place.Library(opened)));
    var bench = bench(space, screens, 1280, 800, Appearance.STANDARD);
    return fx(() -> bench.root().getScene());
  }

  private static Workspace space(Language language) {
    var space = workspace(language);
    SampleCases.seed(space);
    return space;
  }
}
