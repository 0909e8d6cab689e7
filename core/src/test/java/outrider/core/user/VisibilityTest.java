package outrider.core.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Company over north and south, a group under north; and trees that are none.
final class VisibilityTest {

  private final TeamTree tree =
      new TeamTree(
          List.of(
              team("company", null),
              team("north", "company"),
              team("south", "company"),
              team("group", "north")),
          List.of(
              user("boss", "admin", "company"),
              user("ma", "manager", "north"),
              user("lin", "rep", "north"),
              user("xu", "rep", "group"),
              user("wu", "rep", "south")));

  @Example
  void aRepHoldsTheOwnBookAndWhatTheTeamsAboveShare() {
    assertThat(held("xu"))
        .containsExactlyInAnyOrder(
            "config", "user/xu", "member/xu", "team/group", "team/north", "team/company");
  }

  @Example
  void aManagerHoldsTheWholeTreeBelow() {
    assertThat(held("ma"))
        .containsExactlyInAnyOrder(
            "config",
            "leads",
            "user/ma",
            "user/lin",
            "user/xu",
            "member/ma",
            "team/north",
            "team/group",
            "team/company",
            "lead/north",
            "lead/group");
  }

  @Example
  void anAdministratorHoldsEverything() {
    assertThat(held("boss")).hasSize(2 + 5 + 4 + 4 + 1);
  }

  @Example
  void whoLeftHoldsNothing() {
    var gone = User.of(user("gone", "admin", "company").row().with(User.INACTIVE, true));

    assertThat(Visibility.scopesHeld(gone, tree)).isEmpty();
  }

  @Example
  void aPersonWithoutATeamOrInAMissingOneHoldsTheOwnBook() {
    assertThat(Visibility.scopesHeld(user("solo", "manager", null), tree))
        .containsExactlyInAnyOrder("config", "leads", "user/solo", "member/solo");
    assertThat(Visibility.scopesHeld(user("solo", "manager", "abolished"), tree))
        .containsExactlyInAnyOrder("config", "leads", "user/solo", "member/solo");
  }

  @Example
  void anUnknownRoleGrantsTheLeast() {
    assertThat(user("x", "emperor", "north").role()).isEqualTo(Role.REP);
  }

  @Example
  void aRowIsWhereItsOwnerAndItsTeamAre() {
    var row = Row.of(RecordType.LEAD, "l");

    assertThat(Visibility.scopesOf(row)).isEmpty();
    assertThat(Visibility.scopesOf(row.with("owner", "lin").with("team", "north")))
        .containsExactly("team/north", "user/lin");
    assertThat(Visibility.scopesOf(Row.of(RecordType.USER, "lin").with("team", "north")))
        .containsExactly("config");
  }

  @Example
  void aCaseAndItsFilesAreWhereTheirAudienceIsAndNothingElseIs() {
    for (var type : List.of(RecordType.CASE_STUDY, RecordType.ATTACHMENT)) {
      var row = Row.of(type, "c").with("owner", "ma");
      assertThat(Visibility.scopesOf(row.with("audience", "leads")))
          .containsExactly("leads", "user/ma");
      assertThat(Visibility.scopesOf(row.with("audience", "everyone")))
          .containsExactly("config", "user/ma");
      assertThat(Visibility.scopesOf(row.with("audience", "team/south")))
          .containsExactly("user/ma");
    }
    assertThat(
            Visibility.scopesOf(
                Row.of(RecordType.LEAD, "l").with("owner", "lin").with("audience", "everyone")))
        .containsExactly("user/lin");
  }

  @Property
  void anyHeapOfTeamsIsWalkedToAnEnd(@ForAll @Size(8) List<@IntRange(max = 11) Integer> above) {
    var teams = new ArrayList<Team>();
    for (var number = 0; number < above.size(); number++) {
      teams.add(team("t" + number, "t" + above.get(number)));
    }
    var heap = new TeamTree(teams, List.of());

    for (var team : teams) {
      assertThat(heap.upward(team.id())).contains(team.id());
      assertThat(heap.downward(team.id())).contains(team.id());
      for (var below : heap.downward(team.id())) {
        assertThat(heap.upward(below)).contains(team.id());
      }
    }
  }

  private Iterable<String> held(String user) {
    return Visibility.scopesHeld(tree.user(user).orElseThrow(), tree);
  }

  private static Team team(String id, @Nullable String above) {
    return Team.of(Row.of(RecordType.TEAM, id).with("above", above));
  }

  private static User user(String id, String role, @Nullable String team) {
    return User.of(new Row(RecordType.USER, id, Map.of("role", role)).with("team", team));
  }
}
