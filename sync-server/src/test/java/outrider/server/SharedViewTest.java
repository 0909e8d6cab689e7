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

/// Ed shares a view of the leads with his team: Eve is in it, Erin leads it, Will is in another.
class SharedViewTest {
  private static final String QUESTION = "{\"conditions\":[],\"sort\":\"name\"}";

  @TempDir private Path folder;
  private TestServer server;
  private Laptop ed;
  private String team = "";
  private final String view = id();

  @BeforeEach
  void start() {
    server = new TestServer(folder);
    ed = server.laptop("ed");
    ed.pull();
    team = String.valueOf(ed.fields("user", ed.session().user()).get("team"));
    assertThat(refused(ed, share(view, team, Map.of()))).isEmpty();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theTeamSeesItAndNobodyElseDoes() {
    for (String name : List.of("eve", "erin")) {
      Laptop laptop = server.laptop(name);
      laptop.pull();
      assertThat(laptop.fields("segment", view)).as(name).containsEntry("name", "A of East");
    }
    Laptop will = server.laptop("will");
    will.pull();
    assertThat(will.scopes.values().stream().flatMap(scope -> scope.values().stream()))
        .noneMatch(row -> row.t().equals("segment"));
  }

  @Test
  void whoMadeItOrLeadsTheTeamChangesItAndNobodyElse() {
    assertThat(refused(server.laptop("eve"), rename("Eve's"))).isEqualTo("permission.segment");
    assertThat(refused(server.laptop("eve"), delete())).isEqualTo("permission.delete");
    assertThat(refused(server.laptop("will"), rename("Will's"))).isEqualTo("record.not-found");
    assertThat(refused(server.laptop("will"), delete())).isEqualTo("record.not-found");
    assertThat(refused(ed, rename("A-leads"))).isEmpty();
    assertThat(refused(server.laptop("erin"), delete())).isEmpty();
  }

  @Test
  void itIsSharedWithATeamOfOnesOwnInAListThatThereIs() {
    Laptop will = server.laptop("will");
    assertThat(refused(will, share(id(), team, Map.of()))).isEqualTo("permission.assign");
    assertThat(refused(ed, share(id(), team, Map.of("screen", "users"))))
        .isEqualTo("field.malformed");
    assertThat(refused(ed, share(id(), team, Map.of("definition", "x".repeat(20_001)))))
        .isEqualTo("field.too-long");
    Map<String, Object> toNobody = fields(team, Map.of());
    toNobody.remove("team");
    assertThat(refused(ed, new Command.CreateRecord(RecordType.SEGMENT, id(), toNobody)))
        .isEqualTo("field.required");
    assertThat(
            refused(
                ed, new Command.AssignOwner(RecordType.SEGMENT, view, null, ed.session().user())))
        .isEqualTo("record.own-command");
  }

  /// The first reason why not; empty where it was done.
  private static String refused(Laptop laptop, Command command) {
    laptop.pull();
    return laptop.push(command).getFirst().reasons().stream()
        .findFirst()
        .map(Reason::id)
        .orElse("");
  }

  private static Map<String, Object> fields(String team, Map<String, Object> other) {
    Map<String, Object> fields =
        new HashMap<>(
            Map.of("name", "A of East", "screen", "leads", "definition", QUESTION, "team", team));
    fields.putAll(other);
    return fields;
  }

  private static Command share(String id, String team, Map<String, Object> other) {
    return new Command.CreateRecord(RecordType.SEGMENT, id, fields(team, other));
  }

  private Command rename(String name) {
    return new Command.EditFields(
        RecordType.SEGMENT, view, List.of(new FieldEdit("name", "A of East", name)));
  }

  private Command delete() {
    return new Command.DeleteRecord(RecordType.SEGMENT, view);
  }
}
