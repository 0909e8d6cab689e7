package outrider.core.assign;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import outrider.core.configuration.AssignmentRule;
import outrider.core.configuration.Configuration;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.rule.Reason;
import outrider.core.user.Role;
import outrider.core.user.TeamTree;
import outrider.core.user.User;

/// Decides who gets a lead that came from outside. With nothing set up it is the rep with the
/// fewest untouched leads; nobody is given more while over the limit, and where everybody is, a
/// manager gets it with the word to hand it on, so that no lead waits unseen.
public final class Assignment {

  private final TeamTree tree;
  private final List<AssignmentRule> rules;
  private final Workload workload;

  public Assignment(Configuration configuration, Workload workload) {
    this.tree = configuration.tree();
    this.workload = workload;
    this.rules =
        configuration.all(RecordType.ASSIGNMENT_RULE).stream()
            .map(AssignmentRule::of)
            .filter(AssignmentRule::active)
            .sorted(AssignmentRule.ORDER)
            .toList();
  }

  /// @return empty where there is nobody at all
  public Optional<Assigned> of(Row lead) {
    var reasons = new ArrayList<Reason>();
    for (var rule : rules) {
      if (rule.matches(lead)) {
        var meant = meant(rule);
        if (!meant.isEmpty()) {
          return Optional.of(byRule(rule, meant, reasons));
        }
        reasons.add(passedOver(rule));
      }
    }
    return byDefault(reasons);
  }

  /// The rule that decides about a lead; empty where none does and the usual way holds.
  public Optional<AssignmentRule> deciding(Row lead) {
    return rules.stream().filter(rule -> rule.matches(lead) && !meant(rule).isEmpty()).findFirst();
  }

  private Reason passedOver(AssignmentRule rule) {
    var team = rule.team();
    var gone = team != null && tree.team(team).isEmpty();
    return Reason.of(gone ? "assign.team-gone" : "assign.nobody-there", "rule", rule.name());
  }

  /// The active people whom a rule means: those it names, and the reps of its team and those below.
  public List<User> meant(AssignmentRule rule) {
    var ids = new LinkedHashSet<String>(rule.people());
    tree.members(tree.downward(rule.team())).stream()
        .filter(member -> member.role() == Role.REP)
        .map(User::id)
        .forEach(ids::add);
    return ids.stream().flatMap(id -> tree.user(id).stream()).filter(User::active).toList();
  }

  private Assigned byRule(AssignmentRule rule, List<User> meant, List<Reason> reasons) {
    ToLongFunction<User> load =
        rule.isRoundRobin() ? user -> 0L : user -> workload.untouched(user.id());
    var free = free(meant, rule.limit());
    if (free.isEmpty()) {
      var team = rule.team();
      return handOn(team == null ? first(meant, load).team() : team, meant, rule.limit(), reasons);
    }
    var chosen = first(free, load);
    reasons.add(
        Reason.of(rule.isRoundRobin() ? "assign.rule-turn" : "assign.rule-load")
            .with("rule", rule.name())
            .with("untouched", workload.untouched(chosen.id()))
            .with("limit", rule.limit()));
    return new Assigned(chosen.id(), reasons, false);
  }

  private Optional<Assigned> byDefault(List<Reason> reasons) {
    ToLongFunction<User> load = user -> workload.untouched(user.id());
    var reps = active(Role.REP);
    if (reps.isEmpty()) {
      var leaders = active(Role.MANAGER).isEmpty() ? active(Role.ADMIN) : active(Role.MANAGER);
      if (leaders.isEmpty()) {
        return Optional.empty();
      }
      reasons.add(Reason.of("assign.no-reps"));
      return Optional.of(new Assigned(first(leaders, load).id(), reasons, false));
    }
    var free = free(reps, AssignmentRule.USUAL_LIMIT);
    if (free.isEmpty()) {
      return Optional.of(
          handOn(first(reps, load).team(), reps, AssignmentRule.USUAL_LIMIT, reasons));
    }
    var chosen = first(free, load);
    reasons.add(
        Reason.of("assign.least-loaded")
            .with("untouched", workload.untouched(chosen.id()))
            .with("limit", AssignmentRule.USUAL_LIMIT));
    return Optional.of(new Assigned(chosen.id(), reasons, false));
  }

  /// Everybody is over the limit: the nearest manager above decides, else an administrator, else
  /// whoever holds the least all the same.
  private Assigned handOn(
      @Nullable String team, List<User> everybody, long limit, List<Reason> reasons) {
    reasons.add(
        Reason.of("assign.nobody-free").with("people", everybody.size()).with("limit", limit));
    var leaders = managersAbove(team);
    if (leaders.isEmpty()) {
      leaders = active(Role.ADMIN).isEmpty() ? active(Role.MANAGER) : active(Role.ADMIN);
    }
    var chosen =
        leaders.isEmpty()
            ? first(everybody, user -> workload.untouched(user.id()))
            : first(leaders, user -> 0L);
    return new Assigned(chosen.id(), reasons, true);
  }

  private List<User> managersAbove(@Nullable String team) {
    for (var above : tree.upward(team)) {
      var managers =
          active(Role.MANAGER).stream().filter(user -> above.equals(user.team())).toList();
      if (!managers.isEmpty()) {
        return managers;
      }
    }
    return List.of();
  }

  private List<User> free(Collection<User> people, long limit) {
    return people.stream().filter(user -> workload.untouched(user.id()) <= limit).toList();
  }

  private List<User> active(Role role) {
    return tree.users().stream().filter(User::active).filter(user -> user.role() == role).toList();
  }

  /// The least loaded; among equals whoever has waited longest for one.
  private User first(Collection<User> people, ToLongFunction<User> load) {
    return people.stream()
        .min(
            Comparator.comparingLong(load)
                .thenComparingLong(user -> workload.turn(user.id()))
                .thenComparing(User::id))
        .orElseThrow();
  }
}
