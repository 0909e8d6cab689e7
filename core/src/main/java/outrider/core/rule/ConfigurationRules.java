package outrider.core.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import outrider.core.calendar.CalendarDefinition;
import outrider.core.calendar.CalendarDefinition.Flaw;
import outrider.core.configuration.CustomField;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.sla.ServiceLevel;
import outrider.core.user.Team;

/// What a business may set up: a calendar that is open some time, a service level that promises
/// something, and nothing taken away that something else counts by.
///
/// Asked of the row that a change leaves behind, so that the merge of two sound edits is sound too.
final class ConfigurationRules {

  private ConfigurationRules() {}

  /// Everything that is wrong with the row; each reason names its field.
  static List<Reason> check(Row row, Draft draft) {
    var reasons = new ArrayList<>(ofItsType(row, draft));
    reasons.addAll(TwiceRules.check(row, draft));
    return reasons;
  }

  private static List<Reason> ofItsType(Row row, Draft draft) {
    return switch (row.type()) {
      case CALENDAR ->
          CalendarDefinition.of(row).flaws().stream().map(ConfigurationRules::reason).toList();
      case SERVICE_LEVEL -> serviceLevel(row, draft);
      case FORM, ASSIGNMENT_RULE -> IntakeRules.check(row, draft);
      case ESCALATION_LEVEL -> EscalationRules.check(row);
      case CADENCE -> CadenceTemplateRules.check(row, draft);
      case TAG_RULE -> TagRuleSetup.check(row, draft);
      case POOL -> PoolTemplateRules.check(row, draft);
      case PROMOTION -> ApprovalRules.check(row);
      case PIPELINE, STAGE, CHECKLIST_ITEM -> JourneyParts.check(row, draft);
      case SEGMENT -> SegmentRules.check(row);
      case DIAGNOSIS -> DiagnosisRules.check(row);
      case CASE_STUDY -> LibraryRules.check(row);
      case FIELD, LAYOUT -> FieldSetupRules.check(row, draft);
      case CHANGE_REQUEST -> ChangeRules.check(row);
      case RATIO -> RatioRules.check(row, draft);
      case TEAM -> team(row, draft);
      default -> List.of();
    };
  }

  /// Why a row cannot go: the service level or cadence that counts by this calendar, the cadence
  /// that this one follows, the tag rule that is about it. A level that goes in the same breath, as
  /// when setting up both is taken back, no longer counts by anything.
  static Optional<Reason> inUse(Row row, Draft draft) {
    if (row.type() == RecordType.POOL) {
      return PoolTemplateRules.inUse(row, draft);
    }
    if (row.type() == RecordType.FIELD) {
      return FieldSetupRules.inUse(CustomField.of(row), draft);
    }
    var frozen = JourneyParts.frozen(row, draft).or(() -> ChangeRules.kept(row));
    if (frozen.isPresent()) {
      return frozen;
    }
    var byCadence =
        CadenceTemplateRules.inUse(row, draft)
            .or(() -> TagRuleSetup.inUse(row, draft))
            .or(() -> JourneyParts.wanted(row, draft));
    if (byCadence.isPresent() || row.type() != RecordType.CALENDAR) {
      return byCadence;
    }
    return draft.configuration().serviceLevels().ordered().stream()
        .flatMap(level -> draft.row(RecordType.SERVICE_LEVEL, level.id()).stream())
        .map(ServiceLevel::of)
        .filter(level -> row.id().equals(level.calendar()))
        .findFirst()
        .map(level -> Reason.of("calendar.in-use", "level", level.name()));
  }

  private static List<Reason> team(Row row, Draft draft) {
    var reasons = new ArrayList<>(ChangeRules.check(row, draft));
    var mean = Team.of(row).industryMean();
    if (mean.isPresent() && (mean.getAsLong() <= 0 || mean.getAsLong() > Team.INDUSTRY_MEAN_MAX)) {
      reasons.add(FieldRules.reason("field.malformed", row.type(), Team.INDUSTRY_MEAN));
    }
    return reasons;
  }

  private static List<Reason> serviceLevel(Row row, Draft draft) {
    var reasons = new ArrayList<Reason>();
    var minutes = row.number(ServiceLevel.MINUTES, 0);
    if (row.has(ServiceLevel.MINUTES) && (minutes <= 0 || minutes > ServiceLevel.MINUTES_MAX)) {
      reasons.add(
          FieldRules.reason("service-level.minutes", row.type(), ServiceLevel.MINUTES)
              .with("most", ServiceLevel.MINUTES_MAX));
    } else if (row.has(ServiceLevel.MINUTES) && !ServiceLevel.of(row).isSound()) {
      reasons.add(FieldRules.reason("field.malformed", row.type(), ServiceLevel.INTENTS));
    }
    var calendar = row.textOrNull(ServiceLevel.CALENDAR);
    if (calendar != null && draft.row(RecordType.CALENDAR, calendar).isEmpty()) {
      reasons.add(
          FieldRules.reason("service-level.calendar-gone", row.type(), ServiceLevel.CALENDAR));
    }
    return reasons;
  }

  private static Reason reason(Flaw flaw) {
    var reason =
        switch (flaw.kind()) {
          case ZONE_UNKNOWN -> Reason.of("calendar.zone-unknown");
          case HOURS_MALFORMED -> Reason.of("calendar.hours-malformed");
          case HOURS_REVERSED -> Reason.of("calendar.hours-reversed");
          case HOURS_OVERLAPPING -> Reason.of("calendar.hours-overlapping");
          case NEVER_OPEN -> Reason.of("calendar.never-open");
          case DAY_MALFORMED -> Reason.of("calendar.day-malformed");
        };
    return reason
        .with("type", RecordType.CALENDAR.wireName())
        .with("field", flaw.field())
        .with("part", flaw.culprit());
  }
}
