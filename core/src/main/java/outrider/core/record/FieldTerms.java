package outrider.core.record;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import outrider.core.formula.Expression;

/// What an administrator said of a custom field beyond its shape.
///
/// @param optionsEn English words of the options that have them
/// @param standard the value of a new record that comes without one
/// @param isCalculated whether it is calculated from others, and so written by nobody
/// @param calculation by which it is; null also where its formula makes no sense
public record FieldTerms(
    @Nullable String labelEn,
    Map<String, String> optionsEn,
    FieldLimits limits,
    @Nullable Object standard,
    FieldAudience audience,
    boolean isCalculated,
    @Nullable Expression calculation) {

  public static final FieldTerms NONE =
      new FieldTerms(null, Map.of(), FieldLimits.NONE, null, FieldAudience.EVERYBODY, false, null);

  public FieldTerms {
    optionsEn = Map.copyOf(optionsEn);
  }

  FieldTerms calculatedBy(@Nullable Expression expression) {
    return new FieldTerms(labelEn, optionsEn, limits, standard, audience, true, expression);
  }
}
