package outrider.server.tls;

import java.nio.file.Path;
import java.util.List;

/// Where the server's certificate and its key lie.
public sealed interface TlsFiles {

  /// The files whose change means a new certificate.
  List<Path> files();

  /// @param certificate one or more certificates, the server's own first
  /// @param key unencrypted, PKCS#8
  record Pem(Path certificate, Path key) implements TlsFiles {
    @Override
    public List<Path> files() {
      return List.of(certificate, key);
    }
  }

  /// @param password of the store and of the key in it
  record Pkcs12(Path store, String password) implements TlsFiles {
    @Override
    public List<Path> files() {
      return List.of(store);
    }

    /// Never the password.
    @Override
    public String toString() {
      return store.toString();
    }
  }
}
