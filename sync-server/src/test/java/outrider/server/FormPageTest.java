package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A form as people see it in a browser.
class FormPageTest extends IntakeStories {
  @Test
  void thePageOfAFormSpeaksTheReadersLanguageAndNeedsNoScript() {
    Outside site =
        Outside.of(
            server,
            Map.of("name", "报名 <b>", "honeypot", "fax", "mapping", List.of("n=name", "p=phone")));

    Laptop.Answer chinese = site.looks(Map.of("Accept-Language", "zh-CN,zh;q=0.9,en;q=0.8"));
    assertThat(chinese.status()).isEqualTo(200);
    assertThat(chinese.response().headers().firstValue("Content-Type"))
        .hasValue("text/html; charset=utf-8");
    assertThat(chinese.response().headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'");
    assertThat(chinese.text())
        .contains("<html lang=\"zh\">", "报名 &lt;b&gt;", Outside.TOKEN)
        .contains("<label for=\"field-n\">姓名 （必填）</label>", "type=\"tel\"", "name=\"fax\"")
        .doesNotContain("<script", "<b>");
    assertThat(site.looks(Map.of("Accept-Language", "en-GB")).text())
        .contains("<html lang=\"en\">", ">Name (needed)</label>");
    assertThat(site.looks(Map.of("Accept-Language", ";;;")).status()).isEqualTo(200);
  }

  @Test
  void thePageIsHeadedInTheReadersLanguageAndKeepsTheOrderOfItsFields() {
    Outside site =
        Outside.of(
            server,
            Map.of(
                "name",
                "报名",
                "nameEn",
                "Sign up",
                "mapping",
                List.of("a=phone", "b=name", "c=email"),
                "fieldOrder",
                "c\nb"));

    assertThat(site.looks(Map.of("Accept-Language", "en")).text())
        .contains("<title>Sign up</title>", "<h1>Sign up</h1>")
        .containsSubsequence("name=\"c\"", "name=\"b\"", "name=\"a\"");
    assertThat(site.looks(Map.of("Accept-Language", "zh")).text()).contains("<h1>报名</h1>");
    assertThat(site.fillsIn(ZHANG, Map.of("Accept-Language", "en")).status()).isEqualTo(422);
  }

  @Test
  void aBrowserFillsTheFormInAndReadsThanks() {
    Outside site = Outside.of(server, Map.of("thanks", "多谢", "thanksEn", "Many thanks"));

    Laptop.Answer thanks = site.fillsIn(ZHANG, Map.of("Accept-Language", "zh"));

    assertThat(thanks.status()).isEqualTo(200);
    assertThat(thanks.text()).contains("多谢");
    assertThat(leads())
        .singleElement()
        .satisfies(
            row -> assertThat(row.f()).containsEntry("name", "张三").containsEntry("note", "请回电"));
    assertThat(site.fillsIn(ZHANG, Map.of()).text()).contains("Many thanks");
    assertThat(site.fillsIn(ZHANG, Map.of("Accept", "*/*")).status()).isEqualTo(202);
  }

  @Test
  void aBrowserGoesOnToTheCompanysOwnPage() {
    Outside site = Outside.of(server, Map.of("redirect", "https://example.com/thanks"));
    Laptop.Answer answer = site.fillsIn(ZHANG, Map.of());
    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.response().headers().firstValue("Location"))
        .hasValue("https://example.com/thanks");
  }

  @Test
  void whatSomebodyForgotIsMarkedAndTheRestIsStillThere() {
    Outside site = Outside.of(server);
    Laptop.Answer answer =
        site.fillsIn(Map.of("company", "\"Acme\" <script>"), Map.of("Accept-Language", "en"));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text())
        .contains("aria-invalid=\"true\"", "role=\"alert\"", "&quot;Acme&quot; &lt;script&gt;")
        .doesNotContain("<script");
    assertThat(site.fillsIn(Map.of("outrider-token", "another"), Map.of()).status()).isEqualTo(401);
    assertThat(leads()).isEmpty();
  }
}
