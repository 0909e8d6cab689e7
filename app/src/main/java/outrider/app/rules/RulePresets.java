package outrider.app.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import outrider.app.shell.Workspace;
import outrider.core.configuration.AssignmentRule;
import outrider.core.configuration.Configuration;
import outrider.core.lead.Intent;
import outrider.core.pool.Pool;
import outrider.core.pool.RecycleClock;
import outrider.core.record.Fields;
import outrider.core.user.Team;

/// What most begin a form or an assignment rule with. A preset is a draft: it is read, changed and
/// saved as if it had been typed. Its names are data in both languages, as those of every rule.
enum RulePresets {
  LEAST_LOADED(RulesViewModel.Tab.ASSIGNMENT),
  IN_TURN(RulesViewModel.Tab.ASSIGNMENT),
  CONTACT(RulesViewModel.Tab.FORMS),
  WHITE_PAPER(RulesViewModel.Tab.FORMS),
  STANDARD_POOL(RulesViewModel.Tab.POOLS),
  QUICK_POOL(RulesViewModel.Tab.POOLS);

  private final RulesViewModel.Tab tab;

  RulePresets(RulesViewModel.Tab tab) {
    this.tab = tab;
  }

  static List<RulePresets> of(RulesViewModel.Tab tab) {
    return List.of(values()).stream().filter(preset -> preset.tab == tab).toList();
  }

  String wordKey() {
    return "rules.preset." + name();
  }

  /// The fields of the new rule.
  Map<String, Object> fields(Workspace space, Configuration configuration, BookValues known) {
    return switch (this) {
      case LEAST_LOADED ->
          everybody(
              "超过 5 条未跟进就停发", "Stop over 5 untouched", AssignmentRule.LEAST_LOADED, configuration);
      case IN_TURN -> everybody("轮流分配", "In turn", AssignmentRule.IN_TURN, configuration);
      case CONTACT ->
          WebForm.fresh(
              "联系我们",
              "Contact us",
              source(space, known),
              List.of("name", "company", "phone", "email", "note"),
              false);
      case WHITE_PAPER ->
          WebForm.fresh(
              "下载白皮书",
              "Download the white paper",
              source(space, known),
              List.of("name", "company", "email", "phone"),
              true);
      case STANDARD_POOL -> pool("公共线索池", "Public pool", configuration, List.of());
      case QUICK_POOL -> pool("快速流转池", "Fast pool", configuration, List.of(3L, 5L, 7L));
    };
  }

  /// For the whole company, with the usual days.
  ///
  /// @param followUp days without a follow-up after which a lead goes back, by intent
  private static Map<String, Object> pool(
      String name, String nameEn, Configuration configuration, List<Long> followUp) {
    var given = new LinkedHashMap<String, Object>();
    given.put(Fields.NAME, name);
    given.put(Pool.NAME_EN, nameEn);
    company(configuration).ifPresent(company -> given.put(Pool.TEAMS, List.of(company)));
    given.put(Pool.PROTECTION_DAYS, Pool.USUAL_PROTECTION);
    given.put(Pool.EXTENSION_DAYS, Pool.USUAL_EXTENSION);
    given.put(Pool.CAP_DAYS, Pool.USUAL_CAP);
    for (var place = 0; place < followUp.size(); place++) {
      given.put(RecycleClock.FOLLOW_UP.field(Intent.values()[place]), followUp.get(place));
    }
    given.put(Pool.CLAIMS_PER_DAY, 20L);
    given.put(Pool.HOLDING_MAX, 100L);
    given.put(Pool.LOCK_DAYS, Pool.USUAL_LOCK);
    given.put(Pool.REMINDER_DAYS, Pool.USUAL_REMINDER);
    return given;
  }

  /// The reps of the whole company.
  private static Map<String, Object> everybody(
      String name, String nameEn, String mode, Configuration configuration) {
    var given = new LinkedHashMap<String, Object>();
    given.put(Fields.NAME, name);
    given.put("nameEn", nameEn);
    company(configuration).ifPresent(company -> given.put(Fields.TEAM, company));
    given.put(AssignmentRule.MODE, mode);
    given.put(AssignmentRule.LIMIT, AssignmentRule.USUAL_LIMIT);
    return given;
  }

  private static Optional<String> company(Configuration configuration) {
    return configuration.tree().teams().stream()
        .filter(team -> configuration.tree().team(team.above()).isEmpty())
        .map(Team::id)
        .min(String::compareTo);
  }

  private static String source(Workspace space, BookValues known) {
    return known.sources().stream()
        .findFirst()
        .orElseGet(() -> space.words().get("webForm.usualSource"));
  }
}
