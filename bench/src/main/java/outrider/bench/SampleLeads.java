package outrider.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/// Synthetic leads for measurements: 20 fields, about 1 KB as JSON, the same for the same seed.
public final class SampleLeads {

  private static final List<String> SURNAMES =
      List.of("王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "欧阳", "司马");
  private static final List<String> GIVEN =
      List.of("伟", "芳", "娜", "敏", "静", "丽", "强", "磊", "军", "洋", "勇", "艳", "思远", "雅琴", "子墨", "明珠");
  private static final List<String> PLACES =
      List.of("云帆", "星河", "北辰", "青禾", "海岳", "南屿", "西岭", "东澜", "江南", "知远", "晨光", "华为", "远山");
  private static final List<String> TRADES =
      List.of("物流", "制造", "软件", "医药", "教育", "建材", "食品", "光电", "农机", "港务", "化工", "文化");
  private static final List<String> CITIES =
      List.of("上海", "杭州", "苏州", "北京", "深圳", "成都", "武汉", "西安");
  private static final List<String> SOURCES = List.of("官网", "展会", "转介绍", "电话", "白皮书", "短视频");
  private static final List<String> WORDS =
      List.of(
          "客户",
          "希望",
          "年底前",
          "上线",
          "预算",
          "已经",
          "确认",
          "需要",
          "多仓",
          "方案",
          "现场",
          "勘察",
          "照片",
          "报价",
          "技术",
          "签核",
          "合同",
          "交付",
          "three",
          "pumps",
          "site",
          "survey",
          "gateway",
          "budget",
          "contract",
          "delivery",
          "warehouse",
          "schedule",
          "review",
          "next",
          "week");

  private final Random random;

  public SampleLeads(long seed) {
    random = new Random(seed);
  }

  /// An id in the order of `number`, as a client would have made it.
  public static String id(long number) {
    return new UUID(
            0x0190_0000_0000_7000L | number << 20, 0x8000_0000_0000_0000L | number * 0x9E37L)
        .toString();
  }

  /// @param number makes phone and external id unique
  public LinkedHashMap<String, Object> next(long number) {
    var place = pick(PLACES);
    var trade = pick(TRADES);
    var fields = new LinkedHashMap<String, Object>();
    fields.put("name", pick(SURNAMES) + pick(GIVEN));
    fields.put("company", place + "样例" + trade + number % 9_973);
    fields.put("title", pick(List.of("采购总监", "IT 经理", "运营副总", "厂长", "Head of purchasing")));
    fields.put("phone", "138%08d".formatted(number));
    fields.put("email", "lead%d@sample%d.example".formatted(number, number % 997));
    fields.put("wechat", "wx_sample%d".formatted(number));
    fields.put("source", pick(SOURCES));
    fields.put("sourceDetail", "utm=" + pick(WORDS) + number % 100);
    fields.put("intent", pick(List.of("A", "B", "C")));
    fields.put("status", pick(List.of("new", "working", "nurturing")));
    fields.put("industry", trade);
    fields.put("region", pick(List.of("华东", "华南", "华北", "华西")));
    fields.put("city", pick(CITIES));
    fields.put("website", "https://sample%d.example".formatted(number % 997));
    fields.put("employees", 10L + random.nextInt(5_000));
    fields.put("amount", 1_000_00L * (1 + random.nextInt(2_000)));
    fields.put("currency", "CNY");
    fields.put("note", note());
    fields.put("tags", List.of(pick(List.of("active", "silent", "nurture", "fresh"))));
    fields.put("externalId", "S" + number);
    return fields;
  }

  private String note() {
    var note = new StringBuilder();
    while (note.length() < 170) {
      note.append(pick(WORDS)).append(random.nextInt(10) == 0 ? "。" : " ");
    }
    return note.toString();
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
