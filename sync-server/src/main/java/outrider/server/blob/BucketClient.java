package outrider.server.blob;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import outrider.server.ops.Limits;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.LegacyMd5Plugin;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/// Makes Amazon's client speak so that stores of others understand it: no checksums that were not
/// asked for, no chunked signatures, no waiting for a `100 Continue`, MD5 where S3 always had it.
final class BucketClient {
  private BucketClient() {}

  static S3Client of(BucketAddress address) {
    S3ClientBuilder builder =
        S3Client.builder()
            .region(Region.of(address.region()))
            .forcePathStyle(address.pathStyle())
            .credentialsProvider(credentials(address.keys()))
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .addPlugin(LegacyMd5Plugin.create())
            .serviceConfiguration(
                how -> how.chunkedEncodingEnabled(false).expectContinueEnabled(false))
            .httpClientBuilder(
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(Limits.BUCKET_CONNECT)
                    .socketTimeout(address.patience()))
            .overrideConfiguration(how ->
                how.apiCallAttemptTimeout(address.patience())
                    .apiCallTimeout(address.patience().multipliedBy(Limits.BUCKET_ATTEMPTS))
                    .retryStrategy(tries -> tries.maxAttempts(Limits.BUCKET_ATTEMPTS)));
    URI endpoint = address.endpoint();
    return endpoint == null ? builder.build() : builder.endpointOverride(endpoint).build();
  }

  private static AwsCredentialsProvider credentials(BucketAddress.@Nullable Keys keys) {
    return keys == null
        ? DefaultCredentialsProvider.builder().build()
        : StaticCredentialsProvider.create(AwsBasicCredentials.create(keys.id(), keys.secret()));
  }
}
