package outrider.server.admin;

import com.github.f4b6a3.uuid.UuidCreator;
import java.io.IOException;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import outrider.core.approval.ApprovalKind;
import outrider.core.change.ChangeDuty;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.rule.Reason;
import outrider.core.user.Role;
import outrider.core.user.Team;
import outrider.core.user.TeamTree;
import outrider.core.user.User;
import outrider.server.access.Configurations;
import outrider.server.access.Notes;
import outrider.server.access.Passwords;
import outrider.server.access.SignIn;
import outrider.server.access.Tokens;
import outrider.server.blob.BlobStorage;
import outrider.server.ops.Policy;
import outrider.server.push.OwnCommands;
import outrider.server.store.CompanyAccountStore.Link;
import outrider.server.store.CredentialStore.Credential;
import outrider.server.store.Database;
import outrider.server.store.DeviceStore.Device;
import outrider.server.store.WriteTransaction;

/// What only HQ's administrator does: people, teams, passwords and devices. Works beside a running
/// server, in the same process or another.
public final class Administration {
  private static final List<String> DUTIES =
      Stream.concat(
              Stream.of(ApprovalKind.values()).map(ApprovalKind::duty).distinct(),
              ChangeDuty.words().stream())
          .toList();

  private final Database database;
  private final InstantSource clock;
  private final Passwords passwords;
  private final Configurations configurations = new Configurations();
  private final OwnCommands commands;

  public Administration(Database database, InstantSource clock) {
    this(database, clock, new Passwords());
  }

  /// @param passwords how new passwords are hashed
  public Administration(Database database, InstantSource clock, Passwords passwords) {
    this.database = database;
    this.clock = clock;
    this.passwords = passwords;
    this.commands = new OwnCommands(configurations, clock);
  }

  /// @param team the id or the name of a team; null for none
  public record NewUser(
      String login, String name, Role role, @Nullable String team, String password) {}

  /// @return the id of the new user
  public String createUser(NewUser user) {
    String login = SignIn.normalise(user.login());
    String hash = passwords.hash(Passwords.checked(user.password()));
    return database.write(transaction -> {
      if (transaction.credentials().byLogin(login).isPresent()) {
        throw new AdministrationException("The name " + login + " is taken.");
      }
      String id = UuidCreator.getTimeOrderedEpoch().toString();
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put(User.LOGIN, login);
      fields.put(Fields.NAME, user.name());
      fields.put(User.ROLE, user.role().wireName());
      if (user.team() != null) {
        fields.put(Fields.TEAM, teamId(transaction, user.team()));
      }
      run(transaction, new Command.CreateRecord(RecordType.USER, id, fields));
      transaction.credentials().put(new Credential(id, login, hash), clock.millis());
      return id;
    });
  }

  /// @param above the id or the name of the team above; null for the company itself
  /// @return the id of the new team
  public String createTeam(String name, @Nullable String above) {
    return database.write(transaction -> {
      String id = UuidCreator.getTimeOrderedEpoch().toString();
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put(Fields.NAME, name);
      if (above != null) {
        fields.put(Team.ABOVE, teamId(transaction, above));
      }
      run(transaction, new Command.CreateRecord(RecordType.TEAM, id, fields));
      return id;
    });
  }

  /// Any command, by HQ itself: how an installation is given its pipelines and products.
  public void run(Command command) {
    database.write(transaction -> {
      run(transaction, command);
      return true;
    });
  }

  private void run(WriteTransaction transaction, Command command) {
    List<Reason> reasons = commands.run(transaction, command);
    if (!reasons.isEmpty()) {
      throw new AdministrationException("Refused: " + reasons);
    }
  }

  private String teamId(WriteTransaction transaction, String idOrName) {
    return configurations.in(transaction).all(RecordType.TEAM).stream()
        .filter(row -> row.id().equals(idOrName) || row.text(Fields.NAME).equals(idOrName))
        .map(Row::id)
        .findFirst()
        .orElseThrow(() -> new AdministrationException("There is no team " + idOrName + "."));
  }

  /// Gives somebody a new password and ends their sessions.
  public void resetPassword(String login, String password) {
    String hash = passwords.hash(Passwords.checked(password));
    database.write(transaction -> {
      Credential credential =
          transaction
              .credentials()
              .byLogin(SignIn.normalise(login))
              .orElseThrow(() -> new AdministrationException("Nobody is called " + login + "."));
      transaction
          .credentials()
          .put(new Credential(credential.userId(), credential.login(), hash), clock.millis());
      transaction.sessions().endAllOf(credential.userId());
      Notes.headquarters(
          transaction,
          "credential",
          credential.userId(),
          "ResetPassword",
          Map.of("login", credential.login()),
          clock.millis());
      return true;
    });
  }

  /// A password for somebody who has none: nobody is told it.
  public static String nobodysPassword() {
    return Tokens.create();
  }

  /// @param login empty for somebody who is no longer known
  public record CompanyAccount(String login, Link link) {}

  /// Whose account of the company's issuer is whose.
  public List<CompanyAccount> companyAccounts() {
    return database.read(transaction -> {
      TeamTree people = configurations.in(transaction).tree();
      return transaction.companyAccounts().all().stream()
          .map(link ->
              new CompanyAccount(people.user(link.userId()).map(User::login).orElse(""), link))
          .toList();
    });
  }

