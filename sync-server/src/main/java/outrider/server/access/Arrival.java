package outrider.server.access;

import org.jspecify.annotations.Nullable;
import outrider.core.protocol.CompanySignInRequest;
import outrider.core.protocol.SignInRequest;
import outrider.server.ops.Limits;
import outrider.server.problem.Problem;
import outrider.server.problem.ProblemException;

/// The device from which somebody signs in, as it describes itself.
record Arrival(
    String device,
    long incarnation,
    String epoch,
    String deviceName,
    String platform,
    String appVersion) {

  /// @throws ProblemException 422 where something is missing, too long or no text
  Arrival checked() {
    check("device", device, Limits.DEVICE_TEXT_CHARS);
    check("deviceName", deviceName, Limits.DEVICE_TEXT_CHARS);
    check("platform", platform, Limits.DEVICE_TEXT_CHARS);
    check("appVersion", appVersion, Limits.DEVICE_TEXT_CHARS);
    return this;
  }

  static Arrival of(SignInRequest request) {
    return new Arrival(
        request.device(),
        request.incarnation(),
        request.epoch(),
        request.deviceName(),
        request.platform(),
        request.appVersion());
  }

  static Arrival of(CompanySignInRequest request) {
    return new Arrival(
        request.device(),
        request.incarnation(),
        request.epoch(),
        request.deviceName(),
        request.platform(),
        request.appVersion());
  }

  /// What is kept must be text to every database: PostgreSQL refuses the first character of all.
  static void check(String name, @Nullable String value, int charsMax) {
    checkLength(name, value, charsMax);
    if (value != null && value.codePoints().anyMatch(Arrival::isNoCharacter)) {
      throw new ProblemException(Problem.wrongShape("The " + name + " is not text."));
    }
  }

  /// Of what is not kept, such as a password.
  static void checkLength(String name, @Nullable String value, int charsMax) {
    if (value == null || value.isBlank()) {
      throw new ProblemException(Problem.wrongShape("A sign-in names its " + name + "."));
    }
    if (value.length() > charsMax) {
      throw new ProblemException(Problem.wrongShape("The " + name + " is too long."));
    }
  }

  private static boolean isNoCharacter(int codePoint) {
    return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
  }
}
