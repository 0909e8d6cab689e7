package outrider.server;

import outrider.server.admin.AdministrationException;
import outrider.server.ops.Policy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// What the company decides otherwise than by default. Works beside a running server.
@Command(
    name = "policy",
    mixinStandardHelpOptions = true,
    description = "What the company decides: how long laptops may go without HQ.")
final class PolicyCommands {
  @ParentCommand private Commands commands = new Commands();

  @Command(description = "Shows what holds.")
  void list() {
    commands.administer(administration ->
        administration
            .policies()
            .forEach((policy, days) -> System.out.println(policy.key() + " " + days)));
  }

  @Command(description = "Decides one of them; servers and laptops hear of it by themselves.")
  void set(
      @Parameters(paramLabel = "NAME") String name, @Parameters(paramLabel = "DAYS") long days) {
    Policy policy =
        Policy.named(name)
            .orElseThrow(() -> new AdministrationException("There is no policy " + name + "."));
    commands.administer(administration -> administration.decide(policy, days));
  }
}
