package outrider.app.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import outrider.app.SampleBook;
import outrider.app.fx.FxTest;
import outrider.app.i18n.Language;
import outrider.app.list.Condition;
import outrider.app.list.Operator;
import outrider.app.shell.Place;
import outrider.app.shell.Workbench;
import outrider.app.shell.Workspace;
import outrider.app.store.Profiles;
import outrider.app.store.RecordTable;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.configuration.Layout;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// An administrator sets up fields while a rep has a lead, or the list of leads, open.
final class LeadFieldsTest extends FxTest {
  private static final String FIELD = SampleBook.id("field", 1);

  @Test
  void aFieldAppearsOnAPageThatIsOpenAndNothingThatIsTypedIsLost() {
    var space = LeadsViewTest.bookWithLeads(Language.CHINESE);
    var scene = record(space);
    var industry = (TextField) view(scene).form().input("industry").editor().control();
    fx(() -> {
      industry.requestFocus();
      industry.setText("样例物");
    });

    administer(space, made(FIELD, Map.of("kind", "number", "most", 500L)));

    reads(scene.getRoot(), "装机容量");
    assertThat(fx(() -> industry.getText())).isEqualTo("样例物");
    assertThat(fx(scene::getFocusOwner)).isSameAs(industry);
    var input = (TextField) view(scene).form().input("x_capacity").editor().control();
    fx(() -> {
      input.requestFocus();
      input.setText("501");
      scene.getRoot().requestFocus();
    });
    reads(scene.getRoot(), "「装机容量」太大，改为 500 或以下");
    space.commands().submit(edit("website", null, "https://example.cn")).join();
    var website = (TextField) view(scene).form().input("website").editor().control();
    eventually(() -> website.getText().equals("https://example.cn"));
    assertThat(fx(() -> input.getText())).as("what was not taken waits there").isEqualTo("501");
    reads(scene.getRoot(), "「装机容量」太大，改为 500 或以下");
    fx(() -> {
      input.requestFocus();
      input.setText("120");
      scene.getRoot().requestFocus();
    });
    eventually(() -> value(space, "x_capacity") instanceof Long number && number == 120);
    picture(scene, "lead-fields-zh");

    administer(
        space,
        new Command.EditFields(
            RecordType.FIELD, FIELD, List.of(new FieldEdit("removed", null, true))));

    eventually(() -> !readable(scene.getRoot()).contains("装机容量"));
    assertThat(value(space, "x_capacity")).as("the record keeps it").isEqualTo(120L);
  }

  @Test
  void aRepSeesWhatIsForRepsAndReadsWhatOthersFill() {
    var space = LeadsViewTest.bookWithLeads(Language.CHINESE);
    var scene = record(space);
    administer(space, made(FIELD, Map.of("kind", "number", "writtenBy", List.of("manager"))));
    administer(
        space,
        made(
            SampleBook.id("field", 2),
            Map.of(
                "name",
                "x_margin",
                "label",
                "毛利",
                "kind",
                "number",
                "seenBy",
                List.of("manager", "admin"))));
    administer(
        space,
        made(
            SampleBook.id("field", 3),
            Map.of(
                "name",
                "x_why",
                "label",
                "淘汰原因",
                "kind",
                "text",
                "stages",
                List.of("disqualified"))));
    reads(scene.getRoot(), "装机容量");
    var input = (TextField) view(scene).form().input("x_capacity").editor().control();
    assertThat(fx(input::isEditable)).isFalse();
    assertThat(readable(scene.getRoot())).doesNotContain("毛利", "淘汰原因");
    assertThat(
            space.commands().submit(edit("x_capacity", null, 5L)).join().reasons().getFirst().id())
        .isEqualTo("field.withheld");
  }

  @Test
  void thePageStandsAsItWasLaidOut() {
    var space = LeadsViewTest.bookWithLeads(Language.CHINESE);
    var scene = record(space);
    administer(
        space,
        new Command.CreateRecord(
            RecordType.LAYOUT,
            Layout.idOf(RecordType.LEAD),
            Map.of(
                "recordType",
                "lead",
                "lines",
                "# 光伏项目 | Solar\namount\nindustry\n# @person\nname\nphone\n- website")));
    reads(scene.getRoot(), "光伏项目");
    var form = readable(view(scene).form());
    assertThat(form.indexOf("金额")).isLessThan(form.indexOf("姓名")).isPositive();
    assertThat(form).doesNotContain("网站");
    picture(scene, "lead-laid-out-zh");
  }

