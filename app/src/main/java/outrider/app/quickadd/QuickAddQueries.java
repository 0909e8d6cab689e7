package outrider.app.quickadd;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import outrider.app.duplicate.PhoneNumbers;
import outrider.app.quickadd.Chip.Kind;
import outrider.app.store.RecordTable;
import outrider.app.store.Sql;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// What quick-add reads from the book: the words this company uses, and who is there already.
final class QuickAddQueries {
  private static final int COMPANIES_MAX = 5_000;
  private static final int MATCHES_MAX = 3;

  /// Sources everybody understands, before the book has any of its own.
  private static final Map<String, String> COMMON_SOURCES =
      Map.ofEntries(
          Map.entry("官网", "官网"),
          Map.entry("网站", "官网"),
          Map.entry("website", "官网"),
          Map.entry("展会", "展会"),
          Map.entry("fair", "展会"),
          Map.entry("转介绍", "转介绍"),
          Map.entry("老客户介绍", "转介绍"),
          Map.entry("referral", "转介绍"),
          Map.entry("陌拜", "陌拜"),
          Map.entry("广告", "广告"),
          Map.entry("抖音", "抖音"),
          Map.entry("电话营销", "电话营销"));

  /// Somebody who may be the same person.
  ///
  /// @param certain the phone or the e-mail is the same; else name and company are
  record Match(Row lead, boolean certain) {}

  private QuickAddQueries() {}

  static Vocabulary vocabulary(Sql sql) {
    var sources = new HashMap<String, String>(COMMON_SOURCES);
    sql.each(
        "SELECT DISTINCT source FROM lead WHERE source IS NOT NULL LIMIT 100",
        row -> sources.put(row.text(1), row.text(1)));
    var companies = new HashSet<String>();
    sql.each(
        "SELECT name FROM account WHERE name IS NOT NULL LIMIT " + COMPANIES_MAX,
        row -> companies.add(row.text(1)));
    return new Vocabulary(sources, companies);
  }

  /// Leads that are, or may be, whoever the line is about; the sure ones first.
  static List<Match> matches(Sql sql, QuickAddLine line) {
    var found = new LinkedHashMap<String, Match>();
    var leads = RecordTable.of(RecordType.LEAD);
    phone(line)
        .ifPresent(phone ->
            leads
                .where(
                    sql,
                    "replace(replace(phone, ' ', ''), '-', '') LIKE ? LIMIT " + MATCHES_MAX,
                    "%" + tail(phone))
                .forEach(lead -> found.put(lead.id(), new Match(lead, true))));
    line.value(Kind.EMAIL)
        .ifPresent(email ->
            leads
                .where(sql, "email = ? COLLATE NOCASE LIMIT " + MATCHES_MAX, email)
                .forEach(lead -> found.putIfAbsent(lead.id(), new Match(lead, true))));
    var company = line.value(Kind.COMPANY);
    line.value(Kind.NAME)
        .ifPresent(name ->
            leads.where(sql, "name = ? LIMIT " + MATCHES_MAX, name).stream()
                .filter(lead -> company.isEmpty() || company.get().equals(lead.text("company")))
                .forEach(lead -> found.putIfAbsent(lead.id(), new Match(lead, false))));
    return new ArrayList<>(found.values()).stream().limit(MATCHES_MAX).toList();
  }

  private static Optional<String> phone(QuickAddLine line) {
    return line.value(Kind.PHONE).flatMap(PhoneNumbers.ofChina()::normal);
  }

  /// Numbers are stored as they came, with or without the country: the last ten digits tell.
  private static String tail(String normal) {
    var digits = normal.replaceAll("\\D", "");
    return digits.substring(Math.max(0, digits.length() - 10));
  }
}
