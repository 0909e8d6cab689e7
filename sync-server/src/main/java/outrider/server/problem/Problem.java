package outrider.server.problem;

import static outrider.core.protocol.Problem.ANOTHERS_DEVICE;
import static outrider.core.protocol.Problem.COMPANY_LINKED;
import static outrider.core.protocol.Problem.COMPANY_OFF;
import static outrider.core.protocol.Problem.COMPANY_UNKNOWN;
import static outrider.core.protocol.Problem.DEVICE_REVOKED;
import static outrider.core.protocol.Problem.DISK_FULL;
import static outrider.core.protocol.Problem.EPOCH_CHANGED;
import static outrider.core.protocol.Problem.EXTENSION_MISSING;
import static outrider.core.protocol.Problem.FILE_QUOTA;
import static outrider.core.protocol.Problem.ID_TOKEN;
import static outrider.core.protocol.Problem.INCARNATION_UNKNOWN;
import static outrider.core.protocol.Problem.INTERNAL;
import static outrider.core.protocol.Problem.ISSUER_UNREACHABLE;
import static outrider.core.protocol.Problem.MALFORMED;
import static outrider.core.protocol.Problem.NOT_FOUND;
import static outrider.core.protocol.Problem.NUMBER_UNKNOWN;
import static outrider.core.protocol.Problem.PASSWORDS_OFF;
import static outrider.core.protocol.Problem.PREFIX;
import static outrider.core.protocol.Problem.SERVER_OUTDATED;
import static outrider.core.protocol.Problem.SESSION_EXPIRED;
import static outrider.core.protocol.Problem.TELEPHONY_FAILED;
import static outrider.core.protocol.Problem.TELEPHONY_OFF;
import static outrider.core.protocol.Problem.TOO_LARGE;
import static outrider.core.protocol.Problem.TOO_MANY;
import static outrider.core.protocol.Problem.UPDATE_NEEDED;
import static outrider.core.protocol.Problem.UPLOAD_OFFSET;
import static outrider.core.protocol.Problem.USER_INACTIVE;
import static outrider.core.protocol.Problem.WRONG_BYTES;
import static outrider.core.protocol.Problem.WRONG_PASSWORD;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Why a request was not served. A value: whoever meets it throws it in a `ProblemException`, and
/// the router tells it to the caller (RFC 9457).
///
/// @param type what programs act on, stable; those that the client knows are named in
///   `outrider.core.protocol.Problem`
/// @param title one sentence for a person, the same for every occurrence
/// @param detail what was the matter this time; never holds a stack trace or somebody's data
/// @param members more for programs, such as `retryAfterSeconds`
public record Problem(
    int status, String type, String title, String detail, Map<String, Object> members) {
  public Problem {
    members = Map.copyOf(members);
  }

  public Problem with(String name, Object value) {
    Map<String, Object> more = new TreeMap<>(members);
    more.put(name, value);
    return new Problem(status, type, title, detail, more);
  }

  private static Problem of(int status, String type, String title, String detail) {
    return new Problem(status, type, title, detail, Map.of());
  }

  public static Problem badRequest(String detail) {
    return of(400, PREFIX + "bad-request", "The request could not be read.", detail);
  }

  /// The bytes are not JSON, or not what their encoding says they are.
  public static Problem malformed(String detail) {
    return of(400, MALFORMED, "The body could not be read.", detail);
  }

  /// The body is JSON, but not of the shape this endpoint takes.
  public static Problem wrongShape(String detail) {
    return of(422, MALFORMED, "The body does not have the expected shape.", detail);
  }

  public static Problem wrongPassword() {
    return of(
        401, WRONG_PASSWORD, "The name or the password is wrong.", "Check both and try again.");
  }

  /// The password was right, and this company takes it of administrators only.
  public static Problem passwordsOff() {
    return of(
        403,
        PASSWORDS_OFF,
        "Passwords are only for administrators here.",
        "Sign in with the company account.");
  }

  public static Problem companyOff() {
    return of(
        403,
        COMPANY_OFF,
        "Company accounts are not taken here.",
        "Sign in with a name and a password.");
  }

  /// An ID token is not believed.
  ///
  /// @param what is the matter: the end of the problem's type
  public static Problem idToken(String what, String detail) {
    return of(401, ID_TOKEN + what, "The company account's token was not accepted.", detail);
  }

  /// The company knows this person, and HQ does not.
  public static Problem companyUnknown() {
    return of(
        403,
        COMPANY_UNKNOWN,
        "Nobody here has this company account.",
        "An administrator has to add the person first.");
  }

  /// The name fits, and belongs to another account: names and addresses are given away again.
  public static Problem companyLinked() {
    return of(
        403,
        COMPANY_LINKED,
        "This person signs in with another company account.",
        "An administrator can unlink it.");
  }

  public static Problem issuerUnreachable(long retryAfterSeconds) {
    return of(
            503,
            ISSUER_UNREACHABLE,
            "The company's sign-in cannot be reached.",
            "Everything else goes on. Try again in a moment.")
        .with("retryAfterSeconds", retryAfterSeconds);
  }

  public static Problem notSignedIn() {
    return of(401, PREFIX + "not-signed-in", "A sign-in is needed.", "Send a session token.");
  }

  public static Problem expiredSession() {
    return of(
        401,
        SESSION_EXPIRED,
        "The session has ended.",
        "Sign in again; nothing that waits on the device is lost.");
  }

  public static Problem revokedDevice() {
    return of(
        401,
        DEVICE_REVOKED,
        "This device may no longer sign in.",
        "An administrator has withdrawn it.");
  }

  public static Problem inactiveUser() {
    return of(401, USER_INACTIVE, "This person may no longer sign in.", "Ask an administrator.");
  }

  /// Neither a key of HQ's for this, nor the token of the form's page.
  public static Problem intakeKey() {
    return of(
        401,
        PREFIX + "intake-key",
        "A key is needed that is known here.",
        "Send it as Authorization: Bearer or X-Api-Key; an administrator makes keys.");
  }

  public static Problem forbidden(String detail) {
    return of(403, PREFIX + "forbidden", "This is not allowed.", detail);
  }

  public static Problem notFound() {
    return of(404, NOT_FOUND, "There is nothing here.", "Check the address.");
  }

  public static Problem methodNotAllowed(String allowed) {
    return of(
            405, PREFIX + "method-not-allowed", "This cannot be done here.", "Allowed: " + allowed)
        .with("allow", allowed);
  }

  public static Problem deadlinePassed() {
    return of(
        408, PREFIX + "deadline-passed", "The request took too long to arrive.", "Send it again.");
  }

  /// The server was restored from a backup since the device last spoke to it.
  public static Problem epochChanged(String epoch) {
    return of(
            409,
            EPOCH_CHANGED,
            "The server was restored from a backup.",
            "Pull from the beginning, then push again what it has no answer for.")
        .with("epoch", epoch);
  }

  /// The device is numbering its envelopes in a life that the server does not know.
  public static Problem incarnationUnknown(long current) {
    return of(
            409,
            INCARNATION_UNKNOWN,
            "This life of the device is not the current one.",
            "Sign in again, then number the waiting commands anew.")
        .with("incarnation", current);
  }

  public static Problem anothersDevice() {
    return of(
        409,
        ANOTHERS_DEVICE,
        "This device id belongs to somebody else.",
        "A profile has its own device id.");
  }

  /// A chunk does not begin where the last one ended.
  public static Problem uploadOffset(long offset) {
    return of(
            409,
            UPLOAD_OFFSET,
            "The chunk does not begin where the last one ended.",
            "Ask how far the file is, and go on from there.")
        .with("offset", offset);
  }

  /// A whole file came, and it is not the one that was named.
  public static Problem wrongBytes() {
    return of(
        422,
        WRONG_BYTES,
        "The bytes are not those of this hash.",
        "They were thrown away; send the file again from its beginning.");
  }

  public static Problem fileQuota(long maxBytes) {
    return of(
            403,
            FILE_QUOTA,
            "This person's files have no room left.",
            "An administrator can say why.")
        .with("maxBytes", maxBytes);
  }

  public static Problem tooLarge(String detail) {
    return of(413, TOO_LARGE, "The request is too large.", detail);
  }

  public static Problem rangeOutside(long sizeBytes) {
    return of(
            416,
            PREFIX + "range-outside",
            "The file ends before this range begins.",
            "Ask for less.")
        .with("sizeBytes", sizeBytes);
  }

  public static Problem unsupported(String detail) {
    return of(
        415, PREFIX + "unsupported-encoding", "The body's encoding is not supported.", detail);
  }

  public static Problem unsupportedType(String detail) {
    return of(415, PREFIX + "unsupported-type", "The body is of a kind not taken here.", detail);
  }

  /// What was sent by a form cannot become a lead.
  ///
  /// @param fields each with its name as it came, under `field`, and the id of the `reason`
  public static Problem fields(String detail, List<Map<String, String>> fields) {
    return of(422, PREFIX + "fields", "Some fields are missing or wrong.", detail)
        .with("fields", fields);
  }

  public static Problem idempotencyKeyReused() {
    return of(
        422,
        PREFIX + "idempotency-key-reused",
        "This Idempotency-Key was used for another body.",
        "Send what is new under a new key.");
  }

  /// Leads have to be given to somebody.
  public static Problem nobodyHere(long retryAfterSeconds) {
    return of(
            503,
            PREFIX + "nobody-here",
            "Nobody works here yet.",
            "An administrator has to add a person first.")
        .with("retryAfterSeconds", retryAfterSeconds);
  }

  /// @param oldest the oldest protocol that is still spoken here
  public static Problem updateNeeded(int oldest, int newest) {
    return of(
            426,
            UPDATE_NEEDED,
            "This version of the program is too old for the server.",
            "Install a newer one; nothing that waits on the device is lost.")
        .with("oldest", oldest)
        .with("newest", newest);
  }

  /// It is us who are behind: the device was updated before its server.
  ///
  /// @param newest the newest protocol that is spoken here
  public static Problem serverOutdated(int oldest, int newest) {
    return of(
            409,
            SERVER_OUTDATED,
            "This version of the program is too new for the server.",
            "Keep working and try again later; the server has to be updated.")
        .with("oldest", oldest)
        .with("newest", newest);
  }

  /// People dial by other means here.
  public static Problem telephonyOff() {
    return of(
        409,
        TELEPHONY_OFF,
        "HQ has no telephone system.",
        "Dial by the telephone of this computer, or ask an administrator.");
  }

  public static Problem extensionMissing() {
    return of(
        409,
        EXTENSION_MISSING,
        "The telephone system does not know this person.",
        "An administrator has to give them an extension first.");
  }

  public static Problem numberUnknown() {
    return of(
        422,
        NUMBER_UNKNOWN,
        "The record does not have this number.",
        "Save the number first; HQ calls the numbers of records only.");
  }

  /// @param why in the words of the telephone system
  public static Problem telephonyFailed(String why) {
    return of(502, TELEPHONY_FAILED, "The telephone system did not take the call.", why);
  }

  public static Problem tooMany(long retryAfterSeconds) {
    return of(429, TOO_MANY, "Too many attempts.", "Wait a little, then try again.")
        .with("retryAfterSeconds", retryAfterSeconds);
  }

  public static Problem internal() {
    return of(
        500,
        INTERNAL,
        "The server met an error.",
        "It has been noted under the request's number. Nothing was changed.");
  }

  public static Problem busy(long retryAfterSeconds) {
    return of(503, PREFIX + "busy", "The server is busy.", "Try again in a moment.")
        .with("retryAfterSeconds", retryAfterSeconds);
  }

  /// The place where HQ keeps the bytes of files does not answer. Everything else goes on.
  public static Problem filesAway(long retryAfterSeconds) {
    return of(
            503,
            PREFIX + "files-away",
            "The files of HQ cannot be reached.",
            "What has come is kept. Everything but files goes on; try again later.")
        .with("retryAfterSeconds", retryAfterSeconds);
  }

  public static Problem diskFull(long retryAfterSeconds) {
    return of(
            507,
            DISK_FULL,
            "The server has no room left.",
            "Nothing was changed. Keep working; the device will send its changes later.")
        .with("retryAfterSeconds", retryAfterSeconds);
  }
}
