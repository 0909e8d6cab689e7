package outrider.core.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import outrider.core.approval.Approvers;
import outrider.core.configuration.Configuration;
import outrider.core.pipeline.ChecklistItem;
import outrider.core.pipeline.OpportunityStage;
import outrider.core.pipeline.Pipeline;
import outrider.core.record.Ids;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.user.Role;
import outrider.core.user.User;

/// What is wrong with a version of a pipeline as a whole, said before a deal runs into it: a gate
/// that nobody can pass, a way that leads in a circle, a team that is gone, a condition that asks
/// for nothing. Each reason names the stage and the condition it is about.
public final class JourneySoundness {

  static final int STAGES_MAX = 30;

  /// Conditions of one stage.
  static final int ITEMS_MAX = 60;

  private final Configuration configuration;
  private final List<OpportunityStage> stages;
  private final List<Reason> flaws = new ArrayList<>();

  private JourneySoundness(Configuration configuration, List<OpportunityStage> stages) {
    this.configuration = configuration;
    this.stages = stages;
  }

  /// Why a version could not be published as things stand now; of a published one, what has become
  /// of it since. Empty where nothing is wrong.
  public static List<Reason> flaws(Pipeline pipeline, Configuration configuration) {
    var soundness = new JourneySoundness(configuration, configuration.stages(pipeline.id()));
    soundness.checkStages();
    soundness.stages.forEach(soundness::checkStage);
    return List.copyOf(soundness.flaws);
  }

  /// What nobody could pass or look after any more in what is published, if this person's row were
  /// another: before somebody leaves or changes teams.
  ///
  /// @param person as they would be
  public static List<Reason> without(Row person, Configuration configuration) {
    var rows =
        Arrays.stream(RecordType.values())
            .filter(RecordType::isConfiguration)
            .flatMap(type -> configuration.all(type).stream())
            .map(row -> row.type() == person.type() && row.id().equals(person.id()) ? person : row)
            .toList();
    var after = new Configuration(rows);
    return configuration.pipelines().stream()
        .flatMap(pipeline -> {
          var known = flaws(pipeline, configuration);
          return flaws(pipeline, after).stream().filter(flaw -> !known.contains(flaw));
        })
        .toList();
  }

  private void checkStages() {
    if (stages.stream().noneMatch(OpportunityStage::isOpen)) {
      flaws.add(Reason.of("journey.no-stage"));
    }
    for (var kind : List.of(OpportunityStage.Kind.WON, OpportunityStage.Kind.LOST)) {
      if (stages.stream().noneMatch(stage -> stage.kind() == kind)) {
        flaws.add(
            Reason.of(kind == OpportunityStage.Kind.WON ? "journey.no-won" : "journey.no-lost"));
      }
    }
    if (stages.size() > STAGES_MAX) {
      flaws.add(Reason.of("journey.too-many-stages").with("most", STAGES_MAX));
    }
    var names = new HashSet<String>();
    for (var stage : stages) {
      if (!stage.name().isBlank() && !names.add(stage.name().strip())) {
        flaws.add(of("journey.stage-twice", stage));
      }
    }
  }

  private void checkStage(OpportunityStage stage) {
    if (stage.name().isBlank()) {
      flaws.add(of("journey.stage-nameless", stage));
    }
    if (!stage.ownerTeam().isEmpty() && !isTeam(stage.ownerTeam())) {
      flaws.add(of("journey.owner-gone", stage));
    } else if (!isLookedAfter(stage)) {
      flaws.add(of("journey.owner-nobody", stage));
    }
    var items = configuration.checklist(stage.id());
    if (items.size() > ITEMS_MAX) {
      flaws.add(of("journey.too-many-items", stage).with("most", ITEMS_MAX));
    }
    items.forEach(item -> checkItem(item, stage));
    checkNames(items, stage);
    checkGroups(items, stage);
    checkAmounts(items, stage);
  }

  /// Somebody active has the role, in the team or below it.
  private boolean isLookedAfter(OpportunityStage stage) {
    if (stage.ownerRole().isEmpty() && stage.ownerTeam().isEmpty()) {
      return true;
    }
    var tree = configuration.tree();
    var people =
        stage.ownerTeam().isEmpty() ? tree.users() : tree.members(tree.downward(stage.ownerTeam()));
    return people.stream()
        .filter(User::active)
        .anyMatch(user -> stage.ownerRole().isEmpty() || user.role() == Role.of(stage.ownerRole()));
  }

  /// Whoever reads two conditions of one name cannot tell which of them is missing.
  private void checkNames(List<ChecklistItem> items, OpportunityStage stage) {
    var names = new HashSet<String>();
    for (var item : items) {
      if (!item.name().isBlank() && !names.add(item.onEntry() + "/" + item.name().strip())) {
        flaws.add(of("journey.item-twice", item, stage));
      }
    }
  }

  private void checkItem(ChecklistItem item, OpportunityStage stage) {
    if (item.name().isBlank()) {
      flaws.add(of("journey.item-nameless", item, stage));
    }
    if (isFirst(stage)
        && item.onEntry()
        && item.required()
        && needsADeal(item)
        && !isStoodInFor(item, stage)) {
      // A deal is made in its first stage: there is none yet to attach to, to tick, or to sign.
      flaws.add(of("journey.unpassable-birth", item, stage));
    }
    switch (item.kind()) {
      case FIELD -> checkFields(item, stage);
      case ATTACHMENT, DELIVERABLE -> {
        if (item.attachmentKind().isBlank()) {
          flaws.add(of("journey.item-empty", item, stage));
        }
      }
      case TAG -> checkTags(item, stage);
      case AMOUNT -> {
        if (!item.row().has(ChecklistItem.AMOUNT) || item.wantsLess() && item.amountMinor() <= 0) {
          flaws.add(of("journey.item-empty", item, stage));
        }
      }
      case SIGN_OFF -> checkSigner(item, stage);
      case DECISION -> checkDecision(item, stage);
      case ACTION -> {}
    }
  }

