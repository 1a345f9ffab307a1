package dev.plimsoll.aws.sdk;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.Extension;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** A server on the loopback address that stands in for the endpoints of AWS. */
final class FakeEndpoint implements AutoCloseable {

    static final AwsCredentialsProvider ANYBODY =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));

    private final WireMockServer server;

    FakeEndpoint(Extension... extensions) {
        server = new WireMockServer(
                wireMockConfig().bindAddress("127.0.0.1").dynamicPort().extensions(extensions));
        server.start();
    }

    /** Answers every call so from now on. */
    FakeEndpoint answers(ResponseDefinitionBuilder response) {
        server.resetAll();
        server.stubFor(post(anyUrl()).willReturn(response));
        return this;
    }

    FakeEndpoint answersBy(String transformer) {
        return answers(aResponse().withTransformers(transformer));
    }

    int calls() {
        return server.getAllServeEvents().size();
    }

    String lastBody() {
        return server.getAllServeEvents().getFirst().getRequest().getBodyAsString();
    }

    String lastAuthorization() {
        return server.getAllServeEvents().getFirst().getRequest().getHeader("Authorization");
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    SdkWire wire(Duration patience) {
        return new SdkWire(SdkClients.of(target(ANYBODY, patience)));
    }

    SdkClients.Target target(AwsCredentialsProvider credentials, Duration patience) {
        return new SdkClients.Target(uri(), Region.EU_CENTRAL_1, credentials, patience);
    }

    @Override
    public void close() {
        server.stop();
    }
}
