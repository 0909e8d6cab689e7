package outrider.server;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import outrider.core.configuration.AssignmentRule;
import outrider.core.configuration.Form;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.server.access.Tokens;
import outrider.server.admin.AdministrationException;
import outrider.server.intake.IntakeKeys;
import outrider.server.store.IntakeStore.Key;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// Commands about what comes in from outside: forms, keys of other systems, and who gets the leads.
/// They work beside a running server.
@Command(
    name = "intake",
    mixinStandardHelpOptions = true,
    description = "Leads from forms and other systems, and who gets them.",
    subcommands = {
      IntakeCommands.Keys.class,
      IntakeCommands.Forms.class,
      IntakeCommands.AssignmentRules.class
    })
final class IntakeCommands {
  @ParentCommand private Commands commands = new Commands();

  @Command(name = "key", mixinStandardHelpOptions = true, description = "Keys of other systems.")
  static final class Keys {
    @ParentCommand private IntakeCommands intake = new IntakeCommands();

    @Command(description = "Makes a key and prints it. It is not shown again.")
    void make(
        @Option(names = "--source", required = true, description = "That of its forms.")
            String source) {
      intake.commands.withDatabase(database ->
          System.out.println(new IntakeKeys(database, InstantSource.system()).make(source)));
    }

    @Command(description = "Shows the keys, without their secret halves.")
    void list() {
      intake.commands.withDatabase(
          database -> new IntakeKeys(database, InstantSource.system()).list().forEach(Keys::print));
    }

    private static void print(Key key) {
      Long withdrawn = key.withdrawnAt();
      System.out.printf(
          "%s  %s  made %s%s%n",
          key.id(),
          key.source(),
          Instant.ofEpochMilli(key.madeAt()),
          withdrawn == null ? "" : "  withdrawn " + Instant.ofEpochMilli(withdrawn));
    }

    @Command(description = "From now on the key opens nothing.")
    void withdraw(@Parameters(paramLabel = "KEY", description = "Its first half.") String id) {
      intake.commands.withDatabase(database -> {
        if (!new IntakeKeys(database, InstantSource.system()).withdraw(id)) {
          throw new AdministrationException("There is no key " + id + " that is still good.");
        }
      });
    }
  }

  @Command(name = "form", mixinStandardHelpOptions = true, description = "Web forms.")
  static final class Forms {
    @ParentCommand private IntakeCommands intake = new IntakeCommands();

    @Command(description = "Sets a form up and prints its id, which is the end of its address.")
    void create(
        @Option(names = "--name", required = true) String name,
        @Option(names = "--source", required = true, description = "That of its leads.")
            String source,
        @Option(
                names = "--map",
                paramLabel = "NAME=FIELD",
                description = "Which of its fields is which of a lead's.")
            @Nullable List<String> mapping,
        @Option(names = "--honeypot", description = "A field that only robots fill.")
            @Nullable String honeypot,
        @Option(names = "--behaviour", description = "Tells of a download, not of an inquiry.")
            boolean behaviour,
        @Option(names = "--thanks", description = "What people read afterwards.")
            @Nullable String thanks,
        @Option(names = "--redirect", description = "Where browsers go on to instead.")
            @Nullable String redirect,
        @Option(names = "--no-page", description = "For other systems only.") boolean noPage) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put(Fields.NAME, name);
      fields.put(Form.SOURCE, source);
      put(fields, Form.MAPPING, mapping);
      put(fields, Form.HONEYPOT, honeypot);
      put(fields, Form.BEHAVIOUR, behaviour ? true : null);
      put(fields, "thanks", thanks);
      put(fields, Form.REDIRECT, redirect);
      put(fields, Form.TOKEN, noPage ? null : Tokens.create());
      intake.create(RecordType.FORM, fields);
    }
  }

  @Command(
      name = "rule",
      mixinStandardHelpOptions = true,
      description = "Who gets which leads. Without any: the rep with the fewest untouched ones.")
  static final class AssignmentRules {
    @ParentCommand private IntakeCommands intake = new IntakeCommands();

    @Command(description = "Sets a rule up and prints its id. The first that matches decides.")
    void create(
        @Option(names = "--name", required = true) String name,
        @Option(names = "--position", description = "Lower ones are asked first.") long position,
        @Option(names = "--region") @Nullable List<String> regions,
        @Option(names = "--industry") @Nullable List<String> industries,
        @Option(names = "--source") @Nullable List<String> sources,
        @Option(names = "--intent") @Nullable List<String> intents,
        @Option(names = "--team", description = "Id of the team whose reps are meant.")
            @Nullable String team,
        @Option(names = "--person", description = "Id of somebody who is meant.")
            @Nullable List<String> people,
        @Option(names = "--in-turn", description = "Whose turn it is, whatever they hold.")
            boolean inTurn,
        @Option(names = "--untouched-max", description = "Nobody over this is given more.")
            @Nullable Long limit) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put(Fields.NAME, name);
      fields.put("position", position);
      put(fields, AssignmentRule.REGIONS, regions);
      put(fields, AssignmentRule.INDUSTRIES, industries);
      put(fields, AssignmentRule.SOURCES, sources);
      put(fields, AssignmentRule.INTENTS, intents);
      put(fields, Fields.TEAM, team);
      put(fields, AssignmentRule.PEOPLE, people);
      put(fields, AssignmentRule.MODE, inTurn ? "round_robin" : "least_loaded");
      put(fields, AssignmentRule.LIMIT, limit);
      intake.create(RecordType.ASSIGNMENT_RULE, fields);
    }
  }

  private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
    if (value != null) {
      fields.put(name, value);
    }
  }

  private void create(RecordType type, Map<String, Object> fields) {
    String id = UuidCreator.getTimeOrderedEpoch().toString();
    commands.administer(administration ->
        administration.run(new outrider.core.command.Command.CreateRecord(type, id, fields)));
    System.out.println(id);
  }
}
