package outrider.app.shell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/// Which screen stands at which place, and what the rail offers. Filled by the composition root:
/// `screens.at(Place.Leads.class, (place, workspace) -> new LeadsView(workspace)).offer(item)`.
public final class Screens {
  private final Map<Class<? extends Place>, BiFunction<Place, Workspace, Screen>> factories =
      new HashMap<>();
  private final List<NavItem> items = new ArrayList<>();

  public <P extends Place> Screens at(
      Class<P> type, BiFunction<? super P, Workspace, ? extends Screen> factory) {
    factories.put(type, (place, workspace) -> factory.apply(type.cast(place), workspace));
    return this;
  }

  public Screens offer(NavItem item) {
    items.add(item);
    return this;
  }

  /// The entries whose screens are there.
  public List<NavItem> items() {
    return items.stream().filter(item -> has(item.place())).toList();
  }

  public boolean has(Place place) {
    return factories.containsKey(place.getClass());
  }

  Screen build(Place place, Workspace workspace) {
    var factory = factories.get(place.getClass());
    if (factory == null) {
      throw new IllegalArgumentException("no screen stands at " + place);
    }
    return factory.apply(place, workspace);
  }

  /// Which entry of the rail is lit at a place: a record lights its list.
  static Class<? extends Place> home(Place place) {
    return switch (place) {
      case Place.LeadRecord lead -> Place.Leads.class;
      case Place.OpportunityRecord opportunity -> Place.Opportunities.class;
      case Place.Schedule schedule ->
          schedule.deal().isPresent() ? Place.Opportunities.class : Place.Schedule.class;
      case Place.AccountRecord account -> Place.Accounts.class;
      case Place.ContactRecord contact -> Place.Accounts.class;
      case Place.HandOver handOver -> Place.Handovers.class;
      case Place.Takeovers takeovers -> Place.Attention.class;
      default -> place.getClass();
    };
  }
}
