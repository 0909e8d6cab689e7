package outrider.app.store;

import java.util.List;

/// Which facts are others after a commit.
///
/// @param leads numbers of leads; one that is gone has no fact any more
/// @param deals numbers of deals, for their stays too
/// @param persons whose touches are others
public record FactChange(List<Long> leads, List<Long> deals, List<String> persons) {

  static final FactChange NONE = new FactChange(List.of(), List.of(), List.of());

  public FactChange {
    leads = List.copyOf(leads);
    deals = List.copyOf(deals);
    persons = List.copyOf(persons);
  }

  boolean isNone() {
    return leads.isEmpty() && deals.isEmpty() && persons.isEmpty();
  }
}
