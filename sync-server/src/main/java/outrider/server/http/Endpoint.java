package outrider.server.http;

/// What answers one method at one address. Thin: it reads the body, calls a service, and answers;
/// whatever it throws becomes a problem body in one place.
@FunctionalInterface
interface Endpoint {
  void serve(Exchange exchange) throws Exception;
}
