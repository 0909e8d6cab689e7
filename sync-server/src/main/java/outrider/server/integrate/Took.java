package outrider.server.integrate;

import java.util.List;
import outrider.core.rule.Reason;

/// What became of a delivery.
///
/// @param outcome `good`, `failing` or `changed`, as a `DataSource` has it
/// @param rows that could be read
/// @param written of them new or changed; the others were known
/// @param waiting of them without a customer
/// @param refused rows that could not be read
/// @param reasons why it was not taken, or what is to be said although it was
public record Took(
    String outcome, int rows, int written, int waiting, int refused, List<Reason> reasons) {}
