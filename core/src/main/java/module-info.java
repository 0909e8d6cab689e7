/// What both ends share: the sales domain, its commands and rules, and the wire records.
///
/// Pure: no I/O, no clock, no locale. It reads `java.base` and the nullness annotations only.
@org.jspecify.annotations.NullMarked
module outrider.core {
  requires static transitive org.jspecify;

  exports outrider.core;
}
