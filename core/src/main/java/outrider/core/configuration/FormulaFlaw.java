package outrider.core.configuration;

import outrider.core.formula.Written;

/// Why the formula of a field gives nothing.
///
/// @param part of its text, or the field, at which it is wrong; for a loop the way round
public record FormulaFlaw(Written.Mistake what, String part) {}
