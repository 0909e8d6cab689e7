package outrider.core.tag;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The rules by which a business tags its leads, in the order in which they are asked.
public final class TagRules {

  private final List<TagRule> ordered;
  private final List<TagRule> inForce;
  private final Set<String> lifecycle;

  public TagRules(Collection<TagRule> definitions) {
    ordered = definitions.stream().sorted(TagRule.ORDER).toList();
    inForce = ordered.stream().filter(TagRule::isInForce).toList();
    lifecycle =
        ordered.stream()
            .filter(TagRule::isLifecycle)
            .map(TagRule::tag)
            .collect(Collectors.toUnmodifiableSet());
  }

  /// All of them, the first asked first.
  public List<TagRule> ordered() {
    return ordered;
  }

  public List<TagRule> inForce() {
    return inForce;
  }

  /// The tags of which a lead has one at most, those of rules that are switched off included.
  public Set<String> lifecycle() {
    return lifecycle;
  }
}
