package outrider.server.blob;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.S3Object;

/// A server that speaks S3 on loopback and keeps everything in memory, at the end of a line that
/// can be spoilt.
public final class ObjectStore implements AutoCloseable {
  private static final String BUCKET = "outrider";
  public static final BucketAddress.Keys KEYS = new BucketAddress.Keys("hq", "a well kept secret");

  private final TransientNio2BlobStore store = new TransientNio2BlobStore();
  private final S3Proxy server;
  public final SpoiltLine line;

  public ObjectStore() throws Exception {
    store.createContainer(CreateBucketRequest.builder().bucket(BUCKET).build());
    server =
        S3Proxy.builder()
            .blobStore(store)
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.AWS_V4, KEYS.id(), KEYS.secret())
            .build();
    server.start();
    line = new SpoiltLine(server.getPort());
  }

  public BucketAddress address() {
    return address(KEYS);
  }

  /// Impatient, so that nobody waits long for an answer that does not come.
  public BucketAddress address(BucketAddress.Keys keys) {
    return new BucketAddress(
        BUCKET,
        URI.create("http://127.0.0.1:" + line.port()),
        "us-east-1",
        true,
        keys,
        Duration.ofSeconds(1));
  }

  /// What begins with this, as the store itself has it.
  public List<String> keys(String prefix) {
    return store
        .list(ListObjectsV2Request.builder().bucket(BUCKET).prefix(prefix).build())
        .contents()
        .stream()
        .map(S3Object::key)
        .toList();
  }

  @Override
  public void close() throws Exception {
    line.close();
    server.stop();
    store.close();
  }
}
