package dev.plimsoll.kubernetes.api;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;

/** Access to a cluster as somebody else, by an administrator's right to impersonate. */
public final class Impersonation {

    private Impersonation() {}

    public static HttpApiServer of(String kubeconfig, String user) {
        return HttpApiServer.of(new ConfigBuilder(Config.fromKubeconfig(kubeconfig))
                .withImpersonateUsername(user)
                .build());
    }
}
