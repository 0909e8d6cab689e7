package outrider.app.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import outrider.app.shell.Workspace;
import outrider.core.configuration.Configuration;
import outrider.core.lead.Intent;
import outrider.core.pool.Pool;
import outrider.core.pool.RecycleClock;
import outrider.core.record.Fields;
import outrider.core.record.Row;
import outrider.core.user.Team;

/// Who is in a pool, how long its leads stay with whoever claims them, and how many one may have.
final class PoolForm extends RuleForm {
  private final Map<String, CheckBox> teams = new LinkedHashMap<>();
  private final PeoplePicker people;
  private final PeoplePicker admins;
  private final Map<String, TextField> numbers = new LinkedHashMap<>();
  private final CheckBox fallback;
  private final CheckBox active;
  private final Pool pool;

  PoolForm(Workspace space, Row row, Configuration configuration, Listener listener) {
    super(space, row, listener);
    pool = Pool.of(row);
    var words = space.words();
    names();
    addTeams(configuration);
    people = picker(Pool.PEOPLE, configuration, pool.people());
    admins = picker(Pool.ADMINS, configuration, pool.admins());
    field(Pool.ADMINS).ifPresent(field -> field.hint(words.text("pool.adminsHint")));
    numbers(
        List.of(Pool.PROTECTION_DAYS, Pool.EXTENSION_DAYS, Pool.CAP_DAYS),
        List.of(Pool.USUAL_PROTECTION, Pool.USUAL_EXTENSION, Pool.USUAL_CAP));
    hint("pool.daysHint");
    for (var clock : RecycleClock.values()) {
      numbers(Stream.of(Intent.values()).map(clock::field).toList(), List.of());
      for (var intent : Intent.values()) {
        // Beside the first one a letter is enough to see, not to hear.
        var input = numbers.get(clock.field(intent));
        if (input != null) {
          input.accessibleTextProperty().unbind();
          input.setAccessibleText(words.get("pool.clock." + clock.name(), intent.name()));
        }
      }
      hint("pool.clockHint");
    }
    numbers(List.of(Pool.CLAIMS_PER_DAY, Pool.HOLDING_MAX), List.of());
    numbers(
        List.of(Pool.LOCK_DAYS, Pool.REMINDER_DAYS), List.of(Pool.USUAL_LOCK, Pool.USUAL_REMINDER));
    fallback = box("pool.fallback", row.flag(Pool.FALLBACK));
    active = box("rules.active", pool.active());
  }

  private CheckBox box(String wordKey, boolean on) {
    var box = new CheckBox(space().words().get(wordKey));
    box.setWrapText(true);
    box.setSelected(on);
    box.selectedProperty().subscribe((before, now) -> changed());
    getChildren().add(box);
    return box;
  }

  private void addTeams(Configuration configuration) {
    var names = space().reasons().names();
    var flow = new FlowPane(16, 6);
    configuration.tree().teams().stream()
        .map(Team::id)
        .sorted(Comparator.comparing((String id) -> path(configuration, id)))
        .forEach(id -> {
          var box = new CheckBox(names.team(id));
          box.setSelected(pool.teams().contains(id));
          box.selectedProperty()
              .subscribe((before, now) -> {
                field(Pool.TEAMS).ifPresent(field -> field.clearError());
                changed();
              });
          teams.put(id, box);
          flow.getChildren().add(box);
        });
    if (teams.isEmpty()) {
      return;
    }
    var boxes = List.copyOf(teams.values());
    add(Pool.TEAMS, boxes.getFirst(), flow);
    field(Pool.TEAMS).ifPresent(field -> field.hint(space().words().text("pool.teamsHint")));
    for (var box : boxes) {
      // The field would have named the first box after all of them.
      box.accessibleTextProperty().unbind();
      box.setAccessibleText(box.getText());
    }
  }

  /// A team below those above it: its order is the tree's.
  private String path(Configuration configuration, String id) {
    var names = space().reasons().names();
    return new ArrayList<>(configuration.tree().upward(id))
        .reversed().stream().map(names::team).collect(Collectors.joining(" / "));
  }

  private PeoplePicker picker(String name, Configuration configuration, List<String> chosen) {
    var picker =
        new PeoplePicker(
            space(),
            configuration,
            chosen,
            () -> {
              field(name).ifPresent(field -> field.clearError());
              field(Pool.TEAMS).ifPresent(field -> field.clearError());
              changed();
            });
    add(name, picker.input(), picker);
    return picker;
  }

  /// Numbers side by side, each with what holds where nothing is typed.
  private void numbers(List<String> names, List<Long> usual) {
    var line = new HBox(8);
    for (var place = 0; place < names.size(); place++) {
      var name = names.get(place);
      var input = textField(name);
      input.getStyleClass().add("num");
      if (place < usual.size()) {
        input.setPromptText(Long.toString(usual.get(place)));
      }
      numbers.put(name, input);
      field(name)
          .ifPresent(field -> {
            getChildren().remove(field);
            field.setPrefWidth(0);
            HBox.setHgrow(field, Priority.ALWAYS);
            line.getChildren().add(field);
          });
    }
    getChildren().add(line);
  }

  /// Says something of the fields above, over their whole width.
  private void hint(String wordKey) {
    var hint = new Label(space().words().get(wordKey));
    hint.getStyleClass().addAll("small", "text-3");
    hint.setWrapText(true);
    getChildren().add(hint);
  }

  @Override
  Map<String, @Nullable Object> typed() {
    var typed = new LinkedHashMap<String, @Nullable Object>();
    typed.put(Fields.NAME, textOrNull(text(Fields.NAME)));
    typed.put(Pool.NAME_EN, textOrNull(text(Pool.NAME_EN)));
    typed.put(
        Pool.TEAMS,
        teams.entrySet().stream()
            .filter(team -> team.getValue().isSelected())
            .map(Map.Entry::getKey)
            .toList());
    typed.put(Pool.PEOPLE, people.chosen());
    typed.put(Pool.ADMINS, admins.chosen());
    numbers.forEach((name, input) -> typed.put(name, number(input)));
    typed.put(Pool.FALLBACK, fallback.isSelected() ? (Object) true : null);
    typed.put(Pool.INACTIVE, active.isSelected() ? null : (Object) true);
    return typed;
  }

  /// Nothing typed is nothing; what is no number is one that the rules refuse.
  private static @Nullable Long number(TextField input) {
    var text = input.getText().strip();
    if (text.isEmpty()) {
      return null;
    }
    return text.matches("\\d{1,6}") ? Long.parseLong(text) : -1L;
  }
}
