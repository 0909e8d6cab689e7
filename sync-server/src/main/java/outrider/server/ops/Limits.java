package outrider.server.ops;

import java.time.Duration;
import outrider.core.protocol.PushRequest;

/// Every limit of the server, in one place. A limit that is missed here is a way to stop the
/// server.
public final class Limits {
  private Limits() {}

  // Requests.
  /// What a body may weigh on the wire. Clients end a push at 512 KB before compression; what is
  /// larger is a single large envelope, and must not be stuck.
  public static final long BODY_BYTES = 2L << 20;

  /// What a body may weigh unpacked; a gzip bomb ends here.
  public static final long BODY_BYTES_UNPACKED = 8L << 20;

  public static final int JSON_DEPTH = 32;
  public static final int JSON_TEXT_CHARS = 2 << 20;
  public static final int HEADER_BYTES = 16 << 10;
  public static final int CONNECTIONS = 20_000;

  /// A connection on which nothing moves is let go of: a head that stands still costs this long.
  public static final Duration CONNECTION_IDLE = Duration.ofMinutes(1);

  /// How long a refused body is still read, so that its sender comes to read the refusal.
  public static final Duration REFUSAL_READ = Duration.ofSeconds(2);

  /// How long a body may take to arrive, and an answer to be made.
  public static final Duration REQUEST_DEADLINE = Duration.ofSeconds(30);

  /// How soon a renewed certificate is noticed.
  public static final Duration CERTIFICATE_LOOKED = Duration.ofSeconds(10);

  public static final Duration STOP_GRACE = Duration.ofSeconds(10);

  // Sign-in.
  /// Attempts per name, refilled over `SIGN_IN_PERIOD`.
  public static final int SIGN_INS_PER_LOGIN = 8;

  /// Attempts per address: an office behind one address signs in on a Monday morning.
  public static final int SIGN_INS_PER_ADDRESS = 120;

  public static final Duration SIGN_IN_PERIOD = Duration.ofMinutes(1);

  /// Names and addresses remembered at once; the oldest are forgotten first.
  public static final int THROTTLED_MAX = 10_000;

  /// Passwords hashed at once: each takes `Passwords` its memory.
  public static final int HASHES_AT_ONCE = 4;

  // The customers' page.
  /// How long an invitation is good for.
  public static final Duration PORTAL_INVITE = Duration.ofDays(7);

  /// How long a letter about a lost password is good for.
  public static final Duration PORTAL_FORGOTTEN = Duration.ofHours(1);

  /// Letters to one address, refilled over `PORTAL_LETTERS_PERIOD`.
  public static final int PORTAL_LETTERS = 3;

  /// Letters that one person has HQ write.
  public static final int PORTAL_LETTERS_OF_ONE = 30;

  public static final Duration PORTAL_LETTERS_PERIOD = Duration.ofHours(1);

  /// A guest signs in anew after this.
  public static final Duration PORTAL_SESSION = Duration.ofHours(12);

  /// How long a browser remembers which language its reader chose.
  public static final Duration PORTAL_LANGUAGE = Duration.ofDays(365);

  /// What a guest may ask for, refilled over `PORTAL_REQUESTS_PERIOD`.
  public static final int PORTAL_REQUESTS = 20;

  public static final Duration PORTAL_REQUESTS_PERIOD = Duration.ofHours(1);
  public static final int PORTAL_LINE_CHARS = 200;
  public static final int PORTAL_TEXT_CHARS = 2_000;
  public static final int PORTAL_BODY_BYTES = 32 << 10;

  /// Orders and requests on a page.
  public static final int PORTAL_LINES = 200;

  public static final int LOGIN_CHARS = 200;
  public static final int PASSWORD_CHARS = 1_000;
  public static final int PASSWORD_CHARS_MIN = 8;
  public static final int DEVICE_TEXT_CHARS = 200;

  // Company accounts.
  public static final Duration ISSUER_CONNECT = Duration.ofSeconds(3);

  /// Between two bytes of what the issuer of company accounts says.
  public static final Duration ISSUER_SILENCE = Duration.ofSeconds(3);

