package outrider.app.handover;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.Avatar;
import outrider.app.fx.Chip;
import outrider.app.fx.ChoiceWords;
import outrider.app.fx.LiveList;
import outrider.app.fx.View;
import outrider.app.handover.HandoverQueries.Giver;
import outrider.app.shell.Workspace;
import outrider.core.record.RecordType;

/// Step 1: whose book it is, and whether they leave or move.
final class WhoStep extends View {
  private static final double ROW = 52;

  private final Workspace space;
  private final HandOverViewModel model;
  private final HandoverWords says;
  private final TextField search = new TextField();
  private final LiveList<Giver> people = new LiveList<>(giver -> giver.user().id());
  private final ListView<Giver> list = new ListView<>(people.items());
  private final RadioButton leaving;
  private final RadioButton moving;
  private final ComboBox<Optional<String>> team = new ComboBox<>();
  private final Label consequence = HandoverWords.quiet("");
  private List<Giver> known = List.of();

  WhoStep(Workspace space, HandOverViewModel model) {
    super(new HBox());
    this.space = space;
    this.model = model;
    says = new HandoverWords(space);
    var words = space.words();
    leaving = new RadioButton(words.get("handover.leaving"));
    moving = new RadioButton(words.get("handover.moving"));
    search.setPromptText(words.get("handover.searchPerson"));
    search.textProperty().subscribe(text -> showPeople());
    list.setFixedCellSize(ROW);
    list.setCellFactory(view -> new PersonCell());
    list.setAccessibleText(words.get("handover.who"));
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener((property, before, now) -> {
          if (now != null) {
            model.choose(now.user().id());
          }
        });
    var group = new ToggleGroup();
    leaving.setToggleGroup(group);
    moving.setToggleGroup(group);
    leaving.setOnAction(done -> model.leaves(true));
    moving.setOnAction(done -> model.leaves(false));
    team.setConverter(
        new ChoiceWords<>(id ->
            id.map(space.reasons().names()::team).orElseGet(() -> words.get("handover.sameTeam"))));
    team.setMaxWidth(Double.MAX_VALUE);
    team.setAccessibleText(words.get("handover.toTeam"));
    team.setOnAction(done -> {
      if (team.getValue() != null) {
        model.moveTo(team.getValue());
      }
    });
    root().getStyleClass().add("handover-who");
    ((HBox) root()).getChildren().addAll(choosing(), becoming());
    whileShown(
        space.live(
            HandoverQueries.givers(space.commands().actor(), space.database().configuration()),
            this::known));
    whileShown(model.fromProperty(), from -> showKind());
    whileShown(model.leavesProperty(), leaves -> showKind());
  }

  Node firstFocus() {
    return search;
  }

  private Node choosing() {
    var title = new Label(space.words().get("handover.who"));
    title.getStyleClass().add("subheading");
    VBox.setVgrow(list, Priority.ALWAYS);
    var box = new VBox(10, title, search, list);
    box.getStyleClass().add("handover-people");
    return box;
  }

  private Node becoming() {
    var words = space.words();
    var title = new Label(words.get("handover.why"));
    title.getStyleClass().add("subheading");
    var box =
        new VBox(
            12,
            title,
            leaving,
            under(words.get("handover.leavingMeans")),
            moving,
            under(words.get("handover.movingMeans")),
            indented(team),
            consequence);
    VBox.setMargin(consequence, new javafx.geometry.Insets(12, 0, 0, 0));
    HBox.setHgrow(box, Priority.ALWAYS);
    box.getStyleClass().add("handover-kind");
    return box;
  }

  private static Node under(String text) {
    return indented(HandoverWords.quiet(text));
  }

  private static Node indented(Region node) {
    VBox.setMargin(node, new javafx.geometry.Insets(-6, 0, 0, 24));
    return node;
  }

  private void known(List<Giver> givers) {
    known = givers.stream().sorted(byName()).toList();
    showPeople();
  }

  private static java.util.Comparator<Giver> byName() {
    return java.util.Comparator.comparing((Giver giver) -> !giver.user().active())
        .thenComparing(giver -> giver.user().name())
        .thenComparing(giver -> giver.user().id());
  }

  private void showPeople() {
    var asked = search.getText().strip().toLowerCase(Locale.ROOT);
    people.show(
        known.stream()
            .filter(giver ->
                giver.user().name().toLowerCase(Locale.ROOT).contains(asked)
                    || giver.user().login().contains(asked))
            .toList());
    people.items().stream()
        .filter(giver -> model.fromProperty().getValue().equals(Optional.of(giver.user().id())))
        .findFirst()
        .ifPresent(giver -> {
          list.getSelectionModel().select(giver);
          list.scrollTo(giver);
        });
  }

  private void showKind() {
    var leaves = model.leavesProperty().getValue();
    leaving.setSelected(leaves);
    moving.setSelected(!leaves);
    leaving.setDisable(!model.mayLeave());
    team.setDisable(leaves);
    team.getItems()
        .setAll(
            java.util.stream.Stream.concat(
                    java.util.stream.Stream.of(Optional.<String>empty()),
                    model.teams().stream().map(Optional::of))
                .toList());
    team.setValue(model.teamProperty().getValue());
    consequence.setText(model.mayLeave() ? "" : space.words().get("handover.selfMoves"));
  }

  /// A person with what they have.
  private final class PersonCell extends ListCell<Giver> {
    private final Avatar avatar = new Avatar("");
    private final Label name = new Label();
    private final Label about = new Label();
    private final Chip left = new Chip(space.words().get("handover.hasLeft"), Chip.Tone.OFF);
    private final HBox row;

    PersonCell() {
      name.getStyleClass().add("bold");
      about.getStyleClass().addAll("small", "text-2", "num");
      var lines = new VBox(2, new HBox(8, name, left), about);
      lines.setAlignment(Pos.CENTER_LEFT);
      lines.setMinWidth(0);
      row = new HBox(10, avatar, lines);
      row.setAlignment(Pos.CENTER_LEFT);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Giver giver, boolean empty) {
      super.updateItem(giver, empty);
      if (giver == null || empty) {
        setGraphic(null);
        return;
      }
      avatar.show(giver.user().name());
      name.setText(giver.user().name());
      left.setVisible(!giver.user().active());
      left.setManaged(left.isVisible());
      about.setText(
          space.reasons().names().team(giver.user().team())
              + " · "
              + says.counts(
                  java.util.Map.of(
                      RecordType.LEAD, giver.leads(), RecordType.OPPORTUNITY, giver.deals())));
      setGraphic(row);
    }
  }
}
