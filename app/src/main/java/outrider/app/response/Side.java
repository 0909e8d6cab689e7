package outrider.app.response;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import outrider.core.lead.FollowUpWindow;
import outrider.core.response.ResponseTimes;

/// The leads of one time, and how long each of them waited.
///
/// @param leads those that were answered or still wait, each beside its time in `millis`
/// @param dropped those that were closed without a touch: nobody waits there any more
/// @param contacted those of which is known whether a second touch followed within 48 hours
/// @param followed those of them where it did
record Side(
    List<WaitedLead> leads,
    long[] millis,
    ResponseTimes times,
    List<WaitedLead> dropped,
    List<WaitedLead> contacted,
    List<WaitedLead> followed) {

  /// How long a lead waited, by the clock or in opening hours.
  interface Measure {
    long millis(WaitedLead lead, long until);
  }

  static Side of(List<WaitedLead> all, Measure measure, long now) {
    var counted = new ArrayList<WaitedLead>();
    var dropped = new ArrayList<WaitedLead>();
    var contacted = new ArrayList<WaitedLead>();
    var followed = new ArrayList<WaitedLead>();
    for (var lead : all) {
      if (lead.isAnswered() || !lead.closed()) {
        counted.add(lead);
      } else {
        dropped.add(lead);
      }
      if (lead.isAnswered()) {
        follow(lead, now, contacted, followed);
      }
    }
    var millis = new long[counted.size()];
    var waits = new boolean[millis.length];
    for (var index = 0; index < millis.length; index++) {
      var lead = counted.get(index);
      waits[index] = !lead.isAnswered();
      millis[index] = Math.max(0, measure.millis(lead, waits[index] ? now : lead.firstAt()));
    }
    return new Side(counted, millis, ResponseTimes.of(millis, waits), dropped, contacted, followed);
  }

  private static void follow(
      WaitedLead lead, long now, List<WaitedLead> contacted, List<WaitedLead> followed) {
    var end = lead.firstAt() + FollowUpWindow.LENGTH.toMillis();
    var inTime = lead.secondAt() > 0 && lead.secondAt() <= end;
    if (inTime || now > end) {
      contacted.add(lead);
    }
    if (inTime) {
      followed.add(lead);
    }
  }

  double followedShare() {
    return contacted.isEmpty() ? 0 : (double) followed.size() / contacted.size();
  }

  /// The leads that waited so long, those that waited longest first.
  ///
  /// @param over excluded
  /// @param until included
  List<WaitedLead> waited(long over, long until, Predicate<WaitedLead> which) {
    var found = new ArrayList<Integer>();
    for (var index = 0; index < millis.length; index++) {
      if (millis[index] > over && millis[index] <= until && which.test(leads.get(index))) {
        found.add(index);
      }
    }
    found.sort(Comparator.comparingLong((Integer index) -> millis[index]).reversed());
    return found.stream().map(leads::get).toList();
  }
}
