package outrider.core.protocol;

/// `POST /v1/calendar`: makes the address of one's own calendar, or another one in its place.
///
/// @param withoutNames whether it says only that one is busy
/// @param language of what the calendar itself says, `zh` or `en`
public record CalendarRequest(boolean withoutNames, String language) {}
