package outrider.app.quickadd;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import outrider.app.command.Receipt;
import outrider.app.fx.Avatar;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.DialogLayer;
import outrider.app.fx.FilterChip;
import outrider.app.fx.FxThread;
import outrider.app.fx.GradeBadge;
import outrider.app.fx.Icon;
import outrider.app.fx.SegmentedTabs;
import outrider.app.fx.View;
import outrider.app.quickadd.QuickAddQueries.Match;
import outrider.app.quickadd.QuickAddViewModel.Making;
import outrider.app.shell.Place;
import outrider.app.shell.Workspace;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Ctrl+N: one line, taken apart into chips while it is typed; who is there already is shown before
/// it is too late.
///
/// Enter does the primary deed: make it, or where somebody certain is found merge into them;
/// Ctrl+Enter makes it anyway. Enter while an input method composes belongs to the input method,
/// which keeps it to itself.
public final class QuickAddDialog extends View {
  private static final double WIDTH = 760;
  private static final double TOP = 120;

  private final Workspace space;
  private final QuickAddViewModel model;
  private final TextField input = new TextField();
  private final FlowPane chips = new FlowPane(8, 8);
  private final Label hint = new Label();
  private final Label problem = new Label();
  private final VBox duplicates = new VBox();
  private final HBox buttons = new HBox(8);
  private Runnable close = () -> {};

  private QuickAddDialog(Workspace space, String text) {
    super(new VBox());
    this.space = space;
    this.model = new QuickAddViewModel(space);
    stylesheet(QuickAddDialog.class, "quickadd.css");
    build();
    model.textProperty().set(text);
    input.textProperty().bindBidirectional(model.textProperty());
    whileShown(model.lineProperty(), line -> showChips(line.chips()));
    whileShown(model.matchesProperty(), this::showMatches);
    whileShown(model.makingProperty(), making -> showMatches(model.matchesProperty().get()));
  }

  /// Opens with what was typed so far elsewhere. While one is open, no second one opens over it.
  public static void open(Workspace space, String text) {
    if (space.dialogs().lookup(".quick-add") != null) {
      return;
    }
    var dialog = new QuickAddDialog(space, text);
    dialog.show();
    dialog.close =
        space
            .dialogs()
            .open(
                dialog.root(),
                Pos.TOP_CENTER,
                new Insets(TOP, 0, 24, 0),
                DialogLayer.Scrim.NORMAL,
                dialog::hide);
    dialog.input.requestFocus();
    // Taking the focus selects everything; typing goes on at the end instead.
    FxThread.later(dialog.input::end);
  }

  private void build() {
    var words = space.words();
    var title = new Label();
    title.getStyleClass().add("heading");
    whileShown(
        model.makingProperty(),
        making ->
            title.setText(words.get(making == Making.LEAD ? "quickAdd.lead" : "quickAdd.task")));
    var making =
        new SegmentedTabs<Making>()
            .tab(Making.LEAD, words.get("type.lead"))
            .tab(Making.TASK, words.get("type.task"))
            .onChosen(chosen -> {
              model.makingProperty().set(chosen);
              input.requestFocus();
            });
    var space0 = new Region();
    HBox.setHgrow(space0, Priority.ALWAYS);
    var cross = ButtonWithKey.iconOnly(words, "key.close", Icon.CLOSE).compact().does(this::leave);
    cross.setFocusTraversable(false);
    var head = new HBox(8, title, space0, making, cross);
    head.setAlignment(Pos.CENTER_LEFT);

    input.getStyleClass().add("line");
    input.setPromptText(words.get("quickAdd.prompt"));
    input.setAccessibleText(words.get("quickAdd.prompt"));
    problem.getStyleClass().addAll("small", "risk-text");
    problem.setGraphic(Icon.LATE.node(12));
    problem.setWrapText(true);
    sayProblem("");
    hint.setText(words.get("quickAdd.hint"));
    hint.setGraphic(Icon.RETURN.node(14, "text-3"));
    hint.getStyleClass().addAll("small", "text-3");

    var top = new VBox(10, head, input, problem, chips, hint);
    top.getStyleClass().add("top");
    buttons.getStyleClass().add("buttons");
    buttons.setAlignment(Pos.CENTER_RIGHT);
    var root = (VBox) root();
    root.getStyleClass().addAll("quick-add", "dialog-card");
    root.setPrefWidth(WIDTH);
    root.setMaxWidth(WIDTH);
    root.getChildren().addAll(top, duplicates, buttons);
    root.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
  }

