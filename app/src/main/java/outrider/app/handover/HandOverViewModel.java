package outrider.app.handover;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import outrider.app.command.Receipt;
import outrider.app.shell.Workspace;
import outrider.core.command.Command;
import outrider.core.handover.Handover;
import outrider.core.handover.Rest;
import outrider.core.handover.Split;
import outrider.core.handover.SplitRule;
import outrider.core.record.Fields;
import outrider.core.record.Row;
import outrider.core.rule.JourneySoundness;
import outrider.core.rule.Reason;
import outrider.core.user.TeamTree;
import outrider.core.user.User;

/// What was chosen so far, and the plan that follows from it. It lives as long as the window, so
/// that who looks at a record on the way finds everything as it was. FX thread only.
final class HandOverViewModel {

  private final Workspace space;
  private final ObjectProperty<HandOverStep> step = new SimpleObjectProperty<>(HandOverStep.WHO);
  private final ObjectProperty<Optional<String>> from =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Boolean> leaves = new SimpleObjectProperty<>(true);
  private final ObjectProperty<Optional<String>> team =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Split> split = new SimpleObjectProperty<>(nothing());
  private final ObjectProperty<BookOf> book = new SimpleObjectProperty<>(BookOf.NOTHING);
  private final ObjectProperty<Plan> plan = new SimpleObjectProperty<>(Plan.NOTHING);

  HandOverViewModel(Workspace space) {
    this.space = space;
  }

  private static Split nothing() {
    return new Split(List.of(), new Rest(Rest.By.COUNT, List.of()), Map.of());
  }

  ObjectProperty<HandOverStep> stepProperty() {
    return step;
  }

  ObservableValue<Optional<String>> fromProperty() {
    return from;
  }

  ObservableValue<Boolean> leavesProperty() {
    return leaves;
  }

  ObservableValue<Optional<String>> teamProperty() {
    return team;
  }

  ObservableValue<Split> splitProperty() {
    return split;
  }

  ObservableValue<BookOf> bookProperty() {
    return book;
  }

  ObservableValue<Plan> planProperty() {
    return plan;
  }

  /// Begins anew, unless this person's handover was begun already.
  void begin(String person) {
    if (!from.get().equals(Optional.of(person))) {
      reset();
      choose(person);
    }
  }

  void reset() {
    step.set(HandOverStep.WHO);
    from.set(Optional.empty());
    leaves.set(true);
    team.set(Optional.empty());
    book.set(BookOf.NOTHING);
    split.set(nothing());
    plan();
  }

  /// Somebody else's book has other records and other receivers.
  void choose(String person) {
    if (!from.get().equals(Optional.of(person))) {
      book.set(BookOf.NOTHING);
      split.set(nothing());
      from.set(Optional.of(person));
      if (!mayLeave()) {
        leaves(false);
      }
      plan();
    }
  }

  void leaves(boolean leaving) {
    leaves.set(leaving);
    var rest = split.get().rest();
    if (leaving) {
      team.set(Optional.empty());
      if (rest.by() == Rest.By.KEPT) {
        rest(new Rest(Rest.By.COUNT, rest.receivers()));
      }
    }
  }

  void moveTo(Optional<String> other) {
    team.set(other);
  }

  /// Nobody lets themselves go.
  boolean mayLeave() {
    return !from.get().equals(Optional.of(space.user().userId()));
  }

  void show(BookOf fresh) {
    book.set(fresh);
    plan();
  }

  void rules(List<SplitRule> rules) {
    split.set(new Split(rules, split.get().rest(), split.get().exceptions()));
    plan();
  }

  void rest(Rest rest) {
    split.set(new Split(split.get().rules(), rest, split.get().exceptions()));
    plan();
  }

  /// One record, and what belongs to it, goes to somebody whatever the rules say.
  void except(Plan.Line line, String receiver) {
    var exceptions = new HashMap<>(split.get().exceptions());
    book.get().book().bundle(line.row().id()).records().forEach(row -> exceptions.remove(row.id()));
    exceptions.put(line.row().id(), receiver);
    split.set(new Split(split.get().rules(), split.get().rest(), exceptions));
    plan();
  }

