package outrider.core.pool;

import static outrider.core.record.FieldDefinition.field;
import static outrider.core.record.RecordType.POOL;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import outrider.core.lead.Intent;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// A public pool: leads that belong to nobody until a member claims one, and by which clocks a lead
/// that nobody works comes back.
public record Pool(Row row) {

  public static final String NAME_EN = "nameEn";
  public static final String POSITION = "position";
  public static final String ADMINS = "admins";
  public static final String PEOPLE = "people";
  public static final String TEAMS = "teams";
  public static final String PROTECTION_DAYS = "protectionDays";
  public static final String EXTENSION_DAYS = "extensionDays";
  public static final String CAP_DAYS = "capDays";
  public static final String CLAIMS_PER_DAY = "claimsPerDay";
  public static final String HOLDING_MAX = "holdingMax";
  public static final String LOCK_DAYS = "lockDays";
  public static final String REMINDER_DAYS = "reminderDays";

  /// Where leads from outside go that no rule is for and nobody is free for.
  public static final String FALLBACK = "fallback";

  public static final String INACTIVE = "inactive";

  public static final long USUAL_PROTECTION = 10;
  public static final long USUAL_EXTENSION = 3;
  public static final long USUAL_CAP = 20;
  public static final long USUAL_LOCK = 7;
  public static final long USUAL_REMINDER = 3;
  public static final long DAYS_MAX = 3_650;
  public static final long LEADS_MAX = 100_000;

  /// Claims are counted over the 24 hours before: no zone decides when a day begins.
  public static final Duration CLAIM_WINDOW = Duration.ofHours(24);

  public static final List<FieldDefinition> FIELDS = fields();

  /// The order in which pools are shown.
  public static final Comparator<Pool> ORDER =
      Comparator.comparingLong(Pool::position).thenComparing(Pool::id);

  private static List<FieldDefinition> fields() {
    var fields = new ArrayList<FieldDefinition>();
    fields.add(field(POOL, Fields.NAME, FieldKind.TEXT).asRequired());
    fields.add(field(POOL, NAME_EN, FieldKind.TEXT));
    fields.add(field(POOL, POSITION, FieldKind.NUMBER));
    for (var people : List.of(ADMINS, PEOPLE, TEAMS)) {
      fields.add(field(POOL, people, FieldKind.TEXT_SET));
    }
    for (var number : List.of(PROTECTION_DAYS, EXTENSION_DAYS, CAP_DAYS)) {
      fields.add(field(POOL, number, FieldKind.NUMBER));
    }
    for (var clock : RecycleClock.values()) {
      for (var intent : Intent.values()) {
        fields.add(field(POOL, clock.field(intent), FieldKind.NUMBER));
      }
    }
    for (var number : List.of(CLAIMS_PER_DAY, HOLDING_MAX, LOCK_DAYS, REMINDER_DAYS)) {
      fields.add(field(POOL, number, FieldKind.NUMBER));
    }
    fields.add(field(POOL, FALLBACK, FieldKind.FLAG));
    fields.add(field(POOL, INACTIVE, FieldKind.FLAG));
    return List.copyOf(fields);
  }

  public static Pool of(Row row) {
    return new Pool(row);
  }

  public static Pool blank(String id) {
    return new Pool(Row.of(RecordType.POOL, id));
  }

  public String id() {
    return row.id();
  }

  public String name() {
    return row.text(Fields.NAME);
  }

  public long position() {
    return row.number(POSITION, 0);
  }

  /// Nobody claims from a pool that is switched off, and nothing comes back to it by itself.
  public boolean active() {
    return !row.flag(INACTIVE);
  }

  public boolean isFallback() {
    return active() && row.flag(FALLBACK);
  }

  /// Ids of those who look after it; they may claim too.
  public List<String> admins() {
    return row.set(ADMINS);
  }

  public List<String> people() {
    return row.set(PEOPLE);
  }

  /// Teams whose people, and those of the teams below, are members.
  public List<String> teams() {
    return row.set(TEAMS);
  }

  public long protectionDays() {
    return row.number(PROTECTION_DAYS, USUAL_PROTECTION);
  }

  public long extensionDays() {
    return row.number(EXTENSION_DAYS, USUAL_EXTENSION);
  }

  public long capDays() {
    return row.number(CAP_DAYS, Math.max(USUAL_CAP, protectionDays()));
  }

  /// Days of a clock for an intent; empty where it does not run.
  public OptionalLong days(RecycleClock clock, Intent intent) {
    var days = row.numberOrNull(clock.field(intent));
    return days == null ? OptionalLong.empty() : OptionalLong.of(days);
  }

  /// How many leads somebody may claim in 24 hours; empty for no limit.
  public OptionalLong claimsPerDay() {
    return limit(CLAIMS_PER_DAY);
  }

  /// How many open leads of the pool somebody may hold; empty for no limit.
  public OptionalLong holdingMax() {
    return limit(HOLDING_MAX);
  }

  /// How long somebody who had a lead may not have it again.
  public Duration lock() {
    return Duration.ofDays(row.number(LOCK_DAYS, USUAL_LOCK));
  }

  /// How long before a lead goes back its owner is reminded.
  public Duration reminder() {
    return Duration.ofDays(row.number(REMINDER_DAYS, USUAL_REMINDER));
  }

  private OptionalLong limit(String field) {
    var limit = row.numberOrNull(field);
    return limit == null ? OptionalLong.empty() : OptionalLong.of(limit);
  }
}
