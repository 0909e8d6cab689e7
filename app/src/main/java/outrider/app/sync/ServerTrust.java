package outrider.app.sync;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/// Whether the server at the other end is HQ. It is when an authority vouches for it: one that the
/// system knows, or the company's own. Where none does, a person may have compared its certificate
/// and trusted that very one; then nothing else will do, until a person compares again.
final class ServerTrust {

  private final List<X509TrustManager> authorities;
  private final HostnameVerifier names = new OkHttpClient().hostnameVerifier();
  private volatile @Nullable String accepted;
  private volatile @Nullable String stranger;

  /// @param authority a PEM file with the certificates of the company's own authority
  ServerTrust(Optional<Path> authority) {
    var managers = new ArrayList<X509TrustManager>();
    managers.add(manager(null));
    authority.ifPresent(file -> managers.add(manager(store(file))));
    authorities = List.copyOf(managers);
  }

  /// From now on this certificate is HQ's, whoever vouches for it.
  void accept(String fingerprint) {
    accepted = fingerprint;
  }

  /// The certificate of a server that was refused, until one is accepted.
  Optional<String> stranger() {
    return Optional.ofNullable(stranger);
  }

  OkHttpClient.Builder guard(OkHttpClient.Builder client) {
    var manager = new Judge();
    return client.sslSocketFactory(sockets(manager), manager).hostnameVerifier(new Names());
  }

  private static SSLSocketFactory sockets(X509TrustManager manager) {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {manager}, null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("TLS is part of every Java runtime", impossible);
    }
  }

  private static X509TrustManager manager(@Nullable KeyStore store) {
    try {
      var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      return Arrays.stream(factory.getTrustManagers())
          .filter(X509TrustManager.class::isInstance)
          .map(X509TrustManager.class::cast)
          .findFirst()
          .orElseThrow();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java runtime has a trust manager", impossible);
    }
  }

  private static KeyStore store(Path file) {
    try (InputStream input = Files.newInputStream(file)) {
      var store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      var number = 0;
      for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(input)) {
        store.setCertificateEntry("authority-" + number++, each);
      }
      return store;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (GeneralSecurityException noCertificate) {
      throw new IllegalArgumentException(file + " holds no certificates", noCertificate);
    }
  }

  /// What people compare: the SHA-256 of a certificate, as `openssl x509 -fingerprint` prints it.
  static String fingerprint(Certificate certificate) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      return HexFormat.ofDelimiter(":").formatHex(digest).toUpperCase(Locale.ROOT);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("SHA-256 is part of every Java runtime", impossible);
    }
  }

  private final class Judge implements X509TrustManager {
    @Override
    public void checkServerTrusted(X509Certificate[] chain, String keyType)
        throws CertificateException {
      var fingerprint = fingerprint(chain[0]);
      if (fingerprint.equals(accepted)) {
        stranger = null;
        return;
      }
      for (var authority : authorities) {
        try {
          authority.checkServerTrusted(chain, keyType);
          return;
        } catch (CertificateException notThisOne) {
          // Another may know it.
        }
      }
      stranger = fingerprint;
      throw new CertificateException("nobody vouches for " + fingerprint);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String keyType)
        throws CertificateException {
      throw new CertificateException("this is no server");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return authorities.stream()
          .flatMap(authority -> Arrays.stream(authority.getAcceptedIssuers()))
          .toArray(X509Certificate[]::new);
    }
  }

  /// An authority vouches for a name; an accepted certificate for itself, under whatever name.
  private final class Names implements HostnameVerifier {
    @Override
    public boolean verify(String host, SSLSession session) {
      try {
        var fingerprint = fingerprint(session.getPeerCertificates()[0]);
        if (fingerprint.equals(accepted)) {
          return true;
        }
        var named = names.verify(host, session);
        stranger = named ? null : fingerprint;
        return named;
      } catch (SSLPeerUnverifiedException nobody) {
        return false;
      }
    }
  }
}
