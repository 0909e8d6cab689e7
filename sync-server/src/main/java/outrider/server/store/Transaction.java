package outrider.server.store;

/// What can be asked of the database through one connection: the tables of one tenant, all seen at
/// one moment. Lent to a lambda; useless after it returns.
public class Transaction {
  private final TenantStore tenant;
  private final RecordStore records;
  private final FeedStore feed;
  private final ScopeStore scopes;
  private final HistoryStore history;
  private final CredentialStore credentials;
  private final SessionStore sessions;
  private final DeviceStore devices;
  private final LaneStore lanes;
  private final HandedInStore handedIn;
  private final BlobStore blobs;
  private final PolicyStore policies;
  private final ProgramStore program;
  private final RetentionStore retention;
  private final CompanyAccountStore companyAccounts;
  private final DisposalStore disposals;
  private final IntakeStore intake;
  private final LeadDeskStore leadDesk;
  private final DueTaskStore dueTasks;
  private final DeliveryStore deliveries;
  private final PoolStore pools;
  private final CalendarStore calendars;
  private final PortalStore portal;
  private final PhoneCallStore phoneCalls;
  private final PhoneBookStore phoneBook;
  private final AuditKeyStore auditKeys;
  private final SourceStore sources;
  private final AccountKeyStore accountKeys;

  Transaction(Sql sql, String tenantId) {
    tenant = new TenantStore(sql, tenantId);
    records = new RecordStore(sql, tenantId);
    feed = new FeedStore(sql, tenantId);
    scopes = new ScopeStore(sql, tenantId);
    history = new HistoryStore(sql, tenantId);
    credentials = new CredentialStore(sql, tenantId);
    sessions = new SessionStore(sql, tenantId);
    devices = new DeviceStore(sql, tenantId);
    lanes = new LaneStore(sql, tenantId);
    handedIn = new HandedInStore(sql, tenantId);
    blobs = new BlobStore(sql, tenantId);
    policies = new PolicyStore(sql, tenantId);
    program = new ProgramStore(sql, tenantId);
    retention = new RetentionStore(sql, tenantId);
    companyAccounts = new CompanyAccountStore(sql, tenantId);
    disposals = new DisposalStore(sql, tenantId);
    intake = new IntakeStore(sql, tenantId);
    leadDesk = new LeadDeskStore(sql, tenantId);
    dueTasks = new DueTaskStore(sql, tenantId);
    deliveries = new DeliveryStore(sql, tenantId);
    pools = new PoolStore(sql, tenantId);
    calendars = new CalendarStore(sql, tenantId);
    portal = new PortalStore(sql, tenantId);
    phoneCalls = new PhoneCallStore(sql, tenantId);
    phoneBook = new PhoneBookStore(sql, tenantId);
    auditKeys = new AuditKeyStore(sql, tenantId);
    sources = new SourceStore(sql, tenantId);
    accountKeys = new AccountKeyStore(sql, tenantId);
  }

  public SourceStore sources() {
    return sources;
  }

  public AccountKeyStore accountKeys() {
    return accountKeys;
  }

  public TenantStore tenant() {
    return tenant;
  }

  public RecordStore records() {
    return records;
  }

  public FeedStore feed() {
    return feed;
  }

  public ScopeStore scopes() {
    return scopes;
  }

  public HistoryStore history() {
    return history;
  }

  public CredentialStore credentials() {
    return credentials;
  }

  public SessionStore sessions() {
    return sessions;
  }

  public DeviceStore devices() {
    return devices;
  }

  public HandedInStore handedIn() {
    return handedIn;
  }

  public LaneStore lanes() {
    return lanes;
  }

  public BlobStore blobs() {
    return blobs;
  }

  public PolicyStore policies() {
    return policies;
  }

  public ProgramStore program() {
    return program;
  }

  public RetentionStore retention() {
    return retention;
  }

  public CompanyAccountStore companyAccounts() {
    return companyAccounts;
  }

  public DisposalStore disposals() {
    return disposals;
  }

  public IntakeStore intake() {
    return intake;
  }

  public LeadDeskStore leadDesk() {
    return leadDesk;
  }

  public DueTaskStore dueTasks() {
    return dueTasks;
  }

  public DeliveryStore deliveries() {
    return deliveries;
  }

  public PoolStore pools() {
    return pools;
  }

  public PortalStore portal() {
    return portal;
  }

  public CalendarStore calendars() {
    return calendars;
  }

  public PhoneBookStore phoneBook() {
    return phoneBook;
  }

  public PhoneCallStore phoneCalls() {
    return phoneCalls;
  }

  public AuditKeyStore auditKeys() {
    return auditKeys;
  }
}
