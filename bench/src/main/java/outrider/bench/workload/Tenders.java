package outrider.bench.workload;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import outrider.bench.Measurement;
import outrider.bench.Workload;
import outrider.bench.process.Office;
import outrider.bench.process.ServerProcess;
import outrider.bench.process.TenderFeed;
import outrider.core.record.RecordType;

/// Two feeds tell of 1,000 public tenders, a quarter of them of the same ones in other words. They
/// are screened: what fits is a lead with somebody who answers for it, the others are kept with why
/// not.
public final class Tenders implements Workload {

  private static final Pattern LEADS = Pattern.compile("\"changed\":(\\d+)");
  private static final String[] PLACES = {"杭州", "宁波", "上海浦东", "温州", "南京", "济南", "成都", "西安"};
  private static final String[] REGIONS = {"浙江", "浙江", "上海", "浙江", "江苏", "山东", "四川", "陕西"};
  private static final String[] WORKS = {"污水处理厂", "泵站", "自来水厂", "图书馆", "体育中心", "隧道", "医院"};
  private static final String[] THINGS = {"水泵采购", "阀门采购", "设备维修", "家具采购", "自控系统改造", "管网安装"};

  private final int notices;

  public Tenders() {
    this(1_000);
  }

  private Tenders(int notices) {
    this.notices = notices;
  }

  @Override
  public Workload small() {
    return new Tenders(60);
  }

  @Override
  public String name() {
    return notices == 1_000 ? "tenders" : "tenders-small";
  }

  @Override
  public String title() {
    return "%,d public tenders of two feeds screened into leads".formatted(notices);
  }

  @Override
  public List<Measurement> measure(Path folder, int runs) {
    var measured = new Runs(name());
    measured.detail("notices", notices);
    for (var run = 0; run < runs; run++) {
      var hq = folder.resolve("hq" + run);
      var team = Office.found(hq, 5);
      Office.add(
          hq,
          RecordType.ASSIGNMENT_RULE,
          Map.of("name", "Everything", "team", team, "untouchedMax", 10_000L));
      var first = made(notices * 3 / 4, InstantSource.system().instant());
      var second = retold(first.subList(0, notices - first.size()));
      try (var one = TenderFeed.add(hq, "省招标网");
          var other = TenderFeed.add(hq, "全国招标网");
          var server = ServerProcess.start(hq)) {
        var began = System.nanoTime();
        var leads = leads(one.send(server.address(), first));
        var again = leads(other.send(server.address(), second));
        var took = Runs.seconds(began, System.nanoTime());
        if (leads == 0 || again != 0) {
          throw new IllegalStateException(leads + " leads, and " + again + " of them twice");
        }
        measured.detail("leads", leads);
        measured.add("%,d notices screened".formatted(notices), "s", took, 10.0);
        measured.cost("server", server.cost());
      }
    }
    return measured.measurements();
  }

  private static int leads(String answer) {
    var found = LEADS.matcher(answer);
    if (!found.find()) {
      throw new IllegalStateException(answer);
    }
    return Integer.parseInt(found.group(1));
  }

  private static List<Map<String, String>> made(int count, Instant now) {
    var dice = new Random(40);
    var made = new ArrayList<Map<String, String>>();
    for (var no = 0; no < count; no++) {
      var place = dice.nextInt(PLACES.length);
      var title =
          "%s市第%d%s%s项目"
              .formatted(
                  PLACES[place],
                  no + 1,
                  WORKS[dice.nextInt(WORKS.length)],
                  THINGS[dice.nextInt(THINGS.length)]);
      var notice = new LinkedHashMap<String, String>();
      notice.put("id", "a" + no);
      notice.put("title", title + "公开招标公告");
      notice.put("buyer", PLACES[place] + "市水务集团有限公司");
      notice.put("number", no % 2 == 0 ? "ZB-2026-%05d".formatted(no) : "");
      notice.put("region", REGIONS[place]);
      notice.put("budget", 20 + dice.nextInt(900) + "万元");
      notice.put("deadline", now.plus(Duration.ofDays(dice.nextInt(40))).toString());
      notice.put("text", "采购内容详见招标文件。".repeat(20));
      made.add(notice);
    }
    return made;
  }

  /// The same ones as another feed writes them.
  private static List<Map<String, String>> retold(List<Map<String, String>> notices) {
    return notices.stream()
        .map(notice -> {
          Map<String, String> again = new LinkedHashMap<>(notice);
          again.put("id", "b" + notice.get("id"));
          again.put("title", notice.getOrDefault("title", "").replace("公开招标公告", " 招标公告（网上）"));
          again.put("buyer", notice.getOrDefault("buyer", "").replace("有限公司", ""));
          return again;
        })
        .toList();
  }
}
