package outrider.server;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import outrider.server.admin.AdministrationException;
import outrider.server.delivery.WebhookKind;
import outrider.server.delivery.Webhooks;
import outrider.server.store.DeliveryStore.Webhook;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// Commands about the chats and systems that are told when something is overdue. They work beside a
/// running server.
@Command(
    name = "webhook",
    mixinStandardHelpOptions = true,
    description = "Chats and systems that are told when something is overdue.")
final class WebhookCommands {
  @ParentCommand private Commands commands = new Commands();

  @Command(description = "Adds one and prints its id. Its address is a secret: it goes in a file.")
  void add(
      @Option(
              names = "--kind",
              required = true,
              description = "${COMPLETION-CANDIDATES}: whose robot it is; JSON for other systems.")
          WebhookKind kind,
      @Option(
              names = "--address-file",
              required = true,
              description = "File with the address that the chat gave for its robot.")
          java.nio.file.Path address) {
    String secret = Given.secret(address);
    commands.withDatabase(database ->
        System.out.println(new Webhooks(database, InstantSource.system()).add(kind, secret)));
  }

  @Command(description = "Shows them, without what is secret of their addresses.")
  void list() {
    commands.withDatabase(database ->
        new Webhooks(database, InstantSource.system()).list().forEach(WebhookCommands::print));
  }

  private static void print(Webhook webhook) {
    System.out.printf(
        "%s  %s  %s  added %s%n",
        webhook.id(),
        webhook.kind(),
        URI.create(webhook.address()).getHost(),
        Instant.ofEpochMilli(webhook.madeAt()));
  }

  @Command(description = "From now on it is told nothing.")
  void remove(@Parameters(paramLabel = "ID") String id) {
    commands.withDatabase(database -> {
      if (!new Webhooks(database, InstantSource.system()).remove(id)) {
        throw new AdministrationException("There is no webhook " + id + ".");
      }
    });
  }
}
