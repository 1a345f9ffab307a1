/** The wire to the real AWS, on the SDK's synchronous clients; the one place that knows the SDK. */
@NullMarked
package dev.plimsoll.aws.sdk;

import org.jspecify.annotations.NullMarked;
