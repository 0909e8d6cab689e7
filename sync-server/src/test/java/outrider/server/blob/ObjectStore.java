package outrider.server.blob;

import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/// A server that speaks S3 on loopback and keeps everything in memory, at the end of a line that
/// can be spoilt.
public final class ObjectStore implements AutoCloseable {
  private static final String BUCKET = "outrider";
  public static final BucketAddress.Keys KEYS = new BucketAddress.Keys("hq", "a well kept secret");

  private final TransientNio2BlobStore store = new TransientNio2BlobStore();
  private final Set<String> refused = ConcurrentHashMap.newKeySet();
  private final Object deletes = new Object();
  private boolean holdsDeletes;
  private int deletesHeld;
  private final S3Proxy server;
  public final SpoiltLine line;

  public ObjectStore() throws Exception {
    store.createContainer(CreateBucketRequest.builder().bucket(BUCKET).build());
    server =
        S3Proxy.builder()
            .blobStore(new Refusing(store))
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.AWS_V4, KEYS.id(), KEYS.secret())
            .build();
    server.start();
    line = new SpoiltLine(server.getPort());
  }

  public BucketAddress address() {
    return address(KEYS, Duration.ofSeconds(30));
  }

  /// @param patience how long nobody answers before it is known that nobody will
  public BucketAddress address(BucketAddress.Keys keys, Duration patience) {
    return new BucketAddress(
        BUCKET, URI.create("http://127.0.0.1:" + line.port()), "us-east-1", true, keys, patience);
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

  /// Whether what begins with this may not be put.
  public void refusing(String prefix, boolean refuse) {
    if (refuse) {
      refused.add(prefix);
    } else {
      refused.remove(prefix);
    }
  }

  /// Whether files are thrown away only when this is taken back.
  public void holdingDeletes(boolean hold) {
    synchronized (deletes) {
      holdsDeletes = hold;
      deletes.notifyAll();
    }
  }

  /// How many requests to throw a file away are held now.
  public int deletesHeld() {
    synchronized (deletes) {
      return deletesHeld;
    }
  }

  private void holdDelete() {
    synchronized (deletes) {
      deletesHeld++;
      try {
        while (holdsDeletes) {
          deletes.wait();
        }
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
      } finally {
        deletesHeld--;
      }
    }
  }

  private final class Refusing extends ForwardingBlobStore {
    Refusing(BlobStore store) {
      super(store);
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream bytes) {
      if (refused.stream().anyMatch(request.key()::startsWith)) {
        throw S3Exception.builder().statusCode(503).message("no room").build();
      }
      return super.putBlob(request, bytes);
    }

    @Override
    public DeleteObjectResponse removeBlob(DeleteObjectRequest request) {
      if (request.key().startsWith("files/")) {
        holdDelete();
      }
      return super.removeBlob(request);
    }
  }

  @Override
  public void close() throws Exception {
    line.close();
    server.stop();
    store.close();
  }
}
