package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.server.TestServer.id;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import outrider.core.command.Command;
import outrider.core.protocol.PortalRequest;
import outrider.core.protocol.PortalResponse;
import outrider.core.record.RecordType;
import outrider.server.integrate.Sources;
import outrider.server.store.Database;

/// Key accounts with a person there and won deals, and an ERP that delivers what they ordered, for
/// stories of their page.
final class PortalCustomers {
  static final String HEAD = "no,kind,mail,at,total,what,state,of,deal,qty,cost\n";

  private static final String ERP =
      """
      {"name":"ERP","way":"push","columns":{"no":"externalKey","kind":"kind","mail":"email",
       "at":"occurredAt","total":"amount","what":"title","state":"status","of":"order",
       "deal":"deal","qty":"quantity"}}\
      """;

  private final TestServer server;
  private final Laptop owner;
  private final String first;
  private final String won = id();
  private Sources.@Nullable Added erp;

  /// @param order its won deal
  record Customer(String account, String contact, String order, String name) {}

  /// @param owner whose customers they are
  PortalCustomers(TestServer server, Laptop owner) {
    this.server = server;
    this.owner = owner;
    SalesProcess process = SalesProcess.of(server);
    first = process.first();
    server.administer(administration ->
        administration.run(
            new Command.CreateRecord(
                RecordType.STAGE,
                won,
                Map.of(
                    "name",
                    "Won",
                    "pipeline",
                    process.pipeline(),
                    "position",
                    3L,
                    "kind",
                    "won"))));
    owner.pull();
  }

  /// With Ann, and a roof.
  Customer customer(String name) {
    return customer(name, "Ann of " + name, "Ann@" + domain(name), "Roof for " + name, 1_200_000);
  }

  Customer customer(String name, String person, String mail, String deal, long amountMinor) {
    String account = id();
    String contact = id();
    owner.push(
        new Command.CreateRecord(RecordType.ACCOUNT, account, Map.of("name", name)),
        new Command.CreateRecord(
            RecordType.CONTACT,
            contact,
            Map.of("name", person, "account", account, "email", mail)));
    return new Customer(account, contact, wins(account, deal, amountMinor), name);
  }

  static String domain(String name) {
    return name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT) + ".example";
  }

  /// @return the deal
  String wins(String account, String deal, long amountMinor) {
    String id = id();
    owner.push(
        new Command.CreateRecord(
            RecordType.OPPORTUNITY,
            id,
            Map.of(
                "name",
                deal,
                "account",
                account,
                "stage",
                first,
                "amount",
                amountMinor,
                "currency",
                "CNY")));
    owner.push(new Command.AdvanceOpportunity(id, first, won, null));
    return id;
  }

  /// @param rows as `HEAD` has them
  void delivers(String rows) {
    Sources.Added source = erp;
    if (source == null) {
      try (Database database = Headquarters.open(TestStore.settings(server.folder), server.clock)) {
        source =
            new Sources(database, server.clock)
                .add(Sources.read(ERP.getBytes(StandardCharsets.UTF_8)));
      }
      erp = source;
    }
    assertThat(SourceStories.push(server.port(), source, HEAD + rows, "text/csv").status())
        .isEqualTo(202);
  }

  static String invite(Laptop by, Customer customer) {
    return Objects.requireNonNull(invite(by, customer, false).token());
  }

  static PortalResponse invite(Laptop by, Customer customer, boolean mailed) {
    return by.post("/v1/portal/" + customer.contact, new PortalRequest(mailed))
        .as(PortalResponse.class);
  }
}
