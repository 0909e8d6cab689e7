package outrider.app.external;

import static outrider.app.store.Profiles.row;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import outrider.app.SampleBook;
import outrider.app.account.AccountSample;
import outrider.core.integration.DataSource;
import outrider.core.integration.ExternalRecord;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Three systems that know of a customer, of which one has not delivered for days, and sixty other
/// customers that bought.
public final class DealingSample {
  public static final String ERP = SampleBook.id("data_source", 1);
  public static final String DESK = SampleBook.id("data_source", 2);
  public static final String TAX = SampleBook.id("data_source", 3);

  private DealingSample() {}

  /// @param now at which the first two are fresh
  public static List<Row> rows(Instant now) {
    var rows = new ArrayList<Row>();
    rows.add(source(ERP, "ERP 金蝶", "order", now.minus(Duration.ofMinutes(12))));
    rows.add(source(DESK, "客服系统", "ticket", now.minus(Duration.ofMinutes(4))));
    rows.add(
        source(TAX, "开票平台", "invoice", now.minus(Duration.ofDays(3)))
            .with(DataSource.STATE, DataSource.CHANGED)
            .with(DataSource.WAITING, 7L)
            .with(
                DataSource.SAID,
                "reason:source.columns-missing|columns=buyer_tax_no\n"
                    + "reason:source.columns-new|columns=buyer_id"));
    var water = AccountSample.WATER;
    rows.add(of(water, ERP, "order", "SO-2610-017", now, 2, 48_600_000L, "离心泵", "已发货"));
    rows.add(of(water, ERP, "order", "SO-2609-004", now, 41, 12_400_000L, "控制柜", "已完成"));
    rows.add(of(water, DESK, "ticket", "T-88213", now, 1, null, "离心泵", "处理中"));
    rows.add(of(water, TAX, "invoice", "INV-5530", now, 5, 48_600_000L, "离心泵", "已开"));
    for (var number = 100; number < 160; number++) {
      var account = SampleBook.id("account", number);
      rows.add(row(RecordType.ACCOUNT, account, "name", "样例客户 " + number, "owner", SampleBook.LIN));
      var pumps = number < 130;
      rows.add(of(account, ERP, "order", "A" + number, now, 60, 100L, pumps ? "离心泵" : "管件", ""));
      if (pumps && number < 124) {
        rows.add(of(account, ERP, "order", "B" + number, now, 59, 100L, "阀门", ""));
      }
    }
    return rows;
  }

  /// One of a series.
  static Row product(int number, String name, long price) {
    return row(
        RecordType.PRODUCT,
        SampleBook.id("product", number),
        "name",
        name,
        "series",
        "泵",
        "price",
        price,
        "currency",
        "CNY");
  }

  private static Row source(String id, String name, String kind, Instant fresh) {
    return Row.of(RecordType.DATA_SOURCE, id)
        .with(Fields.NAME, name)
        .with(DataSource.WAY, "push")
        .with(DataSource.KIND, kind)
        .with(DataSource.STATE, DataSource.GOOD)
        .with(DataSource.FRESH_AT, fresh.toEpochMilli())
        .with(DataSource.LATE_AFTER, 1_440L)
        .with(DataSource.ROWS, 1_204L);
  }

  private static Row of(
      String account,
      String source,
      String kind,
      String key,
      Instant now,
      long days,
      @org.jspecify.annotations.Nullable Long minor,
      String product,
      String status) {
    var record =
        Row.of(RecordType.EXTERNAL_RECORD, ExternalRecord.idOf(source, kind, key))
            .with(Fields.PARENT_TYPE, "account")
            .with(Fields.PARENT, account)
            .with(ExternalRecord.SOURCE, source)
            .with(ExternalRecord.KIND, kind)
            .with(ExternalRecord.KEY, key)
            .with(ExternalRecord.OCCURRED_AT, now.minus(Duration.ofDays(days)).toEpochMilli())
            .with(ExternalRecord.PRODUCT, product)
            .with(ExternalRecord.STATUS, status.isEmpty() ? null : status)
            .with(Fields.OWNER, SampleBook.LIN);
    return minor == null
        ? record
        : record.with(ExternalRecord.AMOUNT, minor).with(Fields.CURRENCY, "CNY");
  }
}
