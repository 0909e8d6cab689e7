package outrider.server.audit;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import outrider.server.access.Notes;
import outrider.server.store.AuditKeyStore.Pair;
import outrider.server.store.Database;

/// The Ed25519 key by which a company's HQ signs what it exports of its audit trail. It is made
/// when it is first needed, and stays: what was signed years ago is still checked by it.
public final class AuditKey {
  private static final String ALGORITHM = "Ed25519";
  private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

  private final PrivateKey privateKey;
  private final String publicKey;

  private AuditKey(Pair pair) {
    try {
      privateKey =
          KeyFactory.getInstance(ALGORITHM)
              .generatePrivate(
                  new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pair.privateKey())));
    } catch (GeneralSecurityException damaged) {
      throw new IllegalStateException("the key of the audit trail cannot be read", damaged);
    }
    publicKey = pair.publicKey();
  }

  /// The company's key; made now where there is none yet.
  public static AuditKey of(Database database, InstantSource clock) {
    return new AuditKey(
        database
            .read(transaction -> transaction.auditKeys().find())
            .orElseGet(() ->
                database.write(transaction ->
                    transaction
                        .auditKeys()
                        .find()
                        .orElseGet(() -> {
                          Pair fresh = generate(clock.millis());
                          transaction.auditKeys().put(fresh);
                          Notes.headquarters(
                              transaction,
                              "audit_key",
                              AuditExport.TRAIL,
                              "MakeAuditKey",
                              Map.of("publicKey", fresh.publicKey()),
                              fresh.madeAt());
                          return fresh;
                        }))));
  }

  private static Pair generate(long now) {
    try {
      KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
      Base64.Encoder encoder = Base64.getEncoder();
      return new Pair(
          encoder.encodeToString(pair.getPrivate().getEncoded()),
          encoder.encodeToString(pair.getPublic().getEncoded()),
          now);
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /// X.509 in Base64.
  public String publicKey() {
    return publicKey;
  }

  /// The public key as `openssl` reads it.
  public String pem() {
    return "-----BEGIN PUBLIC KEY-----\n"
        + LINES.encodeToString(Base64.getDecoder().decode(publicKey))
        + "\n-----END PUBLIC KEY-----\n";
  }

  /// The public key in a PEM file, in Base64.
  public static String ofPem(String pem) {
    return pem.lines()
        .filter(line -> !line.startsWith("-----"))
        .map(String::strip)
        .reduce("", String::concat);
  }

  String sign(byte[] bytes) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(privateKey);
      signature.update(bytes);
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /// Whether whoever has the private key to this public one signed the bytes.
  static boolean isSigned(String publicKey, byte[] bytes, String signature) {
    try {
      PublicKey key =
          KeyFactory.getInstance(ALGORITHM)
              .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey)));
      Signature verifier = Signature.getInstance(ALGORITHM);
      verifier.initVerify(key);
      verifier.update(bytes);
      return verifier.verify(Base64.getDecoder().decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
      return false;
    }
  }
}
