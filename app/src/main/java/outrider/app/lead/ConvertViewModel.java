package outrider.app.lead;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import outrider.app.command.CommandBus;
import outrider.app.command.Receipt;
import outrider.app.command.Undo;
import outrider.app.store.Database;
import outrider.app.store.SearchText;
import outrider.core.command.Command;
import outrider.core.lead.Lead;
import outrider.core.pipeline.OpportunityStage;
import outrider.core.record.Row;
import outrider.core.rule.Decision;
import outrider.core.rule.Reason;

/// Making a deal of a lead: which account it belongs to, what it is called, and where it starts.
final class ConvertViewModel {
  private static final int ACCOUNTS_OFFERED = 8;

  /// An account as it is offered.
  record Account(String id, String name) {}

  private final Database database;
  private final CommandBus commands;
  private final Undo undo;
  private final Row lead;
  private final String newAccount;
  private final String contact;
  private final String opportunity;

  ConvertViewModel(Database database, CommandBus commands, Undo undo, Row lead) {
    this.database = database;
    this.commands = commands;
    this.undo = undo;
    this.lead = lead;
    newAccount = commands.newId();
    contact = commands.newId();
    opportunity = commands.newId();
  }

  /// The id of the deal once it is made.
  String opportunity() {
    return opportunity;
  }

  String company() {
    var company = lead.text(Lead.COMPANY);
    return company.isEmpty() ? Lead.of(lead).name() : company;
  }

  /// Stages a deal can start in: the open ones of every pipeline.
  List<OpportunityStage> stages() {
    var configuration = database.configuration();
    return configuration.pipelines().stream()
        .flatMap(pipeline -> configuration.stages(pipeline.id()).stream())
        .filter(stage -> stage.kind() == OpportunityStage.Kind.OPEN)
        .toList();
  }

  /// Accounts whose name holds every word; those of the very name first.
  CompletableFuture<List<Account>> accounts(String asked) {
    var match = SearchText.query(asked);
    if (match.isEmpty()) {
      return CompletableFuture.completedFuture(List.of());
    }
    return database.read(sql ->
        sql.list(
            "SELECT account.id, account.name FROM account_search"
                + " JOIN account ON account.no = account_search.rowid"
                + " WHERE account_search MATCH ? ORDER BY account.name = ? DESC,"
                + " length(account.name), account.name LIMIT "
                + ACCOUNTS_OFFERED,
            columns -> new Account(columns.text(1), columns.text(2)),
            match,
            asked.strip()));
  }

  /// What stands in the way, without doing anything.
  CompletableFuture<List<Reason>> missing(@Nullable String account, String name, String stage) {
    return commands
        .preview(command(account, company(), name, stage))
        .thenApply(decision ->
            decision instanceof Decision.Rejected rejected ? rejected.reasons() : List.of());
  }

  /// @param account an existing account; null for a new one called `accountName`
  CompletableFuture<Receipt> convert(
      @Nullable String account, String accountName, String name, String stage) {
    return undo.submit("undo.converted", command(account, accountName, name, stage));
  }

  private Command command(@Nullable String account, String accountName, String name, String stage) {
    return new Command.ConvertLead(
        lead.id(),
        account == null ? newAccount : account,
        account == null ? accountName.strip() : null,
        contact,
        opportunity,
        name.strip(),
        stage);
  }
}