  private void pressed(KeyEvent press) {
    if (press.getCode() != KeyCode.ENTER || !input.isFocused()) {
      return;
    }
    press.consume();
    var certain = certain();
    if (press.isShortcutDown() || certain == null) {
      create();
    } else {
      merge(certain);
    }
  }

  private @org.jspecify.annotations.Nullable Match certain() {
    return model.matchesProperty().get().stream().filter(Match::certain).findFirst().orElse(null);
  }

  private void showChips(List<Chip> parsed) {
    chips.getChildren().clear();
    for (var chip : parsed) {
      var shown =
          FilterChip.parsed(icon(chip.kind()), space.words().get(key(chip.kind())), value(chip))
              .does(() -> {
                input.requestFocus();
                input.selectRange(chip.from(), chip.to());
              });
      if (chip.kind() == Chip.Kind.NOTE) {
        shown.getStyleClass().add("note");
      }
      chips.getChildren().add(shown);
    }
    if (!parsed.isEmpty() && model.missing().contains("source")) {
      offerSources();
    }
    hint.setVisible(!parsed.isEmpty());
    if (model.missing().isEmpty()) {
      sayProblem("");
    }
  }

  /// A lead needs a source: the usual ones are a click away rather than a refusal later.
  private void offerSources() {
    var wanted = new Label(space.words().get("quickAdd.sourceWanted"));
    wanted.setGraphic(Icon.LATE.node(14, "warn-text"));
    wanted.getStyleClass().addAll("small", "warn-text", "wanted");
    chips.getChildren().add(wanted);
    for (var source : model.sources()) {
      chips
          .getChildren()
          .add(
              new FilterChip("", source)
                  .icon(Icon.SOURCE, "text-2")
                  .does(() -> {
                    input.setText((input.getText().strip() + " " + source).strip());
                    input.requestFocus();
                    input.end();
                  }));
    }
  }

  private String value(Chip chip) {
    if (chip.kind() != Chip.Kind.NEXT_STEP) {
      return chip.value();
    }
    var at = Instant.ofEpochMilli(chip.epochMillis());
    var day = at.atZone(space.zone()).toLocalDate();
    var moments = space.words().moments();
    return (moments.dayAndWeekday(day) + " " + moments.clock(at, space.zone()) + " " + chip.text())
        .strip();
  }

  private void showMatches(List<Match> matches) {
    duplicates.getChildren().clear();
    var words = space.words();
    if (!matches.isEmpty()) {
      var headline = new Label(words.get("quickAdd.duplicates", matches.size()));
      headline.getStyleClass().addAll("bold", "warn-text");
      var why =
          new Label(
              words.get(matches.getFirst().certain() ? "quickAdd.samePhone" : "quickAdd.sameName"));
      why.getStyleClass().add("warn-text");
      var band = new HBox(8, Icon.DUPLICATE.node(16, "warn-text"), headline, why);
      band.getStyleClass().add("band");
      band.setAlignment(Pos.CENTER_LEFT);
      var cards = new VBox(8);
      cards.getStyleClass().add("cards");
      matches.forEach(match -> cards.getChildren().add(card(match.lead())));
      duplicates.getChildren().addAll(band, cards);
    }
    showButtons();
  }

