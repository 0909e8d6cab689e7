package outrider.core.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outrider.core.approval.Approval;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.configuration.Configuration;
import outrider.core.handover.Held;
import outrider.core.lead.Lead;
import outrider.core.pool.Holdings;
import outrider.core.record.Fields;
import outrider.core.record.Ids;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.user.User;

/// A small company in plain maps, with a clock we hold: two teams under one roof, a pipeline with
/// gates, and people who send commands and live with the answers.
///
/// North: reps `lin` and `zhao`, manager `ma`. South: rep `wu`, manager `qi`. Over both: `boss`, an
/// administrator. `gone` has left.
final class Office implements Facts {

  static final long NOON = 1_790_000_000_000L;
  static final long MINUTE = 60_000;
  static final long HOUR = 60 * MINUTE;

  static final String TALK = "talk";
  static final String SURVEY = "survey";
  static final String QUOTE = "quote";
  static final String CONTRACT = "contract";
  static final String WON = "won";
  static final String LOST = "lost";

  private record Key(RecordType type, String id) {}

  private record Claim(String pool, String user, long at) {}

  private final List<Claim> claims = new ArrayList<>();
  private final Map<Key, Row> rows = new LinkedHashMap<>();
  private final Map<Key, Row> everUsed = new HashMap<>();
  private final Map<String, FieldClock> clocks = new HashMap<>();
  private Configuration configuration = Configuration.empty();
  private long now = NOON;
  private int envelopes;

  Office() {
    team("company", null);
    team("north", "company");
    team("south", "company");
    user("lin", "rep", "north");
    user("zhao", "rep", "north");
    user("ma", "manager", "north");
    user("wu", "rep", "south");
    user("qi", "manager", "south");
    user("boss", "admin", "company");
    user("gone", "rep", "north");
    set(RecordType.USER, "gone", Map.of(User.INACTIVE, true));
    set(RecordType.PIPELINE, "solar", Map.of("name", "Solar"));
    stage(TALK, 0, "open");
    stage(SURVEY, 1, "open");
    stage(QUOTE, 2, "open");
    stage(CONTRACT, 3, "open");
    stage(WON, 4, "won");
    stage(LOST, 5, "lost");
    item("photos", SURVEY, Map.of("kind", "attachment", "attachmentKind", "site", "count", 3L));
    item("budget", SURVEY, Map.of("kind", "field", "fields", List.of("budgetLow", "budgetHigh")));
    item("engineer", SURVEY, Map.of("kind", "action", "recommended", true));
    item("offer sent", QUOTE, Map.of("kind", "action"));
    item("feasible", CONTRACT, Map.of("kind", "sign-off", "gate", "entry", "signRole", "manager"));
  }

  /// The id of the record that the story calls `name`.
  static String id(String name) {
    return Ids.derive("office", name);
  }

  @Override
  public Optional<Row> row(RecordType type, String id) {
    return Optional.ofNullable(rows.get(new Key(type, id)));
  }

  @Override
  public List<Row> children(RecordType type, String parent) {
    var field = type == RecordType.CONTACT ? "account" : Fields.PARENT;
    return rows.values().stream()
        .filter(row -> row.type() == type && row.text(field).equals(parent))
        .toList();
  }

  @Override
  public List<Row> book(String owner) {
    return rows.values().stream()
        .filter(row -> Held.TYPES.contains(row.type()) && row.text(Fields.OWNER).equals(owner))
        .filter(row -> row.type() != RecordType.TASK || !row.has(Fields.PARENT))
        .toList();
  }

  @Override
  public List<Row> dealsOn(String pipeline) {
    return all(RecordType.OPPORTUNITY).stream()
        .filter(row -> row.text("pipeline").equals(pipeline) && row.text("state").equals("open"))
        .toList();
  }

  List<Row> all(RecordType type) {
    return rows.values().stream().filter(row -> row.type() == type).toList();
  }

  @Override
  public boolean taken(RecordType type, String id, Actor actor) {
    var last = everUsed.get(new Key(type, id));
    return last != null && !actor.sees(last);
  }

  @Override
  public Optional<FieldClock> clock(RecordType type, String id, String field) {
    return Optional.ofNullable(clocks.get(id + '/' + field));
  }

  @Override
  public Configuration configuration() {
    return configuration;
  }

  void claimed(String pool, String user, long at) {
    claims.add(new Claim(pool, user, at));
  }

  @Override
  public Holdings holdings(String pool, String user, long since) {
    return new Holdings(
        all(RecordType.LEAD).stream()
            .map(Lead::of)
            .filter(lead -> pool.equals(lead.pool()) && user.equals(lead.owner()) && lead.isOpen())
            .count(),
        claims.stream()
            .filter(claim -> claim.pool.equals(pool) && claim.user.equals(user))
            .map(Claim::at)
            .filter(at -> at >= since)
            .toList());
  }

  @Override
  public long leadsOf(String pool) {
    return all(RecordType.LEAD).stream().filter(row -> row.text(Fields.POOL).equals(pool)).count();
  }

  @Override
  public long approvalsUnder(String promotion) {
    return all(RecordType.APPROVAL).stream()
        .map(Approval::of)
        .filter(Approval::holdsStock)
        .filter(approval -> approval.promotion().filter(promotion::equals).isPresent())
        .count();
  }

  void pass(long millis) {
    now += millis;
  }

  long now() {
    return now;
  }

  Actor actor(String user) {
    return Actor.of(User.of(row(RecordType.USER, user).orElseThrow()), "laptop", configuration);
  }

