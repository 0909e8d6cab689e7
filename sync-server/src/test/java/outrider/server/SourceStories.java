package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.server.TestServer.id;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import outrider.core.command.Command;
import outrider.core.integration.ExternalRecord;
import outrider.core.protocol.PullRow;
import outrider.core.record.RecordType;
import outrider.server.access.Configurations;
import outrider.server.integrate.SourceRounds;
import outrider.server.integrate.Sources;
import outrider.server.integrate.Took;
import outrider.server.store.Database;

/// What stories of sources share: Ed and Will with customers of their own, and a system that
/// delivers orders.
abstract class SourceStories extends ServerTest {
  static final String HEAD = "order_no,tax_no,tel,mail,placed,total,item,state\n";

  static final String COLUMNS =
      """
      {"order_no":"externalKey","tax_no":"taxId","tel":"phone","mail":"email",
       "placed":"occurredAt","total":"amount","item":"product","state":"status"}\
      """;

  /// @param more of the settings, as JSON members
  static String settings(String name, String way, String more) {
    return "{\"name\":\""
        + name
        + "\",\"kind\":\"order\",\"way\":\""
        + way
        + "\",\"columns\":"
        + COLUMNS
        + more
        + "}";
  }

  Sources.Added add(String settings) {
    return withDatabase(database ->
        new Sources(database, server.clock)
            .add(Sources.read(settings.getBytes(StandardCharsets.UTF_8))));
  }

  <T> T withDatabase(Function<Database, T> work) {
    try (Database database = Headquarters.open(TestStore.settings(folder), server.clock)) {
      return work.apply(database);
    }
  }

  /// The rounds of another server beside the running one, which waits for nobody long.
  List<Took> look(int times) {
    return withDatabase(database -> {
      SourceRounds rounds =
          new SourceRounds(
              database,
              new Configurations(),
              server.clock,
              Duration.ofMillis(400),
              Duration.ofMillis(1_200));
      List<Took> took = List.of();
      for (int i = 0; i < times; i++) {
        took = rounds.run();
      }
      return took;
    });
  }

  String account(Laptop owner, String name, Map<String, String> more) {
    String account = id();
    Map<String, Object> fields = new HashMap<>(more);
    fields.put("name", name);
    owner.push(new Command.CreateRecord(RecordType.ACCOUNT, account, fields));
    return account;
  }

  String contact(Laptop owner, String account, Map<String, String> more) {
    String contact = id();
    Map<String, Object> fields = new HashMap<>(more);
    fields.putAll(Map.of("name", "Somebody", "account", account));
    owner.push(new Command.CreateRecord(RecordType.CONTACT, contact, fields));
    return contact;
  }

  Laptop.Answer push(Sources.Added source, String body, String type) {
    return push(server.port(), source, body, type);
  }

  static Laptop.Answer push(int port, Sources.Added source, String body, String type) {
    return new Laptop(port)
        .post(
            "/sources/" + source.id(),
            body.getBytes(StandardCharsets.UTF_8),
            Map.of("X-Api-Key", Objects.requireNonNull(source.key()), "Content-Type", type));
  }

  List<ExternalRecord> records(Laptop laptop) {
    laptop.pull();
    return laptop.scopes.values().stream()
        .flatMap(scope -> scope.values().stream())
        .filter(row -> row.t().equals("external_record"))
        .map(SourceStories::row)
        .distinct()
        .toList();
  }

  private static ExternalRecord row(PullRow row) {
    return ExternalRecord.of(
        new outrider.core.record.Row(
            RecordType.EXTERNAL_RECORD, row.i(), Objects.requireNonNull(row.f())));
  }

  /// How everybody sees the source.
  Map<String, Object> told(Sources.Added source) {
    Laptop laptop = server.laptop("will");
    laptop.pull();
    return laptop.fields("data_source", source.id());
  }

  long count(String sql) {
    return TestStore.number(folder, "SELECT count(*) FROM " + sql);
  }

  /// What a command of the command line prints.
  String said(String... words) {
    PrintStream out = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      List<String> all = new ArrayList<>(TestStore.arguments(folder));
      all.addAll(List.of(words));
      assertThat(Main.run(all.toArray(String[]::new), System.err)).isZero();
    } finally {
      System.setOut(out);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
