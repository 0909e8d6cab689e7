package outrider.app.shell;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which deals one screen asks another to show: those behind a figure.
///
/// @param stages none for the whole pipeline, which is then shown as a board
/// @param owners none for everybody's; an empty one stands for nobody
/// @param closedSince for closed deals only those since that day; null for all
public record DealsAsked(
    String pipeline, List<String> stages, List<String> owners, @Nullable LocalDate closedSince) {

  public DealsAsked {
    stages = List.copyOf(stages);
    owners = List.copyOf(owners);
  }

  public static DealsAsked board(String pipeline) {
    return new DealsAsked(pipeline, List.of(), List.of(), null);
  }
}
