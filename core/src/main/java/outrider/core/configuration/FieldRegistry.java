package outrider.core.configuration;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import outrider.core.account.Account;
import outrider.core.activity.Activity;
import outrider.core.approval.Approval;
import outrider.core.approval.Promotion;
import outrider.core.attachment.Attachment;
import outrider.core.cadence.Cadence;
import outrider.core.cadence.Enrollment;
import outrider.core.calendar.CalendarDefinition;
import outrider.core.change.ChangeRequest;
import outrider.core.conflict.Conflict;
import outrider.core.contact.Contact;
import outrider.core.diagnosis.KeptDiagnosis;
import outrider.core.escalation.Escalation;
import outrider.core.escalation.EscalationLevel;
import outrider.core.experiment.Experiment;
import outrider.core.forecast.KeptForecast;
import outrider.core.formula.Written;
import outrider.core.handover.Handover;
import outrider.core.handover.Takeover;
import outrider.core.integration.DataSource;
import outrider.core.integration.ExternalRecord;
import outrider.core.lag.DeviceLag;
import outrider.core.lead.Lead;
import outrider.core.library.CaseStudy;
import outrider.core.library.CaseView;
import outrider.core.opportunity.Opportunity;
import outrider.core.pipeline.ChecklistItem;
import outrider.core.pipeline.Checkmark;
import outrider.core.pipeline.OpportunityStage;
import outrider.core.pipeline.Pipeline;
import outrider.core.pool.Pool;
import outrider.core.processaudit.ProcessAudit;
import outrider.core.product.Product;
import outrider.core.proposal.Proposal;
import outrider.core.quota.Quota;
import outrider.core.ratio.Ratio;
import outrider.core.ratio.RatioFlag;
import outrider.core.record.FieldDefinition;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.review.WeeklyReview;
import outrider.core.segment.Segment;
import outrider.core.sla.ServiceLevel;
import outrider.core.tag.Tag;
import outrider.core.tag.TagRule;
import outrider.core.tag.Tagging;
import outrider.core.task.Task;
import outrider.core.user.Team;
import outrider.core.user.User;

/// Every field of every record type, built-in ones first, in the order of the forms. The one place
/// that forms, columns, filters, import, gates and sync ask what a field is.
public final class FieldRegistry {

  private static final FieldRegistry BUILT_IN = new FieldRegistry(List.of());

  private final Map<RecordType, Map<String, FieldDefinition>> byType =
      new EnumMap<>(RecordType.class);

  private final Map<RecordType, Map<String, FormulaFlaw>> flaws = new EnumMap<>(RecordType.class);

  private FieldRegistry(List<CustomField> custom) {
    for (var type : RecordType.values()) {
      var fields = new LinkedHashMap<String, FieldDefinition>();
      builtIn(type).forEach(field -> fields.put(field.name(), field));
      byType.put(type, fields);
    }
    custom.stream()
        .flatMap(field -> field.definition().stream())
        .forEach(field -> named(field.type()).putIfAbsent(field.name(), field));
    calculate(custom);
  }

  /// @param rows of the fields that administrators added
  public static FieldRegistry of(Collection<Row> rows) {
    return new FieldRegistry(rows.stream().map(CustomField::of).sorted(CustomField.ORDER).toList());
  }

  /// Reads the formulas once all fields are known.
  private void calculate(List<CustomField> custom) {
    var texts = new EnumMap<RecordType, Map<String, String>>(RecordType.class);
    for (var field : custom) {
      field
          .definition()
          .filter(FieldDefinition::isCalculated)
          .ifPresent(known ->
              texts
                  .computeIfAbsent(known.type(), _ -> new LinkedHashMap<>())
                  .putIfAbsent(known.name(), field.formula()));
    }
    texts.forEach((type, formulas) -> {
      var reader = new Formulas(formulas, name -> field(type, name));
      var calculated = new LinkedHashMap<String, FieldDefinition>();
      for (var name : formulas.keySet()) {
        switch (reader.read(name)) {
          case Written.Sound sound ->
              calculated.put(
                  name,
                  Objects.requireNonNull(named(type).get(name)).calculatedBy(sound.expression()));
          case Written.Wrong wrong -> flawed(type, name, wrong, formulas);
        }
      }
      named(type).putAll(calculated);
    });
  }

