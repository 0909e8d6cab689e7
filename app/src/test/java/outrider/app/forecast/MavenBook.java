package outrider.app.forecast;

import static outrider.app.store.Profiles.row;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// The deals of Maven Analytics' "CRM Sales Opportunities" (public domain, fictitious) as the
/// import of an administrator puts them into a book.
final class MavenBook {
  static final Path PIPELINE =
      Path.of("../bench/src/main/resources/outrider/bench/demo/maven_crm/sales_pipeline.csv");
  static final String TEAM = "team-maven";
  static final String SALES = "pipeline-maven";
  static final String IMPORTED_AT = "2026-11-20T08:00:00Z";

  private MavenBook() {}

  static Row[] rows() {
    var rows = new ArrayList<Row>();
    rows.add(row(RecordType.TEAM, TEAM, "name", "Maven"));
    rows.add(row(RecordType.PIPELINE, SALES, "name", "Maven sales", "position", 9L));
    var kinds = Map.of("Prospecting", "open", "Engaging", "open", "Won", "won", "Lost", "lost");
    var rates = Map.of("Prospecting", 20L, "Engaging", 60L, "Won", 100L, "Lost", 0L);
    var position = 1L;
    for (var stage : List.of("Prospecting", "Engaging", "Won", "Lost")) {
      rows.add(
          row(
              RecordType.STAGE,
              stage(stage),
              "name",
              stage,
              "pipeline",
              SALES,
              "position",
              position++,
              "kind",
              kinds.get(stage),
              "winRatePercent",
              rates.get(stage)));
    }
    var people = new HashMap<String, String>();
    for (var deal : deals()) {
      var agent = deal.getField("sales_agent");
      if (people.putIfAbsent(agent, user(agent)) == null) {
        rows.add(
            row(
                RecordType.USER,
                user(agent),
                "login",
                user(agent),
                "name",
                agent,
                "role",
                "rep",
                "team",
                TEAM));
      }
      rows.add(deal(deal, kinds));
    }
    return rows.toArray(Row[]::new);
  }

  static List<NamedCsvRecord> deals() {
    try (var records = CsvReader.builder().ofNamedCsvRecord(PIPELINE)) {
      return records.stream().toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Row deal(NamedCsvRecord deal, Map<String, String> kinds) {
    var stage = deal.getField("deal_stage");
    var at = java.time.Instant.parse(IMPORTED_AT).toEpochMilli();
    return row(
        RecordType.OPPORTUNITY,
        "maven-" + deal.getField("opportunity_id"),
        "name",
        deal.getField("product") + " " + deal.getField("opportunity_id"),
        "pipeline",
        SALES,
        "stage",
        stage(stage),
        "stageSince",
        at,
        "state",
        kinds.get(stage),
        "amount",
        deal.getField("close_value").isEmpty()
            ? null
            : (Long) (Long.parseLong(deal.getField("close_value")) * 100),
        "currency",
        "USD",
        "engagedOn",
        day(deal.getField("engage_date")),
        "closedOn",
        day(deal.getField("close_date")),
        "owner",
        user(deal.getField("sales_agent")),
        "team",
        TEAM,
        "importId",
        "import-maven",
        "createdAt",
        at);
  }

  private static @org.jspecify.annotations.Nullable Long day(String date) {
    return date.isEmpty() ? null : LocalDate.parse(date).toEpochDay();
  }

  static String stage(String name) {
    return "stage-maven-" + name.toLowerCase(Locale.ROOT);
  }

  static String user(String name) {
    return "user-" + name.toLowerCase(Locale.ROOT).replace(' ', '-');
  }
}