  private void plan() {
    plan.set(Plan.of(book.get().book(), split.get()));
  }

  /// Who may receive, those of the same team first.
  List<User> receivers() {
    var giver = giver().map(User::team).orElse(null);
    var actor = space.commands().actor();
    return tree().users().stream()
        .filter(User::active)
        .filter(user -> !from.get().equals(Optional.of(user.id())))
        .filter(actor::mayGiveBookTo)
        .sorted(
            Comparator.comparing((User user) -> !java.util.Objects.equals(user.team(), giver))
                .thenComparing(User::name)
                .thenComparing(User::id))
        .toList();
  }

  /// The teams that somebody can be moved to.
  List<String> teams() {
    var actor = space.commands().actor();
    return tree().teams().stream()
        .map(outrider.core.user.Team::id)
        .filter(id -> actor.mayMoveTo(id, tree()))
        .filter(id -> giver().filter(user -> id.equals(user.team())).isEmpty())
        .sorted(Comparator.comparing(id -> space.reasons().names().team(id)))
        .toList();
  }

  Optional<User> giver() {
    return from.get().flatMap(id -> tree().user(id));
  }

  /// What nobody could sign or look after any more once the giver is gone, or in another team.
  List<Reason> flawsAfterwards() {
    return giver()
        .map(User::row)
        .map(row ->
            leaves.get() ? row.with(User.INACTIVE, true) : row.with(Fields.TEAM, afterwards(row)))
        .map(row -> JourneySoundness.without(row, space.database().configuration()))
        .orElse(List.of());
  }

  private String afterwards(Row giver) {
    return team.get().orElse(giver.text(Fields.TEAM));
  }

  private TeamTree tree() {
    return space.database().configuration().tree();
  }

  /// What the records have in a field and how many have it, the most frequent first.
  Map<String, Long> values(String field) {
    var counts = new TreeMap<String, Long>();
    for (var bundle : book.get().book().bundles()) {
      for (var row : bundle.records()) {
        var value = SplitRule.value(row, field);
        if (!value.isEmpty()) {
          counts.merge(value, 1L, Long::sum);
        }
      }
    }
    return counts;
  }

  /// How many records a rule takes.
  long taken(int rule) {
    return plan.get().lines().stream().filter(line -> line.rule() == rule).count();
  }

  /// Why one cannot go on; the key of the words. Empty where one can.
  Optional<String> hindrance() {
    return switch (step.get()) {
      case WHO -> when(from.get().isEmpty(), "handover.need.who");
      case SPLIT -> ofSplit();
      case PREVIEW, CONFIRM -> ofSplit().or(this::ofPlan);
    };
  }

  private Optional<String> ofSplit() {
    var rest = split.get().rest();
    var incomplete =
        split.get().rules().stream()
            .anyMatch(rule -> rule.values().isEmpty() || rule.receiver().isEmpty());
    return when(incomplete, "handover.need.rule")
        .or(() ->
            when(
                rest.by() != Rest.By.KEPT && rest.receivers().isEmpty(), "handover.need.receiver"));
  }

  private Optional<String> ofPlan() {
    if (plan.get().given() > Handover.RECORDS_MAX) {
      return Optional.of("handover.need.fewer");
    }
    return when(
        !leaves.get() && team.get().isEmpty() && plan.get().given() == 0, "handover.need.any");
  }

  private static Optional<String> when(boolean hindered, String key) {
    return hindered ? Optional.of(key) : Optional.empty();
  }

  void next() {
    if (hindrance().isEmpty()) {
      step.set(step.get().next());
    }
  }

  void previous() {
    step.set(step.get().previous());
  }

  /// Who gets what turns up at HQ and hangs on nothing here.
  @Nullable String others() {
    var rest = split.get().rest();
    return rest.by() == Rest.By.KEPT ? null : rest.receivers().getFirst();
  }

  CompletableFuture<Receipt> submit() {
    return space
        .undo()
        .submit(
            "undo.handedOver",
            new Command.HandOver(
                space.commands().newId(),
                from.get().orElseThrow(),
                leaves.get() ? Handover.LEAVING : Handover.MOVING,
                team.get().orElse(null),
                new ArrayList<>(plan.get().gifts()),
                others()));
  }
}