  private void checkFields(ChecklistItem item, OpportunityStage stage) {
    if (item.fieldNames().isEmpty()) {
      flaws.add(of("journey.item-empty", item, stage));
    }
    for (var name : item.fieldNames()) {
      var field = configuration.fields().field(RecordType.OPPORTUNITY, name);
      if (field.isEmpty()) {
        flaws.add(of("journey.field-gone", item, stage).with("field", name));
      } else if (field.get().isCalculated()) {
        // Nobody fills it, so nobody could.
        flaws.add(
            of("journey.field-unfillable", item, stage)
                .with("type", RecordType.OPPORTUNITY.wireName())
                .with("field", name));
      }
    }
  }

  private void checkTags(ChecklistItem item, OpportunityStage stage) {
    if (item.wantedTags().isEmpty()) {
      flaws.add(of("journey.item-empty", item, stage));
    }
    if (item.wantedTags().stream()
        .filter(Ids::isId)
        .anyMatch(tag -> configuration.row(RecordType.TAG, tag).isEmpty())) {
      flaws.add(of("journey.tag-gone", item, stage));
    }
  }

  /// Somebody has to be there who may sign; for a review by a colleague that is somebody else than
  /// whoever owns the deal, so one person alone is not enough.
  private void checkSigner(ChecklistItem item, OpportunityStage stage) {
    if (!item.signTeam().isEmpty() && !isTeam(item.signTeam())) {
      flaws.add(of("journey.team-gone", item, stage));
      return;
    }
    var active =
        configuration.all(RecordType.USER).stream().map(User::of).filter(User::active).toList();
    var approvers = new Approvers(configuration.tree());
    var signers =
        active.stream()
            .filter(user -> isNamed(item, user))
            .filter(
                user -> item.signKind().map(kind -> approvers.mightSpeak(kind, user)).orElse(true))
            .toList();
    if (item.required() && (signers.isEmpty() || active.size() < 2)) {
      flaws.add(of("journey.unpassable-signer", item, stage));
    }
  }

  /// That an administrator may sign anything is for an emergency; a gate that waits for one every
  /// time is one that nobody passes.
  private static boolean isNamed(ChecklistItem item, User user) {
    return (item.signRole().isEmpty() || user.role() == Role.of(item.signRole()))
        && (item.signTeam().isEmpty() || item.signTeam().equals(user.team()));
  }

  /// No leads back to an earlier stage, or the way would lead in a circle without an end.
  private void checkDecision(ChecklistItem item, OpportunityStage stage) {
    var back = item.back();
    if (back == null) {
      return;
    }
    var target = stages.stream().filter(each -> each.id().equals(back)).findFirst();
    if (target.isEmpty()) {
      flaws.add(of("journey.back-gone", item, stage));
    } else if (!target.get().isOpen() || stages.indexOf(target.get()) >= stages.indexOf(stage)) {
      flaws.add(of("journey.loop", item, stage).with("back", back));
    }
  }

  /// One condition alone stands in for nothing.
  private void checkGroups(List<ChecklistItem> items, OpportunityStage stage) {
    var byGroup =
        items.stream()
            .filter(item -> !item.anyOf().isEmpty())
            .collect(Collectors.groupingBy(item -> item.onEntry() + "/" + item.anyOf()));
    byGroup.values().stream()
        .filter(group -> group.size() == 1)
        .forEach(group -> flaws.add(of("journey.group-of-one", group.getFirst(), stage)));
  }

  /// No amount is at least one figure and below a smaller one.
  private void checkAmounts(List<ChecklistItem> items, OpportunityStage stage) {
    var least = new HashMap<String, Long>();
    var wanted =
        items.stream()
            .filter(item -> item.kind() == ChecklistItem.Kind.AMOUNT)
            .filter(item -> item.required() && item.anyOf().isEmpty())
            .toList();
    for (var item : wanted) {
      if (!item.wantsLess()) {
        least.merge(item.currency(), item.amountMinor(), Math::max);
      }
    }
    for (var item : wanted) {
      if (item.wantsLess() && least.getOrDefault(item.currency(), -1L) >= item.amountMinor()) {
        flaws.add(of("journey.unpassable-amounts", item, stage));
      }
    }
    if (wanted.stream().map(ChecklistItem::currency).filter(it -> !it.isEmpty()).distinct().count()
        > 1) {
      flaws.add(of("journey.unpassable-currencies", wanted.getFirst(), stage));
    }
  }

  private boolean isFirst(OpportunityStage stage) {
    return stages.stream().filter(OpportunityStage::isOpen).findFirst().equals(Optional.of(stage));
  }

  private static boolean needsADeal(ChecklistItem item) {
    return switch (item.kind()) {
      case FIELD, AMOUNT, TAG -> false;
      case ACTION, ATTACHMENT, DELIVERABLE, DECISION, SIGN_OFF -> true;
    };
  }

  private boolean isStoodInFor(ChecklistItem item, OpportunityStage stage) {
    return !item.anyOf().isEmpty()
        && configuration.checklist(stage.id()).stream()
            .anyMatch(other ->
                other.onEntry() && other.anyOf().equals(item.anyOf()) && !needsADeal(other));
  }

  private boolean isTeam(String team) {
    return configuration.tree().team(team).isPresent();
  }

  private static Reason of(String id, OpportunityStage stage) {
    return Reason.of(id).with("stage", stage.id());
  }

  private static Reason of(String id, ChecklistItem item, OpportunityStage stage) {
    return of(id, stage).with("item", item.id());
  }
}
