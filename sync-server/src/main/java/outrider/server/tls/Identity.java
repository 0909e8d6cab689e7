package outrider.server.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the server proves itself by: a private key and the certificates that vouch for it.
final class Identity {
  private static final Pattern KEY =
      Pattern.compile("-----BEGIN ([A-Z ]*)PRIVATE KEY-----([^-]+)-----END ");
  private static final List<String> ALGORITHMS = List.of("EC", "RSA", "Ed25519");

  private final PrivateKey key;
  private final List<X509Certificate> chain;

  private Identity(PrivateKey key, List<X509Certificate> chain) {
    this.key = key;
    this.chain = chain;
  }

  /// @throws TlsException that says in one sentence what is the matter with which file
  static Identity read(TlsFiles files) {
    try {
      return switch (files) {
        case TlsFiles.Pem pem -> new Identity(key(pem.key()), chain(pem.certificate()));
        case TlsFiles.Pkcs12 store -> stored(store);
      };
    } catch (IOException | GeneralSecurityException failure) {
      throw new TlsException("The certificate cannot be read from " + files + ".", failure);
    }
  }

  private static List<X509Certificate> chain(Path file)
      throws IOException, GeneralSecurityException {
    try (InputStream input = Files.newInputStream(file)) {
      List<X509Certificate> chain =
          CertificateFactory.getInstance("X.509").generateCertificates(input).stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (chain.isEmpty()) {
        throw new TlsException("There is no certificate in " + file + ".", null);
      }
      return chain;
    }
  }

  private static PrivateKey key(Path file) throws IOException {
    Matcher pem = KEY.matcher(Files.readString(file));
    if (!pem.find()) {
      throw new TlsException("There is no private key in " + file + ".", null);
    }
    if (!pem.group(1).isBlank()) {
      throw new TlsException(
          "The key in "
              + file
              + " is not plain PKCS#8. Convert it: openssl pkcs8 -topk8 -nocrypt -in OLD -out NEW",
          null);
    }
    byte[] bytes = Base64.getMimeDecoder().decode(pem.group(2));
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
      } catch (InvalidKeySpecException anotherKind) {
        // The next one may know it.
      } catch (GeneralSecurityException impossible) {
        throw new AssertionError(impossible);
      }
    }
    throw new TlsException("The key in " + file + " is neither EC, RSA nor Ed25519.", null);
  }

  private static Identity stored(TlsFiles.Pkcs12 files)
      throws IOException, GeneralSecurityException {
    char[] password = files.password().toCharArray();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream input = Files.newInputStream(files.store())) {
      store.load(input, password);
    }
    for (String alias : Collections.list(store.aliases())) {
      if (store.getKey(alias, password) instanceof PrivateKey key) {
        return new Identity(
            key,
            Arrays.stream(store.getCertificateChain(alias))
                .map(X509Certificate.class::cast)
                .toList());
      }
    }
    throw new TlsException("There is no private key in " + files.store() + ".", null);
  }

  PrivateKey key() {
    return key;
  }

  X509Certificate[] chain() {
    return chain.toArray(X509Certificate[]::new);
  }

  X509Certificate certificate() {
    return chain.getFirst();
  }

  /// What people compare: the SHA-256 of the certificate, as `openssl x509 -fingerprint` prints it.
  String fingerprint() {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate().getEncoded());
      return HexFormat.ofDelimiter(":").formatHex(digest).toUpperCase(Locale.ROOT);
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
