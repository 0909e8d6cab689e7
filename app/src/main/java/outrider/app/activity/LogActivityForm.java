package outrider.app.activity;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import outrider.app.attachment.NewFile;
import outrider.app.command.Receipt;
import outrider.app.fx.ChoiceWords;
import outrider.app.fx.FxThread;
import outrider.app.fx.Icon;
import outrider.app.fx.NoteArea;
import outrider.app.fx.SegmentedTabs;
import outrider.app.i18n.FieldWords;
import outrider.app.i18n.Words;
import outrider.app.member.MentionPicker;
import outrider.app.shell.Keys;
import outrider.app.shell.Workspace;
import outrider.core.record.RecordType;

/// Where an activity is written down, in a dialog or in a timeline: kind, words, what was pasted,
/// outcome, and what follows. Ctrl+Enter saves, Ctrl+1 to Ctrl+6 choose the kind.
final class LogActivityForm extends VBox {
  /// In a narrower column the names of the kinds stand without their pictures.
  private static final double ICONS_FROM = 520;

  private static final List<String> OUTCOMES =
      List.of("", "reached", "no-answer", "busy", "replied", "agreed", "refused");

  private final Workspace space;
  private final Words words;
  private final LogActivityViewModel model;
  private final Runnable saved;
  private final TextArea text = new PasteArea();
  private final MentionPicker mentions;
  private final VBox pasted = new VBox(8);
  private final Label wanting = new Label();
  private final Label nextAt = new Label();
  private final ComboBox<String> outcome = new ComboBox<>();
  private final TextField minutes = new TextField();
  private final TextField nextTitle = new TextField();
  private final TextField nextTime = new TextField();
  private boolean saving;

  LogActivityForm(Workspace space, LogActivityViewModel model, Runnable saved) {
    super(12);
    this.space = space;
    this.words = space.words();
    this.model = model;
    this.saved = saved;
    getStyleClass().add("log-form");
    setMinWidth(0);
    getStylesheets()
        .add(
            Objects.requireNonNull(LogActivityForm.class.getResource("activity.css"))
                .toExternalForm());
    wanting.getStyleClass().add("wanting");
    wanting.setGraphic(Icon.LATE.node(12));
    mentions = new MentionPicker(space, text, model.subject().type(), model.subject().id());
    getChildren().addAll(kinds(), textArea(), mentions, pasted, facts(), nextStep());
    model.subject().task().ifPresent(task -> getChildren().add(finishing(task)));
    getChildren().add(wanting);
    showWanting("");
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    Keys.claim(this, ownKeys());
  }

  Node firstFocus() {
    return text;
  }

  /// Takes what lies on the clipboard, as Ctrl+V in the text does.
  void pasteFromClipboard() {
    if (!model.paste(ClipboardContent.text(), ClipboardContent.images())) {
      text.appendText(ClipboardContent.text());
    }
  }

  /// Saves and answers nothing: what became of it is said in a toast, or under the form.
  void save() {
    if (saving) {
      return;
    }
    var missing = model.wanting();
    if (missing.isPresent()) {
      var field = missing.get();
      showWanting(words.get("activity.wanting." + key(field)));
      (switch (field) {
            case CONTENT -> text;
            case MINUTES -> minutes;
            case NEXT_TITLE -> nextTitle;
            case NEXT_TIME -> nextTime;
          })
          .requestFocus();
      return;
    }
    saving = true;
    model.call(mentions.mentions());
    model
        .save()
        .whenComplete((receipt, failure) ->
            FxThread.run(() -> {
              saving = false;
              if (receipt == null) {
                showWanting(words.get("activity.failed"));
              } else {
                finished(receipt);
              }
            }));
  }

  private void finished(Receipt receipt) {
    switch (receipt) {
      case Receipt.Refused refused -> showWanting(space.reasons().say(refused.reasons()));
      case Receipt.Done done -> {
        if (model.isOfACall()) {
          space.calls().dismiss();
        }
        space
            .toasts()
            .show(words.get("activity.saved", model.subject().name()), () -> space.undo().undo());
        saved.run();
      }
    }
  }

  private void showWanting(String sentence) {
    wanting.setText(sentence);
    wanting.setVisible(!sentence.isEmpty());
    wanting.setManaged(!sentence.isEmpty());
  }

