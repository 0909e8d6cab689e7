package outrider.app.score;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import outrider.app.store.Columns;
import outrider.app.store.RecordTable;
import outrider.app.store.Sql;
import outrider.core.configuration.FieldRegistry;
import outrider.core.record.FieldDefinition;
import outrider.core.record.RecordType;
import outrider.core.score.Example;
import outrider.core.score.Feature;
import outrider.core.score.Scoring;

/// What a score learns from the book's leads: what was known of them early, and what became of
/// them. Reader thread.
public final class ScoreQueries {

  /// After so many days it is clear what becomes of a lead: one that is no deal by then counts as
  /// none.
  public static final int MATURE_DAYS = 90;

  /// What happens within it is known of every lead that is older.
  static final int EARLY_HOURS = 48;

  static final String TOUCHES = "earlyTouches";
  static final String REPLIES = "earlyReplies";

  private static final List<String> BUILT_IN =
      List.of("source", "sourceDetail", "intent", "industry", "region", "city", "employees");

  /// Fields of one's own that are looked at; more would make noise.
  private static final int CUSTOM_MAX = 60;

  private static final String EARLY =
      """
      SELECT l.id, sum(ifnull(a.direction, 'out') <> 'in'), sum(ifnull(a.direction, 'out') = 'in')
      FROM lead l JOIN activity a ON a.parent = l.id
      WHERE l.import_id IS NULL AND a.kind IN ('call', 'visit', 'email', 'wechat', 'meeting')
        AND a.occurred_at >= l.created_at AND a.occurred_at < l.created_at + %d AND %s
      GROUP BY 1\
      """;

  private ScoreQueries() {}

  /// A lead with what is known of it.
  ///
  /// @param outcome empty while it is not clear
  private record Known(String id, List<String> answers, Optional<Boolean> outcome, boolean open) {}

  /// The fields by their names in the book, and what happened within 48 hours.
  static List<FieldDefinition> fields(FieldRegistry registry) {
    var fields = new ArrayList<FieldDefinition>();
    BUILT_IN.forEach(name -> registry.field(RecordType.LEAD, name).ifPresent(fields::add));
    registry.custom(RecordType.LEAD).stream()
        .filter(field -> !field.isCalculated() && isAsked(field))
        .limit(CUSTOM_MAX)
        .forEach(fields::add);
    return fields;
  }

  private static boolean isAsked(FieldDefinition field) {
    return switch (field.kind()) {
      case CHOICE, FLAG, NUMBER, MONEY, TEXT -> true;
      default -> false;
    };
  }

  static List<Feature> features(List<FieldDefinition> fields) {
    var features = new ArrayList<Feature>();
    fields.forEach(
        field -> features.add(new Feature(field.name(), field.kind().isNumeric(), false)));
    features.add(new Feature(TOUCHES, true, true));
    features.add(new Feature(REPLIES, true, true));
    return features;
  }

  /// Learns from all leads and scores those that are open.
  ///
  /// @param now in epoch milliseconds
  public static LearnedScore learn(Sql sql, FieldRegistry registry, long now) {
    var fields = fields(registry);
    var known = known(sql, fields, now, null);
    var examples =
        known.stream()
            .filter(lead -> lead.outcome().isPresent())
            .map(lead -> new Example(lead.answers(), lead.outcome().get()))
            .toList();
    var scoring = Scoring.of(features(fields), examples);
    var chances = new HashMap<String, Double>();
    scoring
        .score()
        .ifPresent(score ->
            known.stream()
                .filter(Known::open)
                .forEach(lead -> chances.put(lead.id(), score.chance(lead.answers()))));
    return new LearnedScore(fields, scoring, Map.copyOf(chances), now);
  }

  /// What is known of one lead; empty where it is not there.
  static Optional<List<String>> answers(
      Sql sql, List<FieldDefinition> fields, String lead, long now) {
    return known(sql, fields, now, lead).stream().findFirst().map(Known::answers);
  }

  private static List<Known> known(
      Sql sql, List<FieldDefinition> fields, long now, @Nullable String lead) {
    var early = early(sql, lead);
    var arguments = new ArrayList<@Nullable Object>();
    var columns = new StringBuilder();
    for (var field : fields) {
      columns.append(", ").append(column(field, arguments));
    }
    if (lead != null) {
      arguments.add(lead);
    }
    var mature = now - TimeUnit.DAYS.toMillis(MATURE_DAYS);
    return sql.list(
        "SELECT t.id, ifnull(t.status, 'new'), t.created_at, t.import_id IS NOT NULL"
            + columns
            + " FROM lead t"
            + (lead == null ? "" : " WHERE t.id = ?"),
        row -> known(row, fields.size(), early, now, mature),
        arguments.toArray());
  }

  private static Known known(
      Columns row, int fields, Map<String, long[]> early, long now, long mature) {
    var id = row.text(1);
    var status = row.text(2);
    var created = row.number(3);
    var imported = row.flag(4);
    var answers = new ArrayList<String>(fields + 2);
    for (var field = 0; field < fields; field++) {
      answers.add(row.text(5 + field));
    }
    // What happened to imported leads at first nobody saw here.
    var isEarlyKnown = !imported && created <= now - TimeUnit.HOURS.toMillis(EARLY_HOURS);
    var counts = early.getOrDefault(id, new long[2]);
    answers.add(isEarlyKnown ? Long.toString(counts[0]) : "");
    answers.add(isEarlyKnown ? Long.toString(counts[1]) : "");
    var converted = status.equals("converted");
    var closed = converted || status.equals("disqualified");
    var clear = imported ? closed : created <= mature;
    return new Known(id, answers, clear ? Optional.of(converted) : Optional.empty(), !closed);
  }

  private static Map<String, long[]> early(Sql sql, @Nullable String lead) {
    var counts = new HashMap<String, long[]>();
    var arguments = lead == null ? new Object[0] : new Object[] {lead};
    sql.each(
        EARLY.formatted(TimeUnit.HOURS.toMillis(EARLY_HOURS), lead == null ? "1" : "l.id = ?"),
        row -> counts.put(row.text(1), new long[] {row.number(2), row.number(3)}),
        arguments);
    return counts;
  }

  /// A column, or a member of the JSON in `custom`.
  private static String column(FieldDefinition field, List<@Nullable Object> arguments) {
    if (!field.custom()) {
      return "t.\"" + RecordTable.column(field.name()) + '"';
    }
    arguments.add("$.\"" + field.name().replace("\"", "") + '"');
    return "json_extract(t.custom, ?)";
  }
}
