package dev.plimsoll.aws.sdk;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.aws.wire.AwsException;
import dev.plimsoll.aws.wire.AwsFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.WebIdentityTokenFileCredentialsProvider;

/** The pod's own role, as EKS gives it to a service account: what is on the class path has to suffice for that. */
final class ServiceAccountRoleTest {

    private static final Duration PATIENT = Duration.ofSeconds(30);

    private final FakeEndpoint endpoint = new FakeEndpoint();
    private final FakeEndpoint sts = new FakeEndpoint();

    @BeforeEach
    void pointToTheFake() {
        settings().forEach(System::setProperty);
    }

    @AfterEach
    void stop() {
        settings().keySet().forEach(System::clearProperty);
        endpoint.close();
        sts.close();
    }

    private Map<String, String> settings() {
        return Map.of("aws.endpointUrlSts", sts.uri().toString(), "aws.region", "eu-central-1");
    }

    @Test
    void signsAsTheRoleOfTheServiceAccount(@TempDir Path directory) throws IOException {
        sts.answers(aResponse().withBody("""
                <AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
                  <AssumeRoleWithWebIdentityResult>
                    <Credentials>
                      <AccessKeyId>ROLEKEY</AccessKeyId>
                      <SecretAccessKey>secret</SecretAccessKey>
                      <SessionToken>session</SessionToken>
                      <Expiration>2100-01-01T00:00:00Z</Expiration>
                    </Credentials>
                  </AssumeRoleWithWebIdentityResult>
                  <ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata>
                </AssumeRoleWithWebIdentityResponse>
                """));
        endpoint.answers(aResponse().withBody(Xml.autoScaling("DescribeAutoScalingGroups", "")));
        try (var role = role(directory);
                var wire = new SdkWire(SdkClients.of(endpoint.target(role, PATIENT)))) {
            assertThat(wire.group("shop")).isEmpty();
        }
        assertThat(sts.lastBody()).contains("WebIdentityToken=signed-by-the-cluster");
        assertThat(endpoint.lastAuthorization()).contains("Credential=ROLEKEY/");
    }

    @Test
    void saysThatTheRoleCannotBeTaken(@TempDir Path directory) throws IOException {
        sts.answers(aResponse()
                .withStatus(403)
                .withBody(Xml.autoScalingError(
                        "AccessDenied", "Not authorized to perform sts:AssumeRoleWithWebIdentity")));
        try (var role = role(directory);
                var wire = new SdkWire(SdkClients.of(endpoint.target(role, PATIENT)))) {
            AwsException failed = Assertions.catchThrowableOfType(AwsException.class, () -> wire.group("shop"));

            assertThat(failed.failure()).isEqualTo(AwsFailure.CREDENTIALS_REJECTED);
            assertThat(failed).hasMessageContaining("sts:AssumeRoleWithWebIdentity");
            assertThat(endpoint.calls()).isZero();
        }
    }

    private static WebIdentityTokenFileCredentialsProvider role(Path directory) throws IOException {
        return WebIdentityTokenFileCredentialsProvider.builder()
                .roleArn("arn:aws:iam::123456789012:role/plimsoll")
                .webIdentityTokenFile(Files.writeString(directory.resolve("token"), "signed-by-the-cluster"))
                .build();
    }
}