  /// Forgets somebody's company account and ends their sessions: whoever has the name at the issuer
  /// now is linked at the next sign-in.
  public void unlink(String login) {
    database.write(transaction -> {
      String wanted = SignIn.normalise(login);
      String userId =
          configurations.in(transaction).tree().users().stream()
              .filter(user -> SignIn.normalise(user.login()).equals(wanted))
              .map(User::id)
              .filter(transaction.companyAccounts()::unlink)
              .findFirst()
              .orElseThrow(
                  () -> new AdministrationException(login + " is linked to no company account."));
      transaction.sessions().endAllOf(userId);
      Notes.headquarters(
          transaction,
          "company_account",
          userId,
          "UnlinkCompanyAccount",
          Map.of("login", wanted),
          clock.millis());
      return true;
    });
  }

  /// What somebody answers for beside selling, from now on.
  public void setDuties(String login, List<String> duties) {
    List<String> unknown = duties.stream().filter(duty -> !DUTIES.contains(duty)).toList();
    if (!unknown.isEmpty()) {
      throw new AdministrationException(
          "There is no duty "
              + unknown.getFirst()
              + "; there are "
              + String.join(", ", DUTIES)
              + ".");
    }
    editUser(login, user -> new FieldEdit(User.DUTIES, user.duties(), duties));
  }

  /// From now on the telephone system knows somebody by this; empty for no longer.
  public void setExtension(String login, String extension) {
    editUser(login, user -> new FieldEdit(User.EXTENSION, user.extension(), extension.strip()));
  }

  private void editUser(String login, Function<User, FieldEdit> edit) {
    database.write(transaction -> {
      String wanted = SignIn.normalise(login);
      User user =
          configurations.in(transaction).tree().users().stream()
              .filter(each -> SignIn.normalise(each.login()).equals(wanted))
              .findFirst()
              .orElseThrow(() -> new AdministrationException("Nobody signs in as " + login + "."));
      run(
          transaction,
          new Command.EditFields(RecordType.USER, user.id(), List.of(edit.apply(user))));
      return true;
    });
  }

  /// What holds for this company now, in days.
  public Map<Policy, Long> policies() {
    return database.read(transaction -> {
      Map<Policy, Long> days = new EnumMap<>(Policy.class);
      for (Policy policy : Policy.values()) {
        days.put(policy, policy.days(transaction));
      }
      return days;
    });
  }

  /// From now on this holds for the company.
  public void decide(Policy policy, long days) {
    if (!policy.allows(days)) {
      throw new AdministrationException(
          policy.key() + " is from " + policy.least() + " to " + policy.most() + ".");
    }
    database.write(transaction -> {
      long before = policy.days(transaction);
      transaction.policies().put(policy.key(), days, clock.millis());
      Notes.headquarters(
          transaction,
          "policy",
          policy.key(),
          "SetPolicy",
          Map.of("changed", Map.of("days", Map.of("before", before, "after", days))),
          clock.millis());
      if (Policy.TOMBSTONES.days(transaction) < Policy.OFFLINE.days(transaction)) {
        throw new AdministrationException(
            Policy.TOMBSTONES.key() + " must not be less than " + Policy.OFFLINE.key() + ".");
      }
      return true;
    });
  }

  /// Throws the bytes of a file away for good. First nobody has them any more, so nobody gets them,
  /// and the audit trail says so; a download that began is the last one. Should this be stopped in
  /// the middle, the server's retention ends it.
  ///
  /// @return how many people had shown to have them
  public int eraseFile(String sha256, BlobStorage storage) throws IOException {
    boolean there = storage.size(sha256).isPresent();
    long now = clock.millis();
    int holders = database.write(transaction -> release(transaction, sha256, there, now));
    storage.delete(sha256);
    database.write(transaction -> {
      transaction.disposals().end(sha256, now);
      return true;
    });
    return holders;
  }

  private static int release(WriteTransaction transaction, String sha256, boolean there, long now) {
    int holders = transaction.blobs().release(sha256);
    if (holders == 0 && !there) {
      throw new AdministrationException("There is no such file.");
    }
    if (!transaction.disposals().begin(sha256, now)) {
      throw new AdministrationException(
          "The file is being thrown away at this moment; look again in a while.");
    }
    Notes.headquarters(transaction, "file", sha256, "EraseFile", Map.of("holders", holders), now);
    return holders;
  }

  public List<Device> devices() {
    return database.read(transaction -> transaction.devices().all());
  }

  /// From now on the device is turned away, and told to wipe itself.
  public void revokeDevice(String deviceId) {
    revokeDevice(deviceId, false);
  }

  /// @param handIn whether it is to hand in what it has not sent before it wipes itself
  public void revokeDevice(String deviceId, boolean handIn) {
    boolean found =
        database.write(transaction -> {
          boolean revoked =
              transaction
                  .devices()
                  .revoke(deviceId, OwnCommands.HEADQUARTERS, handIn, clock.millis());
          if (revoked) {
            Notes.headquarters(
                transaction,
                "device",
                deviceId,
                "RevokeDevice",
                Map.of("handIn", handIn),
                clock.millis());
          }
          return revoked;
        });
    if (!found) {
      throw new AdministrationException("There is no device " + deviceId + ".");
    }
  }
}
