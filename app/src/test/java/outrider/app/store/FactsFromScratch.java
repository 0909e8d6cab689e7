package outrider.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import outrider.core.activity.Activity;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// All facts worked out anew, row by row and without any of the statements that keep them.
public final class FactsFromScratch {
  private static final long DAY = TimeUnit.DAYS.toMillis(1);

  private final List<Row> leads;
  private final List<Row> activities;
  private final Map<String, Row> deals;
  private final Map<String, Row> accounts;

  private FactsFromScratch(Sql sql) {
    leads = RecordTable.of(RecordType.LEAD).all(sql);
    activities = RecordTable.of(RecordType.ACTIVITY).all(sql);
    deals = byId(sql, RecordType.OPPORTUNITY);
    accounts = byId(sql, RecordType.ACCOUNT);
  }

  private static Map<String, Row> byId(Sql sql, RecordType type) {
    return RecordTable.of(type).all(sql).stream().collect(Collectors.toMap(Row::id, row -> row));
  }

  /// The facts that are kept say what the records do.
  ///
  /// @return how many there are
  public static int compare(Database database) {
    return database.readNow(sql -> {
      var scratch = new FactsFromScratch(sql);
      var said = new FactsFromScratchText(sql);
      assertThat(said.leads()).isEqualTo(scratch.leads());
      assertThat(said.deals()).isEqualTo(scratch.deals());
      assertThat(said.visits()).isEqualTo(scratch.visits());
      assertThat(said.touches()).isEqualTo(scratch.touches());
      return said.leads().size() + said.deals().size() + said.visits().size();
    });
  }

  private List<Long> touches(Row parent) {
    return activities.stream()
        .filter(row -> row.text("parent").equals(parent.id()) && Activity.of(row).isTouch())
        .map(row -> row.number("occurredAt", 0))
        .sorted()
        .toList();
  }

  private TreeSet<String> leads() {
    var lines = new TreeSet<String>();
    for (var lead : leads) {
      var since = touches(lead).stream().filter(at -> at >= lead.number("createdAt", 0)).toList();
      var deal = deals.get(lead.text("opportunity"));
      var linked = deal != null && deal.text("lead").equals(lead.id()) ? deal : null;
      lines.add(
          line(
              lead.id(),
              lead.number("createdAt", 0),
              lead.text("owner"),
              lead.text("team"),
              lead.text("source"),
              lead.text("industry"),
              lead.text("intent"),
              switch (lead.text("status")) {
                case "converted" -> 1;
                case "disqualified" -> 2;
                default -> 0;
              },
              lead.has("importId") ? 1 : 0,
              touches(lead).size(),
              since.isEmpty() ? null : since.getFirst(),
              since.size() < 2 ? null : since.get(1),
              linked == null ? null : linked.id(),
              linked == null ? null : linked.numberOrNull("createdAt")));
    }
    return lines;
  }

  private static long noon(Row row, String field) {
    return row.number(field, 0) * DAY + DAY / 2;
  }

  private static boolean isClosed(Row deal) {
    return deal.text("state").equals("won") || deal.text("state").equals("lost");
  }

  private static long begun(Row deal) {
    return deal.has("engagedOn") ? noon(deal, "engagedOn") : deal.number("createdAt", 0);
  }

  private static long since(Row deal) {
    return deal.number("stageSince", deal.number("createdAt", 0));
  }

  private static @Nullable Long closed(Row deal) {
    if (!isClosed(deal)) {
      return null;
    }
    return deal.has("closedOn") ? (Long) noon(deal, "closedOn") : (Long) since(deal);
  }

  private TreeSet<String> deals() {
    var lines = new TreeSet<String>();
    for (var deal : deals.values()) {
      var account = accounts.get(deal.text("account"));
      lines.add(
          line(
              deal.id(),
              begun(deal),
              deal.text("pipeline"),
              deal.text("stage"),
              List.of("open", "won", "lost").indexOf(isClosed(deal) ? deal.text("state") : "open"),
              closed(deal),
              deal.numberOrNull("amount"),
              deal.has("currency") ? deal.text("currency") : "CNY",
              deal.text("owner"),
              deal.text("team"),
              deal.text("source"),
              account == null ? "" : account.text("industry"),
              touches(deal).size(),
              deal.has("importId") ? 1 : 0));
    }
    return lines;
  }

