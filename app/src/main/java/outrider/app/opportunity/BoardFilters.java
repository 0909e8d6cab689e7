package outrider.app.opportunity;

import java.util.Comparator;
import java.util.Objects;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.ChoiceWords;
import outrider.app.fx.FilterChip;
import outrider.app.fx.Icon;
import outrider.app.problem.ConfiguredNames;
import outrider.app.shell.Workspace;
import outrider.core.pipeline.Pipeline;
import outrider.core.user.Role;
import outrider.core.user.User;

/// What the board shows: which pipeline, whose deals, and what was searched for.
final class BoardFilters extends HBox {

  /// One choice of whose deals are shown; null stands for everybody's.
  private record Whose(@Nullable String owner, String name) {}

  private final Workspace space;
  private final OpportunitiesViewModel model;
  private final HBox asked = new HBox();

  BoardFilters(Workspace space, OpportunitiesViewModel model, ConfiguredNames names) {
    super(8);
    this.space = space;
    this.model = model;
    setAlignment(Pos.CENTER_LEFT);
    asked.setAlignment(Pos.CENTER_LEFT);
    var rule = new Region();
    rule.getStyleClass().add("vertical-rule");
    getChildren().addAll(rule, pipelines(names), owners(), asked);
  }

  /// Shows what was searched for, with a way to take it away.
  void showSearch(String text, Runnable clear) {
    asked.getChildren().clear();
    if (!text.isEmpty()) {
      var words = space.words();
      asked
          .getChildren()
          .add(
              new FilterChip(words.get("deals.searched"), text)
                  .icon(Icon.SEARCH)
                  .removable(words.get("deals.clearSearch"), clear));
    }
  }

  private ComboBox<Pipeline> pipelines(ConfiguredNames names) {
    var all = space.database().configuration().pipelines();
    var box = new ComboBox<Pipeline>();
    box.getStyleClass().add("compact");
    box.setConverter(new ChoiceWords<>(pipeline -> names.of(pipeline.row())));
    box.getItems().setAll(all);
    all.stream()
        .filter(pipeline -> pipeline.id().equals(model.filter().pipeline()))
        .findFirst()
        .ifPresent(box::setValue);
    box.valueProperty()
        .subscribe(pipeline -> {
          if (pipeline != null) {
            model.filterProperty().set(model.filter().ofPipeline(pipeline.id()));
          }
        });
    box.setAccessibleText(space.words().get("deals.pipeline"));
    return box;
  }

  private ComboBox<Whose> owners() {
    var words = space.words();
    var me = space.commands().actor().user();
    var box = new ComboBox<Whose>();
    box.getStyleClass().add("compact");
    box.setConverter(new ChoiceWords<>(Whose::name));
    box.getItems().add(new Whose(null, words.get("deals.everybody")));
    box.getItems().add(new Whose(me, words.get("deals.mine")));
    var tree = space.database().configuration().tree();
    tree.members(teamsInSight(me)).stream()
        .filter(user -> !user.id().equals(me))
        .sorted(Comparator.comparing(User::name))
        .forEach(user -> box.getItems().add(new Whose(user.id(), user.name())));
    box.setValue(box.getItems().getFirst());
    box.valueProperty()
        .subscribe(whose -> {
          if (whose != null) {
            model.filterProperty().set(model.filter().ofOwner(whose.owner()));
          }
        });
    box.setAccessibleText(words.get("deals.owner"));
    return box;
  }

  private Set<String> teamsInSight(String me) {
    var tree = space.database().configuration().tree();
    return tree.user(me)
        .map(user ->
            user.role() == Role.REP
                ? Set.of(Objects.requireNonNullElse(user.team(), ""))
                : tree.downward(user.team()))
        .orElse(Set.of());
  }
}
