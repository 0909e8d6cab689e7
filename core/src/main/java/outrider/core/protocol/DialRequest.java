package outrider.core.protocol;

import org.jspecify.annotations.Nullable;

/// `POST /v1/calls`: has the company's telephone system call a number of a record's, and the person
/// who asks.
///
/// @param call id that the client chose; sent again it is the same call
/// @param recordType `lead`, `contact`, `account` or `opportunity`
/// @param number as it stands in the record
/// @param task that is done if somebody is reached; null for none
public record DialRequest(
    String call, String recordType, String record, String number, @Nullable String task) {}
