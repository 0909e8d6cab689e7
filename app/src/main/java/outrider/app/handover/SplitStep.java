package outrider.app.handover;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.Icon;
import outrider.app.fx.View;
import outrider.app.i18n.Words;
import outrider.app.shell.Workspace;
import outrider.core.handover.Rest;
import outrider.core.handover.Split;
import outrider.core.handover.SplitRule;
import outrider.core.user.User;

/// Step 2: how the book is divided. Rules in their order, and then the rest; who would get how much
/// stands beside it as one goes.
final class SplitStep extends View {
  private final Workspace space;
  private final Words words;
  private final HandOverViewModel model;
  private final VBox rules = new VBox(8);
  private final FlowPane receivers = new FlowPane(16, 8);
  private final RadioButton byCount;
  private final RadioButton byValue;
  private final RadioButton kept;
  private final ButtonWithKey add;
  private List<SplitRule> shownRules = List.of();

  SplitStep(Workspace space, HandOverViewModel model) {
    super(new HBox());
    this.space = space;
    this.words = space.words();
    this.model = model;
    byCount = new RadioButton(words.get("handover.byCount"));
    byValue = new RadioButton(words.get("handover.byValue"));
    kept = new RadioButton();
    add =
        ButtonWithKey.secondary(words, "handover.addRule")
            .icon(Icon.ADD)
            .key("N")
            .does(this::addRule);
    var choices = new VBox(16, rulesPart(), restPart());
    choices.getStyleClass().add("handover-split");
    var scroll = new ScrollPane(choices);
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    HBox.setHgrow(scroll, Priority.ALWAYS);
    var shares = part(new SharesPane(space, model));
    ((HBox) root()).getChildren().addAll(scroll, shares.root());
    whileShown(model.splitProperty(), this::show);
    whileShown(model.planProperty(), plan -> cards().forEach(RuleCard::showTaken));
    whileShown(model.bookProperty(), book -> drawRules(model.splitProperty().getValue()));
  }

  /// A new rule, and the focus in it.
  void addRule() {
    var all = new ArrayList<>(model.splitProperty().getValue().rules());
    all.add(new SplitRule(SplitRule.FIELDS.getFirst(), List.of(), ""));
    model.rules(all);
    cards().getLast().lookup(".combo-box").requestFocus();
  }

  private List<RuleCard> cards() {
    return rules.getChildren().stream()
        .filter(RuleCard.class::isInstance)
        .map(RuleCard.class::cast)
        .toList();
  }

  private Node rulesPart() {
    var title = new Label(words.get("handover.rules"));
    title.getStyleClass().add("subheading");
    return new VBox(8, title, HandoverWords.quiet(words.get("handover.rulesMean")), rules, add);
  }

  private Node restPart() {
    var title = new Label(words.get("handover.rest"));
    title.getStyleClass().add("subheading");
    var group = new ToggleGroup();
    List.of(byCount, byValue, kept).forEach(each -> each.setToggleGroup(group));
    byCount.setOnAction(done -> rest(Rest.By.COUNT));
    byValue.setOnAction(done -> rest(Rest.By.VALUE));
    kept.setOnAction(done -> rest(Rest.By.KEPT));
    var among = new Label(words.get("handover.among"));
    among.getStyleClass().addAll("small", "text-2");
    var box = new VBox(10, title, new HBox(20, byCount, byValue, kept), among, receivers);
    VBox.setMargin(among, new javafx.geometry.Insets(6, 0, -4, 0));
    return box;
  }

  private void rest(Rest.By by) {
    model.rest(new Rest(by, model.splitProperty().getValue().rest().receivers()));
  }

  private void show(Split split) {
    if (split.rules().size() != shownRules.size() || isReordered(split)) {
      drawRules(split);
    }
    shownRules = split.rules();
    var by = split.rest().by();
    byCount.setSelected(by == Rest.By.COUNT);
    byValue.setSelected(by == Rest.By.VALUE);
    kept.setSelected(by == Rest.By.KEPT);
    var moves = !model.leavesProperty().getValue();
    kept.setVisible(moves);
    kept.setManaged(moves);
    kept.setText(words.get("handover.kept", model.giver().map(User::name).orElse("")));
    receivers.setDisable(by == Rest.By.KEPT);
    drawReceivers(split.rest());
  }

  /// Whether a rule stands where another stood: one that was only changed keeps its controls.
  private boolean isReordered(Split split) {
    return !split.rules().equals(shownRules)
        && split.rules().stream()
            .sorted(byText())
            .toList()
            .equals(shownRules.stream().sorted(byText()).toList());
  }

  private static java.util.Comparator<SplitRule> byText() {
    return java.util.Comparator.comparing(SplitRule::toString);
  }

  private void drawRules(Split split) {
    shownRules = split.rules();
    var nodes = new ArrayList<Node>();
    for (var number = 0; number < split.rules().size(); number++) {
      nodes.add(new RuleCard(space, model, number));
    }
    rules.getChildren().setAll(nodes);
    rules.setManaged(!nodes.isEmpty());
  }

  private void drawReceivers(Rest rest) {
    var people = model.receivers();
    if (receivers.getChildren().size() == people.size()) {
      for (var index = 0; index < people.size(); index++) {
        ((CheckBox) receivers.getChildren().get(index))
            .setSelected(rest.receivers().contains(people.get(index).id()));
      }
      return;
    }
    receivers.getChildren().setAll(people.stream().map(user -> box(user, rest)).toList());
  }

  private Node box(User user, Rest rest) {
    var box = new CheckBox(user.name());
    box.setMinWidth(Region.USE_PREF_SIZE);
    box.setSelected(rest.receivers().contains(user.id()));
    box.setOnAction(done -> {
      var now = model.splitProperty().getValue().rest();
      var chosen = new ArrayList<>(now.receivers());
      if (box.isSelected()) {
        chosen.add(user.id());
      } else {
        chosen.remove(user.id());
      }
      model.rest(new Rest(now.by(), chosen));
    });
    return box;
  }
}