  /// Somebody else's change that reached HQ first.
  void changedBy(String user, RecordType type, String name, String field, Object value, long at) {
    var row = the(type, name).with(field, value);
    put(row);
    clocks.put(row.id() + '/' + field, new FieldClock(at, user));
  }

  Row the(RecordType type, String name) {
    return row(type, id(name)).orElseThrow(() -> new AssertionError("no " + type + ' ' + name));
  }

  boolean has(RecordType type, String name) {
    return row(type, id(name)).isPresent();
  }

  Row put(Row row) {
    var key = new Key(row.type(), row.id());
    rows.put(key, row);
    everUsed.put(key, row);
    if (row.type().isConfiguration()) {
      reconfigure();
    }
    return row;
  }

  Row put(RecordType type, String name, Map<String, ?> fields) {
    return put(new Row(type, id(name), new LinkedHashMap<>(fields)));
  }

  /// What the rules say, without doing it.
  Decision ask(String user, Command command) {
    return Rules.decide(command, this, occasion(user));
  }

  Occasion occasion(String user) {
    return new Occasion(actor(user), now, id("envelope " + envelopes));
  }

  /// Does it, and fails where the rules refuse.
  Decision.Accepted does(String user, Command command) {
    var decision = ask(user, command);
    envelopes++;
    assertThat(decision).as("%s by %s", command, user).isInstanceOf(Decision.Accepted.class);
    var accepted = (Decision.Accepted) decision;
    if (command instanceof Command.ClaimLead claim) {
      claimed(claim.pool(), user, now);
    }
    return happens(accepted);
  }

  /// What HQ does by itself.
  Decision.Accepted happens(Decision decision) {
    assertThat(decision).isInstanceOf(Decision.Accepted.class);
    var accepted = (Decision.Accepted) decision;
    envelopes++;
    apply(accepted.changes());
    return accepted;
  }

  void apply(List<Change> changes) {
    for (var change : changes) {
      var after = change.after();
      if (after == null) {
        rows.remove(new Key(change.type(), change.id()));
        if (change.type().isConfiguration()) {
          reconfigure();
        }
      } else {
        put(after);
      }
    }
  }

  /// The reasons of a refusal; fails where the rules accept.
  List<Reason> refused(String user, Command command) {
    var decision = ask(user, command);
    assertThat(decision).as("%s by %s", command, user).isInstanceOf(Decision.Rejected.class);
    return ((Decision.Rejected) decision).reasons();
  }

  List<String> refusals(String user, Command command) {
    return refused(user, command).stream().map(Reason::id).toList();
  }

  /// A lead of `owner` as a form would make it.
  Row lead(String owner, String name) {
    does(
        owner,
        new Command.CreateRecord(
            RecordType.LEAD, id(name), Map.of("name", name, "source", "website")));
    return the(RecordType.LEAD, name);
  }

  Row account(String owner, String name) {
    does(owner, new Command.CreateRecord(RecordType.ACCOUNT, id(name), Map.of("name", name)));
    return the(RecordType.ACCOUNT, name);
  }

  Row deal(String owner, String name) {
    does(owner, new Command.CreateRecord(RecordType.OPPORTUNITY, id(name), Map.of("name", name)));
    return the(RecordType.OPPORTUNITY, name);
  }

  Command.AdvanceOpportunity advance(String deal, String to) {
    return new Command.AdvanceOpportunity(
        id(deal), the(RecordType.OPPORTUNITY, deal).text("stage"), to, null);
  }

  void photo(String user, String deal, String name) {
    does(
        user,
        new Command.AttachFile(
            id(name),
            RecordType.OPPORTUNITY,
            id(deal),
            name + ".jpg",
            "site",
            "image/jpeg",
            1_000,
            sha256(name)));
  }

  static String sha256(String name) {
    return (id(name) + id(name)).replace("-", "");
  }

  static Command.EditFields edit(RecordType type, String name, FieldEdit... edits) {
    return new Command.EditFields(type, id(name), List.of(edits));
  }

  static Command.LogActivity call(String name, RecordType parent, String of, long at) {
    return activity(name, parent, of, "call", "out", at);
  }

  static Command.LogActivity activity(
      String name, RecordType parent, String of, String kind, @Nullable String way, long at) {
    return new Command.LogActivity(
        id(name), parent, id(of), kind, way, at, null, null, null, null, List.of(), null, null);
  }

  static Command.PlanTask task(String name, RecordType parent, String of, long dueAt) {
    return new Command.PlanTask(id(name), parent, id(of), name, "call", dueAt, null);
  }

  private void team(String id, @Nullable String above) {
    var team = Row.of(RecordType.TEAM, id).with("name", id).with("above", above);
    put(team);
  }

  private void user(String id, String role, String team) {
    put(new Row(RecordType.USER, id, Map.of("login", id, "name", id, "role", role, "team", team)));
  }

  private void stage(String id, long position, String kind) {
    put(
        new Row(
            RecordType.STAGE,
            id,
            Map.of("name", id, "pipeline", "solar", "position", position, "kind", kind)));
  }

  private void item(String id, String stage, Map<String, Object> more) {
    var fields = new HashMap<>(more);
    fields.put("name", id);
    fields.put("stage", stage);
    put(new Row(RecordType.CHECKLIST_ITEM, id, fields));
  }

  /// Changes a configuration row by its plain id.
  void set(RecordType type, String id, Map<String, ?> fields) {
    put(row(type, id).orElse(Row.of(type, id)).with(fields));
  }

  private void reconfigure() {
    configuration =
        new Configuration(
            new ArrayList<>(
                rows.values().stream().filter(row -> row.type().isConfiguration()).toList()));
  }
}