  private TreeSet<String> visits() {
    var lines = new TreeSet<String>();
    for (var deal : deals.values()) {
      var moves =
          activities.stream()
              .filter(row -> row.text("parent").equals(deal.id()))
              .filter(row -> row.text("kind").equals("stage") && row.has("occurredAt"))
              .sorted(
                  Comparator.comparingLong((Row row) -> row.number("occurredAt", 0))
                      .thenComparing(Row::id))
              .toList();
      if (!isClosed(deal)) {
        lines.add(line(deal.id(), 0, deal.text("stage"), since(deal), null, ""));
      }
      for (var index = 0; index < moves.size(); index++) {
        var move = moves.get(index);
        var left = move.number("occurredAt", 0);
        lines.add(
            line(
                deal.id(),
                index + 1,
                move.text("fromStage"),
                left - 1_000 * move.number("durationSeconds", 0),
                left,
                move.text("toStage")));
      }
      if (isClosed(deal)
          && moves.isEmpty()
          && deal.has("engagedOn")
          && deal.number("closedOn", -1) >= deal.number("engagedOn", 0)) {
        lines.add(
            line(
                deal.id(),
                1,
                "",
                noon(deal, "engagedOn"),
                noon(deal, "closedOn"),
                deal.text("stage")));
      }
    }
    return lines;
  }

  private TreeMap<String, Long> touches() {
    var counted = new HashMap<String, Long>();
    for (var row : activities) {
      if (Activity.of(row).isTouch() && row.has("createdBy") && row.number("occurredAt", 0) > 0) {
        counted.merge(
            line(row.text("createdBy"), row.number("occurredAt", 0) / 1_800_000), 1L, Long::sum);
      }
    }
    return new TreeMap<>(counted);
  }

  private static String line(@Nullable Object... parts) {
    var texts = new ArrayList<String>();
    for (var part : parts) {
      texts.add(Objects.toString(part, "–"));
    }
    return String.join(" | ", texts);
  }

  /// What is kept, by the same words.
  private record FactsFromScratchText(Sql sql) {
    TreeSet<String> leads() {
      return lines(
          14,
          """
          SELECT l.id, f.created_at, o.name, t.name, s.name, i.name, g.name, f.state, f.imported,
            f.touches, f.first_at, f.second_at, d.id, f.converted_at
          FROM lead_fact f LEFT JOIN lead l ON l.no = f.no
          JOIN fact_name o ON o.no = f.owner JOIN fact_name t ON t.no = f.team
          JOIN fact_name s ON s.no = f.source JOIN fact_name i ON i.no = f.industry
          JOIN fact_name g ON g.no = f.intent LEFT JOIN opportunity d ON d.no = f.deal
          """);
    }

    TreeSet<String> deals() {
      return lines(
          14,
          """
          SELECT d.id, f.begun_at, p.name, g.name, f.state, f.closed_at, f.amount, c.name, o.name,
            t.name, s.name, i.name, f.touches, f.imported
          FROM deal_fact f LEFT JOIN opportunity d ON d.no = f.no
          JOIN fact_name p ON p.no = f.pipeline JOIN fact_name g ON g.no = f.stage
          JOIN fact_name c ON c.no = f.currency JOIN fact_name o ON o.no = f.owner
          JOIN fact_name t ON t.no = f.team JOIN fact_name s ON s.no = f.source
          JOIN fact_name i ON i.no = f.industry
          """);
    }

    TreeSet<String> visits() {
      return lines(
          6,
          """
          SELECT d.id, f.place, s.name, f.entered_at, f.left_at, n.name
          FROM stage_visit f LEFT JOIN opportunity d ON d.no = f.deal
          JOIN fact_name s ON s.no = f.stage JOIN fact_name n ON n.no = f.next
          """);
    }

    TreeMap<String, Long> touches() {
      var counted = new TreeMap<String, Long>();
      sql.each(
          """
          SELECT n.name, f.half_hour, f.touches
          FROM touch_fact f JOIN fact_name n ON n.no = f.person
          """,
          columns -> counted.put(line(columns.text(1), columns.number(2)), columns.number(3)));
      return counted;
    }

    private TreeSet<String> lines(int columns, String select) {
      return new TreeSet<>(sql.list(select, row -> line(row.values(columns))));
    }
  }
}
