package outrider.server.problem;

import java.util.Map;
import java.util.TreeMap;

/// Why a request was not served, as told to the caller (RFC 9457). A value: the handler that meets
/// it throws it in a `ProblemException`.
///
/// @param code what programs look at, stable, in kebab case; it ends the problem's `type`
/// @param title one sentence for a person, the same for every occurrence
/// @param detail what was the matter this time; never holds a stack trace or somebody's data
/// @param members more for programs, such as `retryAfterSeconds`
public record Problem(
    int status, String code, String title, String detail, Map<String, Object> members) {
  public static final String TYPE_PREFIX = "urn:outrider:problem:";

  public Problem {
    members = Map.copyOf(members);
  }

  public String type() {
    return TYPE_PREFIX + code;
  }

  public Problem with(String name, Object value) {
    Map<String, Object> more = new TreeMap<>(members);
    more.put(name, value);
    return new Problem(status, code, title, detail, more);
  }

  private static Problem of(int status, String code, String title, String detail) {
    return new Problem(status, code, title, detail, Map.of());
  }

  public static Problem badRequest(String detail) {
    return of(400, "bad-request", "The request could not be read.", detail);
  }

  /// The bytes are not JSON, or not what their encoding says they are.
  public static Problem malformed(String detail) {
    return of(400, "malformed-body", "The body could not be read.", detail);
  }

  /// The body is JSON, but not of the shape this endpoint takes.
  public static Problem wrongShape(String detail) {
    return of(422, "wrong-shape", "The body does not have the expected shape.", detail);
  }

  public static Problem wrongPassword() {
    return of(
        401, "wrong-password", "The name or the password is wrong.", "Check both and try again.");
  }

  public static Problem notSignedIn() {
    return of(401, "not-signed-in", "A sign-in is needed.", "Send a session token.");
  }

  public static Problem expiredSession() {
    return of(
        401,
        "expired-session",
        "The session has ended.",
        "Sign in again; nothing that waits on the device is lost.");
  }

  public static Problem revokedDevice() {
    return of(
        401,
        "revoked-device",
        "This device may no longer sign in.",
        "An administrator has withdrawn it.");
  }

  public static Problem inactiveUser() {
    return of(
        401, "inactive-user", "This person may no longer sign in.", "Ask an administrator.");
  }

  public static Problem forbidden(String detail) {
    return of(403, "forbidden", "This is not allowed.", detail);
  }

  public static Problem notFound() {
    return of(404, "not-found", "There is nothing here.", "Check the address.");
  }

  public static Problem methodNotAllowed(String allowed) {
    return of(405, "method-not-allowed", "This cannot be done here.", "Allowed: " + allowed)
        .with("allow", allowed);
  }

  public static Problem deadlinePassed() {
    return of(408, "deadline-passed", "The request took too long to arrive.", "Send it again.");
  }

  public static Problem conflict(String code, String title, String detail) {
    return of(409, code, title, detail);
  }

  public static Problem tooLarge(String detail) {
    return of(413, "too-large", "The request is too large.", detail);
  }

  public static Problem unsupported(String detail) {
    return of(415, "unsupported-encoding", "The body's encoding is not supported.", detail);
  }

  public static Problem updateNeeded(String detail) {
    return of(
        426,
        "update-needed",
        "This version of the program is too old for the server.",
        detail);
  }

  public static Problem tooMany(long retryAfterSeconds) {
    return of(429, "too-many-requests", "Too many attempts.", "Wait a little, then try again.")
        .with("retryAfterSeconds", retryAfterSeconds);
  }

  public static Problem internal() {
    return of(
        500,
        "internal",
        "The server met an error.",
        "It has been noted under the request's number. Nothing was changed.");
  }

  public static Problem busy(long retryAfterSeconds) {
    return of(503, "busy", "The server is busy.", "Try again in a moment.")
        .with("retryAfterSeconds", retryAfterSeconds);
  }

  public static Problem diskFull(long retryAfterSeconds) {
    return of(
            507,
            "disk-full",
            "The server has no room left.",
            "Nothing was changed. Keep working; the device will send its changes later.")
        .with("retryAfterSeconds", retryAfterSeconds);
  }
}
