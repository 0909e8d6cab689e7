package outrider.core.rule;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outrider.core.record.FieldDefinition;

/// What an administrator said that a value must keep to, and how it does not: forms say it before
/// the rules have to.
public final class LimitReason {

  private LimitReason() {}

  public static Optional<Reason> of(FieldDefinition field, @Nullable Object value) {
    var limits = field.terms().limits();
    return limits
        .broken(value)
        .map(broken -> {
          var reason =
              switch (broken) {
                case LEAST -> Reason.of("field.least");
                case MOST -> Reason.of("field.most");
                case SHORTEST -> Reason.of("field.shortest");
                case LONGEST -> Reason.of("field.longest");
                case PATTERN -> Reason.of("field.pattern");
              };
          return reason
              .with("type", field.type().wireName())
              .with("field", field.name())
              .with("limit", limits.told(broken));
        });
  }
}
