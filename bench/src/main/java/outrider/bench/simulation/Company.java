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
import java.util.concurrent.atomic.AtomicInteger;
import outrider.core.command.Command;
import outrider.core.record.RecordType;
import outrider.server.Headquarters;
import outrider.server.ServerSettings;
import outrider.server.access.Configurations;
import outrider.server.push.OwnCommands;
import outrider.server.store.Database;
import outrider.server.store.PhoneCallStore.TelephoneSystem;
import outrider.server.telephony.TelephoneSystems;
import outrider.server.telephony.TelephoneSystems.Preset;

/// The company that every simulation begins with: two regions, their people, a pipeline in which
/// only a site survey with photos leads to a quote, two pools, rules that tag leads, a telephone
/// system. Ids are made from names, so that each run has the same.
final class Company {

  static final List<String> TEAMS = List.of("company", "east", "west");
  static final List<String> PEOPLE =
      List.of("admin", "zhou", "hart", "lin", "he", "owen", "may", "sun");
  static final List<String> STAGES = List.of("new", "survey", "quote", "won", "lost");
  static final String PHOTO = "site-survey-photo";

  /// Tags that nobody gives by hand, and of which a lead has one at most.
  static final List<String> PHASES = List.of("active", "quiet");

  private Company() {}

  static String id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /// Founds it in a folder.
  static void found(Path folder) {
    var before = InstantSource.fixed(Agenda.BEGIN.minus(Duration.ofDays(1)));
    try (var database = Headquarters.open(ServerSettings.loopback(folder, 0), before)) {
      var envelopes = new AtomicInteger();
      var hq =
          new OwnCommands(
              new Configurations(), before, () -> id("founded by " + envelopes.incrementAndGet()));
      for (var command : commands()) {
        database.write(transaction -> {
          var reasons = hq.run(transaction, command);
          if (!reasons.isEmpty()) {
            throw new IllegalStateException(reasons.toString());
          }
          return true;
        });
      }
      connect(database, before);
    }
  }

  /// The telephone system, with an id that is the same in each run.
  private static void connect(Database database, InstantSource clock) {
    var systems = new TelephoneSystems(database, clock);
    var values = Map.of("base", "https://telephone.example", "account", "1");
    systems.add(Preset.CALLCENTRE, "Telephone", "https://hq.example", values, Telephone.SECRET);
    var made = systems.list().getFirst();
    systems.remove(made.id());
    database.write(transaction -> {
      transaction
          .phoneCalls()
          .put(new TelephoneSystem(Telephone.SYSTEM, made.name(), made.settings(), made.madeAt()));
      return true;
    });
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
    commands.add(
        make(
            RecordType.PROMOTION,
            "few",
            Map.of(
                "name", "Few", "percent", 5L, "from", 0L, "until", Long.MAX_VALUE, "stock", 3L)));
    pools(commands);
    tagRules(commands);
    commands.add(make(RecordType.RATIO, Flagging.RATIO, Flagging.FIELDS));
    return commands;
  }

  private static void pools(List<Command> commands) {
    commands.add(
        make(
            RecordType.POOL,
            "shore",
            Map.of(
                "name",
                "Shore",
                "teams",
                List.of(id("east")),
                "protectionDays",
                1L,
                "extensionDays",
                1L,
                "capDays",
                4L,
                "claimsPerDay",
                3L,
                "holdingMax",
                3L,
                "lockDays",
                1L)));
    commands.add(
        make(
            RecordType.POOL,
            "sea",
            Map.of(
                "name",
                "Sea",
                "teams",
                List.of(id("company")),
                "admins",
                List.of(id("may")),
                "protectionDays",
                2L,
                "lockDays",
                0L,
                "fallback",
                true)));
  }

  private static void tagRules(List<Command> commands) {
    commands.add(
        make(
            RecordType.TAG_RULE,
            "active",
            Map.of(
                "name",
                "Active",
                "when",
                "activity",
                "count",
                2L,
                "days",
                2L,
                "tag",
                "active",
                "lifecycle",
                true,
                "cadence",
                id("usual"))));
    commands.add(
        make(
            RecordType.TAG_RULE,
            "quiet",
            Map.of(
                "name",
                "Quiet",
                "when",
                "silence",
                "days",
                2L,
                "tag",
                "quiet",
                "lifecycle",
                true)));
  }

  private static void person(List<Command> commands, String name, String role, String team) {
    commands.add(
        make(
            RecordType.USER,
            name,
            Map.of(
                "login",
                name,
                "name",
                name,
                "role",
                role,
                "team",
                id(team),
                "duties",
                List.of(role.equals("admin") ? "sales" : "it"),
                "extension",
                extension(name))));
  }

  /// By which the telephone system knows somebody.
  static String extension(String name) {
    return "80" + (10 + PEOPLE.indexOf(name));
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
