package outrider.app.shell;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;
import outrider.app.call.Calls;
import outrider.app.command.CommandBus;
import outrider.app.command.Gathering;
import outrider.app.command.Receipt;
import outrider.app.command.Undo;
import outrider.app.fx.Appearance;
import outrider.app.fx.Background;
import outrider.app.fx.DialogLayer;
import outrider.app.fx.FxThread;
import outrider.app.fx.Memory;
import outrider.app.fx.Ticker;
import outrider.app.fx.Toasts;
import outrider.app.i18n.Words;
import outrider.app.problem.Reasons;
import outrider.app.store.Database;
import outrider.app.store.Query;
import outrider.app.sync.FileExchange;
import outrider.core.change.ChangeRequest;

/// What a screen is given to work with. Built by the composition root, passed to every factory.
///
/// Reads go to `database`; what a person does goes through `undo` (so that Ctrl+Z takes it back)
/// or, where there is nothing to take back, `commands`.
public record Workspace(
    Words words,
    Navigator navigator,
    Ticker ticker,
    Toasts toasts,
    DialogLayer dialogs,
    Background background,
    InstantSource clock,
    ZoneId zone,
    SignedIn user,
    ObjectProperty<Appearance> appearance,
    Database database,
    CommandBus commands,
    Undo undo,
    Memory memory,
    FileExchange files,
    Calls calls) {

  /// A query to listen to while a view is shown: `whileShown(space.live(query, this::show))`.
  /// Answers arrive on the FX thread, at most one per frame.
  public <T> Supplier<Subscription> live(Query<T> query, Consumer<T> consumer) {
    return () -> {
      var live = database.live(query, FxThread.executor(), consumer);
      return live::close;
    };
  }

  /// The same of a query that depends on a value, as the scope of a list: asked anew when it
  /// changes; what was asked before is not answered any more.
  public <K, T> Supplier<Subscription> live(
      ObservableValue<K> value, Function<K, Query<T>> query, Consumer<T> consumer) {
    return () -> {
      var asked = new Subscription[] {Subscription.EMPTY};
      var changes =
          value.subscribe(key -> {
            asked[0].unsubscribe();
            Consumer<T> unlessOutdated =
                answer -> {
                  if (key.equals(value.getValue())) {
                    consumer.accept(answer);
                  }
                };
            asked[0] = live(query.apply(key), unlessOutdated).get();
          });
      return () -> {
        changes.unsubscribe();
        asked[0].unsubscribe();
      };
    };
  }

  /// Says what became of a command: that it is done, with a way back, or why not.
  public void tell(CompletableFuture<Receipt> receipt, String done) {
    tell(receipt, done, () -> {});
  }

  /// @param then called on the FX thread once it is done
  public void tell(CompletableFuture<Receipt> receipt, String done, Runnable then) {
    var unused =
        receipt.whenCompleteAsync(
            (answer, failure) -> {
              switch (answer) {
                case null -> toasts.error(words.get("record.notSaved"));
                case Receipt.Refused refused -> toasts.error(reasons().say(refused.reasons()));
                case Receipt.Done _ -> {
                  toasts.show(said(answer, done), () -> undo.undo());
                  then.run();
                }
              }
            },
            FxThread.executor());
  }

  /// What waits for signatures is not done.
  public String said(Receipt receipt, String done) {
    return Gathering.onlyWaits(receipt)
        ? words.get(
            "change.gathered", commands.gathering().open().map(ChangeRequest::title).orElse(""))
        : done;
  }

  /// The same of a command that cannot be taken back: no way back is offered, which would lead to
  /// what was done before it.
  public void tellForGood(CompletableFuture<Receipt> receipt, String done) {
    var unused =
        receipt.whenCompleteAsync(
            (answer, failure) -> {
              switch (answer) {
                case null -> toasts.error(words.get("record.notSaved"));
                case Receipt.Refused refused -> toasts.error(reasons().say(refused.reasons()));
                case Receipt.Done _ -> toasts.show(said(answer, done));
              }
            },
            FxThread.executor());
  }

  /// Says what became of several commands as of one: the first refusal speaks for them.
  public void tellAll(CompletableFuture<List<Receipt>> receipts, String done) {
    tell(
        receipts.thenApply(
            all -> all.stream().filter(each -> !each.done()).findFirst().orElseGet(all::getFirst)),
        done);
  }

  /// Moments as a person lists them.
  private Reasons.Told told() {
    return new Reasons.Told() {
      @Override
      public String days(List<Instant> moments) {
        return moments.stream()
            .map(moment -> words.moments().date(LocalDate.ofInstant(moment, zone), today()))
            .distinct()
            .collect(Collectors.joining(words.get("list.separator")));
      }

      @Override
      public String exactly(Instant moment) {
        return words.moments().exact(moment, clock.instant(), zone);
      }
    };
  }

  /// Says why a rule refused.
  public Reasons reasons() {
    return new Reasons(words, database.configuration(), told());
  }

  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }
}
