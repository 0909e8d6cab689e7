package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import outrider.core.protocol.PullRow;
import outrider.server.integrate.Sources;
import outrider.server.store.SourceStore.Tender;

/// Public tenders come by feeds; those that fit become leads with why, once whichever feed told of
/// them, and the others are kept with why not.
class TenderTest extends SourceStories {
  private static final String RSS =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>招标网</title>
      %s
      </channel></rss>\
      """;

  private Sources.Added feed(String name) {
    return add(
        """
        {"name":"%s","way":"push","columns":{"guid":"externalKey","title":"title",
         "creator":"buyer","code":"number","area":"region","budget":"amount","ends":"deadline",
         "link":"address","description":"words","tel":"phone"},
         "tenders":{"leadSource":"招标","include":["水泵","污水"],"exclude":["维修"],
         "regions":["浙江"],"budgetFrom":500000,"daysLeft":5}}\
        """
            .formatted(name));
  }

  private String item(
      String guid, String title, String code, String area, String budget, int days) {
    return "<item><guid>%s</guid><title>%s</title><dc:creator>杭州市水务集团有限公司</dc:creator>"
            .formatted(guid, title)
        + "<code>%s</code><area>%s</area><budget>%s</budget><ends>%s</ends>"
            .formatted(code, area, budget, server.clock.instant().plus(Duration.ofDays(days)))
        + "<link>https://tender.example/"
        + guid
        + "</link><tel/>"
        + "<description><![CDATA[详见 <b>附件</b>]]></description></item>";
  }

  @Test
  void whatFitsBecomesALeadWithWhyAndTheOthersAreKeptWithWhyNot() {
    Sources.Added feed = feed("浙江招标网");
    String items =
        item("1", "污水处理厂一期水泵采购项目招标公告", "ZJ-2026-0188", "浙江杭州", "120万元", 20)
            + item("2", "水泵维修", "ZJ-2026-0001", "浙江", "3万", 20)
            + item("3", "图书馆家具", "ZJ-2026-0002", "北京", "900万", 2);

    Laptop.Answer answer = push(feed, RSS.formatted(items), "application/rss+xml");

    assertThat(answer.json())
        .hasToString("{\"status\":\"accepted\",\"rows\":3,\"changed\":1,\"waiting\":0}");
    Laptop admin = server.laptop("admin");
    admin.pull();
    String lead = admin.idOf("lead", "source", "招标");
    Map<String, Object> fields = admin.fields("lead", lead);
    assertThat(fields)
        .containsEntry("name", "污水处理厂一期水泵采购项目招标公告")
        .containsEntry("company", "杭州市水务集团有限公司")
        .containsEntry("region", "浙江杭州")
        .containsEntry("sourceDetail", "浙江招标网")
        .containsKey("owner");
    assertThat((String) fields.get("note"))
        .contains("ZJ-2026-0188", "1200000", "https://tender.example/1", "附件");
    assertThat(IntakeStories.told(admin, lead))
        .anySatisfy(text ->
            assertThat(text)
                .contains("tender.word|words=水泵", "tender.region|region=浙江", "tender.days"));
    assertThat(IntakeStories.titles(admin, lead)).as("somebody answers it").isNotEmpty();

    assertThat(tenders("rejected"))
        .extracting(Tender::reasons)
        .anySatisfy(why -> assertThat(why).contains("tender.excluded|word=维修", "budget-low"))
        .anySatisfy(
            why -> assertThat(why).contains("tender.no-word", "tender.elsewhere", "tender.soon"));
    assertThat(said("source", "tenders", "--outcome", "rejected"))
        .contains("tender.soon", "图书馆家具")
        .doesNotContain("污水处理厂");
  }

  @Test
  void oneTenderInTwoFeedsIsOneLead() {
    Sources.Added one = feed("浙江招标网");
    Sources.Added other = feed("全国招标网");
    String first = item("1", "污水处理厂一期水泵采购项目招标公告", "ZJ-2026-0188", "浙江杭州", "120万元", 20);
    push(one, RSS.formatted(first), "application/rss+xml");
    String again =
        item("x9", "[杭州] 污水处理厂（一期）水泵采购项目 公开招标公告", "", "浙江", "", 20)
            + item("x10", "水泵采购", "ZJ－2026－0188", "浙江", "", 20)
            + item("x11", "污水处理厂二期水泵采购项目招标公告", "", "浙江", "", 20);
    assertThat(push(other, RSS.formatted(again), "application/rss+xml").json().path("changed"))
        .as("the second stage is another tender")
        .hasToString("1");

    assertThat(tenders("duplicate"))
        .hasSize(2)
        .allSatisfy(tender -> {
          assertThat(tender.reasons()).contains("tender.duplicate|name=污水处理厂一期水泵采购项目招标公告");
          assertThat(tender.lead()).isEqualTo(tenders("accepted").getLast().lead());
        });
    push(one, RSS.formatted(first), "application/rss+xml");
    push(other, RSS.formatted(again), "application/rss+xml");
    assertThat(leads()).as("told of again").hasSize(2);
  }

  @Test
  void aRejectedOneIsScreenedAgainWhenItHasChanged() {
    Sources.Added feed = feed("浙江招标网");
    push(
        feed,
        RSS.formatted(item("1", "水泵采购", "ZJ-2026-0188", "浙江", "120万", 2)),
        "application/rss+xml");
    assertThat(leads()).isEmpty();
    push(
        feed,
        RSS.formatted(item("1", "水泵采购", "ZJ-2026-0188", "浙江", "120万", 9)),
        "application/rss+xml");
    assertThat(leads()).hasSize(1);
    assertThat(tenders("rejected")).isEmpty();
  }

  @Test
  void atomAndJsonAreFeedsTooAndNothingIsFetchedForADocument() {
    String columns =
        """
        {"name":"%s","way":"push","columns":{"%s":"externalKey","title":"title"},
         "tenders":{"leadSource":"招标"}}\
        """;
    Sources.Added atom = add(columns.formatted("Atom", "id"));
    String entry =
        "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><id>urn:1</id><title>水泵</title>"
            + "<link href=\"https://a.example\"/></entry></feed>";
    assertThat(push(atom, entry, "application/atom+xml").status()).isEqualTo(202);
    Sources.Added json = add(columns.formatted("JSON", "no"));
    assertThat(push(json, "[{\"no\":7,\"title\":\"阀门采购\"}]", "application/json").status())
        .isEqualTo(202);
    assertThat(leads()).hasSize(2);

    String bomb =
        "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
            + "<rss><channel><item><id>urn:2</id><title>&x;</title></item></channel></rss>";
    assertThat(push(atom, bomb, "application/rss+xml").status()).isEqualTo(422);
    assertThat(push(atom, entry.substring(0, 90), "application/atom+xml").status()).isEqualTo(422);
    assertThat(leads()).hasSize(2);
  }

  private List<Tender> tenders(String outcome) {
    return withDatabase(database -> new Sources(database, server.clock).tenders()).stream()
        .filter(tender -> tender.outcome().equals(outcome))
        .toList();
  }

  private List<PullRow> leads() {
    Laptop admin = server.laptop("admin");
    admin.pull();
    return IntakeStories.rows(admin, "lead");
  }
}
