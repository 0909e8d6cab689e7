package outrider.app.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import outrider.core.activity.Activity;
import outrider.core.lead.Lead;
import outrider.core.opportunity.Opportunity;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Which facts a transaction has made wrong, and puts them right before it commits: so facts and
/// records are never apart, whoever changed the records and why.
///
/// Every write of a record goes through `RecordTable`, which tells it here. On the writer thread.
final class FactKeeping {

  static final long HALF_HOUR_MILLIS = 1_800_000;

  private static final int BATCH = 500;
  private static final String OCCURRED_AT = "occurredAt";
  private static final String INDUSTRY = "industry";

  private static final List<String> OF_LEAD =
      List.of(
          Fields.CREATED_AT,
          Fields.OWNER,
          Fields.TEAM,
          Lead.SOURCE,
          INDUSTRY,
          Lead.INTENT,
          Lead.STATUS,
          Fields.IMPORT,
          Lead.OPPORTUNITY);

  private static final List<String> OF_DEAL =
      List.of(
          Fields.CREATED_AT,
          "engagedOn",
          Opportunity.CLOSED_ON,
          Opportunity.PIPELINE,
          Opportunity.STAGE,
          Opportunity.STAGE_SINCE,
          Opportunity.STATE,
          Opportunity.AMOUNT,
          Fields.CURRENCY,
          Fields.OWNER,
          Fields.TEAM,
          "source",
          Opportunity.ACCOUNT,
          "lead",
          Fields.IMPORT);

  private static final List<String> OF_ACTIVITY =
      List.of(
          "kind",
          "direction",
          OCCURRED_AT,
          "durationSeconds",
          Activity.FROM_STAGE,
          Activity.TO_STAGE,
          Fields.PARENT,
          Fields.CREATED_BY);

  private static final List<String> LEAD_NAMES =
      List.of(Fields.OWNER, Fields.TEAM, Lead.SOURCE, INDUSTRY, Lead.INTENT);

  private static final List<String> DEAL_NAMES =
      List.of(
          Opportunity.PIPELINE,
          Opportunity.STAGE,
          Fields.CURRENCY,
          Fields.OWNER,
          Fields.TEAM,
          "source");

  private static final List<String> MOVE_NAMES = List.of(Activity.FROM_STAGE, Activity.TO_STAGE);

  private record HalfHour(String person, long number) {}

  private final Set<String> knownNames;
  private final Set<String> names = new HashSet<>();
  private final Set<String> leads = new LinkedHashSet<>();
  private final Set<String> deals = new LinkedHashSet<>();
  private final Set<String> accounts = new LinkedHashSet<>();

  /// Customers of deals, whose industries may not have been named yet.
  private final Set<String> named = new LinkedHashSet<>();

  private final Set<Long> goneLeads = new LinkedHashSet<>();
  private final Set<Long> goneDeals = new LinkedHashSet<>();
  private final Set<HalfHour> halfHours = new LinkedHashSet<>();

  /// @param knownNames those that are in the table for sure
  FactKeeping(Set<String> knownNames) {
    this.knownNames = knownNames;
  }

  /// Whether it has to be told what a row was that is removed.
  static boolean asksFor(RecordType type) {
    return switch (type) {
      case LEAD, OPPORTUNITY, ACTIVITY, ACCOUNT -> true;
      default -> false;
    };
  }

  /// A row was written.
  ///
  /// @param before null for one that is new
  void wrote(@Nullable Row before, Row after) {
    switch (after.type()) {
      case LEAD -> lead(before, after);
      case OPPORTUNITY -> deal(before, after);
      case ACTIVITY -> activity(before, after);
      case ACCOUNT -> account(before, after);
      default -> {
        // No fact depends on it.
      }
    }
  }

  /// A row was taken away.
  ///
  /// @param no the number that it had, which another may get
  void removed(long no, Row row) {
    switch (row.type()) {
      case LEAD -> goneLeads.add(no);
      case OPPORTUNITY -> {
        goneDeals.add(no);
        add(leads, row.textOrNull("lead"));
      }
      case ACTIVITY -> happened(row);
      case ACCOUNT -> accounts.add(row.id());
      default -> {
        // No fact depends on it.
      }
    }
  }

  private void lead(@Nullable Row before, Row after) {
    if (differ(before, after, OF_LEAD)) {
      leads.add(after.id());
      names(after, LEAD_NAMES);
    }
  }

