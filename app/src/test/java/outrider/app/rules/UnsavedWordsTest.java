package outrider.app.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import outrider.app.SampleBook;
import outrider.app.field.KeptTyping;
import outrider.app.fx.Appearance;
import outrider.app.i18n.Language;
import outrider.app.shell.NavItem;
import outrider.app.shell.Place;
import outrider.app.shell.Screens;
import outrider.app.store.Database;
import outrider.app.store.DraftStore;
import outrider.app.store.Profiles;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// The plug is pulled while an administrator writes: what was typed and not saved is in the file as
/// it lay on the disk that moment, whichever editor it was; and each editor says in words, beside
/// its field, why it does not save nonsense.
final class UnsavedWordsTest extends RulesRoom {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(RulesViewModel.Tab.class)
  void everyEditorHasItsWordsAgain(RulesViewModel.Tab tab) {
    var fresh = Row.of(tab.type(), "6f1c0d2e-0000-4000-8000-000000000001");
    var typed = fresh.with(Map.of("name", "half a wo", "minutes", 7L, "people", List.of("lin")));
    try (var book = Profiles.open(folder)) {
      var drafts = new RuleDrafts();
      fx(() -> {
        drafts.keptIn(book);
        drafts.begin(fresh);
        drafts.keep(typed);
      });
      eventually(
          () -> book.readNow(DraftStore::all).stream().anyMatch(it -> it.typed().equals(typed)));
      try (var again = asItLayOnTheDisk()) {
        var found = new RuleDrafts();
        fx(() -> found.keptIn(again));
        assertThat(fx(() -> found.find(fresh.id()))).contains(typed);
        assertThat(fx(() -> found.isNew(fresh.id()))).isTrue();
      }
    }
  }

  @Test
  void aDialogHasItsWordsAgainUntilItIsLeft() {
    try (var book = Profiles.open(folder)) {
      fx(() -> {
        var name = new TextField();
        var until = new DatePicker();
        new KeptTyping(book, "promotion").text("name", name).day("until", until);
        name.setText("Spring off");
        until.setValue(LocalDate.of(2027, 4, 30));
      });
      eventually(() -> book.readNow(sql -> DraftStore.typed(sql, "promotion")).size() == 2);
      try (var again = asItLayOnTheDisk()) {
        var name = new TextField();
        var until = new DatePicker();
        var kept =
            fx(() -> new KeptTyping(again, "promotion").text("name", name).day("until", until));
        assertThat(fx(() -> name.getText())).isEqualTo("Spring off");
        assertThat(fx(() -> until.getValue())).isEqualTo(LocalDate.of(2027, 4, 30));
        assertThat(fx(() -> new KeptTyping(again, "other").isFound())).isFalse();

        fx(() -> kept.forget());
        eventually(() -> again.readNow(sql -> DraftStore.typed(sql, "promotion")).isEmpty());
        fx(() -> name.setText("typed after it was left"));
        assertThat(fx(() -> new KeptTyping(again, "promotion").isFound())).isFalse();
      }
    }
  }

  @Test
  void theNameOfAJourneyThatWasNotBegunIsThereAgain() {
    var space = workspace(Language.ENGLISH, SampleBook.ADMIN);
    var scene = shown(space).root().getScene();
    press(scene, KeyCode.DIGIT0);
    press(scene, KeyCode.N);
    eventually(() -> scene.getRoot().lookup(".dialog-card .text-field") != null);
    fx(() -> ((TextField) scene.getRoot().lookup(".dialog-card .text-field")).setText("Tunnels"));
    eventually(() -> !space.database().readNow(sql -> DraftStore.typed(sql, "journey")).isEmpty());

    fx(() -> space.dialogs().closeAll());
    press(scene, KeyCode.N);
    eventually(() -> scene.getRoot().lookup(".dialog-card .text-field") != null);
    assertThat(fx(() -> ((TextField) scene.getRoot().lookup(".dialog-card .text-field")).getText()))
        .isEqualTo("Tunnels");
    press(scene, KeyCode.ESCAPE);
    eventually(() -> space.database().readNow(sql -> DraftStore.typed(sql, "journey")).isEmpty());
  }

  @Test
  void everyEditorSaysBesideItsFieldWhyItDoesNotSave() {
    var space = workspace(Language.ENGLISH, SampleBook.ADMIN);
    var nonsense =
        Map.ofEntries(
            Map.entry(KeyCode.DIGIT1, fresh(RecordType.SERVICE_LEVEL, "minutes", 0L)),
            Map.entry(KeyCode.DIGIT2, fresh(RecordType.CALENDAR, "zone", "Asia/Shanghai")),
            Map.entry(
                KeyCode.DIGIT3, fresh(RecordType.ASSIGNMENT_RULE, "people", List.of("nobody"))),
            Map.entry(KeyCode.DIGIT4, fresh(RecordType.FORM, "mapping", List.of("phone=phone"))),
            Map.entry(KeyCode.DIGIT5, fresh(RecordType.ESCALATION_LEVEL, "minutes", -1L)),
            Map.entry(KeyCode.DIGIT6, fresh(RecordType.CADENCE, "calendar", "gone")),
            Map.entry(KeyCode.DIGIT7, fresh(RecordType.TAG_RULE, "count", 0L)),
            Map.entry(KeyCode.DIGIT8, fresh(RecordType.POOL, "teams", List.of("dissolved"))));
    var drafts = new RuleDrafts();
    fx(() -> {
      drafts.keptIn(space.database());
      nonsense.values().forEach(drafts::begin);
    });
    var screens = new Screens();
    screens.at(Place.Rules.class, (place, at) -> new RulesView(at, drafts, OFFICE));
    screens.offer(
        new NavItem(
            NavItem.Section.LIBRARY,
            new Place.Rules(),
            outrider.app.fx.Icon.RULES,
            "nav.rules",
            "Alt+9",
            null));
    fx(() -> space.navigator().open(new Place.Rules()));
    var scene = bench(space, screens, 1280, 800, Appearance.STANDARD).root().getScene();
    nonsense.forEach((tab, row) -> {
      press(scene, tab);
      save(scene);
      eventually(() ->
          List.copyOf(scene.getRoot().lookupAll(".rules .field-error")).stream()
              .filter(Label.class::isInstance)
              .map(Label.class::cast)
              .anyMatch(said -> said.isVisible() && !said.getText().isBlank()));
      assertThat(drafts.find(row.id())).as("kept, not saved").isPresent();
      assertThat(space.database().configuration().row(row.type(), row.id())).isEmpty();
    });
  }

  private static Row fresh(RecordType type, String field, Object value) {
    return Row.of(
            type,
            java.util
                .UUID
                .nameUUIDFromBytes(
                    type.wireName().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString())
        .with(Map.of("name", "Nonsense " + type.wireName(), field, value));
  }

  /// The files as they lie there while the program still has them open.
  private Database asItLayOnTheDisk() {
    try {
      var elsewhere = Files.createTempDirectory(folder, "again");
      for (var end : List.of("", "-wal", "-shm")) {
        var file = folder.resolve("outrider.db" + end);
        if (Files.exists(file)) {
          Files.copy(file, elsewhere.resolve("outrider.db" + end));
        }
      }
      return Profiles.open(elsewhere);
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }
}
