package outrider.server;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outrider.core.Outrider;
import outrider.server.access.CompanySignIn;
import outrider.server.access.Configurations;
import outrider.server.access.Passwords;
import outrider.server.access.PortalThrottle;
import outrider.server.access.Reception;
import outrider.server.access.Sessions;
import outrider.server.access.SignIn;
import outrider.server.access.SignInThrottle;
import outrider.server.approval.ApprovalRounds;
import outrider.server.audit.AuditService;
import outrider.server.blob.BlobBucket;
import outrider.server.blob.BlobFolder;
import outrider.server.blob.BlobService;
import outrider.server.blob.BlobStorage;
import outrider.server.blob.BucketAddress;
import outrider.server.calendar.CalendarService;
import outrider.server.change.ChangeRounds;
import outrider.server.delivery.Deliveries;
import outrider.server.delivery.Letters;
import outrider.server.device.DeviceService;
import outrider.server.device.DeviceWatch;
import outrider.server.escalation.Escalations;
import outrider.server.http.HttpServer;
import outrider.server.intake.IntakeService;
import outrider.server.integrate.SourceDesk;
import outrider.server.integrate.SourceRounds;
import outrider.server.integrate.SourceService;
import outrider.server.integrate.Took;
import outrider.server.live.HubThreads;
import outrider.server.live.LiveHub;
import outrider.server.oidc.IdTokens;
import outrider.server.oidc.OidcSettings;
import outrider.server.oidc.PasswordSignIn;
import outrider.server.ops.DiskSpace;
import outrider.server.ops.Health;
import outrider.server.ops.Limits;
import outrider.server.ops.Metrics;
import outrider.server.ops.Rounds;
import outrider.server.pool.Recycling;
import outrider.server.portal.Invitations;
import outrider.server.portal.LostPasswords;
import outrider.server.portal.Portal;
import outrider.server.pull.PullService;
import outrider.server.push.PushService;
import outrider.server.retention.Forgotten;
import outrider.server.retention.Retention;
import outrider.server.silence.Silences;
import outrider.server.store.Database;
import outrider.server.telephony.CallRounds;
import outrider.server.telephony.CallService;
import outrider.server.telephony.Drafter;
import outrider.server.tls.TlsIdentity;

