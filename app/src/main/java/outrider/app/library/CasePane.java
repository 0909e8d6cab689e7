package outrider.app.library;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import outrider.app.attachment.FileList;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.Chip;
import outrider.app.fx.Icon;
import outrider.app.i18n.Words;
import outrider.app.shell.Workspace;
import outrider.core.library.CaseStudy;
import outrider.core.library.CaseStudy.Missing;
import outrider.core.library.CaseStudy.State;
import outrider.core.library.CaseView;
import outrider.core.record.RecordType;

/// One case whole: what it is and who stands for it, its recording beside its script, and what can
/// be done with it. FX thread.
final class CasePane extends VBox implements AutoCloseable {
  private static final double MEDIA_WIDTH = 288;

  private final Workspace space;
  private final Words words;
  private final LibraryText text;
  private final Deeds deeds;
  private final Label seen = new Label();
  private final FlowPane buttons = new FlowPane(8, 8);
  private final TextField note = new TextField();
  private final CaseMedia media;
  private CaseDetail detail;

  /// What can be done, by button or key.
  interface Deeds {
    void finish(CaseDetail detail);

    void pin(CaseDetail detail);

    void edit(CaseDetail detail);

    void delete(CaseDetail detail);

    /// @param note what whoever gives it back says; blank for nothing
    void move(CaseDetail detail, State to, String note);

    void heard(CaseDetail detail, long seconds);

    void ended(CaseDetail detail);
  }

  /// @param searched words that are lit in the script; empty for none
  CasePane(Workspace space, LibraryText text, CaseDetail detail, String searched, Deeds deeds) {
    super(12);
    this.space = space;
    this.words = space.words();
    this.text = text;
    this.detail = detail;
    this.deeds = deeds;
    getStyleClass().add("case-pane");
    media =
        new CaseMedia(
            space,
            text,
            detail,
            new CasePlayer.Heard() {
              @Override
              public void at(long seconds) {
                deeds.heard(CasePane.this.detail, seconds);
              }

              @Override
              public void ended() {
                deeds.ended(CasePane.this.detail);
              }
            });
    var study = detail.study();
    getChildren().addAll(head(study), facts(study));
    if (!study.summary().isEmpty()) {
      getChildren().add(line(study.summary(), "text"));
    }
    if (study.state() == State.DRAFT) {
      getChildren().add(missing());
    }
    if (!study.note().isEmpty()) {
      var given = line(words.get("library.note", study.note()), "warn-text");
      given.setGraphic(Icon.RETURN.node(14, "warn-text"));
      getChildren().add(given);
    }
    getChildren().add(buttons);
    if (mayReview()) {
      note.setPromptText(words.get("library.notePrompt"));
      note.setAccessibleText(words.get("library.notePrompt"));
      note.setMaxWidth(480);
      getChildren().add(note);
    }
    var body = body(study, searched);
    getChildren().add(body);
    VBox.setVgrow(body, Priority.ALWAYS);
    showButtons();
  }

  private Node head(CaseStudy study) {
    var title = line(study.title(), "title");
    HBox.setHgrow(title, Priority.ALWAYS);
    var head = new HBox(12, LibraryText.icon(study.kind()).node(20, "text-3"), title);
    head.setAlignment(Pos.CENTER_LEFT);
    if (study.state() != State.PUBLISHED) {
      head.getChildren().add(new Chip(text.state(study.state()), LibraryText.tone(study.state())));
    }
    return head;
  }

  private Node facts(CaseStudy study) {
    var facts = new ArrayList<String>();
    facts.add(text.kind(study.kind()));
    if (!study.industry().isEmpty()) {
      facts.add(study.industry());
    }
    facts.add(words.get("library.by", text.person(study.author())));
    study
        .reviewer()
        .ifPresent(reviewer ->
            facts.add(
                words.get(
                    "library.reviewedBy", text.person(reviewer), text.near(study.publishedAt()))));
    var said = line(String.join(" · ", facts), "text-2");
    var chips = new FlowPane(6, 6);
    study.stages().stream()
        .flatMap(key -> text.stage(key).stream())
        .forEach(stage -> chips.getChildren().add(new Chip(stage, Chip.Tone.ACC)));
    if (study.isDesensitised()) {
      chips
          .getChildren()
          .add(new Chip(words.get("library.desensitised"), Chip.Tone.OK, Icon.SIGN_OFF));
    }
    seen.getStyleClass().addAll("small", "text-3");
    seen.setMinHeight(22);
    if (study.isPublished() && space.user().leads()) {
      chips.getChildren().add(seen);
    }
    return chips.getChildren().isEmpty() ? said : new VBox(8, said, chips);
  }

  /// What another needs before they can look at it, as a list and not as a no afterwards.
  private Node missing() {
    var missing = detail.missing();
    var list = new VBox(4);
    list.getStyleClass().addAll("card", "case-missing");
    var title = new Label(words.get(missing.isEmpty() ? "library.ready" : "library.lacks"));
    title.getStyleClass().add("bold");
    list.getChildren().add(title);
    missing.stream()
        .map(text::lacks)
        .map(said -> {
          var label = line(said, "text-2");
          label.setGraphic(Icon.CIRCLE.node(12, "warn-text"));
          return label;
        })
        .forEach(list.getChildren()::add);
    if (missing.contains(Missing.DESENSITISED) || missing.isEmpty()) {
      list.getChildren().add(line(words.get("library.twoPeople"), "text-3"));
    }
    return list;
  }

