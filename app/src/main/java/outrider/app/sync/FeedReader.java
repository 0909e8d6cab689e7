package outrider.app.sync;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import outrider.core.protocol.PullHead;
import outrider.core.protocol.PullRow;
import outrider.core.protocol.PullSame;
import outrider.core.protocol.PullTail;
import outrider.core.protocol.ScopeState;

/// Reads a pull's answer as it arrives: a head, rows, a tail; or the one line that says that all is
/// as it was. Rows are read token by token, because there may be a million of them.
final class FeedReader {

  private static final TypeReference<Map<String, ScopeState>> STATES = new TypeReference<>() {};

  private FeedReader() {}

  /// @throws IOException where the stream is cut or is no feed
  static void read(InputStream stream, SyncTransport.PullSink sink) throws IOException {
    try (var parser = Wire.MAPPER.getFactory().createParser(stream)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("the answer to a pull has no head");
      }
      if ("same".equals(parser.nextFieldName())) {
        sink.same(Wire.MAPPER.readValue(parser, PullSame.class));
        return;
      }
      sink.head(Wire.MAPPER.readValue(parser, PullHead.class));
      while (parser.nextToken() == JsonToken.START_OBJECT) {
        var first = parser.nextFieldName();
        if ("end".equals(first)) {
          sink.tail(tail(parser));
          return;
        }
        sink.row(row(parser, first));
      }
      throw new IOException("the answer to a pull was cut");
    }
  }

  private static PullTail tail(JsonParser parser) throws IOException {
    Map<String, ScopeState> scopes = Map.of();
    parser.nextToken();
    for (var name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      parser.nextToken();
      if (name.equals("scopes")) {
        scopes = Wire.MAPPER.readValue(parser, STATES);
      } else {
        parser.skipChildren();
      }
    }
    return new PullTail(true, scopes);
  }

  private static PullRow row(JsonParser parser, @Nullable String first) throws IOException {
    var scope = 0;
    var type = "";
    var id = "";
    var seq = 0L;
    var exits = false;
    Map<String, Object> fields = null;
    for (var name = first; name != null; name = parser.nextFieldName()) {
      parser.nextToken();
      switch (name) {
        case "s" -> scope = parser.getIntValue();
        case "t" -> type = parser.getText();
        case "i" -> id = parser.getText();
        case "q" -> seq = parser.getLongValue();
        case "x" -> exits = parser.getBooleanValue();
        case "f" -> fields = parser.currentToken() == JsonToken.VALUE_NULL ? null : fields(parser);
        default -> parser.skipChildren();
      }
    }
    return new PullRow(scope, type, id, seq, exits, fields);
  }

  private static Map<String, Object> fields(JsonParser parser) throws IOException {
    var fields = new LinkedHashMap<String, Object>(64);
    for (var name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      switch (parser.nextToken()) {
        case VALUE_STRING -> fields.put(name, parser.getText());
        case VALUE_NUMBER_INT -> fields.put(name, parser.getLongValue());
        case VALUE_TRUE -> fields.put(name, Boolean.TRUE);
        case VALUE_FALSE -> fields.put(name, Boolean.FALSE);
        case START_ARRAY -> {
          var items = new ArrayList<String>();
          while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(parser.getText());
          }
          fields.put(name, items);
        }
        default -> parser.skipChildren();
      }
    }
    return fields;
  }
}
