package outrider.app.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import outrider.app.SampleBook;
import outrider.app.store.Profiles;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Fourteen months of a company: leads by four channels, of which referrals are the best; deals in
/// four industries, of which logistics stays at the quote; two people, of whom one wins with fewer
/// touches.
final class BoardSample {
  static final long MINUTE = 60_000;
  static final long DAY = 24 * 60 * MINUTE;
  private static final List<String> SOURCES = List.of("官网", "展会", "转介绍", "白皮书");
  private static final List<String> INDUSTRIES = List.of("物流", "医药", "制造", "教育");

  private final long now;
  private final int leads;
  private final Random random = new Random(9);
  private final List<Row> rows = new ArrayList<>();
  private int numbered;

  private BoardSample(long now, int leads) {
    this.now = now;
    this.leads = leads;
  }

  static Row[] rows(long now, int leads) {
    var sample = new BoardSample(now, leads);
    for (var industry = 0; industry < INDUSTRIES.size(); industry++) {
      sample.rows.add(
          Profiles.row(
              RecordType.ACCOUNT,
              SampleBook.id("board account", industry),
              "name",
              "样例客户 " + industry,
              "industry",
              INDUSTRIES.get(industry)));
    }
    for (var number = 0; number < leads; number++) {
      sample.lead(number);
    }
    return sample.rows.toArray(Row[]::new);
  }

  private void lead(int number) {
    var created = now - DAY * 420 + DAY * 415 * number / leads;
    var id = SampleBook.id("board lead", number);
    var source = random.nextInt(4);
    var industry = random.nextInt(4);
    var owner = number % 2 == 0 ? SampleBook.LIN : SampleBook.HE;
    var contacted = random.nextInt(10) > 0;
    var converts = contacted && random.nextInt(100) < (source == 2 ? 70 : 35);
    var row =
        Profiles.row(
            RecordType.LEAD,
            id,
            "name",
            "样例线索 " + number,
            "company",
            "样例公司 " + number % 40,
            "source",
            SOURCES.get(source),
            "industry",
            INDUSTRIES.get(industry),
            "intent",
            List.of("A", "B", "C").get(number % 3),
            "owner",
            owner,
            "team",
            SampleBook.EAST_1,
            "status",
            converts ? "converted" : contacted ? "working" : "new",
            "createdAt",
            created);
    if (contacted) {
      var first = created + (long) Math.exp(random.nextGaussian() * 1.5 + 3) * MINUTE;
      touch("lead", id, owner, first);
      for (var more = random.nextInt(owner.equals(SampleBook.LIN) ? 2 : 6); more > 0; more--) {
        touch("lead", id, owner, first + random.nextInt(5) * DAY / 2 + DAY / 4);
      }
    }
    if (converts) {
      row = row.with("opportunity", deal(number, id, source, industry, owner, created + 12 * DAY));
    }
    rows.add(row);
  }

  private String deal(
      int number, String lead, int source, int industry, String owner, long created) {
    var id = SampleBook.id("board deal", number);
    var at = created;
    var stage = 0;
    var last = random.nextInt(100) < 55 ? 6 : random.nextInt(5);
    while (stage < last) {
      var stays = DAY * (1 + random.nextInt(8));
      if (stage == 3 && industry == 0) {
        stays += 12 * DAY;
      }
      if (at + stays > now) {
        break;
      }
      move(id, owner, stage, stage + 1, at + stays, stays);
      at += stays;
      stage++;
    }
    var lost = stage < 6 && at + 5 * DAY < now && random.nextInt(10) < 8;
    if (lost) {
      move(id, owner, stage, 7, at + 5 * DAY, 5 * DAY);
      at += 5 * DAY;
      stage = 7;
    }
    touch("opportunity", id, owner, created + DAY);
    rows.add(
        Profiles.row(
            RecordType.OPPORTUNITY,
            id,
            "name",
            "样例商机 " + number,
            "account",
            SampleBook.id("board account", industry),
            "lead",
            lead,
            "source",
            SOURCES.get(source),
            "pipeline",
            SampleBook.PIPELINE,
            "stage",
            SampleBook.STAGES.get(stage),
            "state",
            stage == 6 ? "won" : stage == 7 ? "lost" : "open",
            "stageSince",
            at,
            "amount",
            (long) Math.exp(random.nextGaussian() + 16.5),
            "currency",
            number % 40 == 0 ? "USD" : "CNY",
            "owner",
            owner,
            "team",
            SampleBook.EAST_1,
            "createdAt",
            created));
    return id;
  }

  private void move(String deal, String owner, int from, int to, long at, long stayed) {
    activity(
        Profiles.row(
            RecordType.ACTIVITY,
            SampleBook.id("board activity", numbered++),
            "parentType",
            "opportunity",
            "parent",
            deal,
            "kind",
            "stage",
            "fromStage",
            SampleBook.STAGES.get(from),
            "toStage",
            SampleBook.STAGES.get(to),
            "durationSeconds",
            stayed / 1_000),
        owner,
        at);
  }

  private void touch(String type, String parent, String owner, long at) {
    activity(
        Profiles.row(
            RecordType.ACTIVITY,
            SampleBook.id("board activity", numbered++),
            "parentType",
            type,
            "parent",
            parent,
            "kind",
            "call",
            "direction",
            "out"),
        owner,
        Math.min(now, at));
  }

  private void activity(Row row, String owner, long at) {
    rows.add(
        row.with("occurredAt", at)
            .with("owner", owner)
            .with("team", SampleBook.EAST_1)
            .with("createdBy", owner));
  }
}
