package outrider.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.core.rule.Office.NOON;
import static outrider.core.rule.Office.id;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.configuration.Layout;
import outrider.core.pipeline.Journeys;
import outrider.core.record.RecordType;
import outrider.core.user.User;

/// Every editor of the rules, and what it refuses: by whatever program it comes, and with a reason
/// that names the field beside which it is said. Each line begins with what makes sense and spoils
/// one thing.
final class EditorsRefuseNonsenseTest {
  private static final Map<String, Map<String, Object>> SOUND =
      Map.ofEntries(
          Map.entry("service_level", Map.of("minutes", 30L, "intents", List.of("A"))),
          Map.entry("calendar", Map.of("zone", "Asia/Shanghai", "monday", "09:00-18:00")),
          Map.entry(
              "assignment_rule", Map.of("people", List.of("lin"), "regions", List.of("East"))),
          Map.entry("form", Map.of("source", "website", "mapping", List.of("your-name=name"))),
          Map.entry(
              "escalation_level",
              Map.of("of", "first-response", "minutes", 45L, "action", "warn_manager")),
          Map.entry("cadence", Map.of("steps", "1h|respond|First call")),
          Map.entry("tag_rule", Map.of("tag", "active", "count", 3L, "days", 7L)),
          Map.entry("pool", Map.of("teams", List.of("north"))),
          Map.entry(
              "field",
              Map.of("recordType", "lead", "name", "x_size", "label", "Size", "kind", "text")),
          Map.entry("tag", Map.of()),
          Map.entry(
              "promotion",
              Map.of("percent", 8L, "from", NOON - 1_000, "until", NOON + 1_000, "stock", 2L)));

  private final Office office = new Office();

