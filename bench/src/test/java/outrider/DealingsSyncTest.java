package outrider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.app.sync.SyncFailure;
import outrider.core.command.Command;
import outrider.core.integration.DataSource;
import outrider.core.integration.ExternalRecord;
import outrider.core.protocol.SourceRequest;
import outrider.core.record.RecordType;
import outrider.office.HeadOffice;
import outrider.office.Laptop;
import outrider.server.integrate.Sources;

/// An ERP pushes orders to HQ: they come to the laptop of whoever has the customer, and of whoever
/// leads them, stay through a restart without a network, and come to nobody else.
final class DealingsSyncTest {

  @TempDir Path folder;

  @Test
  void anOrderComesToWhoeverHasTheCustomerAndStaysOffline() throws Exception {
    try (var office = new HeadOffice(folder.resolve("hq"))) {
      var erp =
          office.addSource(
              "{\"name\":\"ERP\",\"kind\":\"order\",\"way\":\"push\",\"columns\":"
                  + "{\"no\":\"externalKey\",\"tax\":\"taxId\",\"total\":\"amount\"}}");
      var customer = UUID.randomUUID().toString();
      try (var lin = Laptop.open(folder.resolve("lin"), office, "lin");
          var zhou = Laptop.open(folder.resolve("zhou"), office, "zhou");
          var owen = Laptop.open(folder.resolve("owen"), office, "owen")) {
        assertThat(
                lin.submit(
                        new Command.CreateRecord(
                            RecordType.ACCOUNT,
                            customer,
                            Map.of("name", "Sun", "taxId", "91310000MA1FL2XJ8P")))
                    .reasons())
            .isEmpty();
        lin.drained();

        assertThat(push(office, erp, "no,tax,total\nA-1,91310000ma1fl2xj8p,12.50\n"))
            .isEqualTo(202);

        var id = ExternalRecord.idOf(erp.id(), "order", "A-1");
        lin.await("the order", () -> lin.find(RecordType.EXTERNAL_RECORD, id).isPresent());
        zhou.await("the order", () -> zhou.find(RecordType.EXTERNAL_RECORD, id).isPresent());
        owen.await("the source", () -> owen.find(RecordType.DATA_SOURCE, erp.id()).isPresent());
        assertThat(owen.find(RecordType.EXTERNAL_RECORD, id)).isEmpty();
        assertThat(lin.submit(new Command.DeleteRecord(RecordType.EXTERNAL_RECORD, id)).reasons())
            .isNotEmpty();
        office.stop();
        lin.restart();
        var order = ExternalRecord.of(lin.find(RecordType.EXTERNAL_RECORD, id).orElseThrow());
        assertThat(order.account()).hasValue(customer);
        assertThat(order.amountMinor()).hasValue(1_250);
        assertThat(DataSource.of(lin.find(RecordType.DATA_SOURCE, erp.id()).orElseThrow()).state())
            .isEqualTo(DataSource.GOOD);
      }
    }
  }

  @Test
  void whatAnAdministratorSetsUpAndJoinsByHandComesToWhoeverHasTheCustomerAndGoesAgain()
      throws Exception {
    try (var office = new HeadOffice(folder.resolve("hq"));
        var boss = Laptop.open(folder.resolve("boss"), office, "boss");
        var lin = Laptop.open(folder.resolve("lin"), office, "lin")) {
      var customer = UUID.randomUUID().toString();
      lin.submit(new Command.CreateRecord(RecordType.ACCOUNT, customer, Map.of("name", "Sun")));
      lin.drained();
      var sources = boss.book().sources();
      var made =
          sources.save(
              new SourceRequest(
                  null,
                  Map.of(
                      "name",
                      "Shop",
                      "kind",
                      "order",
                      "way",
                      "push",
                      "columns",
                      Map.of("no", "externalKey", "mail", "email")),
                  null,
                  null));
      push(office, new Sources.Added(made.id(), made.key()), "no,mail\nA-1,\n");
      var waits = sources.book(made.id()).waiting();
      assertThat(waits).hasSize(1);

      sources.bring(made.id(), List.of(waits.getFirst().record()), customer);
      var id = ExternalRecord.idOf(made.id(), "order", "A-1");
      lin.await("the order", () -> lin.find(RecordType.EXTERNAL_RECORD, id).isPresent());
      sources.bring(made.id(), List.of(waits.getFirst().record()), null);
      lin.await("it goes", () -> lin.find(RecordType.EXTERNAL_RECORD, id).isEmpty());

      sources.act(made.id(), "pause");
      lin.await(
          "the pause",
          () ->
              lin.find(RecordType.DATA_SOURCE, made.id())
                  .filter(row -> DataSource.of(row).state().equals(DataSource.PAUSED))
                  .isPresent());
      assertThatThrownBy(() -> lin.book().sources().list()).isInstanceOf(SyncFailure.class);
    }
  }

  private static int push(HeadOffice office, Sources.Added source, String csv) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(URI.create(office.address() + "/sources/" + source.id()))
                  .header("Content-Type", "text/csv")
                  .header("X-Api-Key", Objects.requireNonNull(source.key()))
                  .POST(HttpRequest.BodyPublishers.ofString(csv, StandardCharsets.UTF_8))
                  .build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    }
  }
}
