package outrider.app.task;

import java.util.ArrayList;
import java.util.Objects;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import outrider.app.activity.LogSubject;
import outrider.app.fx.ChoiceWords;
import outrider.app.fx.FxThread;
import outrider.app.shell.Workspace;
import outrider.app.store.RecordTable;
import outrider.core.opportunity.Opportunity;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Who is to do a task on a deal that several people work on; not shown where there is no choice.
final class DoerChoice extends HBox {
  private final Workspace space;
  private final ComboBox<String> people = new ComboBox<>();
  private String standard = "";

  DoerChoice(Workspace space, Optional<LogSubject> subject) {
    super(8);
    this.space = space;
    var label = new Label(space.words().get("task.doer"));
    label.getStyleClass().add("text-2");
    label.setLabelFor(people);
    people.setAccessibleText(label.getText());
    people.setPrefWidth(220);
    people.setConverter(new ChoiceWords<>(user -> space.reasons().names().user(user)));
    getChildren().addAll(label, people);
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("dense");
    none();
    subject
        .filter(about -> about.type() == RecordType.OPPORTUNITY)
        .ifPresent(about -> read(about.id()));
  }

  private void read(String deal) {
    var unused =
        space
            .database()
            .read(sql -> RecordTable.of(RecordType.OPPORTUNITY).find(sql, deal))
            .thenAcceptAsync(found -> found.ifPresent(this::offer), FxThread.executor());
  }

  /// A member plans for themselves unless they say otherwise; everybody else for whoever has it.
  private void offer(Row deal) {
    var members = Opportunity.of(deal).members();
    var owner = deal.textOrNull("owner");
    if (members.isEmpty() || owner == null) {
      return;
    }
    var all = new ArrayList<String>();
    all.add(owner);
    members.keySet().stream().filter(user -> !user.equals(owner)).forEach(all::add);
    people.getItems().setAll(all);
    var actor = space.commands().actor();
    standard = actor.isGuest(deal) ? actor.user() : owner;
    people.setValue(standard);
    show(true);
  }

  void none() {
    standard = "";
    people.setValue(null);
    show(false);
  }

  /// Null for whoever the rules have do it.
  @Nullable String chosen() {
    var user = people.getValue();
    return user == null || Objects.equals(user, standard) ? null : user;
  }

  private void show(boolean shown) {
    setVisible(shown);
    setManaged(shown);
  }
}
