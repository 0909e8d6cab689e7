package outrider.app.record;

import outrider.app.fx.Meter;
import outrider.core.configuration.FieldRegistry;
import outrider.core.record.FieldDefinition;
import outrider.core.record.Row;

/// How many of a record's key fields are filled.
public record Completeness(long filled, long asked) {
  private static final double WIDTH = 280;

  public static Completeness of(FieldRegistry registry, Row row) {
    var keys = registry.fields(row.type()).stream().filter(FieldDefinition::key).toList();
    return new Completeness(
        keys.stream().filter(field -> row.has(field.name())).count(), keys.size());
  }

  public double share() {
    return asked == 0 ? 1 : (double) filled / asked;
  }

  public Meter meter() {
    var meter = new Meter(WIDTH);
    meter.setShare(share());
    return meter;
  }
}
