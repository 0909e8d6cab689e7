package outrider.server.tls;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outrider.server.ops.Limits;

/// Proves the server to whoever connects. Certificates are renewed every few weeks: the files are
/// looked at again when somebody connects, and new ones are used without a restart. Files that
/// cannot be read leave the old certificate in use, and a line in the log.
public final class TlsIdentity {
  private static final Logger log = LoggerFactory.getLogger(TlsIdentity.class);
  private static final String ALIAS = "server";

  private final TlsFiles files;
  private final InstantSource clock;
  private volatile Identity identity;
  private List<Instant> changedAt;
  private volatile long lookedAt;

  public TlsIdentity(TlsFiles files, InstantSource clock) {
    this.files = files;
    this.clock = clock;
    this.identity = Identity.read(files);
    this.changedAt = changedAt();
    this.lookedAt = clock.millis();
  }

  /// For the server's socket.
  public SSLContext context() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[] {new OneIdentity()}, null, null);
      return context;
    } catch (GeneralSecurityException impossible) {
      throw new TlsException("TLS cannot be set up.", impossible);
    }
  }

  /// What people compare with what their workstation shows.
  public String fingerprint() {
    return identity.fingerprint();
  }

  /// After this nobody trusts it.
  public Instant expiresAt() {
    return identity.certificate().getNotAfter().toInstant();
  }

  private Identity current() {
    if (clock.millis() - lookedAt >= Limits.CERTIFICATE_LOOKED.toMillis()) {
      look();
    }
    return identity;
  }

  /// Looks whether there is a new certificate.
  public synchronized void look() {
    lookedAt = clock.millis();
    List<Instant> now = changedAt();
    if (now.equals(changedAt)) {
      return;
    }
    try {
      identity = Identity.read(files);
      changedAt = now;
      log.atInfo().addKeyValue("sha256", fingerprint()).log("A new certificate is in use.");
    } catch (TlsException unreadable) {
      log.error("The new certificate cannot be used; the old one stays.", unreadable);
    }
  }

  private List<Instant> changedAt() {
    return files.files().stream().map(TlsIdentity::changedAt).toList();
  }

  private static Instant changedAt(Path file) {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (IOException gone) {
      return Instant.EPOCH;
    }
  }

  /// Hands out the one identity there is, whatever it is asked by.
  private final class OneIdentity extends X509ExtendedKeyManager {
    private @Nullable String alias(String keyType) {
      String algorithm = current().key().getAlgorithm();
      return keyType.equals(algorithm) || keyType.startsWith("Ed") && algorithm.startsWith("Ed")
          ? ALIAS
          : null;
    }

    @Override
    public @Nullable String chooseServerAlias(
        String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
      return alias(keyType);
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
        String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
      return alias(keyType);
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
      return alias(keyType) == null ? null : new String[] {ALIAS};
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
      return identity.chain();
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
      return identity.key();
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
      return null;
    }

    @Override
    public @Nullable String chooseClientAlias(
        String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
      return null;
    }
  }
}
