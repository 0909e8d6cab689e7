package outrider.app.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import outrider.app.account.AccountQueries.Side;
import outrider.app.fx.Column;
import outrider.app.list.NameAndCompany;
import outrider.app.list.RowColumns;
import outrider.app.shell.Workspace;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// The columns of the list of accounts: who, what they may buy, when somebody last spoke to them.
final class AccountColumns {
  private AccountColumns() {}

  /// @param sides what is known of each account beyond its row
  static List<Column<Row>> of(Workspace space, Supplier<Map<String, Side>> sides) {
    var columns = new RowColumns(space, RecordType.ACCOUNT);
    var shown = new ArrayList<Column<Row>>();
    shown.add(
        Column.<Row, NameAndCompany>node(
                Fields.NAME,
                "account.nameAndRegion",
                220,
                NameAndCompany::new,
                (cell, row) -> cell.show(row.text(Fields.NAME), row.text("region")))
            .canSort()
            .canGrow());
    shown.add(columns.of("industry", 118, "text-2").drops(6));
    shown.add(
        Column.<Row>text(
                "openDeals",
                "account.open",
                170,
                row -> open(space, sides.get().getOrDefault(row.id(), Side.NONE)),
                "num")
            .drops(4));
    shown.add(
        Column.<Row>text(
                "contacts",
                "account.contacts",
                76,
                row -> count(space, sides.get().getOrDefault(row.id(), Side.NONE).contacts()),
                "num",
                "text-2")
            .drops(9));
    shown.add(columns.of(Fields.TAGS, 96).drops(7));
    shown.add(columns.of(Fields.LAST_CONTACT_AT, 116, "text-2").drops(5));
    shown.add(columns.of(Fields.OWNER, 96, "text-2").drops(8));
    shown.addAll(
        columns.others(
            Set.of(Fields.NAME, "industry", Fields.TAGS, Fields.LAST_CONTACT_AT, Fields.OWNER)));
    return shown;
  }

  /// `¥120 万 · 3 单`, or nothing.
  private static String open(Workspace space, Side side) {
    if (side.openDeals() == 0) {
      return "";
    }
    var words = space.words();
    var money =
        new TreeMap<>(side.open())
            .entrySet().stream()
                .filter(sum -> sum.getValue() != 0)
                .map(sum -> words.amounts().compact(sum.getValue(), sum.getKey()))
                .collect(Collectors.joining(" + "));
    var count = words.get("account.dealCount", side.openDeals());
    return money.isEmpty() ? count : money + " · " + count;
  }

  private static String count(Workspace space, long number) {
    return number == 0 ? "" : space.words().amounts().number(number);
  }
}
