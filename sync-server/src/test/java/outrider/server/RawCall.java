package outrider.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A request byte for byte, for what no HTTP client would send.
///
/// @param head the request line and header lines, without the empty line
/// @param cut whether to stop sending after the bytes although more were announced
record RawCall(List<String> head, byte[] body, boolean cut) {

  /// @param status 0 where the server hung up without a word
  record Answer(int status, String text) {}

  static RawCall of(String method, String path, byte[] body, String... headers) {
    List<String> head = new ArrayList<>();
    head.add(method + " " + path + " HTTP/1.1");
    head.add("Host: test");
    head.add("Connection: close");
    head.addAll(List.of(headers));
    return new RawCall(head, body, false);
  }

  RawCall with(String header) {
    List<String> longer = new ArrayList<>(head);
    longer.add(header);
    return new RawCall(longer, body, cut);
  }

  RawCall cutShort() {
    return new RawCall(head, body, true);
  }

  /// Sends it and reads to the end.
  ///
  /// @throws SocketTimeoutException when nothing comes for that long: the server hangs
  Answer send(int port, int patienceMillis) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), patienceMillis);
      socket.setSoTimeout(patienceMillis);
      try {
        String lines = String.join("\r\n", head) + "\r\n\r\n";
        socket.getOutputStream().write(lines.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().write(body);
        socket.getOutputStream().flush();
        if (cut) {
          socket.shutdownOutput();
        }
      } catch (SocketException refusedWhileSending) {
        // There may be an answer all the same.
      }
      return read(socket.getInputStream());
    }
  }

  private static Answer read(InputStream input) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      input.transferTo(bytes);
    } catch (SocketException reset) {
      // What came before is what there is.
    }
    String text = bytes.toString(StandardCharsets.UTF_8);
    String[] words = text.split(" ", 3);
    boolean http = words.length > 1 && words[0].startsWith("HTTP/");
    return new Answer(http ? Integer.parseInt(words[1].substring(0, 3)) : 0, text);
  }
}