  /// On a deal's page the digits would move the deal.
  private static List<String> ownKeys() {
    var keys = new ArrayList<>(List.of("Ctrl+Enter", "Ctrl+O"));
    for (var number = 1; number <= ActivityKind.logged().size(); number++) {
      keys.add("Ctrl+" + number);
    }
    for (var number = 1; number <= NextChoice.values().length; number++) {
      keys.add("Ctrl+Shift+" + number);
    }
    return keys;
  }

  private void pressed(KeyEvent event) {
    if (!event.isShortcutDown()) {
      return;
    }
    if (event.getCode() == KeyCode.ENTER) {
      save();
      event.consume();
    } else if (event.getCode() == KeyCode.O) {
      nextOutcome();
      event.consume();
    } else if (event.getCode().isDigitKey()) {
      var number = event.getCode().getChar().charAt(0) - '1';
      if (event.isShiftDown()) {
        chooseNext(number);
        event.consume();
      } else if (number >= 0 && number < ActivityKind.logged().size()) {
        model.choose(ActivityKind.logged().get(number));
        event.consume();
      }
    }
  }

  /// The outcome behind the present one, and the first again behind the last.
  private void nextOutcome() {
    var present = outcome.getItems().indexOf(outcome.getValue());
    outcome.setValue(outcome.getItems().get((present + 1) % outcome.getItems().size()));
  }

  private void chooseNext(int number) {
    if (number >= 0 && number < NextChoice.values().length) {
      model.next().set(NextChoice.values()[number]);
    }
  }

  private Node kinds() {
    var tabs = new SegmentedTabs<ActivityKind>();
    for (var kind : ActivityKind.logged()) {
      tabs.tab(kind, kind.name(words), kind.icon());
    }
    for (var tab : tabs.getChildren()) {
      var number = tabs.getChildren().indexOf(tab) + 1;
      ((ToggleButton) tab).setTooltip(new Tooltip("Ctrl " + number));
    }
    tabs.onChosen(model::choose);
    tabs.setMinWidth(0);
    widthProperty()
        .subscribe(width ->
            tabs.getChildren()
                .forEach(tab ->
                    ((ToggleButton) tab)
                        .setContentDisplay(
                            width.doubleValue() < ICONS_FROM
                                ? ContentDisplay.TEXT_ONLY
                                : ContentDisplay.LEFT)));
    model.kind().subscribe(tabs::select);
    return tabs;
  }

  private Node textArea() {
    text.setPromptText(words.get("activity.prompt"));
    text.setAccessibleText(words.get("activity.prompt"));
    text.setPrefRowCount(4);
    text.textProperty().bindBidirectional(model.text());
    text.textProperty().subscribe(() -> showWanting(""));
    model.chat().subscribe(chat -> showPasted());
    model.images().addListener((ListChangeListener<NewFile>) change -> showPasted());
    return text;
  }

  private void showPasted() {
    pasted.getChildren().clear();
    var chat = model.chat().get();
    if (chat != null) {
      pasted.getChildren().add(new ChatInset(words, chat, () -> model.chat().set(null)));
    }
    if (!model.images().isEmpty()) {
      var row = new FlowPane(6, 6);
      model.images().forEach(image -> row.getChildren().add(thumbnail(image)));
      pasted.getChildren().add(row);
    }
    pasted.setManaged(!pasted.getChildren().isEmpty());
    pasted.setVisible(!pasted.getChildren().isEmpty());
  }

  private Node thumbnail(NewFile image) {
    var view =
        new ImageView(new Image(new ByteArrayInputStream(image.bytes()), 128, 96, true, true));
    view.setFitWidth(64);
    view.setFitHeight(48);
    view.setPreserveRatio(true);
    var remove = new Button();
    remove.getStyleClass().setAll("thumbnail-remove");
    remove.setGraphic(Icon.CLOSE.node(12));
    remove.setAccessibleText(words.get("activity.removeImage"));
    remove.setOnAction(done -> model.images().remove(image));
    StackPane.setAlignment(remove, Pos.TOP_RIGHT);
    var holder = new StackPane(view, remove);
    holder.getStyleClass().add("thumbnail");
    return holder;
  }

