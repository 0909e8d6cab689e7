package outrider.bench.process;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import outrider.core.command.Command;
import outrider.core.record.RecordType;
import outrider.core.user.Role;
import outrider.server.Headquarters;
import outrider.server.admin.Administration;

/// A new HQ in a folder: one team, its manager `manager` and its reps, `rep0` and up.
public final class Office {

  public static final String PASSWORD = "measured and found quick";

  private Office() {}

  /// @return the id of the team
  public static String found(Path folder, int reps) {
    try (var database = Headquarters.open(Engine.settings(folder), InstantSource.system())) {
      var hq = new Administration(database, InstantSource.system());
      var team = hq.createTeam("Bench", null);
      hq.createUser(new Administration.NewUser("manager", "Manager", Role.MANAGER, team, PASSWORD));
      for (var rep = 0; rep < reps; rep++) {
        hq.createUser(
            new Administration.NewUser("rep" + rep, "Rep " + rep, Role.REP, team, PASSWORD));
      }
      return team;
    }
  }

  /// Adds something that a business sets up.
  public static void add(Path folder, RecordType type, Map<String, Object> fields) {
    add(folder, type, UUID.randomUUID().toString(), fields);
  }

  static void add(Path folder, RecordType type, String id, Map<String, Object> fields) {
    try (var database = Headquarters.open(Engine.settings(folder), InstantSource.system())) {
      new Administration(database, InstantSource.system())
          .run(new Command.CreateRecord(type, id, fields));
    }
  }

  /// Adds custom fields `x_f0` and up to leads.
  public static void addFields(Path folder, int count) {
    try (var database = Headquarters.open(Engine.settings(folder), InstantSource.system())) {
      var hq = new Administration(database, InstantSource.system());
      for (var field = 0; field < count; field++) {
        hq.run(
            new Command.CreateRecord(
                RecordType.FIELD,
                UUID.randomUUID().toString(),
                Map.of(
                    "recordType",
                    "lead",
                    "name",
                    "x_f" + field,
                    "label",
                    "Field " + field,
                    "kind",
                    "text")));
      }
    }
  }
}
