package outrider.core.rule;

import java.util.List;

/// The answer of the rules to a command.
public sealed interface Decision {

  /// @param overruled merges that the person should hear of; empty on the laptop that edits alone
  record Accepted(List<Change> changes, List<Overruled> overruled) implements Decision {
    public Accepted {
      changes = List.copyOf(changes);
      overruled = List.copyOf(overruled);
    }
  }

  /// Nothing changes.
  record Rejected(List<Reason> reasons) implements Decision {
    public Rejected {
      reasons = List.copyOf(reasons);
    }
  }

  static Decision rejected(Reason... reasons) {
    return new Rejected(List.of(reasons));
  }
}
