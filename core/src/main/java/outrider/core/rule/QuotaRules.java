package outrider.core.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import outrider.core.command.Command;
import outrider.core.quota.Quarter;
import outrider.core.quota.Quota;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Targets: an administrator sets anybody's, a manager those of the people they answer for and of
/// their own team and the teams below.
final class QuotaRules {

  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

  private QuotaRules() {}

  static Decision set(Command.SetQuota command, Draft draft) {
    var person = command.person();
    var team = command.team();
    if ((person == null) == (team == null) || isUnknown(person, team, draft)) {
      return RecordRules.notFound(
          person == null ? RecordType.TEAM : RecordType.USER, person == null ? "" + team : person);
    }
    if (!maySet(person, team, draft)) {
      return Decision.rejected(Reason.of("permission.quota"));
    }
    var malformed = malformed(command);
    if (!malformed.isEmpty()) {
      return new Decision.Rejected(malformed);
    }
    var id = Quota.idOf(person, team, command.quarter(), command.currency());
    var standing = draft.row(RecordType.QUOTA, id);
    var stands = standing.map(row -> row.numberOrNull(Quota.AMOUNT)).orElse(null);
    if (!same(stands, command.fromMinor()) && !same(stands, command.toMinor())) {
      return Decision.rejected(
          Reason.of("quota.changed", "by", standing.map(row -> row.text(Quota.SET_BY)).orElse(""))
              .with("at", standing.map(row -> row.text(Quota.SET_AT)).orElse("")));
    }
    draft.put(
        Row.of(RecordType.QUOTA, id)
            .with(standing.map(Row::fields).orElse(Map.of()))
            .with(Fields.OWNER, person)
            .with(Fields.TEAM, team)
            .with(Quota.QUARTER, command.quarter())
            .with(Fields.CURRENCY, command.currency())
            .with(Quota.AMOUNT, command.toMinor())
            .with(Quota.SET_BY, draft.actor().user())
            .with(Quota.SET_AT, draft.at()));
    return draft.accepted();
  }

  /// What this person may not even see is not there.
  private static boolean isUnknown(@Nullable String person, @Nullable String team, Draft draft) {
    var tree = draft.configuration().tree();
    return person != null ? tree.user(person).isEmpty() : tree.team(team).isEmpty();
  }

  private static boolean maySet(@Nullable String person, @Nullable String team, Draft draft) {
    var tree = draft.configuration().tree();
    return person != null
        ? tree.user(person).filter(draft.actor()::answersFor).isPresent()
        : team != null && draft.actor().leads() && draft.actor().mayMoveTo(team, tree);
  }

  private static List<Reason> malformed(Command.SetQuota command) {
    var reasons = new ArrayList<Reason>();
    if (Quarter.read(command.quarter()).isEmpty()) {
      reasons.add(FieldRules.reason("field.malformed", RecordType.QUOTA, Quota.QUARTER));
    }
    if (!CURRENCY.matcher(command.currency()).matches()) {
      reasons.add(FieldRules.reason("field.malformed", RecordType.QUOTA, Fields.CURRENCY));
    }
    var amount = command.toMinor();
    if (amount != null && (amount <= 0 || amount > Quota.AMOUNT_MAX)) {
      reasons.add(FieldRules.reason("field.malformed", RecordType.QUOTA, Quota.AMOUNT));
    }
    return reasons;
  }

  private static boolean same(@Nullable Long one, @Nullable Long other) {
    return Objects.equals(one, other);
  }
}
