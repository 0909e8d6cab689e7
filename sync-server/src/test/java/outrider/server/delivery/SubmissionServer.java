package outrider.server.delivery;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/// A mail server on loopback as RFC 6409 has it: it takes a message from whoever has signed in on a
/// secret line, and keeps what was said to it.
final class SubmissionServer implements AutoCloseable {
  private static final String USER = "hq";

  private final ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  private final SSLContext context;
  private final boolean offersSecrecy;
  private final String password;
  private final List<String> plain = new CopyOnWriteArrayList<>();
  private final List<String> secret = new CopyOnWriteArrayList<>();
  private final StringBuffer message = new StringBuffer();

  SubmissionServer(SSLContext context, boolean offersSecrecy, String password) throws IOException {
    this.context = context;
    this.offersSecrecy = offersSecrecy;
    this.password = password;
    Thread.ofVirtual().start(this::serve);
  }

  MailSettings settings(String said) {
    return new MailSettings(
        "localhost",
        server.getLocalPort(),
        MailSettings.Security.STARTTLS,
        USER,
        said,
        "hq@example.com");
  }

  /// What was said while anybody could listen.
  List<String> plain() {
    return plain;
  }

  List<String> secret() {
    return secret;
  }

  String message() {
    return message.toString();
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket line = server.accept()) {
        OutputStream out = line.getOutputStream();
        say(out, "220 localhost ready");
        if (talk(line, plain)) {
          SSLSocket hidden =
              (SSLSocket)
                  context.getSocketFactory().createSocket(line, "localhost", line.getPort(), true);
          hidden.setUseClientMode(false);
          talk(hidden, secret);
        }
      } catch (IOException hungUp) {
        // The next one may be more polite.
      }
    }
  }

  /// @return whether the line is to become secret
  private boolean talk(Socket line, List<String> heard) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.UTF_8));
    OutputStream out = line.getOutputStream();
    boolean isSecret = line instanceof SSLSocket;
    for (String said = in.readLine(); said != null; said = in.readLine()) {
      heard.add(said);
      switch (said.split(" ", 2)[0].toUpperCase(Locale.ROOT)) {
        case "EHLO" -> {
          String more = isSecret ? "250 AUTH PLAIN" : offersSecrecy ? "250 STARTTLS" : "250 HELP";
          say(out, "250-localhost\r\n" + more);
        }
        case "STARTTLS" -> {
          say(out, "220 go on");
          return true;
        }
        case "AUTH" -> say(out, signsIn(said) ? "235 welcome" : "535 5.7.8 not with these");
        case "DATA" -> {
          say(out, "354 go on");
          for (String part = in.readLine(); !".".equals(part); part = in.readLine()) {
            message.append(part).append('\n');
          }
          say(out, "250 taken");
        }
        case "QUIT" -> {
          say(out, "221 bye");
          return false;
        }
        default -> say(out, "250 fine");
      }
    }
    return false;
  }

  private boolean signsIn(String said) {
    String[] parts = said.split(" ");
    String told =
        parts.length < 3
            ? ""
            : new String(Base64.getDecoder().decode(parts[2]), StandardCharsets.UTF_8);
    return told.endsWith('\0' + USER + '\0' + password);
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
