package outrider.app.library;

import static outrider.app.store.Profiles.row;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import outrider.app.SampleBook;
import outrider.app.shell.Workspace;
import outrider.app.store.BlobStore;
import outrider.app.store.Profiles;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// A small library: three published cases, one that waits for review and one draft. What is said in
/// them is made up.
final class SampleCases {
  static final String QUOTE = SampleBook.id("case", 1);
  static final String SURVEY = SampleBook.id("case", 2);
  static final String RIVAL = SampleBook.id("case", 3);
  static final String WAITS = SampleBook.id("case", 4);
  static final String DRAFT = SampleBook.id("case", 5);

  static final String SCRIPT =
      """
      开场：您好，上次现场看过之后，我们把三处点位重新算了一遍，今天只占您十分钟。

      先听：您最担心的是工期还是后期维护？（停三秒，让对方先说完。）

      报价：我们不先报总价。先把每个点位的做法和依据念一遍，再说单价，最后才是总价。

      对方说贵：我理解。如果把第三处点位放到二期，一期可以少两成，验收也能提前三周，您看哪种更合适？

      收尾：我今天把两个方案都发给您，周四上午十点给您打电话，定一个。\
      """;

  private SampleCases() {}

  static void seed(Workspace space) {
    var rows = new ArrayList<Row>();
    rows.add(
        study(
            QUOTE,
            "报价电话：先讲依据，再讲总价",
            "把价格拆成点位，对方自己算出二期",
            "audio",
            "水务",
            List.of(SampleBook.STAGES.get(3)),
            "published",
            3,
            SCRIPT));
    rows.add(
        study(
            SURVEY,
            "现场勘察前的三句话",
            "约到真正懂现场的人",
            "video",
            "制造",
            List.of(SampleBook.STAGES.get(2)),
            "published",
            9,
            "第一句：谁最清楚机房的电？第二句：停机窗口在几点？第三句：上次改造留下什么？"));
    rows.add(
        study(
            RIVAL,
            "Answering a cheaper competitor",
            "Agree, then move to the cost of downtime",
            "document",
            "水务",
            List.of(SampleBook.STAGES.get(3), SampleBook.STAGES.get(4)),
            "published",
            20,
            "Yes, they are cheaper by a fifth. What does an hour without water cost you?"));
    rows.add(
        study(
            WAITS,
            "合同条款的让步顺序",
            "先让付款节点，再让质保",
            "document",
            "",
            List.of(SampleBook.STAGES.get(4)),
            "review",
            1,
            "先付款节点，后质保，最后才是价格。"));
    rows.add(
        study(DRAFT, "第一次拜访的开场", "", "audio", "", List.of(), "draft", 0, "")
            .with("desensitised", null));
    var wav = wav(3);
    rows.add(file(1, QUOTE, "报价电话.wav", "audio/wav", wav.length, BlobStore.sha256(wav)));
    rows.add(file(2, SURVEY, "勘察.mp4", "video/mp4", 18_400_000, "ab".repeat(32)));
    Profiles.seed(space.database(), rows.toArray(Row[]::new));
    space.database().writeNow(transaction -> BlobStore.put(transaction, wav, 1));
  }

  static Row study(
      String id,
      String name,
      String summary,
      String kind,
      String industry,
      List<String> stages,
      String state,
      int daysAgo,
      String script) {
    var at = SampleBook.NOW.toEpochMilli() - Duration.ofDays(daysAgo).toMillis();
    var isPublished = state.equals("published");
    return row(
            RecordType.CASE_STUDY,
            id,
            "name",
            name,
            "summary",
            summary,
            "kind",
            kind,
            "industry",
            industry,
            "script",
            script,
            "stages",
            stages,
            "desensitised",
            true,
            "state",
            state,
            "writers",
            List.of(SampleBook.ZHOU),
            "audience",
            isPublished ? "everyone" : "leads",
            "owner",
            SampleBook.ZHOU,
            "createdAt",
            at,
            "createdBy",
            SampleBook.ZHOU)
        .with("reviewer", isPublished ? SampleBook.ADMIN : null)
        .with("publishedAt", isPublished ? (Object) at : null);
  }

  static Row file(
      int number, String study, String name, String contentType, long sizeBytes, String sha256) {
    return row(
        RecordType.ATTACHMENT,
        SampleBook.id("caseFile", number),
        "parentType",
        "case_study",
        "parent",
        study,
        "name",
        name,
        "contentType",
        contentType,
        "sizeBytes",
        sizeBytes,
        "sha256",
        sha256,
        "receivedAt",
        1L,
        "audience",
        "everyone",
        "owner",
        SampleBook.ZHOU,
        "createdAt",
        SampleBook.NOW.toEpochMilli(),
        "createdBy",
        SampleBook.ZHOU);
  }

  /// A tone, as plain PCM at 8 kHz.
  static byte[] wav(int seconds) {
    var rate = 8_000;
    var samples = rate * seconds;
    var out = new ByteArrayOutputStream();
    text(out, "RIFF");
    number(out, 36 + samples * 2, 4);
    text(out, "WAVEfmt ");
    number(out, 16, 4);
    number(out, 1, 2);
    number(out, 1, 2);
    number(out, rate, 4);
    number(out, rate * 2, 4);
    number(out, 2, 2);
    number(out, 16, 2);
    text(out, "data");
    number(out, samples * 2, 4);
    for (var sample = 0; sample < samples; sample++) {
      number(out, (int) (8_000 * Math.sin(sample * 0.3)), 2);
    }
    return out.toByteArray();
  }

  private static void text(ByteArrayOutputStream out, String letters) {
    letters.chars().forEach(out::write);
  }

  private static void number(ByteArrayOutputStream out, int value, int bytes) {
    for (var shift = 0; shift < bytes * 8; shift += 8) {
      out.write(value >> shift & 0xff);
    }
  }
}
