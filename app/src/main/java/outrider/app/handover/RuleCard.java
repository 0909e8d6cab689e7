package outrider.app.handover;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.ChoiceWords;
import outrider.app.fx.Icon;
import outrider.app.i18n.Words;
import outrider.app.shell.Workspace;
import outrider.core.handover.SplitRule;
import outrider.core.user.User;

/// One rule of the split: what has these values goes to this person, and how many that takes.
final class RuleCard extends HBox {
  private static final int VALUES_MAX = 60;

  private final Words words;
  private final HandOverViewModel model;
  private final HandoverWords says;
  private final int number;
  private final ComboBox<String> field = new ComboBox<>();
  private final MenuButton values = new MenuButton();
  private final ComboBox<String> receiver = new ComboBox<>();
  private final Label taken = new Label();

  RuleCard(Workspace space, HandOverViewModel model, int number) {
    this.words = space.words();
    this.model = model;
    this.number = number;
    says = new HandoverWords(space);
    getStyleClass().addAll("handover-rule", "card");
    setAlignment(Pos.CENTER_LEFT);
    field.getItems().setAll(SplitRule.FIELDS);
    field.setConverter(new ChoiceWords<>(says::field));
    field.setValue(rule().field());
    field.setAccessibleText(words.get("handover.ruleField", number + 1));
    field.setOnAction(
        done -> change(new SplitRule(field.getValue(), List.of(), rule().receiver())));
    values.setMaxWidth(Double.MAX_VALUE);
    values.setAccessibleText(words.get("handover.ruleValues", number + 1));
    HBox.setHgrow(values, Priority.ALWAYS);
    fillValues();
    receiver.getItems().setAll(model.receivers().stream().map(User::id).toList());
    receiver.setConverter(new ChoiceWords<>(says::user));
    receiver.setPromptText(words.get("handover.receiver"));
    receiver.setAccessibleText(words.get("handover.ruleReceiver", number + 1));
    if (!rule().receiver().isEmpty()) {
      receiver.setValue(rule().receiver());
    }
    receiver.setOnAction(done -> {
      if (receiver.getValue() != null) {
        change(new SplitRule(rule().field(), rule().values(), receiver.getValue()));
      }
    });
    taken.getStyleClass().addAll("small", "text-2", "num");
    taken.setMinWidth(Region.USE_PREF_SIZE);
    getChildren()
        .addAll(
            plain(Integer.toString(number + 1), "num"),
            field,
            plain(words.get("handover.isOneOf"), "text-2"),
            values,
            Icon.TO.node(14, "text-3"),
            receiver,
            taken,
            up(),
            remove());
    showTaken();
  }

  private SplitRule rule() {
    return model.splitProperty().getValue().rules().get(number);
  }

  private static Label plain(String text, String style) {
    var label = new Label(text);
    label.getStyleClass().add(style);
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  void showTaken() {
    taken.setText(words.get("handover.records", model.taken(number)));
  }

  private void change(SplitRule changed) {
    if (!changed.equals(rule())) {
      var rules = new ArrayList<>(model.splitProperty().getValue().rules());
      rules.set(number, changed);
      model.rules(rules);
      fillValues();
    }
  }

  private void fillValues() {
    var accounts = HandoverWords.accounts(model.bookProperty().getValue());
    var known = model.values(rule().field());
    values
        .getItems()
        .setAll(
            known.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(VALUES_MAX)
                .map(entry -> item(entry.getKey(), entry.getValue(), accounts))
                .toList());
    if (known.isEmpty()) {
      var none = new MenuItem(words.get("handover.noValues"));
      none.setDisable(true);
      values.getItems().add(none);
    }
    values.setText(
        rule().values().isEmpty()
            ? words.get("handover.chooseValues")
            : rule().values().stream()
                .map(value -> says.value(rule().field(), value, accounts))
                .collect(Collectors.joining(words.get("list.separator"))));
  }

  private MenuItem item(String value, long count, Map<String, String> accounts) {
    var box =
        new CheckBox(
            words.get("handover.valueCount", says.value(rule().field(), value, accounts), count));
    box.setSelected(rule().values().contains(value));
    box.setOnAction(done -> {
      var chosen = new ArrayList<>(rule().values());
      if (box.isSelected()) {
        chosen.add(value);
      } else {
        chosen.remove(value);
      }
      choose(chosen);
    });
    return new CustomMenuItem(box, false);
  }

  /// Leaves the menu as it is: it is open.
  private void choose(List<String> chosen) {
    var accounts = HandoverWords.accounts(model.bookProperty().getValue());
    var rules = new ArrayList<>(model.splitProperty().getValue().rules());
    rules.set(number, new SplitRule(rule().field(), chosen, rule().receiver()));
    model.rules(rules);
    values.setText(
        chosen.isEmpty()
            ? words.get("handover.chooseValues")
            : chosen.stream()
                .map(value -> says.value(rule().field(), value, accounts))
                .collect(Collectors.joining(words.get("list.separator"))));
  }

  private ButtonWithKey up() {
    var up = ButtonWithKey.iconOnly(words, "handover.ruleUp", Icon.SORT_UP).compact();
    up.setDisable(number == 0);
    return up.does(() -> {
      var rules = new ArrayList<>(model.splitProperty().getValue().rules());
      var moved = rules.remove(number);
      rules.add(number - 1, moved);
      model.rules(rules);
    });
  }

  private ButtonWithKey remove() {
    return ButtonWithKey.iconOnly(words, "handover.ruleRemove", Icon.REMOVE)
        .compact()
        .does(() -> {
          var rules = new ArrayList<>(model.splitProperty().getValue().rules());
          rules.remove(number);
          model.rules(rules);
        });
  }
}
