package outrider.office;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import outrider.core.command.Command;
import outrider.core.record.RecordType;
import outrider.core.user.Role;
import outrider.server.Headquarters;
import outrider.server.ServerSettings;
import outrider.server.SyncServer;
import outrider.server.access.Passwords;
import outrider.server.admin.Administration;
import outrider.server.integrate.Sources;
import outrider.server.oidc.OidcSettings;
import outrider.server.telephony.TelephoneSystems;
import outrider.server.tls.TlsFiles;

/// A real sync server on loopback with a small company in it: two regions, their people, and a
/// pipeline in which only a site survey with photos leads to a quote.
public final class HeadOffice implements AutoCloseable {

  public static final String PASSWORD = "correct horse battery";

  /// A test has five people and no burglars.
  private static final Passwords QUICK = new Passwords(64, 1);

  private final Path folder;
  private final int port;
  private final Map<String, String> ids = new HashMap<>();
  private @Nullable TlsFiles tls;
  private @Nullable OidcSettings issuer;
  private Duration escalationEvery = Duration.ofDays(1);
  private SyncServer server;

  public HeadOffice(Path folder) {
    this(folder, null);
  }

  /// @param tls what it proves itself by; null for plain HTTP
  public HeadOffice(Path folder, @Nullable TlsFiles tls) {
    this.folder = folder;
    this.tls = tls;
    found();
    server = SyncServer.start(settings(0));
    port = server.port();
  }

  public String address() {
    return (tls == null ? "http" : "https") + "://127.0.0.1:" + port;
  }

  /// The fingerprint that IT gives to people.
  public String fingerprint() {
    return server.fingerprint().orElseThrow();
  }

  /// From the next start on it proves itself by another certificate.
  public void proveBy(TlsFiles other) {
    tls = other;
  }

  /// The id of a team, person, stage or checklist item by the name it was founded under.
  public String id(String name) {
    return java.util.Objects.requireNonNull(ids.get(name), name);
  }

  public void stop() {
    server.close();
  }

  public void startAgain() {
    server = SyncServer.start(settings(port).withCompanyAccounts(issuer));
  }

  /// From now on people sign in with the accounts of an issuer as well.
  public void takeAccountsOf(OidcSettings other) {
    issuer = other;
    stop();
    startAgain();
  }

  /// The same, so much later.
  public void startAgain(Duration later) {
    server = SyncServer.start(settings(port), InstantSource.offset(InstantSource.system(), later));
  }

  /// From the next start on it looks for what is overdue, and so often; before, never.
  public void looksForOverdue(Duration every) {
    escalationEvery = every;
  }

  private ServerSettings settings(int at) {
    return ServerSettings.loopback(folder, at).secured(tls).escalating(escalationEvery);
  }

  /// From now on people dial by the telephone system at this address, a call centre of the Chinese
  /// kind.
  ///
  /// @return where that tells of calls
  public String addTelephone(String base, String secret) {
    try (var database =
        Headquarters.open(ServerSettings.loopback(folder, 0), InstantSource.system())) {
      var systems = new TelephoneSystems(database, InstantSource.system());
      var id =
          systems.add(
              TelephoneSystems.Preset.CALLCENTRE,
              "呼叫中心",
              address(),
              Map.of("base", base, "account", "1"),
              secret);
      return systems.address(id);
    }
  }

  /// Sets a source of another system up.
  ///
  /// @param settings JSON
  public Sources.Added addSource(String settings) {
    try (var database =
        Headquarters.open(ServerSettings.loopback(folder, 0), InstantSource.system())) {
      return new Sources(database, InstantSource.system())
          .add(Sources.read(settings.getBytes(StandardCharsets.UTF_8)));
    }
  }

  /// Does something as HQ itself, beside the running server.
  public void administer(java.util.function.Consumer<Administration> work) {
    try (var database =
        Headquarters.open(ServerSettings.loopback(folder, 0), InstantSource.system())) {
      work.accept(new Administration(database, InstantSource.system(), QUICK));
    }
  }

  @Override
  public void close() {
    server.close();
  }

  private void found() {
    administer(hq -> {
      ids.put("company", hq.createTeam("Company", null));
      ids.put("East", hq.createTeam("East", "Company"));
      ids.put("West", hq.createTeam("West", "Company"));
      hire(hq, "lin", "林晓", Role.REP, "East");
      hire(hq, "he", "何静", Role.REP, "East");
      hire(hq, "zhou", "周岚", Role.MANAGER, "East");
      hire(hq, "owen", "Owen Hart", Role.REP, "West");
      hire(hq, "boss", "Boss", Role.ADMIN, "Company");
      make(hq, RecordType.PIPELINE, "standard", Map.of("name", "标准流程"));
      stage(hq, "new", 0, "open");
      stage(hq, "survey", 1, "open");
      stage(hq, "quote", 2, "open");
      stage(hq, "won", 3, "won");
      stage(hq, "lost", 4, "lost");
      make(
          hq,
          RecordType.CHECKLIST_ITEM,
          "photos",
          Map.of(
              "name",
              "现场勘察照片",
              "stage",
              id("survey"),
              "gate",
              "exit",
              "kind",
              "attachment",
              "attachmentKind",
              "site-survey-photo",
              "count",
              3L));
    });
  }

  private void hire(Administration hq, String login, String name, Role role, String team) {
    ids.put(login, hq.createUser(new Administration.NewUser(login, name, role, team, PASSWORD)));
  }

  private void stage(Administration hq, String name, long position, String kind) {
    make(
        hq,
        RecordType.STAGE,
        name,
        Map.of("name", name, "pipeline", id("standard"), "position", position, "kind", kind));
  }

  private void make(Administration hq, RecordType type, String name, Map<String, Object> fields) {
    var id = UUID.randomUUID().toString();
    ids.put(name, id);
    hq.run(new Command.CreateRecord(type, id, fields));
  }

  /// The seats of the office, for tests that need everybody.
  public static List<String> people() {
    return List.of("lin", "he", "zhou", "owen", "boss");
  }
}
