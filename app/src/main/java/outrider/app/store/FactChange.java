package outrider.app.store;

import java.util.List;

/// Which facts are others after a commit.
///
/// @param leads numbers of leads; one that is gone has no fact any more
/// @param deals numbers of deals, for their stays too
/// @param touches whether somebody's touches are others
public record FactChange(List<Long> leads, List<Long> deals, boolean touches) {

  static final FactChange NONE = new FactChange(List.of(), List.of(), false);

  public FactChange {
    leads = List.copyOf(leads);
    deals = List.copyOf(deals);
  }

  boolean isNone() {
    return leads.isEmpty() && deals.isEmpty() && !touches;
  }
}
