package outrider.app.activity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PastedChatTest {

  @Test
  void oneLineAMessageIsAConversation() {
    var chat = PastedChat.parse("韩主任 09:16 三个泵站都要，年底前能不能上线?\n林晓 09:18 可以，我今天到现场看点位。").orElseThrow();
    assertThat(chat.messages())
        .containsExactly(
            new PastedChat.Message("韩主任", "09:16", "三个泵站都要，年底前能不能上线?"),
            new PastedChat.Message("林晓", "09:18", "可以，我今天到现场看点位。"));
  }

  @Test
  void headsAboveTheWordsAreReadToo() {
    var chat =
        PastedChat.parse("韩主任 2026/11/22 21:05:10\n明天几点到？\n门口要登记\n\nLin Xiao 2026/11/22 21:06\n九点")
            .orElseThrow();
    assertThat(chat.lines())
        .isEqualTo("韩主任 2026/11/22 21:05:10 明天几点到？ 门口要登记\nLin Xiao 2026/11/22 21:06 九点");
    assertThat(PastedChat.read(chat.lines())).isEqualTo(chat);
  }

  @Test
  void aSentenceThatNamesATimeIsNoConversation() {
    assertThat(PastedChat.parse("约好 10:30 到现场")).isEmpty();
    assertThat(PastedChat.parse("")).isEmpty();
    assertThat(PastedChat.parse("报价单\n第二行")).isEmpty();
  }
}
