package outrider.server;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import outrider.core.user.Role;
import outrider.server.admin.Administration;
import outrider.server.store.DeviceStore.Device;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// Commands about people and what they use. They work beside a running server.
final class PeopleCommands {
  private PeopleCommands() {}

  @Command(name = "user", mixinStandardHelpOptions = true, description = "People who sign in.")
  static final class Users {
    @ParentCommand private Commands commands = new Commands();

    @Command(description = "Adds a person and prints the id.")
    void create(
        @Option(names = "--login", required = true, description = "What is typed at sign-in.")
            String login,
        @Option(names = "--name", required = true) String name,
        @Option(names = "--role", defaultValue = "rep", description = "rep, manager or admin.")
            Role role,
        @Option(names = "--team", description = "Id or name of the team.") @Nullable String team,
        @Option(
                names = "--company-account",
                description = "Has no password: signs in with the company's account.")
            boolean companyAccount,
        @Mixin PasswordOption password) {
      String given = companyAccount ? Administration.nobodysPassword() : password.read();
      commands.administer(administration ->
          System.out.println(
              administration.createUser(
                  new Administration.NewUser(login, name, role, team, given))));
    }

    @Command(
        name = "company-accounts",
        description = "Shows whose company account is whose, as remembered at the first sign-in.")
    void companyAccounts() {
      commands.administer(administration ->
          administration
              .companyAccounts()
              .forEach(account ->
                  System.out.printf(
                      "%s  %s  %s  since %s%n",
                      account.login(),
                      account.link().subject(),
                      account.link().issuer(),
                      Instant.ofEpochMilli(account.link().linkedAt()))));
    }

    @Command(
        name = "unlink",
        description =
            "Forgets whose company account it was and ends the person's sessions; the next sign-in"
                + " by name links anew.")
    void unlink(@Option(names = "--login", required = true) String login) {
      commands.administer(administration -> administration.unlink(login));
    }

    @Command(description = "Says by what extension or number the telephone system knows a person.")
    void extension(
        @Option(names = "--login", required = true) String login,
        @Option(names = "--number", required = true, description = "Empty for none.")
            String number) {
      commands.administer(administration -> administration.setExtension(login, number));
    }

    @Command(
        description =
            "Says what a person answers for beside selling: whose word deals and changes need.")
    void duties(
        @Option(names = "--login", required = true) String login,
        @Option(
                names = "--duty",
                description =
                    "technical, commercial, sales, marketing or it; more than once for several, none"
                        + " for none.")
            @Nullable List<String> duties) {
      commands.administer(
          administration -> administration.setDuties(login, duties == null ? List.of() : duties));
    }

    @Command(
        name = "reset-password",
        description = "Gives a person a new password and ends their sessions.")
    void resetPassword(
        @Option(names = "--login", required = true) String login, @Mixin PasswordOption password) {
      String given = password.read();
      commands.administer(administration -> administration.resetPassword(login, given));
    }
  }

  @Command(name = "team", mixinStandardHelpOptions = true, description = "The tree of teams.")
  static final class Teams {
    @ParentCommand private Commands commands = new Commands();

    @Command(description = "Adds a team and prints the id.")
    void create(
        @Option(names = "--name", required = true) String name,
        @Option(names = "--above", description = "Id or name of the team above.")
            @Nullable String above) {
      commands.administer(
          administration -> System.out.println(administration.createTeam(name, above)));
    }
  }

  @Command(name = "device", mixinStandardHelpOptions = true, description = "Workstations.")
  static final class Devices {
    @ParentCommand private Commands commands = new Commands();

    @Command(description = "Shows the devices and how far behind each says it is.")
    void list() {
      commands.administer(administration -> administration.devices().forEach(Devices::print));
    }

    private static void print(Device device) {
      Long oldest = device.oldestUnsentAt();
      System.out.printf(
          "%s  %s  %s (%s, %s)  last seen %s  unsent %d%s%s%n",
          device.id(),
          device.userId(),
          device.name(),
          device.platform(),
          device.version(),
          Instant.ofEpochMilli(device.lastSeen()),
          device.unsent(),
          oldest == null ? "" : " since " + Instant.ofEpochMilli(oldest),
          device.revokedAt() == null
              ? ""
              : device.wipedAt() == null ? "  revoked" : "  revoked and wiped");
    }

    @Command(description = "Turns a device away from now on; it wipes itself when it comes.")
    void revoke(
        @Parameters(paramLabel = "DEVICE") String device,
        @Option(names = "--hand-in", description = "It sends what it has not sent yet before.")
            boolean handIn) {
      commands.administer(administration -> administration.revokeDevice(device, handIn));
    }
  }
}
