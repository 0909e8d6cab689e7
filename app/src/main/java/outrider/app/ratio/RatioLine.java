package outrider.app.ratio;

import outrider.core.record.RecordType;

/// A record behind a figure.
///
/// @param type of the record whose page is opened, and its `id`: what hangs on another opens that
/// @param name what it is called
/// @param about whose it is about; blank for none
/// @param owner who has it; blank for nobody
/// @param at its moment, in epoch milliseconds
/// @param amountMinor 0 where it is only counted
record RatioLine(
    RecordType type,
    String id,
    String name,
    String about,
    String owner,
    long at,
    long amountMinor) {}
