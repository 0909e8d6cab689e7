package outrider.app.journey;

import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import outrider.app.field.KeptTyping;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.DialogCard;
import outrider.app.fx.DialogLayer;
import outrider.app.fx.Form;
import outrider.app.i18n.Words;
import outrider.app.problem.ConfiguredNames;
import outrider.app.shell.Workspace;
import outrider.core.configuration.JourneyTrial;
import outrider.core.pipeline.Pipeline;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.signing.Signing;

/// The deeds that change what everybody's deals run on, each asked about once, with what it does in
/// figures.
final class JourneyDialogs {
  private static final int NAMED_MAX = 8;

  private final Workspace space;
  private final Words words;
  private final ConfiguredNames names;
  private final JourneyViewModel model;

  JourneyDialogs(Workspace space, ConfiguredNames names, JourneyViewModel model) {
    this.space = space;
    this.words = space.words();
    this.names = names;
    this.model = model;
  }

  /// Begins a draft of the version that is shown.
  void edit() {
    if (model.mayEdit() && model.shown().filter(it -> !it.isDraft()).isPresent()) {
      Hearing.of(space, model.beginDraft(), model::showBegun);
    }
  }

  void begin() {
    if (!model.mayEdit()) {
      return;
    }
    var name = new SimpleStringProperty("");
    var template = new SimpleObjectProperty<>(JourneyTemplate.USUAL);
    var kept = new KeptTyping(space.database(), "journey").text(Fields.NAME, name);
    var form = new Form(words);
    form.text("journey.name", name, field -> field.required("journey.nameMissing"));
    form.choice(
        "journey.startFrom",
        List.of(JourneyTemplate.values()),
        each -> words.get(each.wordKey()),
        template,
        field -> {});
    var about = line("");
    about.getStyleClass().add("text-2");
    form.node(about);
    template.subscribe((before, now) -> suggest(name, before, now));
    template.subscribe(now -> about.setText(words.get(now.wordKey() + ".said")));
    ask(
        words.get("journey.new"),
        form,
        "journey.begin",
        () -> {
          if (!form.validate()) {
            return false;
          }
          Hearing.of(
              space,
              model.beginJourney(name.get().strip(), template.get(), words.isChinese()),
              model::showBegun);
          return true;
        },
        kept::forget);
  }

  /// A template may have a name of its own; what somebody typed is left alone.
  private void suggest(StringProperty name, JourneyTemplate before, JourneyTemplate now) {
    var isTyped =
        !name.get().isBlank() && !name.get().equals(before.suggestedName(words.isChinese()));
    if (!isTyped) {
      name.set(now.suggestedName(words.isChinese()));
    }
  }

  /// Publishes what is shown, a draft or an earlier version again.
  void publish(JourneyDryRun found) {
    var shown = model.shown().filter(it -> !it.isPublished());
    if (!model.mayEdit() || shown.isEmpty()) {
      return;
    }
    var pipeline = shown.get();
    var said = new VBox(8, line(words.get("journey.publishNew")));
    if (Signing.isInForce(space.database().configuration())) {
      said.getChildren().add(line(words.get("journey.publishWaits")));
    }
    said.getChildren()
        .add(
            line(
                words.get(
                    pipeline.movesRunning() ? "journey.running.move" : "journey.running.stay",
                    found.deals())));
    if (!found.held().isEmpty() && pipeline.movesRunning()) {
      said.getChildren().add(line(words.get("journey.holdsInAll", found.held().size())));
      named(found.held(), said);
    }
    ask(
        pipeline.isDraft()
            ? words.get("journey.publishTitle", names.of(pipeline.row()))
            : words.get("journey.rollBackTitle", names.of(pipeline.row()), pipeline.version()),
        said,
        "journey.publish",
        () -> {
          space.tell(model.publish(), words.get("journey.published", names.of(pipeline.row())));
          return true;
        });
  }

  /// Moves what runs on other versions over to the one that is published.
  void migrate(JourneyDryRun found) {
    var said = new VBox(8, line(words.get("journey.migrateSaid", found.elsewhere())));
    if (!found.held().isEmpty()) {
      said.getChildren().add(line(words.get("journey.holdsInAll", found.held().size())));
      named(found.held(), said);
    }
    if (!found.moved().isEmpty()) {
      said.getChildren().add(line(words.get("journey.stageGone", found.moved().size())));
    }
    ask(
        words.get("journey.migrateTitle"),
        said,
        "journey.migrateDo",
        () -> {
          space.tellForGood(
              model
                  .migrate()
                  .thenApply(all ->
                      all.stream()
                          .filter(each -> !each.done())
                          .findFirst()
                          .orElseGet(all::getFirst)),
              words.get("journey.migrated", found.elsewhere()));
          return true;
        });
  }

  void discard(Pipeline draft) {
    ask(
        words.get("journey.discardTitle"),
        line(words.get("journey.discardSaid")),
        "journey.discard",
        () -> {
          space.tell(model.delete(RecordType.PIPELINE, draft.id()), words.get("journey.discarded"));
          return true;
        });
  }

  private void named(List<JourneyTrial> held, VBox said) {
    held.stream()
        .limit(NAMED_MAX)
        .forEach(each ->
            said.getChildren()
                .add(
                    line(
                        words.get(
                            "journey.heldLine",
                            each.deal().name(),
                            String.join(
                                words.get("list.separator"),
                                each.added().stream()
                                    .map(it -> names.of(it.item().row()))
                                    .toList())))));
    if (held.size() > NAMED_MAX) {
      said.getChildren().add(line(words.get("journey.moreDeals", held.size() - NAMED_MAX)));
    }
  }

  private interface Deed {
    /// @return whether the dialog is done with
    boolean done();
  }

  private void ask(String title, javafx.scene.Node content, String key, Deed deed) {
    ask(title, content, key, deed, () -> {});
  }

  /// @param over told once the dialog is done with, either way
  private void ask(String title, javafx.scene.Node content, String key, Deed deed, Runnable over) {
    var stay = ButtonWithKey.secondary(words, "journey.stay");
    var go = ButtonWithKey.primary(words, key);
    var card = new DialogCard(title, 480, content, stay, go);
    var close =
        space.dialogs().open(card, Pos.CENTER, Insets.EMPTY, DialogLayer.Scrim.NORMAL, over);
    stay.does(() -> {
      over.run();
      close.run();
    });
    go.does(() -> {
      if (deed.done()) {
        over.run();
        close.run();
      }
    });
  }

  private static Label line(String text) {
    var label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Label.USE_PREF_SIZE);
    return label;
  }
}
