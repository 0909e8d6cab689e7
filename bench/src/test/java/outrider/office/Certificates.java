package outrider.office;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import outrider.server.tls.TlsFiles;

/// Certificates that nobody vouches for, made by the tool that comes with Java.
public final class Certificates {
  private static final String PASSWORD = "a password for the store";

  private Certificates() {}

  /// A key and its self-signed certificate for 127.0.0.1, of a size that is quick to make.
  public static TlsFiles.Pkcs12 selfSigned(Path file) throws IOException, InterruptedException {
    var tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var process =
        new ProcessBuilder(
                List.of(
                    tool,
                    "-genkeypair",
                    "-alias",
                    "hq",
                    "-keyalg",
                    "EC",
                    "-dname",
                    "CN=hq.example",
                    "-ext",
                    "san=ip:127.0.0.1",
                    "-validity",
                    "30",
                    "-storetype",
                    "PKCS12",
                    "-keystore",
                    file.toString(),
                    "-storepass",
                    PASSWORD))
            .redirectErrorStream(true)
            .start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(said);
    }
    return new TlsFiles.Pkcs12(file, PASSWORD);
  }

  /// The same as two PEM files.
  public static TlsFiles.Pem asPem(TlsFiles.Pkcs12 files, Path certificate, Path key)
      throws IOException, GeneralSecurityException {
    var store = KeyStore.getInstance("PKCS12");
    try (InputStream input = Files.newInputStream(files.store())) {
      store.load(input, PASSWORD.toCharArray());
    }
    Files.writeString(certificate, pem("CERTIFICATE", store.getCertificate("hq").getEncoded()));
    Files.writeString(
        key, pem("PRIVATE KEY", store.getKey("hq", PASSWORD.toCharArray()).getEncoded()));
    return new TlsFiles.Pem(certificate, key);
  }

  private static String pem(String what, byte[] bytes) {
    return "-----BEGIN "
        + what
        + "-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes)
        + "\n-----END "
        + what
        + "-----\n";
  }
}
