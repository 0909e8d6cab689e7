package outrider.app.command;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import outrider.core.command.Command;
import outrider.core.user.Role;

/// What this person can take back, newest first: Ctrl+Z. Kept while the program runs; what is older
/// is in the history of each record. Any thread.
public final class Undo {

  private static final int STEPS_MAX = 100;

  /// @param words key of the words for what was done, such as `undo.edited`
  private record Step(String words, List<Command> inverse) {}

  private final CommandBus bus;

  /// What was gathered last: the next builds upon it.
  private CompletableFuture<?> gathered = CompletableFuture.completedFuture(null);

  private final Deque<Step> steps = new ArrayDeque<>();

  public Undo(CommandBus bus) {
    this.bus = bus;
  }

  /// Submits and remembers how to take it back.
  ///
  /// @param words key of the words for what is done
  public CompletableFuture<Receipt> submit(String words, Command command) {
    return isGathered(List.of(command)) ? gather(List.of(command)) : once(words, command);
  }

  private CompletableFuture<Receipt> once(String words, Command command) {
    return bus.submit(command)
        .thenApply(receipt -> {
          if (receipt instanceof Receipt.Done done) {
            remember(words, Inverse.of(command, done.changes()));
          }
          return receipt;
        });
  }

  /// Submits several, each on its own; one step takes back all that were done.
  public CompletableFuture<List<Receipt>> submitAll(
      String words, List<? extends Command> commands) {
    if (isGathered(commands)) {
      return gather(commands).thenApply(List::of);
    }
    return bus.submitAll(commands)
        .thenApply(receipts -> {
          var inverse = new ArrayList<Command>();
          for (var index = commands.size() - 1; index >= 0; index--) {
            if (receipts.get(index) instanceof Receipt.Done done) {
              inverse.addAll(Inverse.of(commands.get(index), done.changes()));
            }
          }
          remember(words, inverse);
          return receipts;
        });
  }

  /// Submits several, all or none; one step takes all back.
  public CompletableFuture<Receipt> submitTogether(String words, List<? extends Command> commands) {
    return isGathered(commands) ? gather(commands) : together(words, commands);
  }

  private boolean isGathered(List<? extends Command> commands) {
    return bus.actor().role() == Role.ADMIN && bus.gathering().takes(commands);
  }

  /// Puts deeds that need signatures into the change that the person is writing at, one after the
  /// other.
  private CompletableFuture<Receipt> gather(List<? extends Command> commands) {
    synchronized (steps) {
      var next =
          gathered.thenCompose(_ -> together("undo.gathered", bus.gathering().instead(commands)));
      gathered = next.exceptionally(_ -> null);
      return next;
    }
  }

  private CompletableFuture<Receipt> together(String words, List<? extends Command> commands) {
    return bus.submitTogether(commands)
        .thenApply(receipt -> {
          if (receipt instanceof Receipt.Done done) {
            var inverse = new ArrayList<Command>();
            for (var command : commands.reversed()) {
              inverse.addAll(Inverse.of(command, done.changes()));
            }
            remember(words, inverse);
          }
          return receipt;
        });
  }

  /// The words of what the next undo takes back.
  public Optional<String> next() {
    synchronized (steps) {
      return Optional.ofNullable(steps.peek()).map(Step::words);
    }
  }

  /// Takes the newest step back; empty where there is none.
  public Optional<CompletableFuture<List<Receipt>>> undo() {
    Step step;
    synchronized (steps) {
      step = steps.poll();
    }
    return Optional.ofNullable(step).map(taken -> bus.submitAll(taken.inverse()));
  }

  private void remember(String words, List<Command> inverse) {
    if (inverse.isEmpty()) {
      return;
    }
    synchronized (steps) {
      steps.push(new Step(words, inverse));
      if (steps.size() > STEPS_MAX) {
        steps.removeLast();
      }
    }
  }
}
