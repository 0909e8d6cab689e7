package outrider.app.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import outrider.app.fx.FxThread;
import outrider.app.shell.Workspace;
import outrider.app.store.Columns;
import outrider.app.store.RecordTable;
import outrider.app.store.Sql;
import outrider.core.configuration.Configuration;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.rule.TagFinding;
import outrider.core.tag.TagRule;

/// Tries a tag rule that is being written on the leads of this laptop: of how many it is true now,
/// asked of the very function that will decide. FX thread; counting is done beside it, and of two
/// counts the one that was asked for later is shown.
final class TagRuleTrial extends VBox implements RuleTrial {
  private static final int NAMES_MAX = 3;

  /// More activities than these are not looked through while somebody types.
  private static final int ACTIVITIES_MAX = 50_000;

  private static final String LEADS =
      """
      SELECT id, name, status, intent, industry, source, created_at, last_contact_at, note, import_id
      FROM lead WHERE coalesce(status, 'new') NOT IN ('converted', 'disqualified')
      """;

  private record Found(int leads, List<String> names) {}

  private final Workspace space;
  private final Label answer = new Label();
  private TagRule asked = TagRule.of(Row.of(RecordType.TAG_RULE, ""));
  private long turn;

  TagRuleTrial(Workspace space, Row rule) {
    super(4);
    this.space = space;
    var label = new Label(space.words().get("tagRule.try"));
    label.getStyleClass().add("field-label");
    answer.getStyleClass().addAll("rule-answer");
    answer.setWrapText(true);
    answer.setMinHeight(USE_PREF_SIZE);
    getStyleClass().add("form-field");
    getChildren().addAll(label, answer);
    ask(TagRule.of(rule));
  }

  @Override
  public void show(Row typed, Configuration known) {
    var rule = TagRule.of(typed.with(Fields.NAME, null).with("nameEn", null));
    if (!rule.equals(asked)) {
      ask(rule);
    }
  }

  @Override
  public Node node() {
    return this;
  }

  private void ask(TagRule rule) {
    asked = rule;
    turn++;
    var mine = turn;
    if (!rule.isSound()) {
      answer.setText(space.words().get("rules.tryLater"));
      return;
    }
    var now = space.clock().instant().toEpochMilli();
    var unused =
        space
            .database()
            .read((Sql sql) -> find(sql, rule, now))
            .thenAcceptAsync(
                found -> {
                  if (mine == turn) {
                    say(found);
                  }
                },
                FxThread.executor());
  }

  private void say(Found found) {
    var words = space.words();
    var names = String.join(words.get("list.separator"), found.names());
    answer.setText(
        switch (found.leads()) {
          case 0 -> words.get("tagRule.tryNone");
          default ->
              words.get(
                  found.leads() > found.names().size() ? "tagRule.tryMore" : "tagRule.tryAll",
                  found.leads(),
                  names);
        });
  }

  private static Found find(Sql sql, TagRule rule, long now) {
    var activities = activities(sql, rule, now);
    var names = new ArrayList<String>();
    var count = new int[1];
    sql.each(
        LEADS,
        columns -> {
          var lead = lead(columns);
          var said = activities.getOrDefault(lead.id(), List.of());
          if (TagFinding.of(rule, lead, said, now).isPresent()) {
            count[0]++;
            if (names.size() < NAMES_MAX) {
              names.add(lead.text(Fields.NAME));
            }
          }
        });
    return new Found(count[0], List.copyOf(names));
  }

  private static Map<String, List<Row>> activities(Sql sql, TagRule rule, long now) {
    var byLead = new HashMap<String, List<Row>>();
    if (!rule.isSilence()) {
      RecordTable.of(RecordType.ACTIVITY)
          .where(
              sql,
              "parent_type = ? AND occurred_at > ? ORDER BY occurred_at DESC LIMIT ?",
              RecordType.LEAD.wireName(),
              now - rule.windowMillis(),
              ACTIVITIES_MAX)
          .forEach(row ->
              byLead.computeIfAbsent(row.text(Fields.PARENT), id -> new ArrayList<>()).add(row));
    }
    return byLead;
  }

  private static Row lead(Columns columns) {
    var fields = new HashMap<String, Object>();
    var names = List.of(Fields.NAME, "status", "intent", "industry", "source");
    for (var index = 0; index < names.size(); index++) {
      fields.put(names.get(index), columns.text(index + 2));
    }
    fields.put(Fields.CREATED_AT, columns.number(7));
    fields.put(Fields.LAST_CONTACT_AT, columns.number(8));
    if (columns.textOrNull(10) == null) {
      fields.put("note", columns.text(9));
    }
    return new Row(RecordType.LEAD, columns.text(1), fields);
  }
}
