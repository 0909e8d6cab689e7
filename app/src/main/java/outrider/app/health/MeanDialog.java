package outrider.app.health;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.command.Receipt;
import outrider.app.field.KeptTyping;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.DialogCard;
import outrider.app.fx.DialogLayer;
import outrider.app.fx.FxThread;
import outrider.app.shell.Workspace;
import outrider.app.team.TeamChoice;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.record.RecordType;
import outrider.core.user.Team;

/// What the industry wins of the deals that it begins, one figure a team. A team without one takes
/// that of the nearest above it. Only what was changed is written.
final class MeanDialog {
  private static final double WIDTH = 520;
  private static final double LIST_HEIGHT = 320;

  private record Line(Team team, OptionalLong before, TextField field) {}

  private final Workspace space;
  private final HealthWords text;
  private final List<Line> lines = new ArrayList<>();
  private final Label wanting = new Label();
  private final KeptTyping kept;
  private Runnable close = () -> {};

  private MeanDialog(Workspace space, HealthWords text) {
    this.space = space;
    this.text = text;
    kept = new KeptTyping(space.database(), "industryMean");
  }

  static void open(Workspace space, HealthWords text, List<TeamChoice> teams) {
    new MeanDialog(space, text).open(teams);
  }

  private void open(List<TeamChoice> teams) {
    var list = new VBox(6);
    var tree = space.database().configuration().tree();
    for (var choice : teams) {
      tree.team(choice.team())
          .ifPresent(team -> list.getChildren().add(line(team, choice.depth())));
    }
    var scroll = new ScrollPane(list);
    scroll.setFitToWidth(true);
    scroll.setMaxHeight(LIST_HEIGHT);
    scroll.getStyleClass().add("health-means");
    var hint = new Label(text.get("health.meanHint"));
    hint.setWrapText(true);
    hint.getStyleClass().addAll("small", "text-2");
    wanting.getStyleClass().addAll("small", "risk-text");
    wanting.setWrapText(true);
    say("");
    var cancel = ButtonWithKey.secondary(space.words(), "list.cancel").key("Esc");
    var save = ButtonWithKey.primary(space.words(), "health.saveMean").does(this::save);
    close =
        space
            .dialogs()
            .open(
                new DialogCard(
                    text.get("health.meanTitle"),
                    WIDTH,
                    new VBox(12, hint, scroll, wanting),
                    cancel,
                    save),
                Pos.CENTER,
                Insets.EMPTY,
                DialogLayer.Scrim.NORMAL,
                kept::forget);
    cancel.does(this::leave);
    if (!lines.isEmpty()) {
      lines.getFirst().field().requestFocus();
    }
  }

  private HBox line(Team team, int depth) {
    var field = new TextField();
    field.getStyleClass().add("num");
    field.setAlignment(Pos.CENTER_RIGHT);
    field.setPrefWidth(150);
    field.setAccessibleText(text.names().team(team.id()));
    var above = team.above();
    var inherited =
        above == null
            ? OptionalLong.empty()
            : HealthViewModel.mean(space.database().configuration(), above);
    field.setPromptText(
        inherited.isPresent()
            ? text.get("health.meanInherited", HealthWords.mean(inherited.getAsLong()))
            : text.get("health.meanNone"));
    team.industryMean().ifPresent(mean -> field.setText(HealthWords.mean(mean)));
    kept.text(team.id(), field);
    field.textProperty().subscribe(() -> say(""));
    lines.add(new Line(team, team.industryMean(), field));
    var label = new Label(text.names().team(team.id()));
    label.setPadding(new Insets(0, 0, 0, 12.0 * depth));
    label.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(label, Priority.ALWAYS);
    var row = new HBox(12, label, field);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private void leave() {
    kept.forget();
    close.run();
  }

  private void save() {
    var commands = new ArrayList<Command>();
    for (var line : lines) {
      var typed = line.field().getText().strip();
      var mean = text.typedMean(typed);
      if (!typed.isEmpty() && mean.isEmpty()) {
        say(text.get("health.meanWanting"));
        line.field().requestFocus();
        return;
      }
      if (!mean.equals(line.before())) {
        commands.add(
            new Command.EditFields(
                RecordType.TEAM,
                line.team().id(),
                List.of(new FieldEdit(Team.INDUSTRY_MEAN, boxed(line.before()), boxed(mean)))));
      }
    }
    if (commands.isEmpty()) {
      leave();
      return;
    }
    space
        .undo()
        .submitTogether("undo.edited", commands)
        .thenAccept(receipt -> FxThread.run(() -> finished(receipt)));
  }

  private void finished(Receipt receipt) {
    switch (receipt) {
      case Receipt.Refused refused -> say(space.reasons().say(refused.reasons()));
      case Receipt.Done _ -> {
        leave();
        space.toasts().show(text.get("health.meanSaved"), () -> space.undo().undo());
      }
    }
  }

  private void say(String sentence) {
    wanting.setText(sentence);
    wanting.setVisible(!sentence.isEmpty());
    wanting.setManaged(!sentence.isEmpty());
  }

  private static @Nullable Long boxed(OptionalLong mean) {
    return mean.isPresent() ? (Long) mean.getAsLong() : null;
  }
}
