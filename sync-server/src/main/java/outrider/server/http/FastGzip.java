package outrider.server.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

/// Gzip at its quickest level: for JSON on a local network the higher ones cost more time than the
/// bytes they save.
final class FastGzip extends GZIPOutputStream {
  private static final int LEVEL = 1;

  /// @param syncFlush whether `flush` sends on what was written so far, at the price of some bytes
  FastGzip(OutputStream output, boolean syncFlush) throws IOException {
    super(output, 32 << 10, syncFlush);
    def.setLevel(LEVEL);
  }
}
