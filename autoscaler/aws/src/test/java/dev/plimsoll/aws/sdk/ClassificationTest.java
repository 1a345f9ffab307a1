package dev.plimsoll.aws.sdk;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.plimsoll.aws.OutcomeOf;
import dev.plimsoll.aws.wire.AwsErrors;
import dev.plimsoll.aws.wire.AwsException;
import dev.plimsoll.aws.wire.AwsFailure;
import dev.plimsoll.aws.wire.LaunchTemplateReference;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;

/** Every way in which AWS, or the way to it, is known to fail: what is made of it, and what becomes of the step. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ClassificationTest {

    private static final Duration PATIENT = Duration.ofSeconds(30);

    private final FakeEndpoint endpoint = new FakeEndpoint();
    private final SdkWire wire = endpoint.wire(PATIENT);

    @BeforeAll
    void loadTheSdk() {
        endpoint.answers(aResponse().withBody(Xml.autoScaling("SetDesiredCapacity", "")));
        wire.setDesiredCapacity("shop", 3);
    }

    @AfterAll
    void stop() {
        wire.close();
        endpoint.close();
    }

    @ParameterizedTest(name = "{1} with {0} is {2}, the raise {3}")
    @CsvSource(delimiter = '|', textBlock = """
            400 | Throttling                     | THROTTLED            | Refused | Rate exceeded
            400 | ThrottlingException            | THROTTLED            | Refused | Rate exceeded
            503 | RequestLimitExceeded           | THROTTLED            | Refused | Request limit exceeded.
            500 | ResourceContention             | THROTTLED            | Refused | You already have a pending update to this group
            400 | ScalingActivityInProgress      | THROTTLED            | Refused | Scaling activity 1-2 is in progress
            429 | SomethingNew                   | THROTTLED            | Refused | Slow down
            500 | InternalFailure                | UNAVAILABLE          | Refused | We encountered an internal error
            503 | ServiceUnavailable             | UNAVAILABLE          | Refused | Service is unable to handle request
            500 | ServiceLinkedRoleFailure       | UNAVAILABLE          | Refused | The role is not yet ready
            502 | SomethingNew                   | UNAVAILABLE          | Refused | Bad gateway
            403 | ExpiredToken                   | CREDENTIALS_REJECTED | Refused | The security token included in the request is expired
            400 | RequestExpired                 | CREDENTIALS_REJECTED | Refused | Request has expired.
            403 | InvalidClientTokenId           | CREDENTIALS_REJECTED | Refused | The security token included in the request is invalid
            403 | SignatureDoesNotMatch          | CREDENTIALS_REJECTED | Refused | Signature not yet current
            403 | AccessDenied                   | FORBIDDEN            | Failed  | User is not authorized to perform this
            403 | UnauthorizedOperation          | FORBIDDEN            | Failed  | You are not authorized
            403 | SomethingNew                   | FORBIDDEN            | Failed  | No
            400 | ValidationError                | REFUSED              | Failed  | New SetDesiredCapacity value 9 is above max value 5 for the AutoScalingGroup.
            400 | ValidationError                | REFUSED              | Failed  | Currently, desiredSize equals minSize (1).
            400 | ValidationError                | NOT_FOUND            | Failed  | AutoScalingGroup name not found - AutoScalingGroup 'shop' not found
            400 | ValidationError                | NOT_FOUND            | Failed  | Instance Id not found - No managed instance found for instance ID: i-1
            400 | InvalidInstanceID.NotFound     | NOT_FOUND            | Failed  | The instance ID 'i-1' does not exist
            400 | InvalidParameterValue          | REFUSED              | Failed  | Value (x) for parameter is invalid.
            400 | LimitExceeded                  | REFUSED              | Failed  | You have reached a limit
            400 | ResourceInUse                  | REFUSED              | Failed  | The operation can't be performed
            400 | SomethingNew                   | REFUSED              | Failed  | This did not exist when it was written
            """)
    void judgesEveryCodeOfAutoScaling(int status, String code, AwsFailure failure, String outcome, String message) {
        endpoint.answers(aResponse().withStatus(status).withBody(Xml.autoScalingError(code, message)));

        AwsException failed = failure(() -> wire.setDesiredCapacity("shop", 9));

        assertThat(failed.failure()).isEqualTo(failure);
        assertThat(failed.code()).isEqualTo(code);
        assertThat(failed)
                .hasMessageStartingWith("SetDesiredCapacity of group shop to 9: " + code + ": " + message)
                .hasMessageContaining("(request " + Xml.REQUEST + "); ");
        assertThat(OutcomeOf.failure(failed).getClass().getSimpleName()).isEqualTo(outcome);
        assertThat(endpoint.calls()).as("sent once").isEqualTo(1);
    }

    @ParameterizedTest(name = "{1} with {0} is {2}")
    @CsvSource(delimiter = '|', textBlock = """
            400 | InvalidLaunchTemplateId.NotFound                | NOT_FOUND
            400 | InvalidLaunchTemplateId.VersionNotFound         | NOT_FOUND
            400 | InvalidLaunchTemplateId.Malformed               | NOT_FOUND
            400 | InvalidLaunchTemplateName.NotFoundException     | NOT_FOUND
            503 | RequestLimitExceeded                            | THROTTLED
            503 | Unavailable                                     | UNAVAILABLE
            500 | InternalError                                   | UNAVAILABLE
            403 | UnauthorizedOperation                           | FORBIDDEN
            400 | Blocked                                         | FORBIDDEN
            400 | MissingParameter                                | REFUSED
            """)
    void judgesEveryCodeOfEc2(int status, String code, AwsFailure failure) {
        endpoint.answers(aResponse().withStatus(status).withBody(Xml.ec2Error(code, "as EC2 says")));

        AwsException failed = failure(() -> wire.launchTemplateVersion(new LaunchTemplateReference("lt-1", null, "1")));

        assertThat(failed.failure()).isEqualTo(failure);
        assertThat(failed).hasMessageContaining(code + ": as EC2 says (request " + Xml.REQUEST + ")");
    }

    @Test
    void takesAPageOfAProxyForUnreadableNotForAnEmptyAccount() {
        for (String body : List.of(
                "<html><body>Please log in</body></html>",
                "<a/>",
                Xml.autoScaling("X", "").replaceAll("<ResponseMetadata>.*</ResponseMetadata>", ""))) {
            AwsException failed = failedListing(aResponse().withBody(body));

            assertThat(failed.failure()).as(body).isEqualTo(AwsFailure.UNREADABLE);
            assertThat(failed).hasMessageContaining("check AWS_ENDPOINT_URL");
        }
    }

    @Test
    void takesMalformedXmlForUnreadable() {
        for (String body : List.of("<DescribeAutoScalingGroupsResponse><Describe", "not XML at all", "{}")) {
            assertThat(failedListing(aResponse().withBody(body)).failure())
                    .as(body)
                    .isEqualTo(AwsFailure.UNREADABLE);
        }
    }

    @Test
    void takesAnAnswerWithoutABodyForUnreadable() {
        assertThat(failedListing(aResponse()).failure()).isEqualTo(AwsFailure.UNREADABLE);
    }

    @Test
    void takesAGroupWithoutASizeForUnreadable() {
        String group =
                "<AutoScalingGroups><member><AutoScalingGroupName>shop</AutoScalingGroupName></member></AutoScalingGroups>";

        AwsException failed = failedListing(aResponse().withBody(Xml.autoScaling("DescribeAutoScalingGroups", group)));

        assertThat(failed.failure()).isEqualTo(AwsFailure.UNREADABLE);
        assertThat(failed).hasMessageContaining("without the minimum of a group");
    }

    @Test
    void takesStatus401ForRejectedCredentialsThoughItsBodyIsLost() {
        AwsException failed = failedListing(
                aResponse().withStatus(401).withBody(Xml.ec2Error("AuthFailure", "the JDK's HTTP client drops this")));

        assertThat(failed.failure()).isEqualTo(AwsFailure.CREDENTIALS_REJECTED);
        assertThat(failed).hasMessageContaining("HTTP 401; check that the pod's role exists");
    }

    @Test
    void takesAServerErrorThatIsNotXmlForUnavailable() {
        AwsException failed = failedListing(aResponse().withStatus(502).withBody("<html><h1>Bad gateway</h1></html>"));

        assertThat(failed.failure()).isEqualTo(AwsFailure.UNAVAILABLE);
        assertThat(failed).hasMessageContaining("HTTP 502");
    }

    @Test
    void takesSilenceForUnavailable() {
        endpoint.answers(aResponse().withFixedDelay(5_000).withBody(Xml.autoScaling("SetDesiredCapacity", "")));
        try (SdkWire hasty = endpoint.wire(Duration.ofMillis(200))) {
            AwsException failed = failure(() -> hasty.setDesiredCapacity("shop", 3));

            assertThat(failed.failure()).isEqualTo(AwsFailure.UNAVAILABLE);
            assertThat(failed.code()).isEqualTo(AwsErrors.TIMEOUT);
            assertThat(endpoint.calls()).as("sent once").isLessThanOrEqualTo(1);
        }
    }

    @Test
    void takesABrokenConnectionForUnavailable() {
        for (Fault fault :
                List.of(Fault.EMPTY_RESPONSE, Fault.CONNECTION_RESET_BY_PEER, Fault.RANDOM_DATA_THEN_CLOSE)) {
            assertThat(failedListing(aResponse().withFault(fault)).failure())
                    .as(fault.name())
                    .isEqualTo(AwsFailure.UNAVAILABLE);
        }
    }

    @Test
    void takesAClosedPortForUnavailable() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        URI nobody = URI.create("http://127.0.0.1:" + port);
        var target = new SdkClients.Target(nobody, Region.EU_CENTRAL_1, FakeEndpoint.ANYBODY, PATIENT);
        try (var wire = new SdkWire(SdkClients.of(target))) {
            AwsException failed = failure(() -> wire.group("shop"));

            assertThat(failed.failure()).isEqualTo(AwsFailure.UNAVAILABLE);
            assertThat(failed.code()).isEqualTo(AwsErrors.CONNECTION);
        }
    }

    @Test
    void saysWhenThereAreNoCredentialsAndSendsNothing() {
        endpoint.answers(aResponse());
        AwsCredentialsProvider nobody = AwsCredentialsProviderChain.of(new NoCredentials());
        try (var wire = new SdkWire(SdkClients.of(endpoint.target(nobody, PATIENT)))) {
            AwsException failed = failure(() -> wire.group("shop"));

            assertThat(failed.failure()).isEqualTo(AwsFailure.CREDENTIALS_REJECTED);
            assertThat(failed).hasMessageContaining("EKS Pod Identity");
            assertThat(endpoint.calls()).isZero();
        }
    }

    @Test
    void anInterruptEndsTheCallAndStaysSet() {
        endpoint.answers(aResponse().withBody(Xml.autoScaling("DescribeAutoScalingGroups", "")));

        Thread.currentThread().interrupt();
        AwsException failed = failure(() -> wire.group("shop"));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failed.code()).isEqualTo(AwsErrors.INTERRUPTED);
    }

    @Test
    void putsNoLineBreakOfAnAnswerIntoTheMessage() {
        endpoint.answers(aResponse()
                .withStatus(400)
                .withBody(Xml.autoScalingError("ValidationError", "one\ntwo\u0085" + "x".repeat(2000))));

        AwsException failed = failure(() -> wire.setDesiredCapacity("shop", 9));

        assertThat(failed.getMessage())
                .doesNotContain("\n", "\u0085")
                .contains("one two")
                .hasSizeLessThan(800);
    }

    /** What the environment has when it has nothing. */
    private record NoCredentials() implements AwsCredentialsProvider {
        @Override
        public AwsCredentials resolveCredentials() {
            throw SdkClientException.create("Unable to load credentials from any of the providers in the chain");
        }
    }

    private AwsException failedListing(ResponseDefinitionBuilder answer) {
        endpoint.answers(answer);
        return failure(() -> wire.groups(List.of(), null));
    }

    private static AwsException failure(ThrowingCallable call) {
        return catchThrowableOfType(AwsException.class, call);
    }
}
