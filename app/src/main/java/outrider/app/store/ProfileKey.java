package outrider.app.store;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// The database key of a profile: random, and wrapped by a key that is derived from the sign-in
/// password (Argon2id, then AES-256-GCM). Only the wrapped form is ever stored, so a copied folder
/// opens nothing.
public final class ProfileKey {

  /// Memory in KiB, passes, lanes: RFC 9106's second recommended option, 64 MiB.
  private static final int MEMORY_KIB = 65_536;

  private static final int PASSES = 3;
  private static final int LANES = 4;
  private static final int KEY_BYTES = 32;
  private static final int SALT_BYTES = 16;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  /// What stands in the profile file; every part is Base64.
  public record Wrapped(String salt, String nonce, String key) {}

  private final byte[] key;

  private ProfileKey(byte[] key) {
    this.key = key;
  }

  public static ProfileKey random(RandomGenerator random) {
    var key = new byte[KEY_BYTES];
    random.nextBytes(key);
    return new ProfileKey(key);
  }

  public Wrapped wrap(String password, RandomGenerator random) {
    var salt = new byte[SALT_BYTES];
    var nonce = new byte[NONCE_BYTES];
    random.nextBytes(salt);
    random.nextBytes(nonce);
    try {
      var sealed = cipher(Cipher.ENCRYPT_MODE, password, salt, nonce).doFinal(key);
      return new Wrapped(encode(salt), encode(nonce), encode(sealed));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("AES-GCM is part of every Java runtime", impossible);
    }
  }

  /// The key, or nothing where the password is wrong.
  public static Optional<ProfileKey> unwrap(Wrapped wrapped, String password) {
    try {
      var cipher =
          cipher(Cipher.DECRYPT_MODE, password, decode(wrapped.salt()), decode(wrapped.nonce()));
      return Optional.of(new ProfileKey(cipher.doFinal(decode(wrapped.key()))));
    } catch (AEADBadTagException wrongPassword) {
      return Optional.empty();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("AES-GCM is part of every Java runtime", impossible);
    }
  }

  byte[] bytes() {
    return key.clone();
  }

  private static Cipher cipher(int mode, String password, byte[] salt, byte[] nonce)
      throws GeneralSecurityException {
    var derived =
        Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, KEY_BYTES, Argon2.ID)
            .hash(password.getBytes(StandardCharsets.UTF_8), salt)
            .getBytes();
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(derived, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    return cipher;
  }

  private static String encode(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] decode(String text) {
    return Base64.getDecoder().decode(text);
  }
}
