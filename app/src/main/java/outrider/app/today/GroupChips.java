package outrider.app.today;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.scene.layout.HBox;
import outrider.app.fx.FilterChip;
import outrider.app.i18n.Words;

/// The groups of the queue with their counts; a press shows one of them alone.
final class GroupChips extends HBox {
  private final Words words;
  private final TodayViewModel model;
  private final Map<Optional<Group>, FilterChip> chips = new LinkedHashMap<>();

  GroupChips(Words words, TodayViewModel model) {
    super(8);
    this.words = words;
    this.model = model;
    getStyleClass().addAll("chip-row", "hairline-bottom");
    add(Optional.empty());
    for (var group : Group.values()) {
      add(Optional.of(group));
    }
  }

  void refresh() {
    chips.forEach((group, chip) -> {
      chip.show(
          words.get(group.map(Group::wordKey).orElse("today.group.all")),
          words.amounts().number(group.map(model::count).orElseGet(model::countAll)));
      chip.setSelected(group.equals(model.filter().get()));
    });
  }

  private void add(Optional<Group> group) {
    var chip = new FilterChip("", "").does(() -> model.choose(group));
    group.ifPresent(shown -> chip.icon(shown.icon(), shown.iconStyle()));
    chips.put(group, chip);
    getChildren().add(chip);
  }
}
