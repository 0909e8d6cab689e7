package outrider.app.schedule;

import static outrider.app.store.Profiles.row;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import outrider.app.SampleBook;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Two synthetic deals whose tasks hang together.
final class ScheduleSample {
  static final String ROOF = SampleBook.id("opportunity", 1);
  static final String WALL = SampleBook.id("opportunity", 2);
  static final String SURVEY = task(1);
  static final String REPORT = task(2);
  static final String OFFER = task(3);
  static final String CONTRACT = task(4);

  private ScheduleSample() {}

  static List<Row> rows() {
    var rows = new ArrayList<Row>();
    rows.add(deal(ROOF, "多仓模块 云帆样例软件", SampleBook.LIN, 40));
    rows.add(deal(WALL, "冷库巡检 江南演示食品", SampleBook.HE, 20));
    rows.add(task(1, ROOF, "现场勘察", SampleBook.QIN, -5L, -1, null));
    rows.add(task(2, ROOF, "需求报告", SampleBook.LIN, 1L, 4, null, SURVEY));
    rows.add(task(3, ROOF, "技术方案与报价", SampleBook.LIN, 4L, 9, null, REPORT));
    rows.add(task(4, ROOF, "合同评审", SampleBook.LIN, 9L, 14, null, OFFER));
    rows.add(task(5, ROOF, "约副总电话", SampleBook.LIN, null, 2, null));
    rows.add(task(6, ROOF, "预约现场时间", SampleBook.LIN, -9L, -7, -7L));
    rows.add(task(7, WALL, "重新报价", SampleBook.HE, 0L, 3, null));
    rows.add(task(8, WALL, "样机演示", SampleBook.HE, 3L, 5, null, task(7)));
    return rows;
  }

  static Row deal(String id, String name, String owner, long closesIn) {
    return row(
        RecordType.OPPORTUNITY,
        id,
        "name",
        name,
        "pipeline",
        SampleBook.PIPELINE,
        "stage",
        SampleBook.STAGES.get(2),
        "state",
        "open",
        "owner",
        owner,
        "closeOn",
        SampleBook.NOW.toEpochMilli() / 86_400_000 + closesIn);
  }

  static Row task(
      int number,
      String deal,
      String title,
      String owner,
      @Nullable Long startDay,
      long dueDay,
      @Nullable Long doneDay,
      String... after) {
    return row(
            RecordType.TASK,
            task(number),
            "parentType",
            "opportunity",
            "parent",
            deal,
            "title",
            title,
            "kind",
            "other",
            "owner",
            owner,
            "dueAt",
            at(dueDay))
        .with("startAt", startDay == null ? null : at(startDay))
        .with("doneAt", doneDay == null ? null : at(doneDay))
        .with("after", after.length == 0 ? null : List.of(after));
  }

  static String task(int number) {
    return SampleBook.id("task", number);
  }

  static long at(long day) {
    return SampleBook.NOW.plus(Duration.ofDays(day)).toEpochMilli();
  }
}
