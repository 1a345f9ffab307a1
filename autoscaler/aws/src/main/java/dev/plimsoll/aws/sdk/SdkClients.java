package dev.plimsoll.aws.sdk;

import dev.plimsoll.core.model.BadInputException;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** The SDK's clients, told to send once and not to wait for ever. */
record SdkClients(AutoScalingClient autoScaling, Ec2Client ec2) {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(15);

    /** Where AWS is and who is calling; a null endpoint is the region's own or that of AWS_ENDPOINT_URL. */
    record Target(@Nullable URI endpoint, Region region, AwsCredentialsProvider credentials, Duration patience) {}

    static SdkClients fromEnvironment() {
        try {
            Region region = DefaultAwsRegionProviderChain.builder().build().getRegion();
            return of(new Target(
                    null, region, DefaultCredentialsProvider.builder().build(), ANSWER));
        } catch (SdkClientException unset) {
            throw new BadInputException(
                    "nothing says in which region of AWS the groups are: set AWS_REGION, such as AWS_REGION=eu-central-1",
                    unset);
        }
    }

    static SdkClients of(Target target) {
        return new SdkClients(
                configured(AutoScalingClient.builder(), target).build(),
                configured(Ec2Client.builder(), target).build());
    }

    private static <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B configured(
            B builder, Target target) {
        builder.region(target.region())
                .credentialsProvider(target.credentials())
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .retryStrategy(AwsRetryStrategy.doNotRetry())
                        .apiCallAttemptTimeout(target.patience())
                        .putAdvancedOption(SdkAdvancedClientOption.USER_AGENT_PREFIX, "plimsoll")
                        .build())
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(target.patience()));
        if (target.endpoint() != null) {
            builder.endpointOverride(target.endpoint());
        }
        return builder;
    }
}
