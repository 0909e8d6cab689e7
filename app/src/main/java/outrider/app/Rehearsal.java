package outrider.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import outrider.app.fx.FxThread;
import outrider.app.profile.OpenBook;
import outrider.app.shell.Navigator;
import outrider.app.shell.Place;
import outrider.app.store.OutboxStore;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.record.RecordType;

/// A little of a working day, for the run that leaves the AOT cache behind: what is done here, the
/// program of everybody who installs it has loaded, linked and profiled from its first start.
final class Rehearsal {
  private static final int LEADS = 1_500;
  private static final long SECONDS_MAX = 60;

  /// Those that a rep opens on the first day.
  private static final List<Place> PLACES =
      List.of(
          new Place.Leads(),
          new Place.Opportunities(),
          new Place.Accounts(),
          new Place.Tasks(),
          new Place.Calendar(),
          new Place.Pool(),
          new Place.Import(),
          new Place.Attention(),
          new Place.Today());

  private final OpenBook book;
  private final Navigator navigator;

  Rehearsal(OpenBook book, Navigator navigator) {
    this.book = book;
    this.navigator = navigator;
  }

  /// Makes leads and edits them, waits until HQ has acknowledged all of it, and walks through the
  /// screens; returns whether that came about.
  boolean hold() throws InterruptedException {
    var made = new ArrayList<Command>();
    var edited = new ArrayList<Command>();
    for (var number = 0; number < LEADS; number++) {
      var id = book.commands().newId();
      made.add(
          new Command.CreateRecord(
              RecordType.LEAD,
              id,
              Map.of(
                  "name",
                  "Rehearsal " + number,
                  "company",
                  "云帆样例 " + number,
                  "phone",
                  "138%08d".formatted(number),
                  "city",
                  "上海",
                  "importId",
                  "rehearsal")));
      edited.add(
          new Command.EditFields(RecordType.LEAD, id, List.of(new FieldEdit("city", "上海", "苏州"))));
    }
    book.commands().submitAll(made).join();
    book.commands().submitAll(edited).join();
    walk();
    return isAcknowledged();
  }

  private void walk() throws InterruptedException {
    for (var place : PLACES) {
      var painted = new CountDownLatch(1);
      FxThread.run(() -> {
        navigator.open(place);
        Smoke.afterFrames(painted::countDown);
      });
      if (!painted.await(SECONDS_MAX, TimeUnit.SECONDS)) {
        throw new IllegalStateException("not shown: " + place);
      }
    }
  }

  private boolean isAcknowledged() throws InterruptedException {
    var acknowledged = new CountDownLatch(1);
    Runnable look =
        () -> {
          if (book.database().readNow(OutboxStore::count) == 0) {
            acknowledged.countDown();
          }
        };
    try (var ignored = book.database().onCommit(tables -> look.run())) {
      look.run();
      return acknowledged.await(SECONDS_MAX, TimeUnit.SECONDS);
    } catch (InterruptedException | RuntimeException failure) {
      throw failure;
    } catch (Exception impossible) {
      throw new AssertionError(impossible);
    }
  }
}
