package outrider.app.today;

import java.util.List;
import outrider.app.activity.Allowed;
import outrider.app.cadence.CadenceMark;
import outrider.app.repeat.RepeatMark;

/// The questions of *Today*, as text that can be pasted into a console. Each is answered by an
/// index that holds little more than the answer; a test asks SQLite for its plans.
final class TodaySql {
  static final int TASKS_MAX = 2_000;
  static final int WINDOWS_MAX = 1_000;

  /// Of each grade; the rest is counted, and moves up as these get a next step.
  static final int UNPLANNED_PER_GRADE = 100;

  static final int POOLED_MAX = 2_000;

  static final int LEAD_COLUMNS = 16;
  static final int DEAL_COLUMNS = 16;
  static final int OTHER_COLUMNS = 6;

  private static final String LEAD =
      """
      SELECT l.id, l.name, l.company, l.title, l.intent, l.amount, l.currency, l.touches,
        l.first_contact_at, l.next_step_at, l.last_contact_at, l.source, l.created_at,
        l.phone, l.status, l.wechat\
      """;
  private static final String DEAL =
      """
      SELECT o.id, o.name, a.name, c.name, o.intent, o.amount, o.currency, o.touches, o.stage,
        o.stage_since, o.next_step_at, o.last_contact_at, o.source, o.created_at,
        coalesce(c.phone, a.phone), c.wechat\
      """;
  private static final String DEAL_NAMES =
      """
       LEFT JOIN account a ON a.id = o.account
      LEFT JOIN contact c ON c.id = o.contact
      """;
  private static final String TASK =
      ", t.id, t.title, t.kind, t.due_at, t.snoozes, "
          + Allowed.COLUMNS
          + ", "
          + CadenceMark.COLUMNS
          + ", "
          + RepeatMark.COLUMNS
          + " ";
  private static final String DUE =
      " t.done_at IS NULL AND t.due_at < ? AND ifnull(t.assignee, t.owner) = ?"
          + " ORDER BY t.due_at DESC LIMIT "
          + TASKS_MAX;

  /// The words of the partial index: SQLite uses it only for the very same ones.
  private static final String UNPLANNED =
      "next_step_at IS NULL AND ifnull(status, 'new') NOT IN ('converted', 'disqualified')";

  private static final String A_TOUCH =
      "kind IN ('call', 'visit', 'email', 'wechat', 'meeting') AND ifnull(direction, 'out') <> 'in'";

  /// Horizon, user.
  static final String LEAD_TASKS =
      LEAD
          + TASK
          + "FROM task t JOIN lead l ON l.id = t.parent WHERE t.parent_type = 'lead' AND"
          + DUE;

  /// Horizon, user.
  static final String DEAL_TASKS =
      DEAL
          + TASK
          + "FROM task t JOIN opportunity o ON o.id = t.parent"
          + DEAL_NAMES
          + "WHERE t.parent_type = 'opportunity' AND"
          + DUE;

  /// Horizon, user: tasks about accounts and contacts, and about nothing.
  static final String OTHER_TASKS =
      """
      SELECT ifnull(t.parent_type, 'task'), ifnull(t.parent, t.id), coalesce(c.name, a.name, ''),
        ifnull(a.name, ''), coalesce(c.phone, a.phone), t.created_at\
      """
          + TASK
          + """
          FROM task t
          LEFT JOIN contact c ON t.parent_type = 'contact' AND c.id = t.parent
          LEFT JOIN account a ON a.id = ifnull(c.account, t.parent)
          WHERE ifnull(t.parent_type, '') NOT IN ('lead', 'opportunity') AND\
          """
          + DUE;

  /// User, remembered from, amber from: leads that were touched once and not again.
  static final String CLOSING_WINDOWS =
      LEAD
          + """
           FROM lead l WHERE l.touches = 1 AND l.owner = ?
            AND l.first_contact_at > ? AND l.first_contact_at <= ?
            AND ifnull(l.status, 'new') NOT IN ('converted', 'disqualified')
          ORDER BY l.first_contact_at DESC LIMIT \
          """
          + WINDOWS_MAX;

  /// User: open leads that go back to a pool, with which and since when.
  static final String LEADS_OF_POOLS =
      LEAD
          + """
          , l.pool, l.claimed_at FROM lead l WHERE l.pool IS NOT NULL AND l.owner = ?
            AND ifnull(l.status, 'new') NOT IN ('converted', 'disqualified') LIMIT \
          """
          + POOLED_MAX;

  /// User, grade.
  static final String UNPLANNED_LEADS =
      LEAD
          + " FROM lead l WHERE "
          + UNPLANNED
          + " AND l.owner = ? AND l.intent IS ? ORDER BY l.amount DESC LIMIT "
          + UNPLANNED_PER_GRADE;

  /// User.
  static final String UNPLANNED_DEALS =
      DEAL
          + " FROM opportunity o"
          + DEAL_NAMES
          + "WHERE o.owner = ? AND o.state = 'open' AND o.next_step_at IS NULL"
          + " ORDER BY o.amount DESC LIMIT "
          + 3 * UNPLANNED_PER_GRADE;

  /// User.
  static final String COUNT_UNPLANNED_LEADS =
      "SELECT count(*) FROM lead WHERE " + UNPLANNED + " AND owner = ?";

  /// User.
  static final String COUNT_UNPLANNED_DEALS =
      "SELECT count(*) FROM opportunity WHERE owner = ? AND state = 'open' AND next_step_at IS NULL";

  /// Horizon, user.
  static final String NEXT =
      """
      SELECT due_at FROM task
      WHERE done_at IS NULL AND due_at >= ? AND ifnull(assignee, owner) = ?
      ORDER BY due_at LIMIT 1
      """;

  /// User, from: first contacts with the touch that followed each.
  static final String SECOND_TOUCHES =
      "SELECT l.first_contact_at, (SELECT occurred_at FROM activity"
          + " WHERE parent = l.id AND occurred_at > l.first_contact_at AND "
          + A_TOUCH
          + " ORDER BY occurred_at LIMIT 1) FROM lead l WHERE l.owner = ? AND l.first_contact_at > ?";

  /// User, from.
  static final String TOUCHES =
      "SELECT count(*) FROM activity WHERE created_by = ? AND occurred_at >= ? AND " + A_TOUCH;

  private TodaySql() {}

  static List<String> all() {
    return List.of(
        LEAD_TASKS,
        DEAL_TASKS,
        OTHER_TASKS,
        CLOSING_WINDOWS,
        LEADS_OF_POOLS,
        UNPLANNED_LEADS,
        UNPLANNED_DEALS,
        COUNT_UNPLANNED_LEADS,
        COUNT_UNPLANNED_DEALS,
        NEXT,
        SECOND_TOUCHES,
        TOUCHES);
  }
}
