package outrider.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outrider.server.admin.AdministrationException;
import outrider.server.tls.TlsFiles;
import picocli.CommandLine.Option;

/// What the server proves itself by, as it is said on the command line.
final class TlsOptions {
  private static final String VARIABLE = "OUTRIDER_TLS_PASSWORD";

  @Option(names = "--tls-certificate", description = "PEM file, the server's certificate first.")
  private @Nullable Path certificate;

  @Option(names = "--tls-key", description = "PEM file with its private key, PKCS#8.")
  private @Nullable Path key;

  @Option(names = "--tls-keystore", description = "PKCS#12 file with both, instead.")
  private @Nullable Path store;

  @Option(
      names = "--tls-password-file",
      description = "File with the password of the PKCS#12 file; else the variable " + VARIABLE)
  private @Nullable Path passwordFile;

  /// Empty for plain HTTP.
  Optional<TlsFiles> files() {
    if (store != null) {
      return Optional.of(new TlsFiles.Pkcs12(store, password()));
    }
    if (certificate != null && key != null) {
      return Optional.of(new TlsFiles.Pem(certificate, key));
    }
    if (certificate != null || key != null) {
      throw new AdministrationException("A certificate and its key go together.");
    }
    return Optional.empty();
  }

  private String password() {
    try {
      if (passwordFile != null) {
        return Files.readString(passwordFile).strip();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return Optional.ofNullable(System.getenv(VARIABLE)).orElse("");
  }
}
