package outrider.app.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import outrider.core.command.Lane;
import outrider.core.protocol.PullHead;
import outrider.core.protocol.PullRow;
import outrider.core.protocol.PullSame;
import outrider.core.protocol.PullTail;

class FeedReaderTest {

  private static final String SAME =
      "{\"same\":true,\"seq\":7,\"serverTime\":9,\"processed\":{\"DATA\":3},\"new\":[{}]}\n";

  private final List<Object> heard = new ArrayList<>();

  @Test
  void headRowsAndTailComeOneByOne() throws IOException {
    read(
        """
        {"protocol":3,"epoch":"e","seq":7,"after":-1,"serverTime":9,"scopes":["config"],"lost":[],\
        "processed":{},"rows":1}
        {"s":0,"t":"lead","i":"x","q":7,"x":false,"f":{"name":"Acme"}}
        {"end":true,"scopes":{}}
        """);

    assertThat(heard)
        .hasSize(3)
        .contains(new PullRow(0, "lead", "x", 7, false, Map.of("name", "Acme")))
        .endsWith(new PullTail(true, Map.of()));
  }

  @Test
  void aLineThatSaysThatAllIsAsItWasIsTheWholeAnswer() throws IOException {
    read(SAME);

    assertThat(heard).containsExactly(new PullSame(true, 7, 9, Map.of(Lane.DATA, 3L), null));
  }

  @Test
  void aLineThatWasCutSaysNothing() {
    assertThatThrownBy(() -> read(SAME.substring(0, 60))).isInstanceOf(IOException.class);
    assertThat(heard).isEmpty();
  }

  private void read(String answer) throws IOException {
    FeedReader.read(
        new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8)),
        new SyncTransport.PullSink() {
          @Override
          public void head(PullHead head) {
            heard.add(head);
          }

          @Override
          public void row(PullRow row) {
            heard.add(row);
          }

          @Override
          public void tail(PullTail tail) {
            heard.add(tail);
          }

          @Override
          public void same(PullSame line) {
            heard.add(line);
          }
        });
  }
}