  private Node facts() {
    outcome.getItems().setAll(OUTCOMES);
    outcome.setConverter(outcomeWords());
    outcome.valueProperty().bindBidirectional(model.outcome());
    outcome.setPrefWidth(150);
    outcome.setAccessibleText(words.get("activity.outcome"));
    outcome.setTooltip(new Tooltip("Ctrl O"));
    minutes.setPrefWidth(64);
    minutes.setAccessibleText(words.get("activity.minutes"));
    minutes.textProperty().bindBidirectional(model.minutes());
    var incoming = new CheckBox(words.get("activity.incoming"));
    incoming.selectedProperty().bindBidirectional(model.incoming());
    var outcomeField = labelled("activity.outcome", outcome);
    var minutesField = labelled("activity.minutes", minutes);
    var row = new HBox(12, outcomeField, minutesField, incoming);
    row.setAlignment(Pos.BOTTOM_LEFT);
    incoming.setMinHeight(34);
    row.getStyleClass().add("dense");
    model
        .kind()
        .subscribe(kind -> {
          minutesField.setVisible(kind.hasDuration());
          minutesField.setManaged(kind.hasDuration());
          row.setVisible(kind.isContact());
          row.setManaged(kind.isContact());
        });
    return row;
  }

  private Node nextStep() {
    var title = new Label(words.get("activity.next"));
    title.getStyleClass().add("section-title");
    var choices = new SegmentedTabs<NextChoice>();
    Stream.of(NextChoice.values())
        .forEach(choice -> choices.tab(choice, words.get("activity.next." + key(choice))));
    for (var tab : choices.getChildren()) {
      var number = choices.getChildren().indexOf(tab) + 1;
      ((ToggleButton) tab).setTooltip(new Tooltip("Ctrl Shift " + number));
    }
    choices.onChosen(model.next()::set);
    nextTitle.setPromptText(words.get("activity.nextTitle"));
    nextTitle.setAccessibleText(words.get("activity.nextTitle"));
    nextTitle.textProperty().bindBidirectional(model.nextTitle());
    nextTime.setPromptText(words.get("activity.nextTime"));
    nextTime.setAccessibleText(words.get("activity.nextTime"));
    nextTime.textProperty().bindBidirectional(model.nextTime());
    nextTime.setPrefWidth(150);
    nextTime.setMinWidth(Region.USE_PREF_SIZE);
    nextAt.getStyleClass().addAll("text-2", "small", "num");
    nextAt.setMinWidth(Region.USE_PREF_SIZE);
    HBox.setHgrow(nextTitle, Priority.ALWAYS);
    var row = new HBox(8, nextTitle, nextTime, nextAt);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("dense");
    model
        .next()
        .subscribe(choice -> {
          choices.select(choice);
          row.setVisible(choice != NextChoice.NONE);
          row.setManaged(choice != NextChoice.NONE);
          nextTime.setVisible(choice == NextChoice.CUSTOM);
          nextTime.setManaged(choice == NextChoice.CUSTOM);
          if (choice != NextChoice.NONE && model.nextTitle().get().isBlank()) {
            model.nextTitle().set(words.get("activity.nextDefault"));
          }
          showNextAt();
        });
    model.nextTime().subscribe(written -> showNextAt());
    return new VBox(6, title, choices, row);
  }

  private void showNextAt() {
    showWanting("");
    nextAt.setText(
        model
            .nextAt()
            .map(at -> words.moments().exact(at.toInstant(), space.clock().instant(), space.zone()))
            .orElse(""));
    nextAt.setManaged(!nextAt.getText().isEmpty());
  }

  private Node finishing(OpenTask task) {
    var box = new CheckBox(words.get("activity.completes", TaskTitle.of(words, task.title())));
    box.selectedProperty().bindBidirectional(model.completes());
    return box;
  }

  private static String key(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private Node labelled(String key, Node control) {
    var label = new Label(words.get(key));
    label.getStyleClass().addAll("text-2", "small");
    label.setLabelFor(control);
    return new VBox(4, label, control);
  }

  private ChoiceWords<String> outcomeWords() {
    var fields = new FieldWords(words);
    return new ChoiceWords<>(outcome ->
        outcome.isEmpty()
            ? words.get("activity.outcome.none")
            : fields.option(RecordType.ACTIVITY, "outcome", outcome));
  }

  /// Text that gives pasted conversations and images to the model.
  private final class PasteArea extends NoteArea {
    @Override
    public void paste() {
      if (!model.paste(ClipboardContent.text(), ClipboardContent.images())) {
        super.paste();
      }
    }
  }
}
