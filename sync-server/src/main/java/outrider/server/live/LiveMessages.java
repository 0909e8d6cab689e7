package outrider.server.live;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import outrider.core.protocol.LivePoke;
import outrider.core.protocol.PullHead;
import outrider.core.protocol.PullTail;
import outrider.core.protocol.ScopeState;
import outrider.server.codec.FeedLines;
import outrider.server.codec.Json;
import outrider.server.store.Commit;
import outrider.server.store.StoredRecord;

/// What goes over a live channel: the rows of a commit as a small pull, or a poke to come for them.
final class LiveMessages {
  private LiveMessages() {}

  /// A row of a commit, for somebody who holds the scope at that place in their list.
  record Line(int scope, StoredRecord record, boolean exited) {}

  static String poke(long seq, long now) {
    return Json.text(new LivePoke(seq, now));
  }

  /// The commit's rows after what the subscriber was told before. States are those of the scopes
  /// that were touched.
  static String inline(
      Subscriber subscriber, Commit commit, List<Line> lines, String epoch, long now) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(2_048);
    try {
      FeedLines feed = new FeedLines(bytes);
      feed.line(
          new PullHead(
              subscriber.protocol(),
              epoch,
              commit.seq(),
              subscriber.toldSeq(),
              now,
              subscriber.scopes(),
              List.of(),
              subscriber.processed(),
              lines.size()));
      for (Line line : lines) {
        write(feed, line);
      }
      feed.line(new PullTail(true, touched(subscriber, commit)));
      feed.flush();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static void write(FeedLines feed, Line line) throws IOException {
    StoredRecord record = line.record();
    if (line.exited()) {
      feed.exit(line.scope(), record.type(), record.id(), record.seq());
    } else {
      feed.row(
          line.scope(),
          record.type(),
          record.id(),
          record.seq(),
          record.body().getBytes(StandardCharsets.UTF_8));
    }
  }

  private static Map<String, ScopeState> touched(Subscriber subscriber, Commit commit) {
    Map<String, ScopeState> states = new TreeMap<>();
    commit
        .states()
        .forEach((scope, state) -> {
          if (subscriber.index(scope) != null) {
            states.put(scope, state);
          }
        });
    return states;
  }
}