  @Test
  void aListIsNarrowedAndSortedByAFieldThatIsCalculated() {
    var space = LeadsViewTest.bookWithLeads(Language.CHINESE);
    fx(() -> space.navigator().open(new Place.Leads()));
    space
        .memory()
        .remember(
            "table.leads.columns",
            "name:180:+,x_capacity:120:+,source:98:-,touches:76:-,lastContactAt:98:-,nextStep:90:-");
    var bench = fx(() -> new Workbench(space, LeadsViewTest.screens()));
    var scene = show(() -> bench.scene(1440, 900));
    fx(bench::show);
    written(space);
    var list = ((LeadsView) Objects.requireNonNull(fx(bench::current))).list();
    administer(
        space, made(FIELD, Map.of("kind", "money", "label", "首付", "formula", "[amount] * 30%")));
    var worth = List.of(50_000_000L, 90_000_001L, 30_000_000L);
    var mine =
        space
            .database()
            .readNow(sql ->
                RecordTable.of(RecordType.LEAD)
                    .where(sql, "owner = ? AND amount IS NULL ORDER BY no", SampleBook.LIN));
    for (var each = 0; each < worth.size(); each++) {
      Profiles.seed(space.database(), mine.get(each).with("amount", worth.get(each)));
    }
    eventually(() ->
        list.table().shownColumns().stream().anyMatch(column -> column.id().equals("x_capacity")));

    fx(() -> {
      list.model().clearConditions();
      list.model().add(new Condition("x_capacity", Operator.FROM, List.of("10000000")));
      list.table().sortProperty().set(new outrider.app.fx.Sort("x_capacity", true));
    });
    var expected =
        space.database().readNow(sql -> RecordTable.of(RecordType.LEAD).all(sql)).stream()
            .map(row -> row.number("amount", 0) * 30 / 100)
            .filter(down -> down >= 10_000_000)
            .sorted(java.util.Comparator.reverseOrder())
            .toList();
    assertThat(expected).hasSizeGreaterThanOrEqualTo(2);
    eventually(() -> list.table().rows().size() == expected.size());
    reads(scene.getRoot(), "首付");
    picture(scene, "leads-calculated-zh");
    var shown =
        fx(() ->
            java.util.stream.IntStream.range(0, expected.size())
                .mapToObj(index -> list.table().rows().row(index).orElseThrow())
                .map(row -> row.number("amount", 0) * 30 / 100)
                .toList());
    assertThat(shown).isEqualTo(expected);
  }

  private static Command made(String id, Map<String, Object> more) {
    var fields = new java.util.HashMap<String, Object>();
    fields.put("recordType", "lead");
    fields.put("name", "x_capacity");
    fields.put("label", "装机容量");
    fields.putAll(more);
    return new Command.CreateRecord(RecordType.FIELD, id, fields);
  }

  /// What HQ sends down.
  private static void administer(Workspace space, Command command) {
    Profiles.seed(
        space.database(),
        switch (command) {
          case Command.CreateRecord made -> new Row(made.type(), made.id(), made.fields());
          case Command.EditFields edit ->
              space
                  .database()
                  .configuration()
                  .row(edit.type(), edit.id())
                  .orElseThrow()
                  .with(edit.edits().getFirst().field(), edit.edits().getFirst().after());
          default -> throw new IllegalArgumentException(command.toString());
        });
  }

  private static Command edit(String field, @Nullable Object before, Object after) {
    return new Command.EditFields(
        RecordType.LEAD, LeadSamples.CHEN, List.of(new FieldEdit(field, before, after)));
  }

  @Nullable
  private static Object value(Workspace space, String field) {
    return space
        .database()
        .readNow(sql -> RecordTable.of(RecordType.LEAD).find(sql, LeadSamples.CHEN))
        .orElseThrow()
        .value(field);
  }

  private Scene record(Workspace space) {
    space.navigator().open(new Place.LeadRecord(LeadSamples.CHEN));
    var bench = fx(() -> new Workbench(space, LeadsViewTest.screens()));
    var scene = show(() -> bench.scene(1440, 900));
    fx(bench::show);
    scene.getRoot().setUserData(Objects.requireNonNull(fx(bench::current)));
    eventually(() -> view(scene).model().wholeProperty().get().isPresent());
    return scene;
  }

  private static LeadView view(Scene scene) {
    return (LeadView) scene.getRoot().getUserData();
  }
}
