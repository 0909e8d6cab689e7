package outrider.core.protocol;

import org.jspecify.annotations.Nullable;

/// The body of every error (RFC 9457, `application/problem+json`).
///
/// @param type `urn:outrider:<id>`: what the client acts on and chooses its words by
/// @param title one English sentence for logs
/// @param code short code that leads to the log line
public record Problem(
    String type,
    String title,
    int status,
    @Nullable String detail,
    @Nullable String code,
    @Nullable Long retryAfterSeconds) {

  public static final String PREFIX = "urn:outrider:";

  public static final String WRONG_PASSWORD = PREFIX + "wrong-password";
  public static final String PASSWORDS_OFF = PREFIX + "password-sign-in-off";
  public static final String COMPANY_OFF = PREFIX + "company-sign-in-off";
  public static final String COMPANY_UNKNOWN = PREFIX + "company-account-unknown";
  public static final String COMPANY_LINKED = PREFIX + "company-account-linked";
  public static final String ISSUER_UNREACHABLE = PREFIX + "issuer-unreachable";

  /// What begins so says what the matter is with an ID token.
  public static final String ID_TOKEN = PREFIX + "id-token-";

  public static final String ANOTHERS_DEVICE = PREFIX + "device-of-another-user";
  public static final String USER_INACTIVE = PREFIX + "user-inactive";
  public static final String SESSION_EXPIRED = PREFIX + "session-expired";
  public static final String DEVICE_REVOKED = PREFIX + "device-revoked";
  public static final String UPDATE_NEEDED = PREFIX + "update-needed";
  public static final String SERVER_OUTDATED = PREFIX + "server-outdated";
  public static final String EPOCH_CHANGED = PREFIX + "epoch-changed";
  public static final String INCARNATION_UNKNOWN = PREFIX + "incarnation-unknown";
  public static final String MALFORMED = PREFIX + "malformed";
  public static final String TOO_LARGE = PREFIX + "too-large";
  public static final String TOO_MANY = PREFIX + "too-many-requests";
  public static final String DISK_FULL = PREFIX + "disk-full";
  public static final String NOT_FOUND = PREFIX + "not-found";
  public static final String UPLOAD_OFFSET = PREFIX + "upload-offset";
  public static final String WRONG_BYTES = PREFIX + "wrong-bytes";
  public static final String FILE_QUOTA = PREFIX + "file-quota";

  /// HQ has no telephone system, or it does not know this person: another way of calling is needed.
  public static final String TELEPHONY_OFF = PREFIX + "telephony-off";

  public static final String EXTENSION_MISSING = PREFIX + "extension-missing";
  public static final String NUMBER_UNKNOWN = PREFIX + "number-unknown";

  /// The telephone system did not take the call, or did not answer.
  public static final String TELEPHONY_FAILED = PREFIX + "telephony-failed";

  public static final String INTERNAL = PREFIX + "internal";
}