  private Node body(CaseStudy study, String searched) {
    var left = new VBox(14);
    left.setMinWidth(MEDIA_WIDTH);
    left.setPrefWidth(MEDIA_WIDTH);
    left.setMaxWidth(MEDIA_WIDTH);
    if (study.state() == State.DRAFT && space.user().leads()) {
      var files = new FileList(space, RecordType.CASE_STUDY);
      files.show(detail.row().id(), detail.files().reversed());
      left.getChildren().add(files);
    }
    if (study.state() != State.DRAFT || !detail.files().isEmpty()) {
      left.getChildren().add(media);
    }
    var body = new HBox(20, left);
    if (study.script().isBlank()) {
      var none =
          line(
              words.get(study.state() == State.DRAFT ? "library.noScriptYet" : "library.noScript"),
              "text-3");
      HBox.setHgrow(none, Priority.ALWAYS);
      body.getChildren().add(none);
    } else {
      var script = new ScriptPane(words, study.script(), searched);
      script.setMinWidth(0);
      script.setPrefWidth(0);
      HBox.setHgrow(script, Priority.ALWAYS);
      body.getChildren().add(script);
    }
    body.setMinHeight(0);
    return body;
  }

  CaseDetail detail() {
    return detail;
  }

  String note() {
    return note.getText();
  }

  CaseMedia media() {
    return media;
  }

  /// The same case; what was seen of it, or what is here, may be otherwise.
  void update(CaseDetail fresh) {
    detail = fresh;
    media.update(fresh);
    showButtons();
  }

  private void showButtons() {
    var study = detail.study();
    seen.setText(words.get("library.seenBy", detail.seenBy(), detail.finishedBy()));
    var shown =
        switch (study.state()) {
          case PUBLISHED -> published();
          case DRAFT -> space.user().leads() ? draft() : List.<Node>of();
          case REVIEW -> review();
          case WITHDRAWN ->
              space.user().leads()
                  ? List.<Node>of(
                      ButtonWithKey.secondary(words, "library.redraft")
                          .icon(Icon.EDIT)
                          .key("S")
                          .does(() -> deeds.move(detail, State.DRAFT, "")))
                  : List.<Node>of();
        };
    buttons.getChildren().setAll(shown);
  }

  private List<Node> published() {
    var finished = detail.mine().filter(CaseView::isFinished).isPresent();
    var finish =
        finished
            ? ButtonWithKey.soft(words, "library.unfinish").icon(Icon.SYNCED)
            : ButtonWithKey.primary(words, "library.finish").icon(Icon.DONE);
    var buttons = new ArrayList<Node>();
    buttons.add(finish.key("F").does(() -> deeds.finish(detail)));
    if (!detail.files().isEmpty()) {
      buttons.add(
          ButtonWithKey.soft(words, detail.pinned() ? "library.unpin" : "library.pin")
              .icon(Icon.DOWNLOAD)
              .key("O")
              .does(() -> deeds.pin(detail)));
    }
    if (space.user().leads()) {
      buttons.add(
          ButtonWithKey.soft(words, "library.withdraw")
              .icon(Icon.UNDO)
              .key("W")
              .does(() -> deeds.move(detail, State.WITHDRAWN, "")));
    }
    return buttons;
  }

  private List<Node> draft() {
    return List.of(
        ButtonWithKey.primary(words, "library.submit")
            .icon(Icon.TO)
            .key("S")
            .does(() -> deeds.move(detail, State.REVIEW, "")),
        ButtonWithKey.secondary(words, "library.edit")
            .icon(Icon.EDIT)
            .key("E")
            .does(() -> deeds.edit(detail)),
        ButtonWithKey.plain(words, "library.delete")
            .icon(Icon.REMOVE)
            .does(() -> deeds.delete(detail)));
  }

  private List<Node> review() {
    if (!space.user().leads()) {
      return List.of();
    }
    var back =
        ButtonWithKey.secondary(words, mayReview() ? "library.giveBack" : "library.takeBack")
            .icon(Icon.RETURN)
            .key("R")
            .does(() -> deeds.move(detail, State.DRAFT, note()));
    if (mayReview()) {
      return List.of(
          ButtonWithKey.primary(words, "library.publish")
              .icon(Icon.SIGN_OFF)
              .key("A")
              .does(() -> deeds.move(detail, State.PUBLISHED, "")),
          back);
    }
    var waits = line(words.get("library.waitsForOther"), "text-3");
    return Stream.<Node>of(back, waits).toList();
  }

  private boolean mayReview() {
    var study = detail.study();
    return study.state() == State.REVIEW
        && space.user().leads()
        && !study.isWrittenBy(space.commands().actor().user());
  }

  private static Label line(String said, String style) {
    var label = new Label(said);
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  @Override
  public void close() {
    media.close();
  }
}
