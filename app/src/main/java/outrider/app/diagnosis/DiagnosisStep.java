package outrider.app.diagnosis;

/// The four steps of looking for a cause.
enum DiagnosisStep {
  FUNNEL,
  PEOPLE,
  LOGS,
  FIX
}
