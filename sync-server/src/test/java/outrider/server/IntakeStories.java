package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.server.TestServer.id;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.protocol.PullRow;
import outrider.core.record.RecordType;

/// What tests of the intake share: somebody who writes, and what their company then has.
abstract class IntakeStories extends ServerTest {
  static final Map<String, String> ZHANG =
      Map.of("name", "张三", "company", "华为样例", "phone", "138 0000 0127", "note", "请回电");

  /// A laptop of the only rep that is left.
  Laptop alone(String login) {
    Laptop admin = admin();
    Stream.of("ed", "eve", "will")
        .filter(other -> !other.equals(login))
        .forEach(other ->
            admin.push(
                new Command.EditFields(
                    RecordType.USER,
                    admin.idOf("user", "login", other),
                    List.of(new FieldEdit("inactive", null, true)))));
    return server.laptop(login);
  }

  Laptop admin() {
    Laptop admin = server.laptop("admin");
    admin.pull();
    return admin;
  }

  List<PullRow> leads() {
    return rows(admin(), "lead");
  }

  Laptop ownerOf(String lead) {
    Laptop admin = admin();
    String owner = Objects.toString(admin.fields("lead", lead).get("owner"));
    Laptop laptop = server.laptop(Objects.toString(admin.fields("user", owner).get("login")));
    laptop.pull();
    assertThat(laptop.has("lead", lead)).isTrue();
    return laptop;
  }

  static List<PullRow> rows(Laptop laptop, String type) {
    return laptop.scopes.values().stream()
        .flatMap(scope -> scope.values().stream())
        .filter(row -> row.t().equals(type))
        .sorted(Comparator.comparingLong(PullRow::q))
        .toList();
  }

  static List<PullRow> children(Laptop laptop, String type, String lead) {
    return rows(laptop, type).stream().filter(row -> lead.equals(field(row, "parent"))).toList();
  }

  static String field(PullRow row, String name) {
    return Objects.toString(Objects.requireNonNull(row.f()).get(name), "");
  }

  static List<String> titles(Laptop laptop, String lead) {
    return children(laptop, "task", lead).stream().map(row -> field(row, "title")).toList();
  }

  static List<String> told(Laptop laptop, String lead) {
    return children(laptop, "activity", lead).stream().map(row -> field(row, "text")).toList();
  }

  static String made(Laptop.Answer answer) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
    return answer.json().path("reference").asText();
  }

  static Command rule(String name, long position, Map<String, Object> more) {
    Map<String, Object> fields = new HashMap<>(more);
    fields.put("name", name);
    fields.put("position", position);
    return new Command.CreateRecord(RecordType.ASSIGNMENT_RULE, id(), fields);
  }

  static Command call(String lead) {
    return new Command.LogActivity(
        id(),
        RecordType.LEAD,
        lead,
        "call",
        "out",
        System.currentTimeMillis(),
        null,
        null,
        "called",
        null,
        List.of(),
        null,
        null);
  }

  static Map<String, String> with(Map<String, String> values, String name, String value) {
    Map<String, String> more = new HashMap<>(values);
    more.put(name, value);
    return more;
  }

  static Map<String, String> formed() {
    return Map.of("Content-Type", "application/x-www-form-urlencoded");
  }

  String key(String source) {
    return Outside.key(TestStore.settings(folder), source);
  }

  int run(String... words) {
    List<String> all = new ArrayList<>(TestStore.arguments(folder));
    all.addAll(List.of(words));
    return Main.run(all.toArray(String[]::new), System.err);
  }
}