  private HBox card(Row lead) {
    var words = space.words();
    var name = new Label(lead.text("name"));
    name.getStyleClass().add("bold");
    var company = new Label(lead.text("company"));
    company.getStyleClass().add("text-2");
    var owner =
        space
            .database()
            .configuration()
            .tree()
            .user(lead.textOrNull("owner"))
            .map(user -> user.name());
    var facts =
        java.util.stream.Stream.of(
                lead.text("phone"),
                owner.map(who -> words.get("quickAdd.owner", who)).orElse(""),
                lead.has("lastContactAt")
                    ? words.get(
                        "quickAdd.lastContact",
                        words
                            .moments()
                            .near(
                                Instant.ofEpochMilli(lead.number("lastContactAt", 0)),
                                space.clock().instant(),
                                space.zone()))
                    : "")
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(" · "));
    var small = new Label(facts);
    small.getStyleClass().addAll("small", "text-3", "num");
    var first = new HBox(8, name, new GradeBadge(words, lead.text("intent")), company);
    first.setAlignment(Pos.CENTER_LEFT);
    var text = new VBox(2, first, small);
    HBox.setHgrow(text, Priority.ALWAYS);
    var card =
        new HBox(
            12,
            Avatar.large(lead.text("name")),
            text,
            ButtonWithKey.secondary(words, "quickAdd.openIt")
                .icon(Icon.EXTERNAL)
                .compact()
                .does(() -> {
                  leave();
                  space.navigator().open(new Place.LeadRecord(lead.id()));
                }));
    card.setAlignment(Pos.CENTER_LEFT);
    card.getStyleClass().addAll("card", "match");
    return card;
  }

  private void showButtons() {
    var words = space.words();
    var certain = certain();
    var createKey =
        model.makingProperty().get() == Making.TASK
            ? "quickAdd.createTask"
            : model.matchesProperty().get().isEmpty() ? "quickAdd.create" : "quickAdd.createAnyway";
    if (certain == null) {
      buttons
          .getChildren()
          .setAll(ButtonWithKey.primary(words, createKey).key("Enter").does(this::create));
      return;
    }
    buttons
        .getChildren()
        .setAll(
            ButtonWithKey.secondary(words, createKey).key("Ctrl+Enter").does(this::create),
            ButtonWithKey.primary(words, "quickAdd.merge")
                .says("quickAdd.merge", certain.lead().text("name"))
                .icon(Icon.MERGE)
                .key("Enter")
                .does(() -> merge(certain)));
  }

  private void create() {
    var missing = model.missing();
    if (!missing.isEmpty()) {
      sayProblem(
          space
              .words()
              .get(
                  "quickAdd.missing",
                  missing.stream()
                      .map(field -> space.words().fields().label(RecordType.LEAD, field))
                      .collect(Collectors.joining(space.words().isChinese() ? "、" : ", "))));
      return;
    }
    model.create().thenAccept(this::answered);
  }

  private void merge(Match match) {
    model
        .mergeInto(match.lead())
        .thenAccept(receipts ->
            FxThread.run(() -> {
              answered(receipts);
              space.navigator().open(new Place.LeadRecord(match.lead().id()));
            }));
  }

  private void answered(List<Receipt> receipts) {
    FxThread.run(() -> {
      var reasons = receipts.stream().flatMap(each -> each.reasons().stream()).toList();
      if (!reasons.isEmpty()) {
        sayProblem(space.reasons().say(reasons));
        return;
      }
      leave();
      space.toasts().show(space.words().get("quickAdd.done"), this::undo);
    });
  }

  private void undo() {
    space.undo().undo();
  }

  private void leave() {
    hide();
    close.run();
  }

  private void sayProblem(String sentence) {
    problem.setText(sentence);
    problem.setVisible(!sentence.isEmpty());
    problem.setManaged(!sentence.isEmpty());
  }

  private static String key(Chip.Kind kind) {
    return "quickAdd.chip." + kind.name();
  }

  private static Icon icon(Chip.Kind kind) {
    return switch (kind) {
      case NAME -> Icon.PERSON;
      case PHONE -> Icon.CALL;
      case EMAIL -> Icon.MAIL;
      case WECHAT -> Icon.WECHAT;
      case COMPANY -> Icon.ACCOUNT;
      case SOURCE -> Icon.SOURCE;
      case INTENT -> Icon.STAR;
      case AMOUNT -> Icon.TAG;
      case NEXT_STEP -> Icon.CLOCK;
      case NOTE -> Icon.DOCUMENT;
    };
  }
}
