package outrider.bench.workload;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import outrider.core.diagnosis.Arrival;
import outrider.core.diagnosis.Evidence;
import outrider.core.diagnosis.LagDay;
import outrider.core.lag.DeviceLag;
import outrider.core.protocol.PullRow;
import outrider.core.record.Ids;

/// The records that a made-up company would have, as HQ sends them to the manager of its one team.
final class CaseRows {
  static final String TEAM = Ids.derive("case", "team");
  static final String MANAGER = Ids.derive("case", "manager");
  static final String PIPELINE = Ids.derive("case", "pipeline");
  static final int CONFIG = 0;
  static final int SHARED = 1;
  private static final List<String> STAGES = List.of("初步沟通", "需求确认", "报价", "赢单", "输单");
  private static final long DAY = 86_400_000;
  private static final long NOON = 4 * 3_600_000;
  private static final int WON = 3;
  private static final int LOST = 4;

  private final Consumer<PullRow> out;
  private long numbered;

  private CaseRows(Consumer<PullRow> out) {
    this.out = out;
  }

  /// @return the number of the last row
  static long write(Evidence evidence, Consumer<PullRow> out) {
    var rows = new CaseRows(out);
    rows.company(evidence.people());
    evidence.arrivals().forEach(rows::arrival);
    evidence.lags().forEach(rows::lag);
    evidence.worked().forEach((person, days) -> days.forEach(day -> rows.touch(person, day)));
    return rows.numbered;
  }

  private void put(int scope, String type, String id, Map<String, Object> fields) {
    out.accept(new PullRow(scope, type, id, ++numbered, false, fields));
  }

  private static String person(String name) {
    return Ids.derive("case person", name);
  }

  private static String stage(int place) {
    return Ids.derive("case", "stage " + place);
  }

  private static String lead(int number) {
    return Ids.derive("case lead", Integer.toString(number));
  }

  private static long at(int day) {
    return day * DAY + NOON;
  }

  private void company(List<String> people) {
    put(CONFIG, "team", TEAM, Map.of("name", "样例团队"));
    user(MANAGER, "manager");
    people.forEach(name -> user(person(name), "rep"));
    put(CONFIG, "pipeline", PIPELINE, Map.of("name", "样例流程"));
    for (var place = 0; place < STAGES.size(); place++) {
      put(
          CONFIG,
          "stage",
          stage(place),
          Map.of(
              "name",
              STAGES.get(place),
              "pipeline",
              PIPELINE,
              "position",
              place + 1L,
              "kind",
              place == WON ? "won" : place == LOST ? "lost" : "open"));
    }
  }

  private void user(String id, String role) {
    put(CONFIG, "user", id, Map.of("login", id, "name", id, "role", role, "team", TEAM));
  }

  private void arrival(Arrival each) {
    var owner = person(each.person());
    var fields = new HashMap<String, Object>();
    fields.put("name", "样例线索 " + each.lead());
    fields.put("source", "官网");
    fields.put("owner", owner);
    fields.put("team", TEAM);
    fields.put("status", each.deal() > 0 ? "converted" : "working");
    fields.put("createdAt", at(each.entered(0)));
    var deal = Ids.derive("case deal", Integer.toString(each.deal()));
    if (each.deal() > 0) {
      fields.put("opportunity", deal);
    }
    put(SHARED, "lead", lead(each.lead()), fields);
    if (each.deal() > 0) {
      deal(each, deal, owner);
    }
  }

  private void deal(Arrival each, String id, String owner) {
    var at = at(each.entered(1));
    var place = 0;
    for (var step = 2; step <= WON + 1 && each.cameTo(step); step++) {
      move(id, owner, place, step - 1, at, at(each.entered(step)));
      at = at(each.entered(step));
      place = step - 1;
    }
    var isLost = each.closedOn() != Arrival.NEVER && !each.won();
    if (isLost) {
      move(id, owner, place, LOST, at, at(each.closedOn()));
      at = at(each.closedOn());
      place = LOST;
    }
    var fields = new HashMap<String, Object>();
    fields.put("name", "样例商机 " + each.deal());
    fields.put("lead", lead(each.lead()));
    fields.put("pipeline", PIPELINE);
    fields.put("stage", stage(place));
    fields.put("state", each.won() ? "won" : isLost ? "lost" : "open");
    fields.put("stageSince", at);
    fields.put("amount", each.amountMinor());
    fields.put("currency", "CNY");
    fields.put("owner", owner);
    fields.put("team", TEAM);
    fields.put("createdAt", at(each.entered(1)));
    if (each.closedOn() != Arrival.NEVER) {
      fields.put("closedOn", (long) each.closedOn());
    }
    put(SHARED, "opportunity", id, fields);
  }

  private void move(String deal, String owner, int from, int to, long since, long at) {
    activity(
        "opportunity",
        deal,
        owner,
        at,
        Map.of(
            "kind",
            "stage",
            "fromStage",
            stage(from),
            "toStage",
            stage(to),
            "durationSeconds",
            (at - since) / 1_000));
  }

  private void touch(String name, int day) {
    activity("lead", lead(1), person(name), at(day), Map.of("kind", "call", "direction", "out"));
  }

  private void activity(
      String type, String parent, String owner, long at, Map<String, Object> more) {
    var fields = new HashMap<>(more);
    fields.put("parentType", type);
    fields.put("parent", parent);
    fields.put("occurredAt", at);
    fields.put("owner", owner);
    fields.put("team", TEAM);
    fields.put("createdBy", owner);
    put(SHARED, "activity", Ids.derive("case activity", Long.toString(numbered)), fields);
  }

  private void lag(LagDay each) {
    var owner = person(each.person());
    put(
        SHARED,
        "device_lag",
        DeviceLag.idOf(owner, "laptop", each.day()),
        Map.of(
            DeviceLag.DEVICE,
            "laptop",
            DeviceLag.DAY,
            (long) each.day(),
            DeviceLag.WORST,
            (long) each.worstSeconds(),
            DeviceLag.MEDIAN,
            (long) each.medianSeconds(),
            DeviceLag.LATE,
            (long) each.lateMinutes(),
            "owner",
            owner));
  }

  /// In parts that are applied one by one.
  static List<List<PullRow>> parts(List<PullRow> rows, int size) {
    var parts = new ArrayList<List<PullRow>>();
    for (var from = 0; from < rows.size(); from += size) {
      parts.add(List.copyOf(rows.subList(from, Math.min(rows.size(), from + size))));
    }
    return parts;
  }
}
