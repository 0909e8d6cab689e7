package outrider.app.today;

/// One line of the list: the head of a group, or a row of it.
sealed interface QueueLine {

  /// What stays the same when the line changes its words.
  String key();

  /// @param count of the whole group
  /// @param shown of them in the list below
  record Head(Group group, int count, int shown, boolean folded) implements QueueLine {
    @Override
    public String key() {
      return group.name();
    }
  }

  record Entry(QueueRow row) implements QueueLine {
    @Override
    public String key() {
      return row.key();
    }
  }
}
