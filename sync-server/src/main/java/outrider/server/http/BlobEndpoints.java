package outrider.server.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import outrider.core.protocol.UploadRequest;
import outrider.server.access.SignedIn;
import outrider.server.blob.BlobService;
import outrider.server.ops.Limits;
import outrider.server.problem.Problem;
import outrider.server.problem.ProblemException;

/// The bytes of attachments: asked about, sent in chunks, and fetched in ranges.
final class BlobEndpoints {
  private static final String BYTES = "application/octet-stream";
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,12})-(\\d{0,12})");

  private final BlobService blobs;

  BlobEndpoints(BlobService blobs) {
    this.blobs = blobs;
  }

  void register(Router router) {
    router
        .post("/v1/uploads", this::state)
        .patch("/v1/uploads/*", this::append)
        .get("/v1/blobs/*", this::download);
  }

  private void state(Exchange exchange) throws IOException {
    SignedIn who = exchange.signedIn();
    exchange.answer(blobs.state(exchange.body(UploadRequest.class), who));
  }

  private void append(Exchange exchange) throws IOException {
    SignedIn who = exchange.signedIn();
    long offset = exchange.number("Upload-Offset");
    long sizeBytes = exchange.number("Upload-Length");
    InputStream chunk = exchange.raw(Limits.UPLOAD_CHUNK_BYTES);
    exchange.answer(blobs.append(exchange.lastName(), offset, sizeBytes, chunk, who));
  }

  private void download(Exchange exchange) throws IOException {
    BlobService.Download file = blobs.find(exchange.lastName(), exchange.signedIn());
    Matcher asked = RANGE.matcher(exchange.header("Range").orElse(""));
    boolean part = asked.matches();
    long first = part ? Long.parseLong(asked.group(1)) : 0;
    long last =
        part && !asked.group(2).isEmpty()
            ? Math.min(Long.parseLong(asked.group(2)), file.sizeBytes() - 1)
            : file.sizeBytes() - 1;
    if (first > last) {
      throw new ProblemException(Problem.rangeOutside(file.sizeBytes()));
    }
    try (InputStream input = blobs.open(file, first, last - first + 1);
        OutputStream output = exchange.bytes(BYTES, part, first, last, file.sizeBytes())) {
      input.transferTo(output);
    }
  }
}