/// The server, wired in the order in which it starts, and closed in reverse.
public final class SyncServer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SyncServer.class);

  private final Database database;
  private final Metrics metrics;
  private final Health health;
  private final LiveHub hub;
  private final BlobService blobs;
  private final Deliveries deliveries;
  private final List<Rounds> rounds;
  private final Optional<TlsIdentity> identity;
  private final HttpServer http;

  public static SyncServer start(ServerSettings settings) {
    return start(settings, InstantSource.system());
  }

  public static SyncServer start(ServerSettings settings, InstantSource clock) {
    return new SyncServer(settings, clock);
  }

  private SyncServer(ServerSettings settings, InstantSource clock) {
    identity = Optional.ofNullable(settings.tls()).map(files -> new TlsIdentity(files, clock));
    database = Headquarters.open(settings, clock);
    metrics = new Metrics();
    DiskSpace disk =
        new DiskSpace(database.file().map(Path::toAbsolutePath).map(Path::getParent), clock);
    BlobStorage files = files(settings, metrics, clock);
    health = new Health(database, disk, files::trouble);
    Configurations configurations = new Configurations();
    Sessions sessions = new Sessions(database, configurations, clock);
    Optional<OidcSettings> oidc = Optional.ofNullable(settings.oidc());
    Reception reception = new Reception(configurations, sessions, settings.tenant(), clock);
    SignInThrottle throttle = new SignInThrottle(clock);
    SignIn signIn =
        new SignIn(
            database,
            configurations,
            reception,
            new Passwords(),
            oidc.map(OidcSettings::passwords).orElse(PasswordSignIn.ALL),
            throttle);
    CompanySignIn companySignIn =
        new CompanySignIn(
            database,
            configurations,
            reception,
            oidc.map(issuer -> new IdTokens(issuer, clock)),
            throttle,
            clock);
    PushService pushes = new PushService(database, configurations, disk, metrics, clock);
    hub = new LiveHub(database, configurations, sessions, clock, new HubThreads(clock));
    PullService pulls = new PullService(database, configurations, hub, clock);
    blobs = new BlobService(database, configurations, files, disk, metrics, clock);
    DeviceService devices = new DeviceService(database, configurations, sessions, hub, clock);
    IntakeService intake = new IntakeService(database, configurations, disk, metrics, clock);
    CallService calls = new CallService(database, configurations, disk, metrics, clock);
    watch(disk, files, new DeviceWatch(database, clock));
    deliveries = new Deliveries(database, Optional.ofNullable(settings.mail()), clock, metrics);
    Letters letters = new Letters(Optional.ofNullable(settings.mail()), metrics);
    PortalThrottle guests = new PortalThrottle(clock);
    SourceRounds sources = new SourceRounds(database, configurations, clock);
    rounds = rounds(settings, files, configurations, sources, clock);
    http =
        new HttpServer(
            settings.host(),
            settings.port(),
            identity,
            new HttpServer.Services(
                signIn,
                companySignIn,
                sessions,
                pushes,
                pulls,
                blobs,
                devices,
                intake,
                new CalendarService(database, configurations, clock),
                new Portal(database, configurations, new Passwords(), guests, clock),
                new Invitations(database, configurations, letters, guests, clock),
                new LostPasswords(database, letters, guests, clock),
                calls,
                new SourceService(database, configurations, disk, metrics, clock),
                new SourceDesk(database, configurations, sources, settings.sourcesFolder(), clock),
                new AuditService(database, configurations, clock),
                hub,
                health,
                metrics,
                clock));
    intake.prepare();
    log.atInfo()
        .addKeyValue("host", settings.host())
        .addKeyValue("port", http.port())
        .addKeyValue("database", database.file().map(Path::toString).orElse("postgresql"))
        .addKeyValue("files", Objects.requireNonNullElse(settings.bucket(), "folder"))
        .log("Listening.");
  }

  private List<Rounds> rounds(
      ServerSettings settings,
      BlobStorage files,
      Configurations configurations,
      SourceRounds sources,
      InstantSource clock) {
    Retention retention = new Retention(database, Optional.of(files), clock);
    Escalations escalations = new Escalations(database, configurations, deliveries, clock);
    ApprovalRounds approvals = new ApprovalRounds(database, configurations, clock);
    ChangeRounds changes = new ChangeRounds(database, configurations, clock);
    changes.started(Outrider.VERSION);
    Silences silences = new Silences(database, configurations, clock);
    Recycling recycling = new Recycling(database, configurations, clock);
    CallRounds calls =
        new CallRounds(
            database, configurations, Drafter.of(Optional.ofNullable(settings.summaries())), clock);
    return List.of(
        new Rounds("calls", Limits.CALLS_EVERY, calls::run),
        new Rounds(
            "retention",
            Limits.RETENTION_EVERY,
            () -> {
              forget(retention, recycling, calls);
              sources.forget();
            }),
        new Rounds("sources", settings.escalationEvery(), () -> ask(sources)),
        new Rounds("escalations", settings.escalationEvery(), () -> escalate(escalations)),
        new Rounds("approvals", Limits.APPROVALS_EVERY, () -> attend(approvals)),
        new Rounds("changes", settings.escalationEvery(), () -> publish(changes)),
        new Rounds("silence", Limits.SILENCE_EVERY, () -> tagSilent(silences)),
        new Rounds("recycling", settings.escalationEvery(), () -> recycle(recycling)),
        new Rounds("deliveries", Limits.DELIVERY_EVERY, deliveries::run));
  }

  private void forget(Retention retention, Recycling recycling, CallRounds calls) {
    Forgotten forgotten = retention.run();
    deliveries.forget();
    recycling.forget();
    calls.forget();
    forgotten
        .counts()
        .forEach((kind, times) -> metrics.count("outrider.forgotten", "what", kind.word(), times));
    if (!forgotten.isNothing()) {
      log.atInfo().addKeyValue("what", forgotten).log("Forgot what has had its day.");
    }
  }

  private void ask(SourceRounds sources) {
    for (Took took : sources.run()) {
      metrics.count("outrider.sources", "outcome", took.outcome(), 1);
    }
  }

  private void recycle(Recycling recycling) {
    int taken = recycling.run();
    if (taken > 0) {
      metrics.count("outrider.recycled", "outcome", "taken", taken);
      log.atInfo().addKeyValue("leads", taken).log("Took leads back to their pools.");
    }
  }

  private void escalate(Escalations escalations) {
    int made = escalations.run();
    if (made > 0) {
      metrics.count("outrider.escalations", "outcome", "made", made);
      log.atInfo().addKeyValue("escalations", made).log("Told people of what is overdue.");
    }
  }

  private void attend(ApprovalRounds approvals) {
    int attended = approvals.run();
    if (attended > 0) {
      metrics.count("outrider.approvals", "outcome", "attended", attended);
      log.atInfo().addKeyValue("approvals", attended).log("Ended requests or reminded of them.");
    }
  }

  private void publish(ChangeRounds changes) {
    int published = changes.run();
    if (published > 0) {
      metrics.count("outrider.changes", "outcome", "attended", published);
      log.atInfo().addKeyValue("changes", published).log("Published changes whose time had come.");
    }
  }

  private void tagSilent(Silences silences) {
    int tagged = silences.run();
    if (tagged > 0) {
      metrics.count("outrider.silences", "outcome", "tagged", tagged);
      log.atInfo().addKeyValue("leads", tagged).log("Tagged leads that nobody is in contact with.");
    }
  }

  static BlobStorage files(ServerSettings settings, Metrics metrics, InstantSource clock) {
    BucketAddress bucket = settings.bucket();
    return bucket == null
        ? new BlobFolder(settings.filesFolder(), settings.uploadsFolder(), clock)
        : new BlobBucket(bucket, settings.tenant(), settings.uploadsFolder(), metrics, clock);
  }

  private void watch(DiskSpace disk, BlobStorage files, DeviceWatch devices) {
    metrics.watch("outrider.live.devices", "Devices that are listening", hub::listening);
    identity.ifPresent(proof ->
        metrics.watch(
            "outrider.tls.expires",
            "When the certificate ends, seconds since 1970",
            () -> proof.expiresAt().getEpochSecond()));
    metrics.watch("outrider.store.waiting", "Writes in the queue", database::writesWaiting);
    metrics.watch("outrider.store.groups", "Groups committed", database::groupsCommitted);
    metrics.watch("outrider.devices.lagging", "In contact, work waiting > 2 min", devices::lagging);
    metrics.watch("outrider.devices.overdue", "Work waiting > 24 h", devices::overdue);
    metrics.watch("outrider.devices.lag", "Longest wait of work, seconds", devices::lagSeconds);
    metrics.watch(
        "outrider.files.away",
        "1 while files cannot be had",
        () -> files.trouble().isEmpty() ? 0 : 1);
    metrics.watch("outrider.disk.usable", "Bytes of room left", disk::usableBytes);
  }

  public int port() {
    return http.port();
  }

  /// What people compare with what their workstation shows; empty without TLS.
  public Optional<String> fingerprint() {
    return identity.map(TlsIdentity::fingerprint);
  }

  /// Everything that is served, as `METHOD /path`.
  List<String> endpoints() {
    return http.endpoints();
  }

  /// Asks for no new work, sends listeners away, lets what runs finish, and folds the change log
  /// into the database.
  @Override
  public void close() {
    log.info("Stopping.");
    health.drain();
    hub.close();
    http.close();
    rounds.forEach(Rounds::close);
    blobs.close();
    database.close();
    metrics.close();
    log.info("Stopped.");
  }
}
