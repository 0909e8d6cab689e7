package outrider.app.review;

import java.util.List;
import java.util.Map;
import outrider.core.quota.Quota;

/// All that a review knows of a pipeline at a moment: every open deal that this laptop holds, what
/// was won in the quarter, and the targets.
///
/// @param medianMillis by stage; a stage that too few deals have left is not in it
public record ReviewBook(
    ReviewAsked asked,
    List<ReviewDeal> deals,
    List<Won> won,
    List<Quota> quotas,
    Map<String, Long> medianMillis) {

  public ReviewBook {
    deals = List.copyOf(deals);
    won = List.copyOf(won);
    quotas = List.copyOf(quotas);
    medianMillis = Map.copyOf(medianMillis);
  }
}
