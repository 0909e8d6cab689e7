package outrider.server.telephony;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How one kind of telephone system is asked for a call, and how it tells of one: data, so that
/// another system needs no program. Presets lie beside this class; anybody may write another.
///
/// @param values placeholders that are known already
/// @param needs placeholders that whoever sets it up has to give
record Template(
    @Nullable Map<String, String> values, @Nullable List<String> needs, Click call, Events events) {

  /// The request for a call. In its texts stand `{agent}`, `{customer}`, `{customer:national}`,
  /// `{call}`, `{callback}`, `{secret}`, `{basic}` (account and secret for HTTP's basic
  /// authentication) and the system's own values; `{name:xml}` is the same inside XML.
  ///
  /// @param form fields of a form; null where it is JSON
  /// @param json the body; null where it is a form
  /// @param okAt JSON pointer to what says yes in a good answer; null where 2xx is enough
  /// @param callAt JSON pointer to what the system calls the call
  /// @param messageAt JSON pointer to why not
  record Click(
      String url,
      @Nullable Map<String, String> headers,
      @Nullable Map<String, String> form,
      @Nullable Map<String, Object> json,
      @Nullable String okAt,
      @Nullable List<String> ok,
      @Nullable String callAt,
      @Nullable String messageAt) {}

  /// What is told of a call. Places are JSON pointers into `{"query": …, "body": …}`, the first
  /// that has something counts.
  ///
  /// @param call our own id of it
  /// @param systemCall the system's
  /// @param from with `to`, where the sides are named by the direction rather than by who they are
  /// @param inbound words for calls that customers make
  /// @param what joined by a slash, what `words` know
  /// @param how a more exact outcome, by `outcomes`
  /// @param speaker with `sentence` and `offsetMillis`, members of a transcript that is a list
  /// @param zone of times that name none
  record Events(
      Proof.Way proof,
      @Nullable List<String> call,
      @Nullable List<String> systemCall,
      @Nullable List<String> agent,
      @Nullable List<String> customer,
      @Nullable List<String> from,
      @Nullable List<String> to,
      @Nullable List<String> direction,
      @Nullable List<String> inbound,
      List<String> what,
      Map<String, Told.What> words,
      @Nullable List<String> how,
      @Nullable Map<String, String> outcomes,
      @Nullable List<String> at,
      @Nullable List<String> startedAt,
      @Nullable List<String> answeredAt,
      @Nullable List<String> endedAt,
      @Nullable List<String> durationSeconds,
      @Nullable List<String> recording,
      @Nullable List<String> transcript,
      @Nullable String speaker,
      @Nullable String sentence,
      @Nullable String offsetMillis,
      @Nullable Map<String, String> speakers,
      @Nullable String zone) {}
}