  public static final int ISSUER_DOCUMENT_BYTES = 256 << 10;

  /// What the issuer says of itself is asked for again after this.
  public static final Duration ISSUER_FRESH = Duration.ofHours(1);

  /// And is good for this long where the issuer does not answer.
  public static final Duration ISSUER_KEPT = Duration.ofDays(1);

  /// Between two tries: a stranger's token with a key that nobody knows makes us ask, not flood.
  public static final Duration ISSUER_PAUSE = Duration.ofSeconds(10);

  public static final int ID_TOKEN_CHARS = 16 << 10;

  /// How far the clocks of HQ and the issuer may be apart.
  public static final Duration ID_TOKEN_SKEW = Duration.ofSeconds(60);

  /// A token is brought as soon as it is made; some issuers date it five minutes back.
  public static final Duration ID_TOKEN_AGE = Duration.ofMinutes(15);

  // Sessions.
  /// A session unused for this long has ended. A month: people go on leave with the laptop closed.
  public static final Duration SESSION_IDLE = Duration.ofDays(30);

  /// After this a client should ask for a new token.
  public static final Duration SESSION_RENEW = Duration.ofDays(1);

  /// A change made to the database by another process, such as a revoked device, is seen this soon.
  public static final Duration ADMISSION_REMEMBERED = Duration.ofSeconds(2);

  public static final int ADMISSIONS_REMEMBERED = 50_000;

  /// How exactly the last contact of a device without a live channel is known.
  public static final Duration CONTACT_NOTED = Duration.ofSeconds(30);

  /// What a company decides (`Policy`) holds everywhere this soon.
  public static final Duration POLICY_REMEMBERED = Duration.ofSeconds(10);

  // Devices.
  /// What one revoked device may hand in.
  public static final int HANDED_IN_MAX = 20_000;

  /// How fresh the counts of devices in the metrics are.
  public static final Duration DEVICES_LOOKED = Duration.ofSeconds(5);

  // Audit trail.
  /// Lines that one search looks at; whoever wants to see further back asks again.
  public static final int AUDIT_LINES_LOOKED = 100_000;

  /// Lines looked at in one go: a search that has found enough goes no further.
  public static final int AUDIT_LINES_AT_ONCE = 10_000;

  public static final int AUDIT_WORDS_CHARS = 200;

  /// What of a long text a search shows; the export has it whole.
  public static final int AUDIT_TEXT_CHARS = 2_000;

  public static final int AUDIT_EXPORT_PAGE = 1_000;

  /// Exports under way at once: each reads the whole trail.
  public static final int AUDIT_EXPORTS_AT_ONCE = 2;

  // Rates.
  /// Requests of one device, refilled over `REQUEST_PERIOD`: a push for every keystroke of a very
  /// fast typist is a twentieth of it.
  public static final int REQUESTS_PER_DEVICE = 12_000;

  public static final int REQUESTS_PER_USER = 24_000;
  public static final Duration REQUEST_PERIOD = Duration.ofMinutes(1);

  // Push.
  public static final int ENVELOPES_PER_PUSH = PushRequest.ENVELOPES_MAX;

  /// Open proposals about one record; what comes beyond is refused as ever.
  public static final int PROPOSALS_PER_RECORD = 100;

  // Pull.
  public static final int SCOPES_PER_PULL = 20_000;
  public static final int PAGE_ROWS = 1_024;
  public static final int PAGE_ROWS_PER_SCOPE_MIN = 16;
  public static final Duration LONG_POLL = Duration.ofSeconds(25);

  // Files. What one file may weigh is the same on both ends: `core.attachment.FileLimits`.
  /// What of a file may come in one request; workstations send less.
  public static final long UPLOAD_CHUNK_BYTES = 1L << 20;

  /// Files a device may have begun and not finished; the oldest makes room.
  public static final int UPLOADS_PER_DEVICE = 8;

  /// A file that was begun and then left alone for this long is thrown away.
  public static final Duration UPLOAD_KEPT = Duration.ofDays(7);

  public static final Duration UPLOAD_CHECK = Duration.ofHours(1);

