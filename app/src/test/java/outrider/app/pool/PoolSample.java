package outrider.app.pool;

import static outrider.app.store.Profiles.row;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import outrider.app.SampleBook;
import outrider.app.shell.Workspace;
import outrider.app.store.Profiles;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Two pools of the sample company and what lies in them. All names are made up.
public final class PoolSample {
  public static final String EAST = SampleBook.id("pool", 1);
  public static final String FAIR = SampleBook.id("pool", 2);
  public static final String ZHANG = SampleBook.id("lead", 901);
  public static final String HELEN = SampleBook.id("lead", 902);
  public static final String LOCKED = SampleBook.id("lead", 903);
  public static final String MINE = SampleBook.id("lead", 904);

  private PoolSample() {}

  public static void seed(Workspace space) {
    Profiles.seed(
        space.database(),
        row(
            RecordType.POOL,
            EAST,
            "name",
            "华东公海",
            "nameEn",
            "East pool",
            "position",
            1L,
            "teams",
            List.of(SampleBook.EAST),
            "admins",
            List.of(SampleBook.HE),
            "followUpDaysA",
            3L,
            "followUpDaysB",
            5L,
            "claimsPerDay",
            2L,
            "holdingMax",
            50L),
        row(
            RecordType.POOL,
            FAIR,
            "name",
            "展会线索",
            "nameEn",
            "Trade fair",
            "position",
            2L,
            "people",
            List.of(SampleBook.LIN)),
        pooled(ZHANG, "张伟", "云帆软件样例", "A", "官网", 2, "no-follow-up", SampleBook.HE, null),
        pooled(
            HELEN,
            "Helen Marsh",
            "Sample Robotics",
            "B",
            "展会",
            26,
            "returned",
            SampleBook.QIN,
            "预算明年才有"),
        pooled(LOCKED, "赵敏", "样例物流", "C", "转介绍", 30, "protection", SampleBook.LIN, null),
        pooled(SampleBook.id("lead", 905), "孙浩然", "样例电子", null, "官网", 50, "created", null, null),
        pooled(
            SampleBook.id("lead", 906),
            "陈思远",
            "样例软件",
            "B",
            "官网",
            75,
            "no-opportunity",
            SampleBook.HE,
            null),
        row(
            RecordType.LEAD,
            MINE,
            "name",
            "王雅琴",
            "company",
            "样例能源",
            "intent",
            "C",
            "source",
            "官网",
            "status",
            "working",
            "touches",
            3L,
            "firstContactAt",
            at(Duration.ofDays(8)),
            "lastContactAt",
            at(Duration.ofDays(5)),
            "nextStep",
            "发方案",
            "nextStepAt",
            at(Duration.ofDays(-4)),
            "pool",
            EAST,
            "claimedAt",
            at(Duration.ofDays(8)),
            "owner",
            SampleBook.LIN,
            "createdAt",
            at(Duration.ofDays(20))));
  }

  private static Row pooled(
      String id,
      String name,
      String company,
      @Nullable String intent,
      String source,
      long hoursAgo,
      String why,
      @Nullable String before,
      @Nullable String note) {
    var since = at(Duration.ofHours(hoursAgo));
    return row(
        RecordType.LEAD,
        id,
        "name",
        name,
        "company",
        company,
        "intent",
        intent,
        "source",
        source,
        "status",
        "working",
        "pool",
        EAST,
        "pooledAt",
        since,
        "pooledWhy",
        why,
        "pooledNote",
        note,
        "previousOwner",
        before,
        "previousOwnerLeftAt",
        before == null ? null : since,
        "createdAt",
        at(Duration.ofDays(40)));
  }

  private static long at(Duration ago) {
    return SampleBook.NOW.minus(ago).toEpochMilli();
  }
}
