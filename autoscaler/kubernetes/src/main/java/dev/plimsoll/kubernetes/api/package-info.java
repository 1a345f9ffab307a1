/** Requests to the API server and their answers, as bytes of JSON: nothing here knows what the objects mean. */
@NullMarked
package dev.plimsoll.kubernetes.api;

import org.jspecify.annotations.NullMarked;