  /// What one person's files may weigh together.
  public static final long FILE_BYTES_PER_PERSON = 20L << 30;

  // Files in a bucket.
  /// Requests to the object store at once; each may hold a chunk in memory.
  public static final int BUCKET_REQUESTS = 64;

  /// How often a request to the object store is tried in all.
  public static final int BUCKET_ATTEMPTS = 2;

  public static final Duration BUCKET_CONNECT = Duration.ofSeconds(3);

  /// A piece of an upload that is smaller is put together with the next one: a file of 25 MB has
  /// 400 pieces at most, however small its chunks were.
  public static final int BUCKET_PIECE_BYTES_MIN = 64 << 10;

  /// Left-over pieces looked through in one go.
  public static final int BUCKET_TIDIED_MAX = 100_000;

  /// How soon it is noticed without anybody asking that the object store is away, or back.
  public static final Duration FILES_LOOKED = Duration.ofSeconds(15);

  public static final Duration RETRY_AFTER_FILES = Duration.ofSeconds(15);

  // Retention.
  /// How often what has had its day is forgotten.
  public static final Duration RETENTION_EVERY = Duration.ofHours(1);

  /// Rows forgotten in one transaction: others wait for it.
  public static final int RETENTION_ROWS = 500;

  /// Transactions of each kind in one run; what is left over waits for the next.
  public static final int RETENTION_STEPS = 40;

  /// A file that began to be thrown away so long ago is thrown away by somebody else: no request to
  /// an object store takes nearly as long.
  public static final Duration DISPOSAL_LEFT = Duration.ofMinutes(10);

  /// How long it is remembered that a file was thrown away, for whoever was just receiving it.
  public static final Duration DISPOSAL_KNOWN = Duration.ofDays(1);

  /// A device that was in contact for so long after it sent something has heard the answer.
  public static final Duration ANSWER_HEARD = Duration.ofDays(7);

  // Intake: what comes from forms and from other systems.
  public static final long INTAKE_BODY_BYTES = 64L << 10;
  public static final int INTAKE_FIELD_BYTES = 4 << 10;
  public static final int INTAKE_FIELDS = 200;

  /// Characters of a form's field name.
  public static final int INTAKE_NAME_CHARS = 200;

  /// What one key, or one form's page, may send, refilled over `INTAKE_PERIOD`.
  public static final int INTAKE_PER_SOURCE = 300;

  public static final Duration INTAKE_PERIOD = Duration.ofMinutes(1);
  public static final int IDEMPOTENCY_KEY_CHARS = 200;

  /// How long the answer to an `Idempotency-Key` is remembered: a day, and the weekend of whoever
  /// sends again on Monday.
  public static final Duration INTAKE_ANSWERS_KEPT = Duration.ofDays(3);

  /// Lines of the audit trail looked through at once for leads that have changed.
  public static final int INTAKE_CATCH_UP = 2_000;

  // Calendars that others subscribe to.
  /// How far back and ahead they reach.
  public static final Duration CALENDAR_BACK = Duration.ofDays(30);

  public static final Duration CALENDAR_AHEAD = Duration.ofDays(366);

  /// Events in one, and tasks looked through for them.
  public static final int CALENDAR_EVENTS = 2_000;

  public static final int CALENDAR_TASKS = 50_000;

  /// How often one address, and one caller who knows none, may ask, refilled over
  /// `CALENDAR_PERIOD`.
  public static final int CALENDAR_PER_ADDRESS = 60;

  public static final Duration CALENDAR_PERIOD = Duration.ofMinutes(10);

  // Escalation.
  /// How often HQ looks for what is overdue.
  public static final Duration ESCALATION_EVERY = Duration.ofSeconds(5);

  /// Overdue tasks in one transaction: others wait for it.
  public static final int ESCALATIONS_AT_ONCE = 100;

  /// Lines of the audit trail looked through at once for tasks that have changed.
  public static final int ESCALATION_CATCH_UP = 2_000;

  /// A task about which nothing could be done is left alone for so long.
  public static final Duration ESCALATION_PAUSE = Duration.ofHours(1);