  private void flawed(
      RecordType type, String name, Written.Wrong wrong, Map<String, String> formulas) {
    var part =
        wrong.what() == Written.Mistake.LOOP
            ? Formulas.way(name, formulas, each -> label(type, each))
            : wrong.part();
    flaws
        .computeIfAbsent(type, _ -> new LinkedHashMap<>())
        .put(name, new FormulaFlaw(wrong.what(), part));
  }

  private String label(RecordType type, String name) {
    return field(type, name).map(FieldDefinition::label).orElse(name);
  }

  /// Why the formula of a field gives nothing; empty where it gives something, or there is none.
  public Optional<FormulaFlaw> flaw(RecordType type, String name) {
    return Optional.ofNullable(flaws.getOrDefault(type, Map.of()).get(name));
  }

  public static FieldRegistry builtIn() {
    return BUILT_IN;
  }

  public Collection<FieldDefinition> fields(RecordType type) {
    return named(type).values();
  }

  public Optional<FieldDefinition> field(RecordType type, String name) {
    return Optional.ofNullable(named(type).get(name));
  }

  public List<FieldDefinition> custom(RecordType type) {
    var custom = new ArrayList<FieldDefinition>();
    for (var field : fields(type)) {
      if (field.custom()) {
        custom.add(field);
      }
    }
    return custom;
  }

  private Map<String, FieldDefinition> named(RecordType type) {
    return Objects.requireNonNull(byType.get(type));
  }

  private static List<FieldDefinition> builtIn(RecordType type) {
    return switch (type) {
      case LEAD -> Lead.FIELDS;
      case ACCOUNT -> Account.FIELDS;
      case CONTACT -> Contact.FIELDS;
      case OPPORTUNITY -> Opportunity.FIELDS;
      case ACTIVITY -> Activity.FIELDS;
      case TASK -> Task.FIELDS;
      case ATTACHMENT -> Attachment.FIELDS;
      case CHECKMARK -> Checkmark.FIELDS;
      case CONFLICT -> Conflict.FIELDS;
      case PROPOSAL -> Proposal.FIELDS;
      case ESCALATION -> Escalation.FIELDS;
      case ENROLLMENT -> Enrollment.FIELDS;
      case TAGGING -> Tagging.FIELDS;
      case HANDOVER -> Handover.FIELDS;
      case TAKEOVER -> Takeover.FIELDS;
      case APPROVAL -> Approval.FIELDS;
      case PROCESS_AUDIT -> ProcessAudit.FIELDS;
      case SEGMENT -> Segment.FIELDS;
      case QUOTA -> Quota.FIELDS;
      case FORECAST -> KeptForecast.FIELDS;
      case DEVICE_LAG -> DeviceLag.FIELDS;
      case WEEKLY_REVIEW -> WeeklyReview.FIELDS;
      case DIAGNOSIS -> KeptDiagnosis.FIELDS;
      case RATIO_FLAG -> RatioFlag.FIELDS;
      case CASE_STUDY -> CaseStudy.FIELDS;
      case CASE_VIEW -> CaseView.FIELDS;
      case EXTERNAL_RECORD -> ExternalRecord.FIELDS;
      case TAG -> Tag.FIELDS;
      case PRODUCT -> Product.FIELDS;
      case PIPELINE -> Pipeline.FIELDS;
      case STAGE -> OpportunityStage.FIELDS;
      case CHECKLIST_ITEM -> ChecklistItem.FIELDS;
      case USER -> User.FIELDS;
      case TEAM -> Team.FIELDS;
      case FIELD -> CustomField.FIELDS;
      case LAYOUT -> Layout.FIELDS;
      case CALENDAR -> CalendarDefinition.FIELDS;
      case SERVICE_LEVEL -> ServiceLevel.FIELDS;
      case FORM -> Form.FIELDS;
      case ASSIGNMENT_RULE -> AssignmentRule.FIELDS;
      case ESCALATION_LEVEL -> EscalationLevel.FIELDS;
      case CADENCE -> Cadence.FIELDS;
      case TAG_RULE -> TagRule.FIELDS;
      case POOL -> Pool.FIELDS;
      case PROMOTION -> Promotion.FIELDS;
      case RULE_CHANGE -> RuleChange.FIELDS;
      case CHANGE_REQUEST -> ChangeRequest.FIELDS;
      case EXPERIMENT -> Experiment.FIELDS;
      case DATA_SOURCE -> DataSource.FIELDS;
      case RATIO -> Ratio.FIELDS;
    };
  }
}
