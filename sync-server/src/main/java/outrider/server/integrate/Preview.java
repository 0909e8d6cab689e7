package outrider.server.integrate;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import outrider.core.record.RecordType;
import outrider.server.access.Configurations;
import outrider.server.codec.RowJson;
import outrider.server.push.OwnCommands;
import outrider.server.store.Database;
import outrider.server.store.StoredRecord;

/// What would become of a delivery, without taking it: for whoever sets a source up.
public final class Preview {
  private static final int ROWS = 5;

  private Preview() {}

  /// @return lines of text: the columns, the first rows as they would be read and whose they are,
  ///   and how many cannot be read
  public static List<String> of(
      Database database, InstantSource clock, SourceSettings settings, byte[] bytes, String name) {
    settings.check();
    List<String> lines = new ArrayList<>();
    DeliveredTable table;
    try {
      table = Tables.read(bytes, name, settings.items() == null ? "" : settings.items());
    } catch (UnusableDelivery unusable) {
      return List.of(DropFolder.plain(unusable.reason()));
    }
    lines.add("columns: " + String.join(", ", table.columns()));
    Mapping mapping = new Mapping(settings);
    List<String> missing = mapping.missing(table);
    if (!missing.isEmpty()) {
      lines.add("missing: " + String.join(", ", missing));
      return lines;
    }
    Mapped mapped = mapping.read(table);
    Configurations configurations = new Configurations();
    Joining joining = new Joining(new OwnCommands(configurations, clock));
    joining.approach(database, database.read(configurations::in));
    database.write(transaction -> {
      joining.catchUp(transaction, configurations.in(transaction));
      for (Mapped.Read row : mapped.rows().subList(0, Math.min(ROWS, mapped.rows().size()))) {
        Joining.Found found = joining.find(transaction, row.keys());
        String whose =
            settings.isOfNobody()
                ? "everybody"
                : found.account() == null
                    ? DropFolder.plain(found.why())
                    : transaction
                            .records()
                            .find(RecordType.ACCOUNT.wireName(), found.account())
                            .map(Preview::name)
                            .orElse("")
                        + " by "
                        + found.by();
        lines.add(row.kind() + ' ' + row.key() + " → " + whose + ' ' + row.values());
      }
      return true;
    });
    lines.add(mapped.rows().size() + " rows, " + mapped.refused().size() + " refused");
    mapped.refused().stream()
        .limit(ROWS)
        .forEach(row ->
            lines.add(
                "refused, line "
                    + row.line().number()
                    + ": "
                    + String.join("; ", row.reasons().stream().map(DropFolder::plain).toList())));
    return lines;
  }

  private static String name(StoredRecord account) {
    return RowJson.read(RecordType.ACCOUNT, account.id(), account.body()).text("name");
  }
}