  private void deal(@Nullable Row before, Row after) {
    if (!differ(before, after, OF_DEAL)) {
      return;
    }
    deals.add(after.id());
    names(after, DEAL_NAMES);
    add(names, after.has(Fields.CURRENCY) ? null : "CNY");
    if (before == null || differ(before, after, List.of("lead", Fields.CREATED_AT))) {
      add(leads, after.textOrNull("lead"));
      if (before != null) {
        add(leads, before.textOrNull("lead"));
      }
    }
    if (before == null || differ(before, after, List.of(Opportunity.ACCOUNT))) {
      add(named, after.textOrNull(Opportunity.ACCOUNT));
    }
  }

  private void account(@Nullable Row before, Row after) {
    if (before == null || differ(before, after, List.of(INDUSTRY))) {
      accounts.add(after.id());
    }
  }

  private void activity(@Nullable Row before, Row after) {
    if (differ(before, after, OF_ACTIVITY)) {
      happened(after);
      if (before != null) {
        happened(before);
      }
    }
  }

  private void happened(Row row) {
    var moved = row.text("kind").equals("stage");
    if (moved) {
      names(row, MOVE_NAMES);
    }
    if (moved || Activity.of(row).isTouch()) {
      add(leads, row.textOrNull(Fields.PARENT));
      add(deals, row.textOrNull(Fields.PARENT));
    }
    var person = row.textOrNull(Fields.CREATED_BY);
    var at = row.number(OCCURRED_AT, 0);
    if (person != null && at > 0 && Activity.of(row).isTouch()) {
      names.add(person);
      halfHours.add(new HalfHour(person, at / HALF_HOUR_MILLIS));
    }
  }

  private static boolean differ(@Nullable Row before, Row after, List<String> fields) {
    return before == null
        || fields.stream()
            .anyMatch(field -> !Objects.equals(before.value(field), after.value(field)));
  }

  private void names(Row row, List<String> fields) {
    fields.forEach(field -> add(names, row.textOrNull(field)));
  }

  private static void add(Set<String> set, @Nullable String text) {
    if (text != null) {
      set.add(text);
    }
  }

  /// Puts everything right that this transaction made wrong. The last thing before the commit.
  ///
  /// @return the numbers of what changed
  FactChange settle(Sql sql) {
    if (leads.isEmpty()
        && deals.isEmpty()
        && accounts.isEmpty()
        && goneLeads.isEmpty()
        && goneDeals.isEmpty()
        && halfHours.isEmpty()) {
      return FactChange.NONE;
    }
    accountsDeals(sql);
    names.stream().filter(knownNames::add).forEach(name -> FactTables.name(sql, name));
    batches(goneLeads).forEach(batch -> FactTables.forgetLeads(sql, batch));
    batches(goneDeals).forEach(batch -> FactTables.forgetDeals(sql, batch));
    var leadNumbers = numbers(sql, "lead", leads);
    batches(leadNumbers).forEach(batch -> FactTables.leads(sql, batch));
    var dealNumbers = numbers(sql, "opportunity", deals);
    batches(dealNumbers).forEach(batch -> FactTables.deals(sql, batch));
    halfHours.forEach(each -> FactTables.touches(sql, each.person(), each.number()));
    leadNumbers.addAll(goneLeads);
    dealNumbers.addAll(goneDeals);
    return new FactChange(
        leadNumbers, dealNumbers, halfHours.stream().map(HalfHour::person).distinct().toList());
  }

  /// Deals of customers whose industry may be another.
  private void accountsDeals(Sql sql) {
    for (var batch : texts(accounts)) {
      sql.each(
          "SELECT id FROM opportunity WHERE account IN (SELECT value FROM json_each(?))",
          columns -> deals.add(columns.text(1)),
          batch);
    }
    named.addAll(accounts);
    for (var batch : texts(named)) {
      sql.each(
          "SELECT DISTINCT industry FROM account WHERE id IN (SELECT value FROM json_each(?))",
          columns -> add(names, columns.textOrNull(1)),
          batch);
    }
  }

  private static List<Long> numbers(Sql sql, String table, Set<String> ids) {
    var numbers = new ArrayList<Long>();
    for (var batch : texts(ids)) {
      sql.each(
          "SELECT no FROM " + table + " WHERE id IN (SELECT value FROM json_each(?))",
          columns -> numbers.add(columns.number(1)),
          batch);
    }
    return numbers;
  }

  private static List<String> texts(Set<String> ids) {
    var batches = new ArrayList<String>();
    var all = List.copyOf(ids);
    for (var from = 0; from < all.size(); from += BATCH) {
      batches.add(Json.write(all.subList(from, Math.min(all.size(), from + BATCH))));
    }
    return batches;
  }

  private static List<String> batches(Collection<Long> numbers) {
    var batches = new ArrayList<String>();
    var all = List.copyOf(numbers);
    for (var from = 0; from < all.size(); from += BATCH) {
      batches.add(FactTables.listed(all.subList(from, Math.min(all.size(), from + BATCH))));
    }
    return batches;
  }
}