  // Approvals.
  /// How often HQ looks for requests that end.
  public static final Duration APPROVALS_EVERY = Duration.ofMinutes(1);

  /// Requests looked at in one go; what is left over waits for the next.
  public static final int APPROVALS_AT_ONCE = 200;

  /// Changes of the rules that one round publishes.
  public static final int CHANGES_AT_ONCE = 20;

  // Silent leads.
  /// How often HQ walks through its leads for those that nobody has been in contact with.
  public static final Duration SILENCE_EVERY = Duration.ofMinutes(30);

  /// Leads looked at in one go.
  public static final int SILENCE_PAGE = 1_000;

  /// Leads tagged in one transaction: others wait for it.
  public static final int SILENCES_AT_ONCE = 50;

  // Pools.
  /// Leads that go back to their pools in one transaction: others wait for it.
  public static final int RECYCLED_AT_ONCE = 100;

  /// How long until a lead is looked at again whose owner's laptop may know more.
  public static final Duration RECYCLING_WAIT = Duration.ofSeconds(10);

  /// A lead that could not be taken back is left alone for so long.
  public static final Duration RECYCLING_PAUSE = Duration.ofHours(1);

  // E-mail and webhooks.
  /// How often HQ looks for what is to be sent.
  public static final Duration DELIVERY_EVERY = Duration.ofSeconds(5);

  /// How long a mail server or a webhook may take, from the first byte to the last.
  public static final Duration DELIVERY_PATIENCE = Duration.ofSeconds(10);

  /// Few: whoever is told takes so many a minute and not more.
  public static final int DELIVERIES_AT_ONCE = 4;

  /// What one server has taken to send is not sent by another meanwhile.
  public static final Duration DELIVERY_LEASE = Duration.ofMinutes(2);

  /// Before the second try; twice as long before each that follows.
  public static final Duration DELIVERY_PAUSE = Duration.ofSeconds(30);

  public static final Duration DELIVERY_PAUSE_MAX = Duration.ofHours(1);

  /// What could not be delivered for so long is no news any more.
  public static final Duration DELIVERY_STALE = Duration.ofDays(1);

  /// How long it is remembered what was delivered.
  public static final Duration DELIVERY_REMEMBERED = Duration.ofDays(30);

  /// What of a webhook's answer is read.
  public static final long DELIVERY_ANSWER_BYTES = 16L << 10;

  // Telephony.
  /// Calls that one person may ask for, refilled over `TELEPHONY_PERIOD`: nobody dials faster.
  public static final int CALLS_PER_USER = 20;

  /// What one telephone system may tell, refilled over `TELEPHONY_PERIOD`.
  public static final int TOLD_PER_SYSTEM = 3_000;

  public static final Duration TELEPHONY_PERIOD = Duration.ofMinutes(1);

  /// How long a telephone system may take to take a call.
  public static final Duration TELEPHONY_PATIENCE = Duration.ofSeconds(10);

  public static final long TELEPHONY_ANSWER_BYTES = 16L << 10;

  /// What is told of one call at once; a transcript of an hour is a tenth of it.
  public static final long TELEPHONY_BODY_BYTES = 1L << 20;

  public static final int TELEPHONY_ID_CHARS = 200;

  /// Characters of why a telephone system refused, which people read.
  public static final int TELEPHONY_WORDS = 200;

  /// What a field of the timeline takes.
  public static final int TRANSCRIPT_CHARS = 100_000;

  public static final int RECORDING_CHARS = 1_000;

  /// How often HQ looks for calls whose summary is to be drafted, or whose end nobody told.
  public static final Duration CALLS_EVERY = Duration.ofSeconds(1);

  public static final int CALLS_AT_ONCE = 4;

  /// A call of which nothing is heard for so long is over.
  public static final Duration CALL_LOST = Duration.ofHours(4);

  /// What one server has taken to draft is not drafted by another meanwhile.
  public static final Duration SUMMARY_LEASE = Duration.ofMinutes(2);

  /// How long a language model may take for one summary.
  public static final Duration SUMMARY_PATIENCE = Duration.ofSeconds(30);

  public static final long SUMMARY_ANSWER_BYTES = 64L << 10;
  public static final int SUMMARY_CHARS = 2_000;

