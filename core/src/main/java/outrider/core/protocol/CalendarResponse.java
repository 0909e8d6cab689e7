package outrider.core.protocol;

import org.jspecify.annotations.Nullable;

/// The answer to `GET` and `POST /v1/calendar`.
///
/// @param madeAt when the address was made, in epoch milliseconds; null where there is none
/// @param withoutNames whether it says only that one is busy
/// @param token the last part of the address `/calendar/<token>.ics`; told once, when it is made
public record CalendarResponse(
    @Nullable Long madeAt, boolean withoutNames, @Nullable String token) {}
