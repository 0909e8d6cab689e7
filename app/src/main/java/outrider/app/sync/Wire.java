package outrider.app.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// The wire records as JSON and back, for every transport.
public final class Wire {

  /// The same settings as HQ's: whole numbers are `Long`, and what a newer version added is
  /// ignored.
  static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_LONG_FOR_INTS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private Wire() {}

  public static byte[] bytes(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("wire records always have a JSON form", impossible);
    }
  }

  public static <T> T value(byte[] bytes, Class<T> shape) {
    try {
      return MAPPER.readValue(bytes, shape);
    } catch (IOException malformed) {
      throw new UncheckedIOException(malformed);
    }
  }

  /// Reads a feed (a pull's answer, a live message) into a sink as it arrives.
  ///
  /// @throws IOException where the stream is cut or is no feed
  public static void read(InputStream stream, SyncTransport.PullSink sink) throws IOException {
    FeedReader.read(stream, sink);
  }
}
