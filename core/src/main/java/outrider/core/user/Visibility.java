package outrider.core.user;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Who sees what. A record is in the scope of its owner, or of the pool that it lies in, in that of
/// the team it is shared with, and in those of the members of its deal; a person holds a set of
/// scopes; what is in none of them does not exist for that person.
public final class Visibility {

  public static final String CONFIG = "config";

  /// An audience: the whole tenant, by the scope that everybody holds.
  public static final String EVERYONE = "everyone";

  /// An audience, and the scope of managers and administrators.
  public static final String LEADS = "leads";

  private Visibility() {}

  /// What is for those who lead a team and those above them, and not for who is in it.
  public static String leadScope(String team) {
    return "lead/" + team;
  }

  public static String userScope(String user) {
    return "user/" + user;
  }

  public static String teamScope(String team) {
    return "team/" + team;
  }

  public static String poolScope(String pool) {
    return "pool/" + pool;
  }

  /// What somebody works on without having it. A scope of its own, and not that of what they have:
  /// whoever leads them does not come to see another team's deals by it.
  public static String memberScope(String user) {
    return "member/" + user;
  }

  /// The scopes a row is in, none for a row that belongs to nobody (only an administrator sees it).
  public static Set<String> scopesOf(Row row) {
    if (row.type().isConfiguration()) {
      return Set.of(CONFIG);
    }
    var scopes = new TreeSet<String>();
    var owner = row.textOrNull(Fields.OWNER);
    if (owner != null) {
      scopes.add(userScope(owner));
    }
    var team = row.textOrNull(Fields.TEAM);
    if (team != null) {
      scopes.add(ofTeam(row.type(), team));
    }
    var pool = row.textOrNull(Fields.POOL);
    if (owner == null && pool != null) {
      scopes.add(poolScope(pool));
    }
    audienceScope(row).ifPresent(scopes::add);
    Members.users(row).forEach(member -> scopes.add(memberScope(member)));
    return scopes;
  }

  /// Of a record that is shared with a team: a diagnosis names people, and what stands out in a
  /// branch is to be answered by whoever leads it, so both are for them.
  public static String ofTeam(RecordType type, String team) {
    return isForLeads(type) ? leadScope(team) : teamScope(team);
  }

  private static boolean isForLeads(RecordType type) {
    return type == RecordType.DIAGNOSIS || type == RecordType.RATIO_FLAG;
  }

  /// The scope of those whom a case of the library, a file of one, or what another system knows of
  /// no customer in particular is for beside its owner. What else calls a field so opens nothing.
  public static Optional<String> audienceScope(Row row) {
    if (row.type() != RecordType.CASE_STUDY
        && row.type() != RecordType.ATTACHMENT
        && row.type() != RecordType.EXTERNAL_RECORD) {
      return Optional.empty();
    }
    return switch (row.textOrNull(Fields.AUDIENCE)) {
      case EVERYONE -> Optional.of(CONFIG);
      case LEADS -> Optional.of(LEADS);
      case null, default -> Optional.empty();
    };
  }

  /// The scopes a person holds but for those of pools: a rep their own records and what their team
  /// and the teams above it share; a manager also everything of the people and teams below; an
  /// administrator everything.
  public static Set<String> scopesHeld(User user, TeamTree tree) {
    if (!user.active()) {
      return Set.of();
    }
    var scopes = new LinkedHashSet<String>();
    scopes.add(CONFIG);
    scopes.add(userScope(user.id()));
    scopes.add(memberScope(user.id()));
    tree.upward(user.team()).forEach(team -> scopes.add(teamScope(team)));
    switch (user.role()) {
      case REP -> {}
      case MANAGER -> {
        scopes.add(LEADS);
        var below = tree.downward(user.team());
        below.forEach(team -> scopes.addAll(List.of(teamScope(team), leadScope(team))));
        tree.members(below).forEach(member -> scopes.add(userScope(member.id())));
      }
      case ADMIN -> {
        scopes.add(LEADS);
        tree.teams()
            .forEach(team -> scopes.addAll(List.of(teamScope(team.id()), leadScope(team.id()))));
        tree.users().forEach(member -> scopes.add(userScope(member.id())));
      }
    }
    return scopes;
  }

  /// Whether somebody sees a record, other than in a pool.
  public static boolean sees(User user, Row row, TeamTree tree) {
    return user.active()
        && (user.role() == Role.ADMIN
            || !Collections.disjoint(scopesHeld(user, tree), scopesOf(row)));
  }

  /// Whether somebody sees a record for another reason than that they are a member of its deal.
  public static boolean holds(User user, Row row, TeamTree tree) {
    return sees(user, row.with(Fields.MEMBERS, null), tree);
  }
}
