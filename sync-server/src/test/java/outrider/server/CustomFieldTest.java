package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.server.TestServer.id;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.record.RecordType;
import outrider.core.rule.Reason;

/// What an administrator said of a field holds at HQ, whatever a laptop lets through.
class CustomFieldTest {

  @TempDir private Path folder;
  private TestServer server;
  private Laptop admin;
  private Laptop ed;
  private final String lead = id();

  @BeforeEach
  void start() {
    server = new TestServer(folder);
    admin = server.laptop("admin");
    ed = server.laptop("ed");
    ed.pull();
    done(ed, new Command.CreateRecord(RecordType.LEAD, lead, Map.of("name", "Li", "source", "a")));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aValueThatARoleMayNotWriteIsRefusedAndAManagersIsTaken() {
    done(admin, field("x_margin", Map.of("kind", "number", "writtenBy", List.of("manager"))));

    assertThat(refused(ed, write("x_margin", 5L))).isEqualTo("field.withheld");
    assertThat(refused(admin, write("x_margin", 5L))).isEqualTo("field.withheld");
    assertThat(refused(server.laptop("erin"), write("x_margin", 5L))).isEmpty();
    ed.pull();
    assertThat(ed.fields("lead", lead)).containsEntry("x_margin", 5L);
  }

  @Test
  void limitsHoldAndACalculatedFieldIsWrittenByNobody() {
    done(admin, field("x_seats", Map.of("kind", "number", "most", 10L)));
    done(admin, field("x_twice", Map.of("kind", "number", "formula", "[x_seats] * 2")));

    assertThat(refused(ed, write("x_seats", 11L))).isEqualTo("field.most");
    assertThat(refused(ed, write("x_twice", 11L))).isEqualTo("field.managed");
    assertThat(refused(ed, write("x_seats", 10L))).isEmpty();
  }

  @Test
  void onlyAnAdministratorSetsUpFieldsAndNonsenseIsRefused() {
    assertThat(refused(ed, field("x_a", Map.of("kind", "text"))))
        .isEqualTo("permission.configuration");
    assertThat(refused(server.laptop("erin"), field("x_a", Map.of("kind", "text"))))
        .isEqualTo("permission.configuration");
    assertThat(refused(admin, field("x_a", Map.of("kind", "number", "formula", "[x_a]"))))
        .isEqualTo("formula.loop");
    assertThat(refused(admin, field("x_a", Map.of("kind", "choice"))))
        .isEqualTo("field-setup.no-choices");
  }

  @Test
  void aFieldThatIsRemovedLeavesTheValuesWhereTheyAre() {
    String made = id();
    done(admin, field(made, "x_seats", Map.of("kind", "number")));
    done(ed, write("x_seats", 7L));

    done(
        admin,
        new Command.EditFields(
            RecordType.FIELD, made, List.of(new FieldEdit("removed", null, true))));

    done(
        ed,
        new Command.EditFields(
            RecordType.LEAD, lead, List.of(new FieldEdit("company", null, "Huawei"))));
    ed.pull();
    assertThat(ed.fields("lead", lead)).containsEntry("x_seats", 7L);
  }

  private Command write(String field, Object value) {
    return new Command.EditFields(
        RecordType.LEAD, lead, List.of(new FieldEdit(field, null, value)));
  }

  private static Command field(String name, Map<String, Object> more) {
    return field(id(), name, more);
  }

  private static Command field(String id, String name, Map<String, Object> more) {
    Map<String, Object> fields =
        new HashMap<>(Map.of("recordType", "lead", "name", name, "label", name));
    fields.putAll(more);
    return new Command.CreateRecord(RecordType.FIELD, id, fields);
  }

  private static void done(Laptop laptop, Command command) {
    assertThat(refused(laptop, command)).isEmpty();
  }

  /// The first reason why not; empty where it was done.
  private static String refused(Laptop laptop, Command command) {
    laptop.pull();
    return laptop.push(command).getFirst().reasons().stream()
        .findFirst()
        .map(Reason::id)
        .orElse("");
  }
}
