package outrider.app.library;

import static outrider.app.store.Profiles.row;

import java.util.ArrayList;
import java.util.List;
import outrider.app.SampleBook;
import outrider.app.shell.Workspace;
import outrider.app.store.Profiles;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Lin has sold for five months and He for two; a manager closes a deal as well.
final class SampleRamp {
  static final long MONTH = 2_629_800_000L;

  private SampleRamp() {}

  static void seed(Workspace space) {
    var rows = new ArrayList<Row>();
    person(rows, SampleBook.LIN, 4.5, List.of(1, 2, 3, 4, 5));
    person(rows, SampleBook.HE, 1.5, List.of(0, 3));
    deal(rows, SampleBook.ZHOU, 0, true);
    Profiles.seed(space.database(), rows.toArray(Row[]::new));
  }

  /// @param won of five deals, by month
  private static void person(List<Row> rows, String user, double monthsAgo, List<Integer> won) {
    var born = SampleBook.NOW.toEpochMilli() - (long) (monthsAgo * MONTH);
    rows.add(
        row(
            RecordType.ACTIVITY,
            SampleBook.id("ramp" + user, 1),
            "kind",
            "call",
            "occurredAt",
            born,
            "createdBy",
            user));
    for (var month = 0; month < won.size(); month++) {
      for (var deal = 0; deal < 5; deal++) {
        deal(rows, user, born + month * MONTH + MONTH / 4, deal < won.get(month));
      }
      rows.add(move(rows.size(), user, born + month * MONTH + 1, 1, 2));
      rows.add(move(rows.size(), user, born + month * MONTH + 2, 2, 1));
      rows.add(move(rows.size(), user, born + month * MONTH + 3, 2, 7));
    }
  }

  private static void deal(List<Row> rows, String user, long at, boolean won) {
    rows.add(
        row(
            RecordType.OPPORTUNITY,
            SampleBook.id("ramp", rows.size()),
            "name",
            "Deal " + rows.size(),
            "owner",
            user,
            "state",
            won ? "won" : "lost",
            "stage",
            SampleBook.STAGES.get(won ? 6 : 7),
            "pipeline",
            SampleBook.PIPELINE,
            "stageSince",
            at,
            "createdAt",
            at));
  }

  private static Row move(int number, String user, long at, int from, int to) {
    return row(
        RecordType.ACTIVITY,
        SampleBook.id("rampMove", number),
        "kind",
        "stage",
        "occurredAt",
        at,
        "createdBy",
        user,
        "fromStage",
        SampleBook.STAGES.get(from),
        "toStage",
        SampleBook.STAGES.get(to));
  }
}
