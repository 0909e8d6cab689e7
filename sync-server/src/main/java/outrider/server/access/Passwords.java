package outrider.server.access;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.util.concurrent.Semaphore;
import outrider.server.ops.Limits;
import outrider.server.problem.Problem;
import outrider.server.problem.ProblemException;

/// Passwords as Argon2id hashes, the only form in which they are kept. A hash names its own
/// parameters, so these can be raised later and old passwords still open.
public final class Passwords {
  // OWASP's first recommendation: 19 MiB, two passes, one lane; about 25 ms here.
  private static final int MEMORY_KIB = 19_456;
  private static final int ITERATIONS = 2;
  private static final int LANES = 1;
  private static final int HASH_BYTES = 32;
  private static final int SALT_BYTES = 16;

  /// Stands in for the hash of somebody who does not exist, so that guessing names takes as long as
  /// guessing passwords. It is no secret: one does for every server of a process.
  private static final String NOBODY =
      hash("nobody signs in with this", of(MEMORY_KIB, ITERATIONS));

  private final Argon2Function function;

  /// Bounds the memory that a storm of sign-ins can take.
  private final Semaphore atOnce = new Semaphore(Limits.HASHES_AT_ONCE, true);

  public Passwords() {
    this(MEMORY_KIB, ITERATIONS);
  }

  /// @param memoryKib how much memory a guess costs
  /// @param iterations how many passes over it
  public Passwords(int memoryKib, int iterations) {
    function = of(memoryKib, iterations);
  }

  private static Argon2Function of(int memoryKib, int iterations) {
    return Argon2Function.getInstance(memoryKib, iterations, LANES, HASH_BYTES, Argon2.ID);
  }

  public String hash(CharSequence password) {
    return permitted(() -> hash(password, function));
  }

  private static String hash(CharSequence password, Argon2Function function) {
    return Password.hash(password).addRandomSalt(SALT_BYTES).with(function).getResult();
  }

  public boolean matches(CharSequence password, String hash) {
    return permitted(
        () -> Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash)));
  }

  /// Takes as long as `matches` and says no.
  public void matchNobody(CharSequence password) {
    matches(password, NOBODY);
  }

  /// A person's choice of password, or a problem that says what it lacks.
  public static String checked(String password) {
    if (password.length() < Limits.PASSWORD_CHARS_MIN) {
      throw new ProblemException(
          Problem.wrongShape(
              "A password has at least " + Limits.PASSWORD_CHARS_MIN + " characters."));
    }
    if (password.length() > Limits.PASSWORD_CHARS) {
      throw new ProblemException(Problem.wrongShape("The password is too long."));
    }
    return password;
  }

  private interface Work<T> {
    T run();
  }

  private <T> T permitted(Work<T> work) {
    atOnce.acquireUninterruptibly();
    try {
      return work.run();
    } finally {
      atOnce.release();
    }
  }
}
