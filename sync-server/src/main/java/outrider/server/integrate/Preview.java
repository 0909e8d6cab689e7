package outrider.server.integrate;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import outrider.core.protocol.SourcePreview;
import outrider.core.protocol.SourcePreview.Line;
import outrider.core.record.RecordType;
import outrider.core.rule.Reason;
import outrider.core.rule.ReasonText;
import outrider.server.access.Configurations;
import outrider.server.codec.RowJson;
import outrider.server.push.OwnCommands;
import outrider.server.store.Database;
import outrider.server.store.StoredRecord;
import outrider.server.store.WriteTransaction;

/// What would become of a delivery, without taking it: for whoever sets a source up.
public final class Preview {
  private static final int ROWS = 5;

  private Preview() {}

  /// @return lines of text: the columns, the first rows as they would be read and whose they are,
  ///   and how many cannot be read
  public static List<String> of(
      Database database, InstantSource clock, SourceSettings settings, byte[] bytes, String name) {
    settings.check();
    SourcePreview shown;
    try {
      shown = of(database, clock, settings, Tables.read(bytes, name, settings.itemsOf()));
    } catch (UnusableDelivery unusable) {
      return List.of(DropFolder.plain(unusable.reason()));
    }
    List<String> lines = new ArrayList<>();
    lines.add("columns: " + String.join(", ", shown.columns()));
    if (!shown.missing().isEmpty()) {
      lines.add("missing: " + String.join(", ", shown.missing()));
      return lines;
    }
    for (Line row : shown.rows()) {
      String whose =
          row.company() != null
              ? row.company() + " by " + row.joinedBy()
              : row.why().isEmpty() ? "everybody" : plain(row.why());
      lines.add(row.kind() + ' ' + row.key() + " → " + whose + ' ' + row.values());
    }
    lines.add(shown.count() + " rows, " + shown.refused() + " refused");
    shown.refusals().stream()
        .limit(ROWS)
        .forEach(row -> lines.add("refused, line " + row.line() + ": " + plain(row.reasons())));
    return lines;
  }

  private static String plain(String reasons) {
    return String.join(
        "; ", ReasonText.read(reasons).reasons().stream().map(DropFolder::plain).toList());
  }

  static SourcePreview of(
      Database database, InstantSource clock, SourceSettings settings, DeliveredTable table) {
    List<List<String>> samples =
        table.lines().stream().limit(ROWS).map(DeliveredTable.Line::cells).toList();
    Mapping mapping = new Mapping(settings);
    List<String> missing = mapping.missing(table);
    if (!missing.isEmpty()) {
      return new SourcePreview(table.columns(), missing, samples, List.of(), 0, 0, List.of(), "");
    }
    Mapped mapped = mapping.read(table);
    Configurations configurations = new Configurations();
    Joining joining = new Joining(new OwnCommands(configurations, clock));
    joining.approach(database, database.read(configurations::in));
    List<Line> rows =
        database.write(transaction -> {
          joining.catchUp(transaction, configurations.in(transaction));
          return mapped.rows().stream()
              .limit(ROWS)
              .map(row -> line(transaction, joining, settings, row))
              .toList();
        });
    return new SourcePreview(
        table.columns(),
        List.of(),
        samples,
        rows,
        mapped.rows().size(),
        mapped.refused().size(),
        mapped.refusals(),
        "");
  }

  /// What is there, before anybody has said what it means.
  static SourcePreview raw(DeliveredTable table) {
    return new SourcePreview(
        table.columns(),
        List.of(),
        table.lines().stream().limit(ROWS).map(DeliveredTable.Line::cells).toList(),
        List.of(),
        0,
        0,
        List.of(),
        "");
  }

  /// Where there is no table.
  static SourcePreview not(Reason why) {
    return new SourcePreview(
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        0,
        0,
        List.of(),
        ReasonText.write(List.of(why), ""));
  }

  private static Line line(
      WriteTransaction transaction, Joining joining, SourceSettings settings, Mapped.Read row) {
    if (settings.isOfNobody() || settings.isOfTenders()) {
      return new Line(row.kind(), row.key(), null, null, "", new LinkedHashMap<>(row.values()));
    }
    Joining.Found found = joining.find(transaction, row.keys());
    String account = found.account();
    String company =
        account == null
            ? null
            : transaction
                .records()
                .find(RecordType.ACCOUNT.wireName(), account)
                .map(Preview::name)
                .orElse("");
    return new Line(
        row.kind(),
        row.key(),
        company,
        found.by(),
        account == null ? ReasonText.write(List.of(found.why()), "") : "",
        new LinkedHashMap<>(row.values()));
  }

  private static String name(StoredRecord account) {
    return RowJson.read(RecordType.ACCOUNT, account.id(), account.body()).text("name");
  }
}
