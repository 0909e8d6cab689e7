package outrider.bench.simulation;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import outrider.core.command.Command;
import outrider.core.record.RecordType;
import outrider.server.Headquarters;
import outrider.server.ServerSettings;
import outrider.server.access.Configurations;
import outrider.server.push.OwnCommands;

/// The company that every simulation begins with: two regions, their people, a pipeline in which
/// only a site survey with photos leads to a quote. Ids are made from names, so that each run has
/// the same.
final class Company {

  static final List<String> TEAMS = List.of("company", "east", "west");
  static final List<String> PEOPLE =
      List.of("admin", "zhou", "hart", "lin", "he", "owen", "may", "sun");
  static final List<String> STAGES = List.of("new", "survey", "quote", "won", "lost");
  static final String PHOTO = "site-survey-photo";

  private Company() {}

  static String id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /// Founds it in a folder.
  static void found(Path folder) {
    var before = InstantSource.fixed(Agenda.BEGIN.minus(Duration.ofDays(1)));
    try (var database = Headquarters.open(ServerSettings.loopback(folder, 0), before)) {
      var hq = new OwnCommands(new Configurations(), before);
      for (var command : commands()) {
        database.write(transaction -> {
          var reasons = hq.run(transaction, command);
          if (!reasons.isEmpty()) {
            throw new IllegalStateException(reasons.toString());
          }
          return true;
        });
      }
    }
  }

  private static List<Command> commands() {
    var commands = new ArrayList<Command>();
    commands.add(make(RecordType.TEAM, "company", Map.of("name", "Company")));
    commands.add(make(RecordType.TEAM, "east", Map.of("name", "East", "above", id("company"))));
    commands.add(make(RecordType.TEAM, "west", Map.of("name", "West", "above", id("company"))));
    person(commands, "admin", "admin", "company");
    person(commands, "zhou", "manager", "east");
    person(commands, "hart", "manager", "west");
    person(commands, "lin", "rep", "east");
    person(commands, "he", "rep", "east");
    person(commands, "owen", "rep", "west");
    person(commands, "may", "rep", "west");
    person(commands, "sun", "rep", "east");
    commands.add(make(RecordType.PIPELINE, "standard", Map.of("name", "Standard")));
    for (var position = 0L; position < STAGES.size(); position++) {
      var stage = STAGES.get((int) position);
      var kind = stage.equals("won") || stage.equals("lost") ? stage : "open";
      commands.add(
          make(
              RecordType.STAGE,
              stage,
              Map.of(
                  "name", stage, "pipeline", id("standard"), "position", position, "kind", kind)));
    }
    commands.add(
        item(
            "photos",
            "survey",
            Map.of("kind", "attachment", "attachmentKind", PHOTO, "count", 2L)));
    commands.add(item("budget", "new", Map.of("kind", "action", "recommended", true)));
    commands.add(make(RecordType.SERVICE_LEVEL, "soon", Map.of("name", "Soon", "minutes", 2L)));
    commands.add(
        make(
            RecordType.CADENCE,
            "usual",
            Map.of(
                "name",
                "Usual",
                "sources",
                List.of("web"),
                "steps",
                "1m|respond|Answer|\n3m|call|Call again|Ask who decides.\n1d|email|Write|")));
    commands.add(make(RecordType.FORM, "website", Map.of("name", "Website", "source", "web")));
    commands.add(item("agreed", "quote", Map.of("kind", "sign-off", "recommended", true)));
    return commands;
  }

  private static void person(List<Command> commands, String name, String role, String team) {
    commands.add(
        make(
            RecordType.USER,
            name,
            Map.of("login", name, "name", name, "role", role, "team", id(team))));
  }

  private static Command item(String name, String stage, Map<String, Object> more) {
    var fields = new LinkedHashMap<String, Object>(more);
    fields.put("name", name);
    fields.put("stage", id(stage));
    fields.put("gate", "exit");
    return make(RecordType.CHECKLIST_ITEM, name, fields);
  }

  private static Command make(RecordType type, String name, Map<String, Object> fields) {
    return new Command.CreateRecord(type, id(name), fields);
  }
}