  /// Sentences of an extracted summary, and lines of a transcript that are compared for it: each is
  /// compared with each.
  public static final int SUMMARY_SENTENCES = 5;

  public static final int SUMMARY_LINES = 1_000;

  /// How long a call is remembered for what is told of it late.
  public static final Duration CALLS_KEPT = Duration.ofDays(90);

  // Sources of other systems.
  /// Rows of one delivery: it is taken in one transaction, and others wait for that.
  public static final int SOURCE_ROWS = 10_000;

  public static final int SOURCE_COLUMNS = 200;
  public static final int SOURCE_CELL_CHARS = 1_000;
  public static final int SOURCE_KEY_CHARS = 200;
  public static final int SOURCE_KIND_CHARS = 40;
  public static final int SOURCE_ADDRESS_CHARS = 2_000;

  /// What a file or an answer may weigh.
  public static final long SOURCE_BYTES = 16L << 20;

  /// How long a system may take to begin to answer, and between two bytes.
  public static final Duration SOURCE_SILENCE = Duration.ofSeconds(10);

  /// And for all of it: one that drips is left alone.
  public static final Duration SOURCE_PATIENCE = Duration.ofSeconds(60);

  /// A file that nobody has written to for so long is whole.
  public static final Duration SOURCE_STILL = Duration.ofSeconds(5);

  /// Files of one source that are taken in one round.
  public static final int SOURCE_FILES = 20;

  /// Refused rows that are named in an answer, or with a run.
  public static final int SOURCE_REFUSED_NAMED = 50;

  /// What of a refused row is kept.
  public static final int SOURCE_REFUSED_CHARS = 300;

  /// After which a system that pushes to a paused source is told to try again.
  public static final Duration SOURCE_PAUSED = Duration.ofMinutes(5);

  /// Runs that are shown of one source.
  public static final int SOURCE_RUNS_LISTED = 60;

  /// Rows that somebody joins, or parts, at once.
  public static final int SOURCE_BY_HAND = 500;

  /// A file that is looked at before a source is set up.
  public static final int SOURCE_SAMPLE_CHARS = 1 << 20;

  public static final int SOURCE_WAITING_LISTED = 500;

  /// Tenders that a new one is compared with, and how long they are remembered.
  public static final int TENDERS_COMPARED = 20_000;

  public static final Duration TENDERS_KEPT = Duration.ofDays(180);

  /// How long it is remembered what became of a delivery.
  public static final Duration SOURCE_RUNS_KEPT = Duration.ofDays(90);

  // Live.
  public static final int LIVE_INLINE_BYTES = 64 << 10;
  public static final int LIVE_MESSAGE_BYTES = 16 << 10;

  /// Messages waiting for one slow device; after that it is told to pull.
  public static final int LIVE_QUEUE = 64;

  /// A device that is silent for this long is taken for gone.
  public static final Duration LIVE_SILENCE = Duration.ofSeconds(50);

  /// How often a listening device's session is looked at: one that was revoked is told this soon.
  public static final Duration LIVE_ADMISSION_CHECK = Duration.ofSeconds(20);

  public static final Duration LIVE_CHECK = Duration.ofSeconds(5);

  // Store.
  public static final int WRITES_WAITING = 4_096;
  public static final int WRITES_PER_GROUP = 256;

  /// What has been written for so long is committed, and what still waits is the next group.
  public static final Duration WRITES_TOGETHER = Duration.ofSeconds(2);

  public static final int READER_THREADS = 4;
  public static final int READER_CONNECTIONS = 64;
  public static final Duration STORE_WAIT = Duration.ofSeconds(20);

  /// The change log is folded into the database when it is longer than this.
  public static final long CHANGE_LOG_BYTES = 16L << 20;

  /// Below this much room no writes are taken: enough is left to stop in good order.
  public static final long DISK_RESERVE_BYTES = 64L << 20;

  public static final Duration RETRY_AFTER_FULL = Duration.ofSeconds(30);
  public static final Duration RETRY_AFTER_BUSY = Duration.ofSeconds(2);
}
