package outrider.core.experiment;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// The experiments of a business, the newest first. Immutable.
public final class Experiments {

  private final List<Experiment> all;

  public Experiments(Collection<Experiment> experiments) {
    all =
        experiments.stream()
            .sorted(
                Comparator.comparingLong(
                        (Experiment each) -> each.row().number(Fields.CREATED_AT, 0))
                    .reversed()
                    .thenComparing(Experiment::id))
            .toList();
  }

  public List<Experiment> all() {
    return all;
  }

  public Optional<Experiment> find(@Nullable String id) {
    return all.stream().filter(each -> each.id().equals(id)).findFirst();
  }

  /// The cadence that a lead is to run instead of this one: that of its own variant, where this is
  /// one of those that are compared while the experiment runs.
  public Optional<String> cadence(Row lead, String wanted, long at) {
    for (var entry : Entry.all(lead)) {
      var found = find(entry.experiment()).filter(each -> each.ran(at));
      var variants = found.map(Experiment::variants).orElse(List.of());
      if (entry.variant() < variants.size()
          && variants.stream().anyMatch(each -> wanted.equals(each.cadence()))) {
        return Optional.ofNullable(variants.get(entry.variant()).cadence());
      }
    }
    return Optional.empty();
  }

  /// The experiment that runs and needs this cadence as it is.
  public Optional<Experiment> runningOn(Row row) {
    return row.type() != RecordType.CADENCE
        ? Optional.empty()
        : all.stream()
            .filter(Experiment::isRunning)
            .filter(
                each -> each.variants().stream().anyMatch(one -> row.id().equals(one.cadence())))
            .findFirst();
  }
}
