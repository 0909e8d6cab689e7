package outrider.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import outrider.server.store.HistoryStore.Entry;
import outrider.server.store.HistoryStore.Link;

/// What a spreadsheet would run is shown instead, and read back as it was.
class AuditCsvTest {
  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@x", "\tx", "\rx", "\nx", "'x", "''x"})
  void whatASpreadsheetWouldRunBeginsWithAnApostrophe(String text) {
    String cell = AuditCsv.guarded(text);
    assertThat(cell).startsWith("'").isNotEqualTo(text);
    assertThat(AuditCsv.plain(cell)).isEqualTo(text);
  }

  @Test
  void allThatALinkIsMadeOfIsReadBack() {
    Link link =
        new Link(
            7,
            new Entry("=type", "-id", "+Do", "{\"a\":1}", "@who", "\tlaptop", 1_234, 5_678),
            "before",
            "hash");
    assertThat(AuditCsv.link(AuditCsv.row(link, "=name", "+device"))).contains(link);
  }
}