  @BeforeEach
  void setUp() {
    there("service_level", "Standing level", Map.of());
    there("assignment_rule", "Standing rule", Map.of());
    there("escalation_level", "Standing step", Map.of());
    there("calendar", "Standing hours", Map.of());
    there("cadence", "Standing cadence", Map.of());
    there("form", "Standing form", Map.of());
    there("pool", "Standing pool", Map.of());
    there("tag", "Standing tag", Map.of());
    there("promotion", "Standing offer", Map.of());
    there("field", "Standing field", Map.of("name", "x_old", "label", "Old"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      textBlock =
          """
          service_level    ¦ minutes   ¦ service-level.minutes       ¦ minutes=0
          service_level    ¦ minutes   ¦ service-level.minutes       ¦ minutes=99999999
          service_level    ¦ calendar  ¦ service-level.calendar-gone ¦ calendar=gone
          service_level    ¦ intents   ¦ field.malformed             ¦ intents=[Z]
          service_level    ¦ intents   ¦ service-level.same          ¦ intents=[A]
          calendar         ¦ zone      ¦ calendar.zone-unknown       ¦ zone=Moon/Base
          calendar         ¦ monday    ¦ calendar.hours-malformed    ¦ monday=nine to five
          calendar         ¦ monday    ¦ calendar.hours-reversed     ¦ monday=18:00-09:00
          calendar         ¦ monday    ¦ calendar.never-open         ¦ monday=
          calendar         ¦ holidays  ¦ calendar.day-malformed      ¦ holidays=[2026-13-40]
          assignment_rule  ¦ team      ¦ assignment.nobody           ¦ people=;regions=[West]
          assignment_rule  ¦ people    ¦ assignment.nobody-left      ¦ people=[gone];regions=[West]
          assignment_rule  ¦ people    ¦ assignment.person-gone      ¦ people=[nobody];regions=[West]
          assignment_rule  ¦ team      ¦ assignment.team-gone        ¦ people=;team=dissolved;regions=[West]
          assignment_rule  ¦ untouchedMax ¦ field.malformed          ¦ untouchedMax=-1;regions=[West]
          form             ¦ mapping   ¦ form.no-name                ¦ mapping=[phone=phone]
          form             ¦ mapping   ¦ form.mapping                ¦ mapping=[n=name,a=owner]
          form             ¦ redirect  ¦ form.redirect               ¦ redirect=javascript:alert(1)
          form             ¦ token     ¦ form.token                  ¦ token=short
          escalation_level ¦ minutes   ¦ escalation-level.minutes    ¦ minutes=-5
          escalation_level ¦ action    ¦ escalation-level.reassign   ¦ of=task;action=reassign
          escalation_level ¦ minutes   ¦ escalation-level.same       ¦ minutes=45
          cadence          ¦ steps     ¦ field.required              ¦ steps=
          cadence          ¦ steps     ¦ cadence.step-delay          ¦ steps=soon|respond|First
          cadence          ¦ steps     ¦ cadence.step-channel        ¦ steps=1h|smoke|First
          cadence          ¦ calendar  ¦ cadence.no-calendar         ¦ steps=1wd|respond|First
          cadence          ¦ calendar  ¦ service-level.calendar-gone ¦ calendar=gone
          cadence          ¦ then      ¦ cadence.then-gone           ¦ then=gone
          cadence          ¦ unansweredMax ¦ cadence.unanswered      ¦ unansweredMax=0
          tag_rule         ¦ days      ¦ tag-rule.days               ¦ days=0
          tag_rule         ¦ count     ¦ tag-rule.count              ¦ count=0
          tag_rule         ¦ tag       ¦ tag-rule.tag-gone           ¦ tag=00000000-0000-4000-8000-000000000000
          tag_rule         ¦ cadence   ¦ tag-rule.cadence-gone       ¦ cadence=gone
          pool             ¦ teams     ¦ pool.nobody                 ¦ teams=
          pool             ¦ teams     ¦ pool.team-gone              ¦ teams=[dissolved]
          pool             ¦ people    ¦ pool.person-gone            ¦ people=[nobody]
          pool             ¦ teams     ¦ pool.nobody-left            ¦ teams=;people=[gone]
          pool             ¦ protectionDays ¦ pool.days              ¦ protectionDays=0
          pool             ¦ holdingMax ¦ pool.leads                 ¦ holdingMax=0
          field            ¦ name      ¦ field-setup.name            ¦ name=size
          field            ¦ name      ¦ field-setup.name-taken      ¦ name=x_old
          field            ¦ label     ¦ field-setup.label-taken     ¦ label=Old
          field            ¦ choices   ¦ field-setup.no-choices      ¦ kind=choice
          field            ¦ most      ¦ field-setup.crossed         ¦ kind=number;least=9;most=3
          field            ¦ longest   ¦ field-setup.crossed         ¦ shortest=9;longest=3
          field            ¦ pattern   ¦ field-setup.pattern         ¦ pattern=9{
          field            ¦ standard  ¦ field-setup.standard        ¦ kind=number;standard=many
          field            ¦ formula   ¦ formula.unknown-field       ¦ kind=number;formula=[x_nothing] + 1
          field            ¦ formula   ¦ formula.loop                ¦ kind=number;formula=[x_size] + 1
          field            ¦ writtenBy ¦ field-setup.unseen          ¦ seenBy=[admin];writtenBy=[rep]
          promotion        ¦ percent   ¦ approval.percent            ¦ percent=0
          promotion        ¦ percent   ¦ approval.percent            ¦ percent=101
          promotion        ¦ stock     ¦ promotion.stock             ¦ stock=-1
          promotion        ¦ until     ¦ promotion.backwards         ¦ until=1
          """)
  void whatMakesNoSenseIsRefusedAtItsField(
      String type, String field, String reason, String spoilt) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("name", "New one");
    fields.putAll(sound(type));
    for (var part : spoilt.split(";")) {
      spoil(fields, part);
    }

    assertThat(
            office.refused(
                "boss",
                new Command.CreateRecord(
                    RecordType.byWireName(type).orElseThrow(), id("nonsense"), fields)))
        .anySatisfy(refusal -> {
          assertThat(refusal.id()).isEqualTo(reason);
          assertThat(refusal.argument("field")).isEqualTo(field);
        });
  }

  @Test
  void aLayoutIsOfItsOwnPageAndItsSectionsHaveTitles() {
    assertThat(
            office.refusals(
                "boss",
                new Command.CreateRecord(
                    RecordType.LAYOUT,
                    Layout.idOf(RecordType.LEAD),
                    Map.of("recordType", "account", "lines", "# a"))))
        .containsExactly("layout.type");
    assertThat(
            office.refusals(
                "boss",
                new Command.CreateRecord(
                    RecordType.LAYOUT,
                    Layout.idOf(RecordType.LEAD),
                    Map.of("recordType", "lead", "lines", "# " + "long".repeat(99)))))
        .containsExactly("layout.title");
  }

  @Test
  void aTargetIsAnAmountOfAQuarterForSomebodyWhoIsThere() {
    assertThat(target("nobody", "2026-Q4", 1L)).containsExactly("record.not-found");
    assertThat(target("lin", "winter", 1L)).containsExactly("field.malformed");
    assertThat(target("lin", "2026-Q4", 0L)).containsExactly("field.malformed");
  }

  @Test
  void aTagThatAGateAsksForIsNotDeleted() {
    var tag = id("Standing tag");
    office.set(
        RecordType.CHECKLIST_ITEM,
        "tagged",
        Map.of(
            "name", "Tagged", "stage", Office.SURVEY, "kind", "tag", "wantedTags", List.of(tag)));

    assertThat(office.refusals("boss", new Command.DeleteRecord(RecordType.TAG, tag)))
        .containsExactly("tag.in-gate");
  }

  /// Conditions and stages are put into a draft, which may be half done: they are refused when it
  /// is to be published.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          journey.field-unfillable  | kind=field;fields=[x_sum]
          journey.item-twice        | name=Photos;kind=action
          journey.tag-gone          | kind=tag;wantedTags=[00000000-0000-4000-8000-000000000000]
          journey.unpassable-signer | kind=sign-off;signTeam=empty
          journey.unpassable-signer | kind=sign-off;signTeam=south;signRole=admin
          """)
  void aConditionThatNobodyCouldMeetIsNotPublished(String reason, String condition) {
    office.set(RecordType.TEAM, "empty", Map.of("name", "Empty", "above", "company"));
    office.set(
        RecordType.FIELD,
        "sum",
        Map.of(
            "recordType",
            "opportunity",
            "name",
            "x_sum",
            "label",
            "Sum",
            "kind",
            "number",
            "formula",
            "1 + 1"));
    draft("second", "solar");
    add("Photos", Map.of("kind", "action"));
    var fields = new LinkedHashMap<String, Object>();
    for (var part : condition.split(";")) {
      spoil(fields, part);
    }
    add(fields.containsKey("name") ? "Photos" : "Nonsense", fields);

    assertThat(publishing("second", "solar")).contains(reason);
  }

  @Test
  void whereTheOnlyOneWhoseDutyItWasHasLeftTheGateIsNotPublished() {
    draft("second", "solar");
    add(
        "Can it be built?",
        Map.of(
            "kind", "sign-off", "signKind", "technical", "signTeam", "south", "signRole", "rep"));
    assertThat(publishing("second", "solar")).containsExactly("journey.unpassable-signer");

    office.set(RecordType.USER, "wu", Map.of(User.DUTIES, List.of("technical")));
    assertThat(office.ask("boss", new Command.PublishPipeline(id("second"), "solar")))
        .isInstanceOf(Decision.Accepted.class);
    var wu = office.configuration().row(RecordType.USER, "wu").orElseThrow();
    assertThat(JourneySoundness.without(wu.with(User.INACTIVE, true), office.configuration()))
        .as("it is a draft: nothing that is published waits for her")
        .isEmpty();

    office.set(RecordType.USER, "wu", Map.of(User.INACTIVE, true));
    assertThat(publishing("second", "solar")).containsExactly("journey.unpassable-signer");
  }

  @Test
  void ofWhatIsPublishedItIsSaidBeforeTheOnlyOneWhoseDutyItIsLeaves() {
    draft("second", "solar");
    add(
        "Can it be built?",
        Map.of(
            "kind", "sign-off", "signKind", "technical", "signTeam", "south", "signRole", "rep"));
    office.set(RecordType.USER, "wu", Map.of(User.DUTIES, List.of("technical")));
    office.does("boss", new Command.PublishPipeline(id("second"), "solar"));
    var wu = office.configuration().row(RecordType.USER, "wu").orElseThrow();

    assertThat(JourneySoundness.without(wu.with(User.INACTIVE, true), office.configuration()))
        .extracting(Reason::id)
        .containsExactly("journey.unpassable-signer");
    assertThat(JourneySoundness.without(wu, office.configuration())).isEmpty();
  }

  @Test
  void aStageIsLookedAfterBySomebodyWhoWorksHere() {
    draft("second", "solar");
    var stage = Journeys.copyOf(Office.QUOTE, id("second"));
    office.does(
        "boss",
        new Command.EditFields(
            RecordType.STAGE,
            stage,
            List.of(
                new FieldEdit("ownerRole", null, "manager"),
                new FieldEdit("ownerTeam", null, "south"))));
    assertThat(office.ask("boss", new Command.PublishPipeline(id("second"), "solar")))
        .isInstanceOf(Decision.Accepted.class);

    office.set(RecordType.USER, "qi", Map.of(User.INACTIVE, true));
    assertThat(publishing("second", "solar")).containsExactly("journey.owner-nobody");
  }

  private List<String> target(String person, String quarter, Long amount) {
    return office.refusals(
        "boss", new Command.SetQuota(person, null, quarter, "CNY", null, amount));
  }

  private List<String> publishing(String draft, @Nullable String replaces) {
    return office.refusals("boss", new Command.PublishPipeline(id(draft), replaces));
  }

  private void draft(String name, String from) {
    office.does("boss", new Command.DraftPipeline(id(name), from, null));
  }

  private void add(String name, Map<String, Object> fields) {
    var all = new LinkedHashMap<String, Object>(fields);
    all.put("name", name);
    all.put("stage", Journeys.copyOf(Office.QUOTE, id("second")));
    office.does(
        "boss",
        new Command.CreateRecord(RecordType.CHECKLIST_ITEM, id(name + fields.hashCode()), all));
  }

  private void there(String type, String name, Map<String, Object> more) {
    var fields = with(name, sound(type));
    fields.putAll(more);
    office.does(
        "boss",
        new Command.CreateRecord(RecordType.byWireName(type).orElseThrow(), id(name), fields));
  }

  private static Map<String, Object> sound(String type) {
    return Objects.requireNonNull(SOUND.get(type), type);
  }

  private static Map<String, Object> with(String name, Map<String, Object> sound) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("name", name);
    fields.putAll(sound);
    return fields;
  }

  /// `field=value`, `field=[one,two]`, `field=` for nothing; digits are a number.
  private static void spoil(Map<String, Object> fields, String part) {
    var name = part.substring(0, part.indexOf('='));
    var value = part.substring(part.indexOf('=') + 1).strip();
    if (value.isEmpty()) {
      fields.remove(name);
    } else if (value.startsWith("[") && value.endsWith("]")) {
      fields.put(name, new ArrayList<>(List.of(value.substring(1, value.length() - 1).split(","))));
    } else {
      fields.put(name, value.matches("-?\\d{1,12}") ? (Object) Long.parseLong(value) : value);
    }
  }
}
