package outrider.app.processaudit;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import outrider.app.command.Receipt;
import outrider.app.command.Undo;
import outrider.core.command.Command;

/// Which month is looked at, which deal of its sample, and what is said of its steps. FX thread
/// only.
final class ProcessAuditViewModel {

  /// Months over which broken steps are counted.
  static final int MONTHS = 12;

  private final Undo undo;
  private final ObjectProperty<YearMonth> month;
  private final ReadOnlyObjectWrapper<Optional<AuditedMonth>> answer =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObjectProperty<Optional<String>> chosen =
      new SimpleObjectProperty<>(Optional.empty());

  /// @param present the month of today: what is looked at first is the one before it, whose deals
  ///   are all closed
  ProcessAuditViewModel(Undo undo, YearMonth present) {
    this.undo = undo;
    month = new SimpleObjectProperty<>(present.minusMonths(1));
    month.subscribe((before, now) -> {
      answer.set(Optional.empty());
      chosen.set(Optional.empty());
    });
  }

  ObjectProperty<YearMonth> monthProperty() {
    return month;
  }

  /// Empty until the book has answered.
  ReadOnlyObjectProperty<Optional<AuditedMonth>> answerProperty() {
    return answer.getReadOnlyProperty();
  }

  /// The id of the audit that is shown.
  ObjectProperty<Optional<String>> chosenProperty() {
    return chosen;
  }

  void show(AuditedMonth fresh) {
    answer.set(Optional.of(fresh));
    var isThere =
        chosen.get().filter(id -> fresh.drawn().stream().anyMatch(deal -> deal.id().equals(id)));
    if (isThere.isEmpty()) {
      chosen.set(fresh.drawn().stream().findFirst().map(AuditedDeal::id));
    }
  }

  void step(int months) {
    month.set(month.get().plusMonths(months));
  }

  /// The number that a month is drawn by when nobody names another: anybody finds it by themselves.
  long ownSeed() {
    return month.get().getYear() * 100L + month.get().getMonthValue();
  }

  /// The number that more of this month is drawn by.
  long seed() {
    return answer.get().map(known -> known.seed(ownSeed())).orElse(ownSeed());
  }

  /// Deals that the number draws and that are not looked at yet.
  List<String> toDraw(long seed) {
    return answer.get().map(known -> known.toDraw(seed)).orElse(List.of());
  }

  /// Begins to look at what the number draws, all of it or nothing.
  CompletableFuture<Receipt> draw(long seed) {
    var closed = answer.get().map(known -> known.closed().size()).orElse(0);
    return undo.submitTogether(
        "undo.processAudits",
        toDraw(seed).stream()
            .map(deal -> new Command.BeginProcessAudit(deal, month.get().toString(), seed, closed))
            .toList());
  }

  CompletableFuture<Receipt> judge(
      String audit, String step, String verdict, @Nullable String note) {
    return undo.submit("undo.processAudit", new Command.JudgeStep(audit, step, verdict, note));
  }

  CompletableFuture<Receipt> finish(String audit, @Nullable String note) {
    return undo.submit("undo.processAudit", new Command.FinishProcessAudit(audit, false, note));
  }

  CompletableFuture<Receipt> openAgain(String audit) {
    return undo.submit("undo.processAudit", new Command.FinishProcessAudit(audit, true, null));
  }

  void move(int by) {
    answer
        .get()
        .ifPresent(known -> {
          var ids = known.drawn().stream().map(AuditedDeal::id).toList();
          var index = chosen.get().map(ids::indexOf).orElse(-1) + by;
          if (index >= 0 && index < ids.size()) {
            chosen.set(Optional.of(ids.get(index)));
          }
        });
  }
}
