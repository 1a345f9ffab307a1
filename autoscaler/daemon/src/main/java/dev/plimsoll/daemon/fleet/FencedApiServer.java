package dev.plimsoll.daemon.fleet;

import dev.plimsoll.kubernetes.api.ApiAnswer;
import dev.plimsoll.kubernetes.api.ApiException;
import dev.plimsoll.kubernetes.api.ApiServer;
import dev.plimsoll.kubernetes.api.Call;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Lets a change go out only while the right to act lasts longer than one call can take. A step may be several calls, and what
 * was true when it began need not be when it writes.
 */
public final class FencedApiServer implements ApiServer {

    private final BooleanSupplier mayAct;
    private final ApiServer inner;

    public FencedApiServer(BooleanSupplier mayAct, ApiServer inner) {
        this.mayAct = mayAct;
        this.inner = inner;
    }

    @Override
    public ApiAnswer send(Call call) throws ApiException, InterruptedException {
        if (!call.method().equals("GET") && !mayAct.getAsBoolean()) {
            throw ApiException.unsent(call, Refusals.LEASE_TOO_SHORT.why());
        }
        return inner.send(call);
    }

    @Override
    public InputStream open(Call call, Duration lasts) throws ApiException, InterruptedException {
        return inner.open(call, lasts);
    }
}
